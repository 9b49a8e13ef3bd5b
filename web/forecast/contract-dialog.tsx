import type { JSX } from 'preact'
import { type CalendarDate, monthOf } from '../../shared/calendar.ts'
import type { ContractReply } from '../../shared/forecast/known-to-come.ts'
import { moneyText } from '../../shared/words.ts'
import { checkedValue, readId } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Book, book } from '../book.ts'
import { useClientChoices } from '../clients/use-client-choices.ts'
import type { OpenDialog } from '../dialogs.ts'
import { useField, useForm } from '../form.ts'
import { SelectField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { optional, understood } from '../reading.ts'
import { CONTRACTS_PATH } from './addresses.ts'
import { firstMonthChoices, monthChoices, readMonth, removeContract } from './known.ts'

interface ContractDialogProps {
  dialog: Extract<OpenDialog, { kind: 'contract' }>
  onClose: () => void
}

/** A contract: a client pays the same every month. */
export default function ContractDialog({ dialog: { contract }, onClose }: ContractDialogProps): JSX.Element | null {
  const { clients, chosen } = useClientChoices(contract?.clientId)
  if (!book.value || !clients) return null
  if (contract && !chosen) return null
  return <ContractForm book={book.value} contract={contract} clients={clients} onClose={onClose} />
}

interface ContractFormProps {
  book: Book
  contract: ContractReply | undefined
  clients: readonly { id: number; name: string }[]
  onClose: () => void
}

function ContractForm({ book, contract, clients, onClose }: ContractFormProps): JSX.Element {
  const { currency, today } = book
  const running = monthOf(today as CalendarDate)
  const client = useField(readId('Choose the client.'), {
    start: contract ? String(contract.clientId) : '',
    pointer: '#/clientId',
  })
  const monthly = useAmount(currency, { startMinor: contract?.monthly.minor, pointer: '#/monthly' })
  const firstMonth = useField(readMonth, { start: contract?.firstMonth ?? running, pointer: '#/firstMonth' })
  const lastMonth = useField(optional(readMonth), { start: contract?.lastMonth ?? '', pointer: '#/lastMonth' })
  const note = useField((text) => understood(text.trim()), { start: contract?.note ?? '', pointer: '#/note' })
  const form = useForm([client, monthly, firstMonth, lastMonth, note], async (key) => {
    const body = {
      clientId: checkedValue(client),
      monthly: { minor: checkedValue(monthly), currency },
      firstMonth: checkedValue(firstMonth),
      lastMonth: checkedValue(lastMonth) ?? null,
      note: checkedValue(note),
    }
    const amount = `${moneyText(body.monthly)} a month`
    if (contract) {
      await call('PATCH', `${CONTRACTS_PATH}/${contract.id}`, { ifMatch: `"${contract.version}"`, body })
      onClose()
      sayDone(`Changed: ${amount} from ${contract.clientName}.`)
    } else {
      const { value } = await call<ContractReply>('POST', CONTRACTS_PATH, { key, body })
      onClose()
      sayDone(`Noted ${amount} from ${value.clientName}.`, () => void removeContract(value))
    }
  })
  return (
    <FormDialog
      title={contract ? 'Change the contract' : 'Note a contract'}
      form={form}
      action={contract ? 'Save' : 'Note it'}
      consequence="The forecast counts on the amount in each of these months instead of what the client paid so far."
      onClose={onClose}
    >
      <div class="form">
        <SelectField
          field={client}
          label="Client"
          span="c8"
          choices={[
            { value: '', label: 'Choose…' },
            ...clients.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <MoneyField field={monthly} label="Pays a month" hint="Without sales tax." currency={currency} span="c4" />
        <SelectField
          field={firstMonth}
          label="First month"
          span="c4 half"
          choices={firstMonthChoices(running, contract?.firstMonth)}
        />
        <SelectField
          field={lastMonth}
          label="Last month"
          note="Without an agreed end the forecast lets it end with 2.5% a month."
          span="c4 half"
          choices={[{ value: '', label: 'No agreed end' }, ...monthChoices(running, 0, contract?.lastMonth)]}
        />
        <TextField field={note} label="Note" span="c4" />
      </div>
    </FormDialog>
  )
}
