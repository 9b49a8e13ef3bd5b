import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useField, useForm } from '../../web/form.ts'
import { readDate } from '../../web/number-entry.ts'
import { ChoiceGroup, DateField, SelectField, Tick } from '../../web/parts/choice-fields.tsx'
import { FormBox } from '../../web/parts/form-box.tsx'
import {
  MoneyField,
  PercentField,
  QuantityField,
  useAmount,
  useOptionalAmount,
  usePercent,
} from '../../web/parts/number-fields.tsx'
import { Section } from '../../web/parts/section.tsx'
import { TextareaField, TextField } from '../../web/parts/text-fields.tsx'
import { readText } from '../../web/reading.ts'

const isTicked = signal(true)

/** A form with a field of every kind. */
export function SampleForm(): JSX.Element {
  const amount = useAmount('USD', { pointer: '#/amount' })
  const fee = useOptionalAmount('CHF', { range: 'zero-or-more' })
  const rate = usePercent(2, { start: '0.275' })
  const quantity = useField(readText('Enter a quantity.'), { start: '1' })
  const day = useField(readDate, { start: '2026-11-19' })
  const client = useField(readText('Choose a client.'))
  const note = useField(readText('Write a note.'), { start: 'Thank you.' })
  const account = useField(readText('Choose an account.'), { start: '1' })
  const work = useField(readText('Choose how you work.'))
  const form = useForm([amount, fee, rate, quantity, day, client, note, account, work], async () => undefined)
  return (
    <Section title="A form">
      <FormBox form={form} says="Payment">
        <div class="form form-narrow">
          <MoneyField
            field={amount}
            label="Amount the client paid"
            hint="As it stands on the statement."
            note="Owed: $3,233.58."
            currency="USD"
            span="c4"
          />
          <MoneyField field={fee} label="Fee kept back" currency="CHF" span="c4" />
          <DateField field={day} label="Date it arrived" span="c4 half" latest="2026-11-19" />
          <SelectField field={account} label="Into" span="c4 half" choices={[{ value: '1', label: 'Spending' }]} />
          <PercentField field={rate} label="Set-aside rate" span="c4 half" />
          <QuantityField field={quantity} label="Quantity" span="c4 half" />
          <TextField field={client} label="Client" span="c6" suggestions={['Paper Whale Press']} />
          <TextareaField field={note} label="Note" span="c6" />
          <ChoiceGroup
            field={work}
            label="How do you work now?"
            span="c8"
            isRow
            choices={[
              { value: 'full-time', label: 'Full-time for myself' },
              { value: 'job', label: 'I still have a job', note: 'it pays a part' },
            ]}
          />
          <Tick isTicked={isTicked} label="Move the missing $620.00 as well" note="The reserve is then level." />
        </div>
        <p class="row-of gap-5">
          <button type="submit" class="button primary">
            Save <kbd>Ctrl</kbd>
            <kbd>Enter</kbd>
          </button>
          <button type="button" class="button quiet">
            Quiet
          </button>
          <button type="button" class="button danger">
            Danger
          </button>
          <button type="button" class="button" disabled>
            Not now
          </button>
        </p>
      </FormBox>
    </Section>
  )
}
