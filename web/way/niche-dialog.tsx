import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { NicheReply } from '../../shared/readiness/niches-contract.ts'
import { checkedValue, readAnyText } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Field, useField, useForm } from '../form.ts'
import { ChoiceGroup, Tick } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { TextareaField, TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { type Reading, readText, refused, understood } from '../reading.ts'
import { NICHES_PATH } from './addresses.ts'

interface NicheDialogProps {
  /** The niche that is scored anew; without one a new one is added. */
  niche: NicheReply | undefined
  onClose: () => void
}

/** A niche and its three scores. */
export function NicheDialog({ niche, onClose }: NicheDialogProps): JSX.Element {
  const name = useField(readText('Say what you would offer.'), { start: niche?.name ?? '', pointer: '#/name' })
  const skills = useScore(niche?.skills, '#/skills')
  const interest = useScore(niche?.interest, '#/interest')
  const demand = useScore(niche?.demand, '#/demand')
  const note = useField(readAnyText, { start: niche?.note ?? '', pointer: '#/note' })
  const isChosen = useSignal(niche?.chosenOn != null)
  const form = useForm([name, skills, interest, demand, note], async (key) => {
    const body = {
      name: checkedValue(name),
      skills: checkedValue(skills),
      interest: checkedValue(interest),
      demand: checkedValue(demand),
      note: checkedValue(note),
      isChosen: isChosen.value,
    }
    if (niche) await call('PUT', `${NICHES_PATH}/${niche.id}`, { ifMatch: `"${niche.version}"`, body })
    else await call('POST', NICHES_PATH, { key, body })
    onClose()
    sayDone(niche ? `Saved ${body.name}.` : `Added ${body.name}.`)
  })
  return (
    <FormDialog
      title={niche ? 'Change niche' : 'Add niche'}
      form={form}
      action={niche ? 'Save' : 'Add niche'}
      consequence="Only you see the scores. They can be changed as you learn more."
      onClose={onClose}
    >
      <div class="form">
        <TextField field={name} label="What you would offer, and to whom" span="c12" />
        <ScoreField field={skills} label="Skills" hint="1: to be learned. 5: you are asked for it." />
        <ScoreField field={interest} label="Interest" hint="1: only for the money. 5: even in a bad month." />
        <ScoreField field={demand} label="Demand" hint="1: nobody you know pays for it. 5: you know who, and what." />
        <TextareaField field={note} label="Note" span="c12" rows={2} />
      </div>
      <Tick isTicked={isChosen} label="This is the one I chose" note="It takes the place of the one before." />
    </FormDialog>
  )
}

function useScore(start: number | undefined, pointer: string): Field<number> {
  return useField(readScore, { start: start === undefined ? '' : String(start), pointer })
}

function readScore(text: string): Reading<number> {
  return text === '' ? refused('Choose from 1 to 5.') : understood(Number(text))
}

const SCORES = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))

function ScoreField({ field, label, hint }: { field: Field; label: string; hint: string }): JSX.Element {
  return <ChoiceGroup field={field} label={label} hint={hint} span="c12" isRow choices={SCORES} />
}
