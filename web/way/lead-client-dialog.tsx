import type { JSX } from 'preact'
import type { LeadReply } from '../../shared/readiness/leads-contract.ts'
import { checkedValue, readAnyText, readId, valueNow } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { useClientChoices } from '../clients/use-client-choices.ts'
import { useField, useForm } from '../form.ts'
import { ChoiceGroup, SelectField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { readText, understood } from '../reading.ts'
import { LEADS_PATH } from './addresses.ts'
import { emailIn, nameIn, sayClosed } from './leads.ts'

interface LeadClientDialogProps {
  lead: LeadReply
  onClose: () => void
}

/** A lead is won: it becomes a new client, filled in from what is known, or one that is there. */
export function LeadClientDialog({ lead, onClose }: LeadClientDialogProps): JSX.Element | null {
  const { clients } = useClientChoices(undefined)
  const as = useField((text) => understood(text as 'new' | 'there'), { start: 'new' })
  const name = useField(readText('Enter the client’s name.'), { start: lead.name, pointer: '#/client/name' })
  const contact = useField(readAnyText, { start: nameIn(lead.contact), pointer: '#/client/contact' })
  const email = useField(readAnyText, { start: emailIn(lead.contact), pointer: '#/client/email' })
  const client = useField(readId('Choose a client.'), { pointer: '#/clientId' })
  const isNew = valueNow(as) === 'new'
  const form = useForm(isNew ? [as, name, contact, email] : [as, client], async (key) => {
    const body =
      checkedValue(as) === 'new'
        ? { client: { name: checkedValue(name), contact: checkedValue(contact), email: checkedValue(email) } }
        : { clientId: checkedValue(client) }
    const path = `${LEADS_PATH}/${lead.id}/client`
    const { value } = await call<LeadReply>('POST', path, { key, ifMatch: `"${lead.version}"`, body })
    onClose()
    sayClosed(value, `${lead.name} is won, and ${value.clientName} a client.`)
  })
  if (!clients) return null
  return (
    <FormDialog
      title="Won"
      about={lead.name}
      form={form}
      action={isNew ? 'Add as a client' : 'Join with the client'}
      consequence="The lead keeps the link to the client. Address and terms can follow on the client’s page."
      onClose={onClose}
    >
      <div class="form">
        {clients.length > 0 && (
          <ChoiceGroup
            field={as}
            label="The lead becomes"
            span="c12"
            isRow
            choices={[
              { value: 'new', label: 'A new client' },
              { value: 'there', label: 'A client that is there' },
            ]}
          />
        )}
        {isNew ? (
          <>
            <TextField field={name} label="Name" autocomplete="organization" span="c12" />
            <TextField field={contact} label="Contact" span="c6" />
            <TextField field={email} label="E-mail" autocomplete="email" span="c6" />
          </>
        ) : (
          <SelectField
            field={client}
            label="Client"
            span="c6"
            choices={[
              { value: '', label: 'Choose' },
              ...clients.map(({ id, name: label }) => ({ value: String(id), label })),
            ]}
          />
        )}
      </div>
    </FormDialog>
  )
}
