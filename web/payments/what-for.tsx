import type { JSX } from 'preact'
import { valueNow } from '../accounts/entry.ts'
import { useClientChoices } from '../clients/use-client-choices.ts'
import { ChoiceGroup, SelectField } from '../parts/choice-fields.tsx'
import { MoneyField } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { OpenInvoices } from './open-invoices.tsx'
import type { Payable } from './payable.ts'
import type { PaymentFields, PaymentStart } from './payment-fields.ts'
import { tick } from './use-payables.ts'

interface WhatForProps {
  fields: PaymentFields
  start: PaymentStart
}

/** For invoices or for something else, and who paid. */
export function WhatFor({ fields, start }: WhatForProps): JSX.Element {
  const isForInvoices = fields.purpose.text.value === 'invoices'
  const { clients = [], chosen } = useClientChoices(valueNow(fields.client))
  const offered = clients.filter((client) => !isForInvoices || client.openInvoices > 0 || client === chosen)
  const choices = offered.map(({ id, name }) => ({ value: String(id), label: name }))
  const categories = start.categories.filter(({ role }) => role === 'income' || role === 'client-money')
  return (
    <>
      <ChoiceGroup
        field={fields.purpose}
        label="What is it for?"
        isRow
        choices={[
          { value: 'invoices', label: 'Invoices' },
          { value: 'income', label: 'Income without an invoice' },
        ]}
      />
      <SelectField
        field={fields.client}
        label="Client"
        choices={[{ value: '', label: isForInvoices ? 'Choose a client' : 'No client' }, ...choices]}
        span="c6"
      />
      {!isForInvoices && (
        <>
          <TextField field={fields.text} label="Who paid, or what for" span="c6" />
          <SelectField
            field={fields.category}
            label="Category"
            choices={categories.map(({ id, name, role }) => ({
              value: String(id),
              label: role === 'client-money' ? 'Refundable deposit' : name,
            }))}
            span="c6"
          />
          <MoneyField
            field={fields.salesTax}
            label="Sales tax in it"
            note="If there is any. You only hold it."
            currency={start.currency}
            span="c6"
          />
        </>
      )}
    </>
  )
}

interface CoveredInvoicesProps extends WhatForProps {
  payables: readonly Payable[]
}

/** The open invoices of the client, once one is chosen. */
export function CoveredInvoices({ fields, payables, start }: CoveredInvoicesProps): JSX.Element | null {
  if (valueNow(fields.client) === undefined) return null
  if (payables.length === 0) return <p class="note">This client has no open invoice.</p>
  return (
    <OpenInvoices
      fields={fields}
      payables={payables}
      currency={start.currency}
      onChange={(ticked) => tick(fields, ticked, payables, start.currency)}
    />
  )
}
