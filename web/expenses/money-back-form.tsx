import type { JSX } from 'preact'
import { moneyText } from '../../shared/words.ts'
import { AccountField, useAccount } from '../accounts/account-field.tsx'
import { firstWithRole } from '../accounts/accounts.ts'
import { checkedValue, recordEntry, reserveText, sayRecorded } from '../accounts/entry.ts'
import { AmountAndDate, entryBody, NoteField, useEntryFields } from '../accounts/entry-fields.tsx'
import { useForm } from '../form.ts'
import { FormDialog } from '../parts/dialog.tsx'
import type { VendorFormProps } from './expense-dialog.tsx'
import { useVendor, VendorRow } from './vendor-fields.tsx'

/** What a vendor gave back: it lowers its category on the day it arrives. */
export function MoneyBackForm({ book, accounts, categories, recent, replaces, onClose }: VendorFormProps): JSX.Element {
  const fields = useEntryFields(book, replaces)
  const account = useAccount(replaces?.movements[0]?.to.id ?? firstWithRole(accounts, 'spending', 'card')?.id)
  const { vendor, category } = useVendor(recent, categories, replaces)
  const form = useForm(
    [fields.amount, fields.date, account, vendor, category, fields.note],
    async (key, lateReason) => {
      const body = {
        ...entryBody(fields, book),
        vendor: checkedValue(vendor),
        categoryId: checkedValue(category),
        accountId: checkedValue(account),
      }
      const reply = await recordEntry('/api/v1/money-back', { key, lateReason }, body, replaces)
      onClose()
      const says = `Recorded ${moneyText(reply.event.amount)} back from ${reply.event.text}.`
      sayRecorded(reply, `${says}${reserveText(reply.proposal)}`, replaces, lateReason)
    },
  )
  return (
    <FormDialog
      title={replaces ? 'Correct the money back' : 'Record money back'}
      form={form}
      action="Record money back"
      consequence="Lowers its category on the day it arrives; it is no receipt. It can be taken back."
      onClose={onClose}
    >
      <div class="form">
        <AmountAndDate fields={fields} book={book} />
        <AccountField field={account} label="Into" accounts={accounts} span="c4" />
        <VendorRow label="Vendor" vendor={vendor} category={category} recent={recent} categories={categories} />
        <NoteField fields={fields} />
      </div>
    </FormDialog>
  )
}
