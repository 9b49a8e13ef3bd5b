import type { ComponentChildren, JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { type CalendarDate, firstDay, monthOf, shiftMonth } from '../../shared/calendar.ts'
import { confidenceOf } from '../../shared/figure.ts'
import type { ForecastInput } from '../../shared/forecast/contract.ts'
import { FEWEST_FAN_MONTHS } from '../../shared/forecast/input.ts'
import { chanceText, longMonthText, wholeMoneyText } from '../../shared/words.ts'
import { longDayText } from '../book.ts'
import { Section } from '../parts/section.tsx'
import { Slider } from '../parts/slider.tsx'
import { useCharts } from '../today/use-charts.ts'
import { confidenceText } from '../value-text.ts'
import { FanChart } from './fan-chart.tsx'
import { changesOf, isMoved, type Moves, type Reach, reachOf, UNMOVED } from './moves.ts'
import { useImagined } from './use-imagined.ts'
import { type SecondChoice, secondChoices } from './words.ts'

const YEAR = 12

interface WhatIfProps {
  input: ForecastInput
  asOf: CalendarDate
  /** The day that is planned to be the last of a day job, as it is kept. */
  plannedQuit: CalendarDate | null
  /** Keeps a chosen day as the planned one. */
  onKeepQuit: (date: CalendarDate) => Promise<void>
  /** What stands under the slides. */
  beside?: ComponentChildren
}

/** What would be if: a fan that follows what is moved, and what can be moved. */
export function WhatIf({ input, asOf, plannedQuit, onKeepQuit, beside }: WhatIfProps): JSX.Element {
  const [moves, setMoves] = useState<Moves>(UNMOVED)
  const choices = useMemo(() => secondChoices(input), [input])
  const [secondKey, setSecondKey] = useState<string>()
  // The biggest client comes first; a book without clients begins without a second line.
  const chosen = choices.find(({ key }) => key === secondKey) ?? (input.clients.length > 0 ? choices[1] : choices[0])
  const reach = useMemo(() => reachOf(input), [input])
  return (
    <div class="cols">
      <WhatIfSection input={input} asOf={asOf} plannedQuit={plannedQuit} moves={moves} reach={reach} chosen={chosen} />
      <div>
        <Section title="Move these">
          <form aria-label="What if" onSubmit={(event) => event.preventDefault()}>
            <Slides input={input} asOf={asOf} plannedQuit={plannedQuit} moves={moves} reach={reach} onMove={setMoves} />
            <SecondField choices={choices} chosen={chosen} onChoose={setSecondKey} />
            <p class="row-of note-gap">
              <button type="button" class="button small" disabled={!isMoved(moves)} onClick={() => setMoves(UNMOVED)}>
                Back to today’s facts
              </button>
              {moves.quitMonths !== null && moves.quitMonths !== input.certain.jobMonths && (
                <KeepButton
                  date={quitDateOf(asOf, moves.quitMonths)}
                  onKeep={async (date) => {
                    await onKeepQuit(date)
                    setMoves((now) => ({ ...now, quitMonths: null }))
                  }}
                />
              )}
            </p>
          </form>
        </Section>
        {beside}
      </div>
    </div>
  )
}

interface MovedProps {
  input: ForecastInput
  asOf: CalendarDate
  plannedQuit: CalendarDate | null
  moves: Moves
  reach: Reach
}

function WhatIfSection({
  input,
  asOf,
  plannedQuit,
  moves,
  reach,
  chosen,
}: MovedProps & { chosen: SecondChoice | undefined }): JSX.Element {
  const charts = useCharts()
  const imagined = useImagined(input, { changes: changesOf(input, moves, reach), second: chosen?.second ?? null })
  const hasJob = input.certain.salaryMinor > 0
  if (input.confidenceMonths < FEWEST_FAN_MONTHS) return <TooEarly />
  const fan = imagined?.main.fan
  if (!imagined || !fan) return <Section title="What if">{null}</Section>
  const jobMonths = hasJob ? (imagined.asked.changes.jobMonths ?? input.certain.jobMonths) : 0
  const solvent = fan.solvent[Math.min(jobMonths + YEAR, fan.solvent.length) - 1] ?? 0
  const second = imagined.second?.fan
  const secondSolvent = second?.solvent[Math.min(jobMonths + YEAR, fan.solvent.length) - 1] ?? 0
  const after = hasJob && jobMonths > 0 ? 'a year after quitting' : 'for a year'
  return (
    <Section
      title="What if"
      aside={
        <span aria-live="polite">
          solvent {after}: <b>{chanceText(solvent)} of 100</b>
        </span>
      }
    >
      <FanChart
        charts={charts}
        shown={{
          asOf,
          currency: input.currency,
          freeMinor: input.certain.freeMinor,
          fan,
          months: Math.min(jobMonths + YEAR, fan.p50.length),
          paths: input.imagined.paths,
          needsMinor: reach.needsMinor + moves.needsSteps * reach.needsStepMinor,
          quitDate: hasJob && jobMonths > 0 ? shownQuit(asOf, plannedQuit, jobMonths, input) : null,
          second: second && chosen ? { name: chosen.name, p50: second.p50 } : null,
        }}
      >
        <p class="note">
          In 1 of 10 imagined futures you have less than the lower line.
          {second && chosen && (
            <>
              {' '}
              The dotted line is the middle future {chosen.without}: {inHundred(secondSolvent)} of 100 of those you are
              still solvent {after}.
            </>
          )}{' '}
          {confidenceText(confidenceOf(input.confidenceMonths))}
        </p>
      </FanChart>
    </Section>
  )
}

function inHundred(share: number): string {
  const text = chanceText(share)
  if (text === '<1') return 'in fewer than 1'
  return text === '>99' ? 'in more than 99' : `in ${text}`
}

function TooEarly(): JSX.Element {
  return (
    <Section title="What if">
      <p class="note">
        Imagined futures begin with three complete months of receipts.{' '}
        <a href="/settings#earlier-months">Type earlier months</a> to begin now.
      </p>
    </Section>
  )
}

interface SlidesProps extends MovedProps {
  onMove: (moves: Moves) => void
}

function Slides({ input, asOf, plannedQuit, moves, reach, onMove }: SlidesProps): JSX.Element {
  const { currency, certain } = input
  const whole = (minor: number) => wholeMoneyText({ minor, currency }, 'nearest')
  const needs = (steps: number) => whole(reach.needsMinor + steps * reach.needsStepMinor)
  const move = (change: Partial<Moves>) => onMove({ ...moves, ...change })
  const quitMonths = moves.quitMonths ?? certain.jobMonths
  const retainer = (steps: number) => (steps === 0 ? 'none' : `${whole(steps * reach.retainerStepMinor)} a month`)
  const purchase = (steps: number) => (steps === 0 ? 'none' : whole(steps * reach.purchaseStepMinor))
  const monthName = (month: number) => longMonthText(shiftMonth(monthOf(asOf), month - 1))
  return (
    <>
      {certain.salaryMinor > 0 && (
        <Slider
          label="Quit on"
          value={quitMonths}
          min={0}
          max={reach.mostQuitMonths}
          valueText={quitText(asOf, plannedQuit, quitMonths, input)}
          ends={['today', quitText(asOf, null, reach.mostQuitMonths, input)]}
          onMove={(months) => move({ quitMonths: months === certain.jobMonths ? null : months })}
        />
      )}
      <Slider
        label="Rates"
        value={moves.ratesPercent}
        min={-20}
        max={40}
        valueText={ratesText(moves.ratesPercent)}
        ends={[ratesText(-20), ratesText(40)]}
        onMove={(ratesPercent) => move({ ratesPercent })}
      />
      <Slider
        label="Needs a month"
        value={moves.needsSteps}
        min={reach.leastNeedsSteps}
        max={reach.mostNeedsSteps}
        valueText={needs(moves.needsSteps)}
        ends={[needs(reach.leastNeedsSteps), needs(reach.mostNeedsSteps)]}
        onMove={(needsSteps) => move({ needsSteps })}
      />
      <Slider
        label="A new retainer"
        value={moves.retainerSteps}
        min={0}
        max={reach.mostRetainerSteps}
        valueText={retainer(moves.retainerSteps)}
        ends={['none', retainer(reach.mostRetainerSteps)]}
        onMove={(retainerSteps) => move({ retainerSteps })}
      />
      <Slider
        label="A big purchase"
        value={moves.purchaseSteps}
        min={0}
        max={reach.mostPurchaseSteps}
        valueText={purchase(moves.purchaseSteps)}
        ends={['none', purchase(reach.mostPurchaseSteps)]}
        onMove={(purchaseSteps) => move({ purchaseSteps })}
      />
      {moves.purchaseSteps > 0 && (
        <Slider
          label="Bought in"
          value={moves.purchaseMonth}
          min={1}
          max={reach.mostPurchaseMonth}
          valueText={monthName(moves.purchaseMonth)}
          ends={[monthName(1), monthName(reach.mostPurchaseMonth)]}
          onMove={(purchaseMonth) => move({ purchaseMonth })}
        />
      )}
    </>
  )
}

function ratesText(percent: number): string {
  if (percent === 0) return 'as now'
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`
}

/** The first day without the job, when it is kept so many months. */
function quitDateOf(asOf: CalendarDate, months: number): CalendarDate {
  return months === 0 ? asOf : firstDay(shiftMonth(monthOf(asOf), months))
}

/** The day as it is kept where that is what is shown, else the first of a month. */
function shownQuit(
  asOf: CalendarDate,
  plannedQuit: CalendarDate | null,
  months: number,
  { certain }: ForecastInput,
): CalendarDate {
  return plannedQuit !== null && months === certain.jobMonths ? plannedQuit : quitDateOf(asOf, months)
}

function quitText(asOf: CalendarDate, plannedQuit: CalendarDate | null, months: number, input: ForecastInput): string {
  return months === 0 ? 'today' : longDayText(shownQuit(asOf, plannedQuit, months, input))
}

interface SecondFieldProps {
  choices: readonly SecondChoice[]
  chosen: SecondChoice | undefined
  onChoose: (key: string) => void
}

function SecondField({ choices, chosen, onChoose }: SecondFieldProps): JSX.Element {
  return (
    <label class="field note-gap">
      <span class="label">Second line, dotted</span>
      <select class="select" value={chosen?.key} onChange={(event) => onChoose(event.currentTarget.value)}>
        {choices.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </label>
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
    try {
      await onKeep(date)
    } finally {
      setSending(false)
    }
  }
  return (
    <button type="button" class="button small" disabled={isSending} onClick={() => void keep()}>
      Keep {longDayText(date)} as my date
    </button>
  )
}
