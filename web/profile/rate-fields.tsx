import type { JSX } from 'preact'
import { percentText } from '../../shared/words.ts'
import { checkedValue, valueNow } from '../accounts/entry.ts'
import { type Field, useField } from '../form.ts'
import { ChoiceGroup } from '../parts/choice-fields.tsx'
import { PercentField, usePercent } from '../parts/number-fields.tsx'
import { readText } from '../reading.ts'

/** The default: too much comes back later, too little hurts. */
export const USUAL_RATE = '0.3'

const BAND = ['0.25', '0.275', USUAL_RATE]
const LEAST = 0.25
const MOST = 0.3
const OTHER = 'other'

/** A set-aside rate: one of the usual band, or another one. Rates are fractions in text. */
export interface RateField {
  choice: Field<string>
  /** Asked for when the choice is another rate. */
  own: Field<string>
  /** Those that belong to the form as it stands. */
  fields: () => Field[]
  /** The rate, once the form was checked. */
  value: () => string
  /** The rate right now, or undefined while it cannot be read. */
  now: () => string | undefined
  /** What stands in the fields while a rate is stored. */
  textsOf: (rate: string) => [field: Field, text: string][]
}

export function useRate(start: string): RateField {
  const isInBand = BAND.includes(start)
  const choice = useField(readText('Choose a rate.'), { start: isInBand ? start : OTHER })
  const own = usePercent(2, { pointer: '#/setAsideRate', ...(!isInBand && { start }) })
  const asked = () => (choice.text.value === OTHER ? own : choice)
  return {
    choice,
    own,
    fields: () => [...new Set([choice, asked()])],
    value: () => checkedValue(asked()),
    now: () => valueNow(asked()),
    textsOf: (rate) => [
      [choice, BAND.includes(rate) ? rate : OTHER],
      [own, BAND.includes(rate) ? '' : percentText(rate).replace('%', '')],
    ],
  }
}

export function RateFields({ rate }: { rate: RateField }): JSX.Element {
  return (
    <>
      <ChoiceGroup
        field={rate.choice}
        label="Set aside from each payment"
        hint="25% to 30% of profit is the usual band. Too much comes back later; too little hurts."
        isRow
        choices={[
          ...BAND.map((value) => ({
            value,
            label: (
              <>
                {percentText(value)}
                {value === USUAL_RATE && <small class="inline"> usual</small>}
              </>
            ),
          })),
          { value: OTHER, label: 'Another rate' },
        ]}
      />
      {rate.choice.text.value === OTHER && <OwnRate rate={rate} />}
    </>
  )
}

function OwnRate({ rate }: { rate: RateField }): JSX.Element {
  return <PercentField field={rate.own} label="Your rate" span="c4 half" note={bandNote(rate.now())} />
}

/** What a rate outside the band means; nothing for one within it. */
function bandNote(rate: string | undefined): string | undefined {
  if (rate === undefined) return undefined
  if (Number(rate) < LEAST) return 'Below the usual band: the reserve may turn out too small.'
  return Number(rate) > MOST ? 'Above the usual band: more comes back later.' : undefined
}
