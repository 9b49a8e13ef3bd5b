import type { JSX } from 'preact'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { Figure } from '../../shared/figure.ts'
import type { ForecastTodayReply } from '../../shared/forecast/today-reply.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { chanceText } from '../../shared/words.ts'
import { FanChart } from '../forecast/fan-chart.tsx'
import { Chart } from '../parts/chart.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { amountIn } from './amount-in.ts'
import type { Charts } from './use-charts.ts'

const LINES_HEIGHT = 220
const FEWEST_MONTHS = 3

interface FanSectionProps {
  today: TodayReply
  /** Undefined until it was worked out, which takes a moment longer than the rest of the page. */
  forecast: ForecastTodayReply | undefined
  charts: Charts | undefined
}

/** Free cash a year ahead as imagined futures have it; with too few months of data, how long it lasts, as two lines. */
export function FanSection({ today, forecast, charts }: FanSectionProps): JSX.Element | null {
  const free = amountIn(today.living.freeCash)
  if (!free || !amountIn(today.living.needs)) return null
  const { months } = today.income.confidence
  if (months < FEWEST_MONTHS) return <TwoLines today={today} freeMinor={free.minor} charts={charts} />
  return (
    <Section title="Free cash, twelve months ahead" aside={`simulated from your last ${Math.min(24, months)} months`}>
      {forecast && forecast.ahead.length > 0 ? (
        <Fan forecast={forecast} freeMinor={free.minor} charts={charts} />
      ) : (
        <Chart draw={undefined} height={338} />
      )}
    </Section>
  )
}

interface FanProps {
  forecast: ForecastTodayReply
  freeMinor: number
  charts: Charts | undefined
}

function Fan({ forecast, freeMinor, charts }: FanProps): JSX.Element {
  const { ahead, past, taxDue, currency, needs, solvent } = forecast
  const needsMinor = amountIn(needs)?.minor
  return (
    <>
      <FanChart
        charts={charts}
        shown={{
          asOf: forecast.asOf as CalendarDate,
          currency,
          freeMinor,
          fan: {
            p10: ahead.map(({ p10 }) => p10.minor),
            p50: ahead.map(({ p50 }) => p50.minor),
            p90: ahead.map(({ p90 }) => p90.minor),
            solvent: ahead.map(({ solvent: share }) => share),
          },
          months: ahead.length,
          paths: forecast.paths,
          past: past.map(({ month, freeCash }) => ({ month, freeCashMinor: freeCash.minor })),
          taxDue: taxDue.map(({ date, amount }) => ({ date: date as CalendarDate, minor: amount.minor })),
          needsMinor: needsMinor !== undefined && needsMinor > 0 ? needsMinor : null,
        }}
      >
        <p class="note">
          In 1 of 10 imagined futures you have less than the lower line. We assume no growth, and no client lost beyond
          what your past shows. Tax is paid from the reserve, which is not free cash.
        </p>
      </FanChart>
      <dl class="sum note-gap">
        <Chance after="3 months" figure={solvent.three} />
        <Chance after="6 months" figure={solvent.six} />
        <Chance after="12 months" figure={solvent.twelve} />
        <Chance after="24 months" figure={solvent.twentyFour} />
      </dl>
    </>
  )
}

function Chance({ after, figure }: { after: string; figure: Figure }): JSX.Element | null {
  if (figure.state !== 'known' || typeof figure.value !== 'number') return null
  const chance = chanceText(figure.value)
  return (
    <div>
      <dt>solvent {after}</dt>
      <dd>
        {chance} <span class="op">of 100</span> <Why figure={figure} name={`${chance} of 100 stay solvent ${after}`} />
      </dd>
    </div>
  )
}

interface TwoLinesProps {
  today: TodayReply
  freeMinor: number
  charts: Charts | undefined
}

function TwoLines({ today, freeMinor, charts }: TwoLinesProps): JSX.Element {
  const { incomeStopped, lowEnd } = today.runway
  const lines = {
    freeCashMinor: freeMinor,
    incomeStoppedMonths: monthsIn(incomeStopped),
    lowEndMonths: monthsIn(lowEnd),
    currency: today.currency,
  }
  return (
    <Section title="How long free cash lasts" aside={today.currency}>
      <Chart draw={charts && ((width) => charts.runwayLines({ ...lines, width }))} height={LINES_HEIGHT}>
        <p class="note">
          The forecast starts with three complete months, or now, if you{' '}
          <a href="/settings#earlier-months">type earlier months</a>.
        </p>
      </Chart>
    </Section>
  )
}

function monthsIn(figure: Figure): number | null {
  return figure.state === 'known' && typeof figure.value === 'number' ? figure.value : null
}
