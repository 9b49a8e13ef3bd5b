import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { documentNumber } from '../../shared/invoices/numbering.ts'
import type { NumberingPreviewReply, NumberingReply } from '../../shared/invoices/numbering-contract.ts'
import { checkedValue, valueNow } from '../accounts/entry.ts'
import { useField } from '../form.ts'
import { ChoiceGroup, SelectField } from '../parts/choice-fields.tsx'
import { controlProps, FieldFrame } from '../parts/field-frame.tsx'
import { Section } from '../parts/section.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { type Reading, readText, refused, understood } from '../reading.ts'
import { type Resource, useResource } from '../resource.ts'
import { StoredFormBox, useStoredForm } from './stored-form.tsx'

type Kind = NumberingReply['items'][number]

interface NumberingSectionProps {
  numbering: NumberingReply
  source: Pick<Resource<NumberingReply>, 'etag' | 'reload'>
  today: string
}

const WORDS: Record<Kind['kind'], { name: string; next: string }> = {
  invoice: { name: 'Invoices', next: 'The next invoice is' },
  'credit-note': { name: 'Credit notes', next: 'The next credit note is' },
}
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8'].map((value) => ({ value, label: value }))

/** How invoices and credit notes are numbered from now on; what is issued keeps its number. */
export function NumberingSection({ numbering, source, today }: NumberingSectionProps): JSX.Element {
  return (
    <Section title="Numbering" id="numbering" aside="issued documents keep their numbers">
      {numbering.items.map((kind) => (
        <div key={kind.kind} class="gap-5">
          <NumberingForm kind={kind} source={source} today={today} />
        </div>
      ))}
    </Section>
  )
}

function NumberingForm({
  kind,
  source,
  today,
}: { kind: Kind } & Omit<NumberingSectionProps, 'numbering'>): JSX.Element {
  const start = { prefix: kind.prefix, byYear: kind.byYear ? 'yes' : 'no', digits: String(kind.digits) }
  const prefix = useField(understood<string>, { start: start.prefix, pointer: '#/prefix' })
  const byYear = useField(readText('Choose one.'), { start: start.byYear, pointer: '#/byYear' })
  const digits = useField(readText('Choose one.'), { start: start.digits, pointer: '#/digits' })
  const next = useField(readCount, { pointer: '#/next' })
  const query = { prefix: prefix.text.value, byYear: byYear.text.value, digits: digits.text.value }
  const answer = useResource<NumberingPreviewReply>(`/api/v1/numbering/${kind.kind}/preview`, query).value
  // While typing goes on, the last answer stands.
  const held = useRef<NumberingPreviewReply>(kind)
  if (answer) held.current = answer
  const preview = held.current
  const { canSetNext } = preview
  const stored = useStoredForm({
    path: `/api/v1/numbering/${kind.kind}`,
    source,
    stored: [
      [prefix, start.prefix],
      [byYear, start.byYear],
      [digits, start.digits],
      [next, ''],
    ],
    body: () => {
      const count = checkedValue(next)
      return {
        prefix: checkedValue(prefix),
        byYear: checkedValue(byYear) === 'yes',
        digits: Number(checkedValue(digits)),
        ...(canSetNext && count !== undefined && { next: count }),
      }
    },
    done: 'Numbering saved.',
  })
  const count = (canSetNext && valueNow(next)) || preview.next
  const format = { prefix: query.prefix, byYear: query.byYear === 'yes', digits: Number(query.digits) }
  const { name, next: nextWords } = WORDS[kind.kind]
  return (
    <StoredFormBox stored={stored} says={`Numbering of ${name.toLowerCase()}`}>
      <p class="strong">{name}</p>
      <TextField field={prefix} label={`${name}: begin with`} hint="May stay empty." span="c4" />
      <ChoiceGroup
        field={byYear}
        label={`${name}: count`}
        span="c4"
        choices={[
          { value: 'yes', label: 'By year', note: 'the year stands in the number, and the count begins anew' },
          { value: 'no', label: 'Running on', note: 'from year to year' },
        ]}
      />
      <SelectField field={digits} label={`${name}: digits at least`} span="c4" choices={DIGITS} />
      {canSetNext && (
        <FieldFrame
          field={next}
          label={`${name}: go on with`}
          hint="If others were numbered so elsewhere: 39 after 38. Empty begins as shown."
          span="c4"
        >
          <input
            {...controlProps({ field: next, hint: 'yes' })}
            class="input num"
            type="text"
            inputmode="numeric"
            autocomplete="off"
            maxLength={8}
          />
        </FieldFrame>
      )}
      <p class="note" role="status">
        {`${nextWords} ${documentNumber(format, today, count)}.`}
        {!canSetNext && ' The count has begun here and only goes on, without a gap.'}
      </p>
    </StoredFormBox>
  )
}

function readCount(text: string): Reading<number | undefined> {
  const typed = text.trim()
  if (typed === '') return understood(undefined)
  return /^[1-9]\d{0,7}$/.test(typed) ? understood(Number(typed)) : refused('Enter a whole number from 1.')
}
