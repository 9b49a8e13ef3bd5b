import type { JSX } from 'preact'
import type { LeadReply } from '../../shared/readiness/leads-contract.ts'
import { checkedValue, readAnyText } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { useField, useForm } from '../form.ts'
import { readDate, readPercent } from '../number-entry.ts'
import { DateField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, PercentField, useOptionalAmount } from '../parts/number-fields.tsx'
import { TextareaField, TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { optional, readText } from '../reading.ts'
import { LEADS_PATH } from './addresses.ts'
import { changeLead } from './leads.ts'

interface LeadDialogProps {
  currency: string
  /** The lead that is changed; without one a new one is added. */
  lead: LeadReply | undefined
  /** Sources that were typed before. */
  sources: readonly string[]
  onClose: () => void
}

/** Somebody who may become a client: who, from where, what it may bring, and what comes next. */
export function LeadDialog({ currency, lead, sources, onClose }: LeadDialogProps): JSX.Element {
  const name = useField(readText('Enter a name.'), { start: lead?.name ?? '', pointer: '#/name' })
  const contact = useField(readAnyText, { start: lead?.contact ?? '', pointer: '#/contact' })
  const source = useField(readAnyText, { start: lead?.source ?? '', pointer: '#/source' })
  const value = useOptionalAmount(currency, {
    range: 'zero-or-more',
    startMinor: lead?.value?.minor,
    pointer: '#/value',
  })
  const chance = useField(
    optional((text) => readPercent(text, 2)),
    { start: lead?.chance == null ? '' : String(Number((Number(lead.chance) * 100).toFixed(2))), pointer: '#/chance' },
  )
  const nextStep = useField(readAnyText, { start: lead?.nextStep ?? '', pointer: '#/nextStep' })
  const nextStepOn = useField(optional(readDate), { start: lead?.nextStepOn ?? '', pointer: '#/nextStepOn' })
  const note = useField(readAnyText, { start: lead?.note ?? '', pointer: '#/note' })
  const form = useForm([name, contact, source, value, chance, nextStep, nextStepOn, note], async (key) => {
    const minor = checkedValue(value)
    const body = {
      name: checkedValue(name),
      contact: checkedValue(contact),
      source: checkedValue(source),
      value: minor === undefined ? null : { minor, currency },
      chance: checkedValue(chance) ?? null,
      nextStep: checkedValue(nextStep),
      nextStepOn: checkedValue(nextStepOn) ?? null,
      note: checkedValue(note),
    }
    if (lead) await changeLead(lead, body)
    else await call('POST', LEADS_PATH, { key, body })
    onClose()
    sayDone(lead ? `Saved ${body.name}.` : `Added ${body.name}.`)
  })
  return (
    <FormDialog
      title={lead ? 'Change lead' : 'Add lead'}
      {...(lead && { about: lead.name })}
      form={form}
      action={lead ? 'Save' : 'Add lead'}
      consequence="On the day of the next step it stands on Today. No figure of your money counts it."
      onClose={onClose}
    >
      <div class="form">
        <TextField field={name} label="Name" autocomplete="organization" span="c6" />
        <TextField field={contact} label="Contact" hint="A person, an address, a number." span="c6" />
        <TextField field={nextStep} label="Next step" span="c8" />
        <DateField field={nextStepOn} label="On" span="c4" />
        <TextField
          field={source}
          label="Where from"
          hint="A talk, a former client, a directory."
          suggestions={sources}
          span="c4"
        />
        <MoneyField field={value} label="Value" hint="What it may bring." currency={currency} span="c4 half" />
        <PercentField field={chance} label="Chance" hint="Your own guess." span="c4 half" />
        <TextareaField field={note} label="Note" span="c12" rows={2} />
      </div>
    </FormDialog>
  )
}
