import type { JSX } from 'preact'
import { amountText, counted, moneyText } from '../../shared/words.ts'
import { dayText } from '../book.ts'
import { cover, type Payable } from './payable.ts'
import { coveredPayables, type PaymentFields } from './payment-fields.ts'

interface OpenInvoicesProps {
  fields: PaymentFields
  payables: readonly Payable[]
  currency: string
  /** Called with the invoices that are ticked now. */
  onChange: (covered: readonly Payable[]) => void
}

/** The open invoices of a client, to tick; beside each what it would take of the amount. The oldest is paid first. */
export function OpenInvoices({ fields, payables, currency, onChange }: OpenInvoicesProps): JSX.Element {
  const { covered, amount } = fields
  const ticked = coveredPayables(fields, payables)
  const reading = amount.read()
  const { allocations } = cover(reading.ok ? reading.value : 0, ticked)
  const error = covered.error.value
  const toggle = (payable: Payable) =>
    onChange(payables.filter((one) => (one === payable ? !ticked.includes(one) : ticked.includes(one))))
  return (
    <fieldset class={error ? 'has-error' : undefined} aria-describedby={error && `${covered.id}-error`}>
      <legend>Invoices it pays</legend>
      {error && (
        <p class="error-text" id={`${covered.id}-error`}>
          {error}
        </p>
      )}
      <div>
        {payables.map((payable, index) => (
          <label key={payable.id} class="choice">
            <input
              type="checkbox"
              id={index === 0 ? covered.id : undefined}
              checked={ticked.includes(payable)}
              onChange={() => toggle(payable)}
            />
            <span>
              {payable.number}
              {payable.purpose && `, ${payable.purpose}`}
              <small>{whatIsOwed(payable, currency)}</small>
            </span>
            <output class="push nowrap">
              {paysText(allocations.find(({ invoiceId }) => invoiceId === payable.id)?.minor, currency)}
            </output>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function whatIsOwed({ owedMinor, daysOverdue, dueDate }: Payable, currency: string): string {
  const owed = `Owed: ${moneyText({ minor: owedMinor, currency })}`
  if (daysOverdue > 0) return `${owed}, ${counted(daysOverdue, 'day')} overdue`
  return dueDate === undefined ? owed : `${owed}, due ${dayText(dueDate)}`
}

function paysText(minor: number | undefined, currency: string): string {
  return minor === undefined ? '' : `pays ${amountText(minor, currency)}`
}
