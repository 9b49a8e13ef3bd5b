import type { ComponentChildren, JSX } from 'preact'
import { useId, useMemo, useState } from 'preact/hooks'
import type { CalendarDate } from '../../shared/calendar.ts'
import { confidenceOf } from '../../shared/figure.ts'
import type { ForecastInput } from '../../shared/forecast/contract.ts'
import { FEWEST_FAN_MONTHS } from '../../shared/forecast/input.ts'
import type { Fan } from '../../shared/forecast/run.ts'
import { chanceText, numberText } from '../../shared/words.ts'
import { longDayText } from '../book.ts'
import { Section } from '../parts/section.tsx'
import { useCharts } from '../today/use-charts.ts'
import { confidenceText } from '../value-text.ts'
import { FanChart } from './fan-chart.tsx'
import { changesOf, isMoved, type Moves, reachOf, UNMOVED } from './moves.ts'
import { type Quitting, quitDateAt, quitPlace } from './quitting.ts'
import { Slides } from './slides.tsx'
import { type Imagined, useImagined } from './use-imagined.ts'
import { type SecondChoice, secondChoices } from './words.ts'

const YEAR = 12

interface WhatIfProps {
  input: ForecastInput
  asOf: CalendarDate
  /** The first day on one's own as it is kept; null while none is planned. */
  plannedQuit: CalendarDate | null
  /** Keeps a chosen day as the planned one. */
  onKeepQuit: (date: CalendarDate) => Promise<void>
  /** What stands under the slides. */
  beside?: ComponentChildren
  /** What stands under the fan. */
  below?: ComponentChildren
}

/** What would be if: a fan that follows what is moved, and what can be moved. */
export function WhatIf({ input, asOf, plannedQuit, onKeepQuit, beside, below }: WhatIfProps): JSX.Element {
  const [moves, setMoves] = useState<Moves>(UNMOVED)
  const [secondKey, setSecondKey] = useState<string>()
  const choices = useMemo(() => secondChoices(input), [input])
  // The biggest client comes first; a book without clients begins without a second line.
  const first = input.clients.length > 0 ? choices[1] : choices[0]
  const chosen = choices.find(({ key }) => key === secondKey) ?? first
  const quitting = useMemo(
    (): Quitting => ({ asOf, plannedQuit, certain: input.certain, reach: reachOf(input) }),
    [input, asOf, plannedQuit],
  )
  const changes = changesOf(input, moves, quitting.reach)
  const imagined = useImagined(input, { changes, second: chosen?.second ?? null })
  if (input.confidenceMonths < FEWEST_FAN_MONTHS) return <TooEarly beside={beside} below={below} />
  const keep = async (date: CalendarDate) => {
    await onKeepQuit(date)
    setMoves((now) => ({ ...now, quitMonths: null }))
  }
  const chosenQuit = moves.quitMonths === null ? null : quitDateAt(quitting, moves.quitMonths)
  return (
    <div class="cols">
      <div class="unanchored">
        <WhatIfSection input={input} quitting={quitting} moves={moves} imagined={imagined} chosen={chosen} />
        {below}
      </div>
      <div>
        <Section title="Move these">
          <form aria-label="What if" onSubmit={(event) => event.preventDefault()}>
            <Slides input={input} quitting={quitting} moves={moves} onMove={setMoves} />
            <SecondField choices={choices} chosen={chosen} onChoose={setSecondKey} />
            <p class="row-of gap-4">
              <button type="button" class="button small" disabled={!isMoved(moves)} onClick={() => setMoves(UNMOVED)}>
                Back to today’s facts
              </button>
              {chosenQuit && <KeepButton date={chosenQuit} onKeep={keep} />}
            </p>
          </form>
        </Section>
        {beside}
      </div>
    </div>
  )
}

function TooEarly({ beside, below }: Pick<WhatIfProps, 'beside' | 'below'>): JSX.Element {
  return (
    <div class="cols">
      <div>
        <Section title="What if">
          <p class="note">
            Imagined futures begin with three complete months of receipts.{' '}
            <a href="/settings#earlier-months">Type earlier months</a> to begin now.
          </p>
        </Section>
        {below}
      </div>
      <div>{beside}</div>
    </div>
  )
}

interface WhatIfSectionProps {
  input: ForecastInput
  quitting: Quitting
  moves: Moves
  imagined: Imagined | undefined
  chosen: SecondChoice | undefined
}

function WhatIfSection({ input, quitting, moves, imagined, chosen }: WhatIfSectionProps): JSX.Element {
  const charts = useCharts()
  const fan = imagined?.main.fan
  if (!imagined || !fan) {
    return (
      <Section title="What if">
        <p class="note" role="status">
          Imagining {numberText(input.imagined.paths)} futures…
        </p>
      </Section>
    )
  }
  const { asOf, certain, reach } = quitting
  const { changes } = imagined.asked
  const kept = certain.salaryMinor > 0 ? (changes.jobMonths ?? certain.jobMonths) : 0
  // A job that is kept for longer than the futures reach is not quit in this picture.
  const jobMonths = kept + YEAR <= fan.solvent.length ? kept : 0
  const months = jobMonths + YEAR
  const second = imagined.second?.fan
  const after = jobMonths > 0 ? 'a year after quitting' : 'for a year'
  return (
    <Section
      title="What if"
      aside={
        <span aria-live="polite">
          solvent {after}: <b>{chanceText(fan.solvent[months - 1] ?? 0)} of 100</b>
        </span>
      }
    >
      <FanChart
        charts={charts}
        shown={{
          asOf,
          currency: input.currency,
          freeMinor: certain.freeMinor,
          fan,
          months,
          paths: input.imagined.paths,
          needsMinor: reach.needsMinor + moves.needsSteps * reach.needsStepMinor,
          quitDate: jobMonths > 0 ? quitDateAt(quitting, quitPlace(quitting, { quitMonths: jobMonths })) : null,
          second: second && chosen ? { name: chosen.name, p50: second.p50 } : null,
        }}
      >
        <p class="note">
          In 1 of 10 imagined futures you have less than the lower line.{' '}
          {second && chosen && secondText(second, months, chosen, after)}{' '}
          {confidenceText(confidenceOf(input.confidenceMonths))}
        </p>
      </FanChart>
    </Section>
  )
}

function secondText({ solvent }: Fan, months: number, { without }: SecondChoice, after: string): string {
  const chance = chanceText(solvent[months - 1] ?? 0)
  const share = chance === '<1' ? 'fewer than 1' : chance === '>99' ? 'more than 99' : chance
  return `The dotted line is the middle future ${without}: in ${share} of 100 of those you are still solvent ${after}.`
}

interface SecondFieldProps {
  choices: readonly SecondChoice[]
  chosen: SecondChoice | undefined
  onChoose: (key: string) => void
}

function SecondField({ choices, chosen, onChoose }: SecondFieldProps): JSX.Element {
  const id = useId()
  return (
    <div class="field gap-4">
      <label for={id}>Second line, dotted</label>
      <select id={id} class="select" value={chosen?.key} onChange={(event) => onChoose(event.currentTarget.value)}>
        {choices.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}

interface KeepButtonProps {
  date: CalendarDate
  onKeep: (date: CalendarDate) => Promise<void>
}

function KeepButton({ date, onKeep }: KeepButtonProps): JSX.Element {
  const [isSending, setSending] = useState(false)
  const keep = async () => {
    setSending(true)
    await onKeep(date).finally(() => setSending(false))
  }
  return (
    <button type="button" class="button small" disabled={isSending} onClick={() => void keep()}>
      Keep {longDayText(date)} as my date
    </button>
  )
}
