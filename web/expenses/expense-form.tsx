import { useSignal } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import { CURRENCIES } from '../../shared/currencies.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { AccountField, useAccount } from '../accounts/account-field.tsx'
import { firstWithRole } from '../accounts/accounts.ts'
import { checkedValue, recordEntry, reserveText, sayRecorded, valueNow } from '../accounts/entry.ts'
import { AmountAndDate, entryBody, useEntryFields } from '../accounts/entry-fields.tsx'
import { readAmount } from '../amount-entry.ts'
import { type Field, useField, useForm } from '../form.ts'
import { SelectField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, PercentField, useOptionalAmount, usePercent } from '../parts/number-fields.tsx'
import { TextareaField } from '../parts/text-fields.tsx'
import { understood } from '../reading.ts'
import { attachChosen, ReceiptField, useReceiptChoice } from '../receipt-files/receipt-field.tsx'
import { businessMinor, partsOf, shareOf } from './business-share.ts'
import type { VendorFormProps } from './expense-dialog.tsx'
import { useVendor, VendorRow } from './vendor-fields.tsx'

interface RarelyUsedProps {
  fields: readonly Field[]
  isInUse: boolean
  children: ComponentChildren
}

/** What was paid to a vendor: the business share is a cost, the private rest is living. */
export function ExpenseForm({ book, accounts, categories, recent, replaces, onClose }: VendorFormProps): JSX.Element {
  const parts = replaces && partsOf(replaces)
  const fields = useEntryFields(book, replaces, parts?.wholeMinor)
  const account = useAccount(replaces?.movements[0]?.from.id ?? firstWithRole(accounts, 'spending', 'card')?.id)
  const { vendor, category } = useVendor(recent, categories, replaces)
  const share = usePercent(3, { start: parts ? shareOf(parts) : '1', pointer: '#/businessShare' })
  const reclaimable = useOptionalAmount(book.currency, {
    range: 'zero-or-more',
    startMinor: parts?.reclaimableMinor || undefined,
    pointer: '#/reclaimableTax',
  })
  const document = replaces?.documentAmount
  const currency = useField((text) => understood(text), {
    start: document?.currency ?? '',
    pointer: '#/document/currency',
  })
  const foreign = useField(
    (text) => (currency.text.value === '' ? understood(undefined) : readAmount(text, currency.text.value)),
    { start: document ? amountText(document.minor, document.currency) : '', pointer: '#/document' },
  )
  const receipt = useReceiptChoice()
  const rarely = [reclaimable, currency, foreign, fields.note]
  const form = useForm(
    [fields.amount, fields.date, account, vendor, category, share, receipt.field, ...rarely],
    async (key, lateReason) => {
      const reclaimableMinor = checkedValue(reclaimable)
      const foreignMinor = checkedValue(foreign)
      const body = {
        ...entryBody(fields, book),
        vendor: checkedValue(vendor),
        categoryId: checkedValue(category),
        accountId: checkedValue(account),
        businessShare: checkedValue(share),
        ...(reclaimableMinor && { reclaimableTax: { minor: reclaimableMinor, currency: book.currency } }),
        ...(foreignMinor && { document: { minor: foreignMinor, currency: checkedValue(currency) } }),
      }
      const reply = await recordEntry('/api/v1/expenses', { key, lateReason }, body, replaces)
      const attached = await attachChosen(checkedValue(receipt.field), reply.event.id)
      onClose()
      const says = `Recorded ${moneyText(reply.event.amount)} paid to ${reply.event.text}.`
      sayRecorded(reply, `${says}${attached}${reserveText(reply.proposal)}`, replaces, lateReason)
    },
  )
  const chosen = accounts.find(({ id }) => id === valueNow(account))
  return (
    <FormDialog
      title={replaces ? 'Correct the expense' : 'Add expense'}
      form={form}
      action={replaces ? 'Correct expense' : 'Add expense'}
      consequence={
        replaces
          ? 'The entry before is taken back, and this one takes its place. Both stay in the book.'
          : `Goes out of ${chosen?.name ?? 'the account'} and lowers the profit that is taxed. It can be taken back.`
      }
      onClose={onClose}
    >
      <div class="form">
        <AmountAndDate fields={fields} book={book} amountLabel="Amount paid" />
        <AccountField field={account} label="Paid from" accounts={accounts} span="c4" />
        <VendorRow label="Vendor" vendor={vendor} category={category} recent={recent} categories={categories} />
        <PercentField
          field={share}
          label="Business share"
          note={shareText(fields.amount, share, book.currency)}
          span="c4"
        />
        <ReceiptField choice={receipt} isCorrection={replaces !== undefined} span="c8" />
        <RarelyUsed fields={rarely} isInUse={rarely.some(({ text }) => text.peek() !== '')}>
          <MoneyField
            field={reclaimable}
            label="Sales tax to reclaim"
            hint="In the amount above; only where you may reclaim it."
            currency={book.currency}
            span="c4"
          />
          <SelectField
            field={currency}
            label="Currency of the document"
            hint="When it is not in your own."
            choices={[{ value: '', label: `${book.currency}, as paid` }, ...foreignCurrencies(book.currency)]}
            span="c4 half"
          />
          {currency.text.value !== '' && (
            <MoneyField
              field={foreign}
              label="Amount on the document"
              hint="The rate follows from both."
              currency={currency.text.value}
              span="c4 half"
            />
          )}
          <TextareaField field={fields.note} label="Note" rows={2} span="c8" />
        </RarelyUsed>
      </div>
    </FormDialog>
  )
}

/** What most expenses do not need; open when something stands in it, or is wrong with it. */
function RarelyUsed({ fields, isInUse, children }: RarelyUsedProps): JSX.Element {
  const isOpen = useSignal(isInUse)
  const hasError = fields.some(({ error }) => error.value !== undefined)
  return (
    <details
      class="chart-table"
      open={isOpen.value || hasError}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open
      }}
    >
      <summary>Tax to reclaim, another currency, a note</summary>
      <div class="form gap-4">{children}</div>
    </details>
  )
}

/** What the share makes of the amount: "Business: $74.00. The private rest, $31.71, counts as living." */
function shareText(amount: Field<number>, share: Field<string>, currency: string): string {
  const [wholeMinor, fraction] = [valueNow(amount), valueNow(share)]
  if (wholeMinor === undefined || fraction === undefined || fraction === '1')
    return 'The private rest counts as living.'
  const business = businessMinor(wholeMinor, fraction)
  const say = (minor: number) => moneyText({ minor, currency })
  return `Business: ${say(business)}. The private rest, ${say(wholeMinor - business)}, counts as living.`
}

function foreignCurrencies(home: string): { value: string; label: string }[] {
  return CURRENCIES.filter((code) => code !== home).map((code) => ({ value: code, label: code }))
}
