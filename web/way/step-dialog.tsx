import type { JSX } from 'preact'
import type { StepBody, StepReply } from '../../shared/readiness/steps-contract.ts'
import { checkedValue, readAnyText, valueNow } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { book } from '../book.ts'
import { useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { ChoiceGroup, DateField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { TextareaField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { understood } from '../reading.ts'
import { telling } from '../telling.ts'
import { STEPS_PATH } from './addresses.ts'

type Word = StepBody['state']

interface StepDialogProps {
  step: StepReply
  onClose: () => void
}

/** What the person says of a step: done on a day, left out, or left to the book. */
export function StepDialog({ step, onClose }: StepDialogProps): JSX.Element {
  const today = book.value?.today ?? ''
  const word = useField((text) => understood(text as Word), { start: wordOf(step), pointer: '#/state' })
  const date = useField(readDate, { start: step.doneOn ?? today, pointer: '#/doneOn' })
  const note = useField(readAnyText, { start: step.note, pointer: '#/note' })
  const isDone = valueNow(word) === 'done'
  const form = useForm(isDone ? [word, date, note] : [word, note], async () => {
    const state = checkedValue(word)
    const body = { state, note: checkedValue(note), ...(state === 'done' && { doneOn: checkedValue(date) }) }
    const saved = await say(step, step.version, body)
    onClose()
    sayDone(DONE[state](step.title), () => {
      void telling('Not taken back.', async () => {
        await say(step, saved.version, bodyOf(step))
        sayDone('Taken back.')
      })
    })
  })
  return (
    <FormDialog
      title={step.title}
      form={form}
      action="Save"
      consequence="It can be taken back at any time. The history keeps it."
      onClose={onClose}
    >
      {step.says && <p>{`${step.says.charAt(0).toUpperCase()}${step.says.slice(1)}.`.replace(/\.\.$/, '.')}</p>}
      {step.sources.length > 0 && (
        <ul class="bullets">
          {step.sources.map(({ title, url }) => (
            <li key={url}>
              <a href={url} target="_blank" rel="noreferrer">
                {title}
              </a>
            </li>
          ))}
        </ul>
      )}
      <div class="form">
        <ChoiceGroup field={word} label="How it stands" span="c6" choices={choicesFor(step)} />
        {isDone && <DateField field={date} label="Done on" latest={today} span="c4" />}
        <TextareaField field={note} label="Note" span="c12" rows={2} />
      </div>
    </FormDialog>
  )
}

const DONE: Record<Word, (title: string) => string> = {
  done: (title) => `Ticked “${title}”.`,
  'left-out': (title) => `Left out “${title}”.`,
  open: (title) => `Saved “${title}”.`,
}

function choicesFor({ from, isByHand }: StepReply): { value: Word; label: string; note?: string }[] {
  return [
    {
      value: 'open',
      label: isByHand && from === 'you' ? 'Not done yet' : 'As the book has it',
      ...(isByHand ? {} : { note: 'Only the book can tick this one.' }),
    },
    ...(isByHand ? [{ value: 'done' as const, label: 'Done' }] : []),
    { value: 'left-out', label: 'Left out', note: 'It is not for you, and is not counted.' },
  ]
}

function wordOf({ state, doneOn }: StepReply): Word {
  if (state === 'left-out') return 'left-out'
  return doneOn === null ? 'open' : 'done'
}

/** What was said of the step before. */
function bodyOf(step: StepReply): object {
  return { state: wordOf(step), note: step.note, ...(step.doneOn !== null && { doneOn: step.doneOn }) }
}

async function say({ step }: StepReply, version: number, body: object): Promise<StepReply> {
  return (await call<StepReply>('PUT', `${STEPS_PATH}/${step}`, { ifMatch: `"${version}"`, body })).value
}
