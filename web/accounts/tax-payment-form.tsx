import type { JSX } from 'preact'
import type { InstalmentsReply } from '../../shared/taxes/contract.ts'
import type { SetAsideReply } from '../../shared/today/contract.ts'
import { moneyText } from '../../shared/words.ts'
import type { OpenDialog } from '../dialogs.ts'
import { useField, useForm } from '../form.ts'
import { SelectField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { optional, readText } from '../reading.ts'
import { useResource } from '../resource.ts'
import { INSTALMENTS_PATH } from '../taxes/addresses.ts'
import { AccountField, useAccount } from './account-field.tsx'
import { firstWithRole } from './accounts.ts'
import { checkedValue, readId, recordEntry, reserveText, sayRecorded } from './entry.ts'
import { AmountAndDate, entryBody, NoteField, useEntryFields } from './entry-fields.tsx'
import type { OwnMoneyFormProps } from './own-money-dialog.tsx'

interface TaxPaymentFormProps extends OwnMoneyFormProps {
  title: string
  dialog: Extract<OpenDialog, { taxYear?: string }>
}

const WORDS = {
  'estimated-payment': {
    correct: 'Correct the estimated payment',
    path: '/api/v1/estimated-payments',
    account: 'Paid from',
    consequence: 'Counts as paid for its tax year. No business cost. It can be taken back.',
    done: (amount: string, taxYear: string) => `Recorded ${amount} paid to the tax office for ${taxYear}.`,
  },
  'tax-refund': {
    correct: 'Correct the tax refund',
    path: '/api/v1/tax-refunds',
    account: 'Into',
    consequence: 'Lowers what counts as paid for its tax year. It is no receipt. It can be taken back.',
    done: (amount: string, taxYear: string) => `Recorded ${amount} back from the tax office for ${taxYear}.`,
  },
}

/** Where they are not known: most tax offices ask four times a year. */
const USUAL_INSTALMENTS = 4

function instalmentChoices(count: number): { value: string; label: string }[] {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1))
  return [{ value: '', label: 'None' }, ...numbers.map((number) => ({ value: number, label: `${number} of ${count}` }))]
}

/** Waits for the tax years of the book: the one in progress is chosen at first. */
export function TaxPaymentForm(props: TaxPaymentFormProps): JSX.Element | null {
  const setAside = useResource<SetAsideReply>('/api/v1/set-aside').value
  if (!setAside) return null
  return <TaxYearForm {...props} taxYears={setAside.years.map(({ taxYear }) => taxYear)} />
}

/** What was sent to the tax office, or came back from it, for a tax year and one of its instalments. */
function TaxYearForm({
  book,
  accounts,
  replaces,
  onClose,
  title,
  dialog,
  taxYears,
}: TaxPaymentFormProps & { taxYears: readonly string[] }): JSX.Element {
  const words = WORDS[dialog.kind]
  const inYear = useResource<InstalmentsReply>(INSTALMENTS_PATH).value?.instalments.length
  const count = Math.max(inYear || USUAL_INSTALMENTS, dialog.instalment ?? 0, replaces?.instalment ?? 0)
  const moved = replaces?.movements[0]
  const accountId = dialog.kind === 'tax-refund' ? moved?.to.id : moved?.from.id
  const offered = yearsToChoose(taxYears, replaces?.taxYear ?? dialog.taxYear)
  const fields = useEntryFields(book, replaces, dialog.amountMinor)
  const account = useAccount(accountId ?? firstWithRole(accounts, 'tax-reserve', 'spending')?.id)
  const taxYear = useField(readText('Choose a tax year.'), {
    start: replaces?.taxYear ?? dialog.taxYear ?? taxYears.at(-1) ?? '',
    pointer: '#/taxYear',
  })
  const instalment = useField(optional(readId('')), {
    start: String(replaces?.instalment ?? dialog.instalment ?? ''),
    pointer: '#/instalment',
  })
  const form = useForm(
    [fields.amount, fields.date, account, taxYear, instalment, fields.note],
    async (key, lateReason) => {
      const number = checkedValue(instalment)
      const body = {
        ...entryBody(fields, book),
        accountId: checkedValue(account),
        taxYear: checkedValue(taxYear),
        ...(number !== undefined && { instalment: number }),
      }
      const reply = await recordEntry(words.path, { key, lateReason }, body, replaces)
      onClose()
      const says = words.done(moneyText(reply.event.amount), body.taxYear)
      sayRecorded(reply, `${says}${reserveText(reply.proposal)}`, replaces, lateReason)
    },
  )
  return (
    <FormDialog
      title={replaces ? words.correct : title}
      form={form}
      action={dialog.kind === 'tax-refund' ? 'Record refund' : 'Record payment'}
      consequence={words.consequence}
      onClose={onClose}
    >
      <div class="form">
        <AmountAndDate fields={fields} book={book} />
        <AccountField field={account} label={words.account} accounts={accounts} span="c4" />
        <SelectField
          field={taxYear}
          label="Tax year"
          span="c4 half"
          choices={offered.map((year) => ({ value: year, label: year }))}
        />
        <SelectField field={instalment} label="Instalment" span="c4 half" choices={instalmentChoices(count)} />
        <NoteField fields={fields} />
      </div>
    </FormDialog>
  )
}

/** The tax years of the book and the one before them, the latest first. */
function yearsToChoose(taxYears: readonly string[], wanted: string | undefined): string[] {
  const [first] = taxYears
  const all = new Set([...taxYears, ...(first ? [yearBefore(first)] : []), ...(wanted ? [wanted] : [])])
  return [...all].sort().reverse()
}

/** '2025' before '2026', '2025/26' before '2026/27'. */
function yearBefore(taxYear: string): string {
  const year = Number(taxYear.slice(0, 4))
  return taxYear.length === 4 ? String(year - 1) : `${year - 1}/${String(year % 100).padStart(2, '0')}`
}
