import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ClientDraft, ClientReply } from '../../shared/clients/contract.ts'
import { checkedValue, readAnyText } from '../accounts/entry.ts'
import { type Answer, call } from '../api.ts'
import { useField, useForm } from '../form.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { PercentField, QuantityField, usePercent } from '../parts/number-fields.tsx'
import { TextareaField, TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { type Reading, readText, refused, understood } from '../reading.ts'

const MOST_DAYS = 365

interface ClientFormProps {
  /** The client that is changed, as it was read; without one a new client is added. */
  before?: Answer<ClientReply>
  onClose: () => void
  onSaved?: (client: ClientReply) => void
}

/** Adds a client or changes one. What was issued before keeps the address it had. */
export function ClientForm({ onClose, onSaved, ...props }: ClientFormProps): JSX.Element {
  // As it was when the form opened: should it be changed elsewhere meanwhile, saving is refused.
  const [before] = useState(props.before)
  const old = before?.value
  const name = useField(readText('Enter the client’s name.'), { start: old?.name ?? '', pointer: '#/name' })
  const contact = useField(readAnyText, { start: old?.contact ?? '', pointer: '#/contact' })
  const email = useField(readAnyText, { start: old?.email ?? '', pointer: '#/email' })
  const address = useField(readAnyText, { start: old?.address ?? '', pointer: '#/address' })
  const terms = useField(readDays, { start: String(old?.termsDays ?? 30), pointer: '#/termsDays' })
  const taxRate = usePercent(3, { start: old?.taxRate ?? '0', pointer: '#/taxRate' })
  const form = useForm([name, contact, email, address, terms, taxRate], async (key) => {
    const { value } = await save(key, before, {
      name: checkedValue(name),
      contact: checkedValue(contact),
      email: checkedValue(email),
      address: checkedValue(address),
      termsDays: checkedValue(terms),
      taxRate: checkedValue(taxRate),
    })
    sayDone(old ? `Saved ${value.name}.` : `Added ${value.name}.`)
    onClose()
    onSaved?.(value)
  })
  return (
    <FormDialog
      title={old ? 'Change client' : 'Add client'}
      {...(old && { about: old.name })}
      form={form}
      action={old ? 'Save' : 'Add client'}
      consequence={
        old
          ? 'Drafts and later invoices use it; issued ones stay as they are.'
          : 'Invoices carry the name, contact and address.'
      }
      onClose={onClose}
    >
      <div class="form">
        <TextField field={name} label="Name" autocomplete="organization" span="c6" />
        <TextField field={contact} label="Contact" span="c6" />
        <TextareaField field={address} label="Address" span="c6" rows={4} />
        <div class="c6 stack">
          <TextField field={email} label="E-mail" autocomplete="email" />
          <div class="form">
            <QuantityField field={terms} label="Days to pay" hint="Where an invoice starts." span="c6 half" />
            <PercentField field={taxRate} label="Sales tax" hint="Where a line starts." span="c6 half" />
          </div>
        </div>
      </div>
    </FormDialog>
  )
}

function save(key: string, before: Answer<ClientReply> | undefined, body: ClientDraft): Promise<Answer<ClientReply>> {
  if (!before) return call('POST', '/api/v1/clients', { key, body })
  return call('PATCH', `/api/v1/clients/${before.value.id}`, { ifMatch: before.etag, body })
}

function readDays(text: string): Reading<number> {
  const typed = text.trim()
  if (!/^\d{1,4}$/.test(typed)) return refused('Give whole days, such as 30.')
  const days = Number(typed)
  return days > MOST_DAYS ? refused(`Give at most ${MOST_DAYS} days.`) : understood(days)
}
