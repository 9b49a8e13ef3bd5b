import type { JSX } from 'preact'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import type { Figure } from '../../shared/figure.ts'
import type { Money } from '../../shared/money.ts'
import type { LivingReply } from '../../shared/today/contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { longDayText } from '../book.ts'
import { Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { amountIn } from '../today/amount-in.ts'
import { termText } from '../value-text.ts'
import { bankText } from './accounts.ts'
import { ROLE_WORDS } from './kind-words.ts'

/** "You hold $44,044.92. $32,482.96 of it is free." */
export function FreeCashSentence({ living: { liquid, freeCash } }: { living: LivingReply }): JSX.Element {
  const [held, free] = [amountIn(liquid), amountIn(freeCash)]
  if (!held || !free) return <p class="sentence">{freeCash.says}</p>
  const why = <Why figure={freeCash} name={`${moneyText(free)} free cash`} />
  if (free.minor < 0) {
    return (
      <p class="sentence">
        You hold <b>{moneyText(held)}</b>. That is <b class="bad">{moneyText({ ...free, minor: -free.minor })}</b> less
        than is due to others. {why}
      </p>
    )
  }
  return (
    <p class="sentence">
      You hold <b>{moneyText(held)}</b>. <b>{moneyText(free)}</b> of it is free. {why}
    </p>
  )
}

interface HoldingsProps {
  living: LivingReply
  accounts: readonly AccountReply[]
}

/** Every account with what it holds, beside what is taken off until free cash is left. */
export function Holdings({ living: { asOf, liquid, freeCash }, accounts }: HoldingsProps): JSX.Element {
  const shown = accounts.filter(({ closedOn, balance }) => closedOn === null || balance.minor !== 0)
  const atHand = shown.filter(({ role }) => role !== 'other')
  const apart = shown.filter(({ role }) => role === 'other')
  const held = amountIn(liquid)
  return (
    <div class="cols-even">
      <Section title="Where it is" aside={<>on {longDayText(asOf)}</>}>
        <Lines isOpenEnded>
          {atHand.map((account) => (
            <AccountLine key={account.id} account={account} />
          ))}
          {held && (
            <Line label="Liquid money" kind="subtotal">
              {moneyText(held)}
            </Line>
          )}
          {apart.map((account) => (
            <AccountLine key={account.id} account={account} />
          ))}
        </Lines>
      </Section>
      {held && (
        <Section title="What of it is free" aside={held.currency}>
          <FreeCashSum held={held} freeCash={freeCash} />
        </Section>
      )}
    </div>
  )
}

function AccountLine({ account }: { account: AccountReply }): JSX.Element {
  const { id, name, role, balance } = account
  const isNamedSo = name.toLowerCase().includes(ROLE_WORDS[role])
  return (
    <Line
      note={
        <a class="pressable" href={`/money/reconcile/${id}`}>
          {bankText(account)}
        </a>
      }
      label={
        <>
          <a class="pressable" href={`/money?account=${id}#movements`}>
            {name}
          </a>{' '}
          {!isNamedSo && <span class="muted">{ROLE_WORDS[role]}</span>}
        </>
      }
    >
      {amountText(balance.minor, balance.currency)}
    </Line>
  )
}

/** Liquid money, less whatever the figure takes off. */
function FreeCashSum({ held, freeCash }: { held: Money; freeCash: Figure }): JSX.Element | null {
  const free = amountIn(freeCash)
  if (!free) return null
  const takenOff = (freeCash.because?.inputs ?? []).filter(({ sign }) => sign === '-')
  return (
    <Lines>
      <Line label="Liquid money">{amountText(held.minor, held.currency)}</Line>
      {takenOff.map(({ label, note, link, value, figure, unit }) => (
        <Line key={label} label={link ? <a href={link}>{label}</a> : label} note={note}>
          {termText(value ?? (figure && amountIn(figure)) ?? 0, unit, '-')}
        </Line>
      ))}
      <Line label="Free cash" kind="total">
        {moneyText(free)}
      </Line>
    </Lines>
  )
}
