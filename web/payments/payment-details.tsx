import type { JSX } from 'preact'
import { CURRENCIES } from '../../shared/currencies.ts'
import { SelectField } from '../parts/choice-fields.tsx'
import { MoneyField } from '../parts/number-fields.tsx'
import { TextareaField } from '../parts/text-fields.tsx'
import type { Payable } from './payable.ts'
import type { PaymentFields, PaymentStart } from './payment-fields.ts'
import { CoveredInvoices } from './what-for.tsx'

interface PaymentDetailsProps {
  fields: PaymentFields
  payables: readonly Payable[]
  start: PaymentStart
  /** True when the form was opened for one invoice: the others of the client then stand here. */
  hasInvoices: boolean
}

/** What most payments do not have. */
export function PaymentDetails({ fields, payables, start, hasInvoices }: PaymentDetailsProps): JSX.Element {
  const { withheld, document, documentCurrency, note } = fields
  const isOpen = [withheld, document, note].some((field) => field.text.peek() !== '')
  const withInvoices = hasInvoices && payables.length > 1
  const isFromCredit = fields.isFromCredit.value
  const names = [
    ...(isFromCredit ? [] : ['other currency', 'tax withheld']),
    ...(withInvoices ? ['several invoices'] : []),
    'note',
  ].join(', ')
  return (
    <details class={isFromCredit ? 'chart-table' : 'chart-table c8 gap-5'} open={isOpen}>
      <summary>{names.charAt(0).toUpperCase() + names.slice(1)}</summary>
      <div class="form gap-2">
        {withInvoices && <CoveredInvoices fields={fields} payables={payables} start={start} />}
        {!isFromCredit && (
          <>
            <MoneyField
              field={withheld}
              label="Tax withheld"
              note="What the client paid to the tax office for you."
              currency={start.currency}
              span="c4"
            />
            <MoneyField
              field={document}
              label="Amount on their document"
              note="In another currency; kept beside what moved."
              currency={documentCurrency.text.value}
              span="c4 half"
            />
            <SelectField
              field={documentCurrency}
              label="Its currency"
              choices={CURRENCIES.filter((code) => code !== start.currency).map((code) => ({
                value: code,
                label: code,
              }))}
              span="c4 half"
            />
          </>
        )}
        <TextareaField field={note} label="Note" rows={2} />
      </div>
    </details>
  )
}
