import type { JSX } from 'preact'
import type { Value } from '../../shared/figure.ts'
import type { PayReply } from '../../shared/living/contract.ts'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { moneyText, wholeMoneyText } from '../../shared/words.ts'
import { call } from '../api.ts'
import { dayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { useAction } from '../form.ts'
import { Figure } from '../parts/figure.tsx'
import { FormTrouble } from '../parts/form-box.tsx'
import { FigureLine, Line, Lines } from '../parts/lines.tsx'
import { sayDone } from '../parts/toast.tsx'
import { amountIn } from '../today/amount-in.ts'
import { takingBack } from '../undo.ts'

/** What may still be spent this month, the pay that it is taken from, and the press that pays the rest. */
export function ThisMonth({ pay }: { pay: PayReply }): JSX.Element {
  const { mayBeSpent, monthsPay, isOverspent, spent, asOf } = pay
  const whole = amountIn(monthsPay)
  return (
    <>
      <Figure
        label={isOverspent ? 'Overspent this month' : 'May be spent this month'}
        figure={mayBeSpent}
        show={wholeUnits}
        aside={whole && `of ${moneyText(whole)}`}
        {...(isOverspent && { tone: 'bad' as const })}
      />
      <Lines isOpenEnded>
        <FigureLine label="This month’s pay" figure={monthsPay} note={payNote(pay)} />
        <Line label="Spent on living" href={`/money?role=living&from=${asOf.slice(0, 7)}-01`}>
          {moneyText(spent)}
        </Line>
      </Lines>
      <PayYourself pay={pay} />
    </>
  )
}

/** What can be counted on is rounded down, what is overspent up. */
function wholeUnits(value: Value): string {
  if (typeof value !== 'object') return String(value)
  return value.minor < 0
    ? wholeMoneyText({ minor: -value.minor, currency: value.currency }, 'up')
    : wholeMoneyText(value, 'down')
}

/** "the same each month, set Oct 1, to Dec 31" */
function payNote({ monthsPay, pay, setOn, holdsTo }: PayReply): string | undefined {
  if (monthsPay.state !== 'known' || pay.state !== 'known') return undefined
  const set = amountIn(pay)
  if (set && set.minor !== amountIn(monthsPay)?.minor)
    return `all that is there; ${moneyText(set)} was set ${dayText(setOn)}`
  return `the same each month, set ${dayText(setOn)}, holds to ${dayText(holdsTo)}`
}

/** Pays the rest of the month's pay out of the book at once. The toast can take it back. */
function PayYourself({ pay: { proposal, asOf } }: { pay: PayReply }): JSX.Element | null {
  const action = useAction(async (key, lateReason) => {
    if (!proposal) return
    const body = { date: asOf, amount: proposal.amount, accountId: proposal.fromAccountId, text: 'Owner’s pay' }
    const { value } = await call<RecordedReply>('POST', '/api/v1/draws', { key, body, lateReason })
    sayDone(
      `Paid yourself ${moneyText(value.event.amount)} from ${proposal.fromAccount}.`,
      takingBack([value.event.id], lateReason),
    )
  })
  if (!proposal) return null
  return (
    <>
      <p class="note-gap">
        <button
          type="button"
          class="button small"
          disabled={action.isSending.value}
          onClick={() => void action.submit()}
        >
          Pay yourself {moneyText(proposal.amount)}
        </button>
      </p>
      <FormTrouble form={action} title="The pay was not recorded" />
    </>
  )
}

/** For whoever lives from an account in the book: there the pay is moved, and counts as spent when it is spent. */
export function OtherWay({ pay: { proposal } }: { pay: PayReply }): JSX.Element | null {
  if (!proposal) return null
  const { fromAccount, fromAccountId, amount } = proposal
  const move = () => showDialog({ kind: 'transfer', fromAccountId, amountMinor: amount.minor })
  return (
    <>
      <p class="note note-gap">
        It goes from {fromAccount} out of the book. Is the account you live from in the book? Move it there instead:
        then it counts as spent when you spend it.
      </p>
      <p class="note-gap">
        <button type="button" class="button small" onClick={move}>
          Move {moneyText(amount)} to an account…
        </button>
      </p>
    </>
  )
}
