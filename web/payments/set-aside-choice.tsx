import { type Signal, useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import type { Figure } from '../../shared/figure.ts'
import type { PaymentBody, ProposalReply } from '../../shared/payments/contract.ts'
import { moneyText, percentText } from '../../shared/words.ts'
import { AccountField, useAccount } from '../accounts/account-field.tsx'
import { firstWithRole } from '../accounts/accounts.ts'
import { checkedValue, valueNow } from '../accounts/entry.ts'
import { type Field, useField } from '../form.ts'
import { ChoiceGroup, Tick } from '../parts/choice-fields.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { Why } from '../parts/why.tsx'
import { understood } from '../reading.ts'

type Way = 'rate' | 'other' | 'none'

/** What is set aside together with a payment, and between which accounts. */
export interface SetAside {
  way: Field<Way>
  other: Field<number>
  /** What was missing before the payment is moved as well. */
  isMissingToo: Signal<boolean>
  from: Field<number>
  to: Field<number>
  /** The accounts it can go to: without one there is nowhere to set money aside. */
  reserves: readonly AccountReply[]
}

/** By the owner's rate at first, with what was missing, from the spending account to the tax reserve. */
export function useSetAside(accounts: readonly AccountReply[], currency: string): SetAside {
  const reserves = accounts.filter(({ role, closedOn }) => role === 'tax-reserve' && closedOn === null)
  return {
    way: useField<Way>((text) => understood(text === 'other' || text === 'none' ? text : 'rate'), { start: 'rate' }),
    other: useAmount(currency, { pointer: '#/setAside/amount' }),
    isMissingToo: useSignal(true),
    from: useAccount(firstWithRole(accounts, 'spending', 'buffer')?.id, '#/setAside/fromAccountId'),
    to: useAccount(reserves[0]?.id, '#/setAside/toAccountId'),
    reserves,
  }
}

/** The fields that are on screen, and so are checked. */
export function setAsideFields({ way, other, from, to, reserves }: SetAside): Field[] {
  if (reserves.length === 0 || way.text.value === 'none') return []
  return way.text.value === 'other' ? [other, from, to] : [from, to]
}

/** What of this very payment is set aside, in minor units. */
export function ofThisPayment({ way, other, reserves }: SetAside, { added }: ProposalReply): number {
  if (reserves.length === 0 || way.text.value === 'none') return 0
  return way.text.value === 'other' ? (valueNow(other) ?? 0) : Math.max(0, added.minor)
}

/** What is moved to the reserve, in minor units: with what was missing before, if that is ticked. */
export function movedMinor(setAside: SetAside, proposal: ProposalReply): number {
  if (setAside.reserves.length > 0 && setAside.way.text.value === 'rate' && setAside.isMissingToo.value) {
    return proposal.total.minor
  }
  return ofThisPayment(setAside, proposal)
}

/** What the person chose, to tell one sending from another. */
export function chosenIn({ way, other, from, to, isMissingToo }: SetAside): unknown {
  return [isMissingToo.peek(), ...[way, other, from, to].map((field) => field.text.peek())]
}

/** The move as the request takes it; undefined when nothing is moved. The fields were checked before. */
export function setAsideBody(setAside: SetAside, proposal: ProposalReply, currency: string): PaymentBody['setAside'] {
  const minor = movedMinor(setAside, proposal)
  if (minor <= 0) return undefined
  return {
    amount: { minor, currency },
    fromAccountId: checkedValue(setAside.from),
    toAccountId: checkedValue(setAside.to),
  }
}

interface SetAsideChoiceProps {
  setAside: SetAside
  proposal: ProposalReply
  accounts: readonly AccountReply[]
  currency: string
}

/** How much goes to the tax reserve with this payment: by the rate, another amount, or nothing for now. */
export function SetAsideChoice({ setAside, proposal, accounts, currency }: SetAsideChoiceProps): JSX.Element {
  const { way, other, isMissingToo, from, to, reserves } = setAside
  const { added, missingBefore, total, rate } = proposal
  if (reserves.length === 0) {
    return (
      <div class="stack">
        <h3>Set aside for tax</h3>
        <p>
          By your rate of {percentText(rate)}, <b>{moneyText(total)}</b> belongs in a tax reserve.
        </p>
        <p class="note">
          There is no account for it yet. Add one under <a href="/settings#accounts">Settings</a>, and money can be set
          aside with every payment.
        </p>
      </div>
    )
  }
  const byRate = (
    <>
      Your rate, {percentText(rate)}: <b>{moneyText({ ...added, minor: Math.max(0, added.minor) })}</b>
    </>
  )
  return (
    <div class="stack">
      <ChoiceGroup
        field={way}
        label="Set aside for tax"
        choices={[
          { value: 'rate', label: byRate },
          { value: 'other', label: 'Another amount' },
          { value: 'none', label: 'Not now' },
        ]}
      />
      {way.text.value === 'other' && <MoneyField field={other} label="Amount to set aside" currency={currency} />}
      {way.text.value === 'rate' && missingBefore.minor > 0 && (
        <Tick
          isTicked={isMissingToo}
          label={`Move the missing ${moneyText(missingBefore)} as well`}
          note={`Together ${moneyText(total)}; the reserve then holds what it needs.`}
        />
      )}
      <OwnRate proposal={proposal} />
      {way.text.value !== 'none' && (
        <>
          <div class="form">
            <AccountField field={from} label="From" accounts={accounts} span="c6 half" />
            <AccountField field={to} label="To" accounts={reserves} span="c6 half" />
          </div>
          <p class="note">
            Recorded as moved today; the transfer itself is made at your bank. An estimate, not tax advice.{' '}
            <Why figure={proposalFigure(proposal)} name={`${moneyText(total)} set aside`} />
          </p>
        </>
      )}
    </div>
  )
}

/** What the person's own rate would ask of the payment, beside the rule; nothing until the tax questions are answered. */
function OwnRate({ proposal: { estimate } }: { proposal: ProposalReply }): JSX.Element | null {
  if (!estimate?.added || estimate.ownRate.state !== 'known') return null
  const rate = percentText(String(estimate.ownRate.value))
  return (
    <p class="note">
      By your own estimate, {rate}: {moneyText(estimate.added)}.{' '}
      <Why figure={estimate.ownRate} name={`${rate}, your own rate`} />
    </p>
  )
}

/** How the proposal came about: what the payment adds to what the reserve must hold, and what it lacked before. */
function proposalFigure({ added, missingBefore, total, rate }: ProposalReply): Figure {
  return {
    state: 'known',
    value: total,
    because: {
      says: 'What the tax reserve must hold after this payment, less what it holds now.',
      worked: `The rate is ${percentText(rate)}; it is charged on the profit of the tax year, or on receipts if you chose so.`,
      inputs: [
        { label: 'Added by this payment', value: added },
        { label: 'Missing before it', value: missingBefore },
      ],
      notes: ['An estimate, not tax advice.'],
    },
  }
}
