import { type CalendarDate, daysBetween, lastDay, monthOf, shiftMonth } from '../../shared/calendar.ts'
import type { Figure } from '../../shared/figure.ts'
import type { Scenario } from '../../shared/forecast/contract.ts'
import { expectedOfOpenInvoices } from '../../shared/forecast/expected.ts'
import { everywhere, type ForecastFigures, forecastFigures } from '../../shared/forecast/figures.ts'
import type { ForecastQuery, ForecastReply } from '../../shared/forecast/reply.ts'
import { longestDelayDays } from '../../shared/invoices/payment-delay.ts'
import { withOpenInvoicesFigure } from '../../shared/living/open-invoices.ts'
import { money } from '../../shared/money.ts'
import type { BufferWithDatesReply, RunwaysReply } from '../../shared/today/contract.ts'
import type { Db } from '../db/open.ts'
import { openInvoicesOn } from '../invoices/receivables.ts'
import { homeCurrency } from '../profile/repository.ts'
import { dueDatesBetween } from '../taxes/due-dates.ts'
import { type FiguresOfDay, figuresOn } from '../today/figures.ts'
import { MONTHS, PATHS } from './book-input.ts'
import { type Forecast, forecastOn } from './forecast-on.ts'
import { planOf } from './plan.ts'

/** The forecast at the end of a day, with its figures and what it was worked out from. */
export function forecastReply(db: Db, asOf: CalendarDate, wish: ForecastQuery): ForecastReply {
  const { months = MONTHS, paths = PATHS, seed = planOf(db).seed, scenario = null } = wish
  const day = figuresOn(db, asOf)
  const { marks } = day.buffer
  const taxDates = dueDatesBetween(db, asOf, lastDay(shiftMonth(monthOf(asOf), months - 1)))
  const forecast = forecastOn(db, asOf, wish)
  const { nineInTen, solvent, reached } = figuresOf(forecast, day, scenario)
  return {
    asOf,
    scenario,
    months,
    paths,
    seed,
    state: stateOf(forecast, nineInTen),
    nineInTen,
    solvent,
    fan: fanOf(forecast),
    lines: linesOf(forecast),
    marks: {
      three: { target: marks.three.target, ...reached.three },
      recommended: { target: marks.recommended.target, ...reached.recommended },
      six: { target: marks.six.target, ...reached.six },
    },
    taxDates,
    input: forecast.input,
  }
}

/** The three runways of a day, the first also with open invoices. */
export function runwaysReply(db: Db, asOf: CalendarDate): RunwaysReply {
  const day = figuresOn(db, asOf)
  const forecast = forecastOn(db, asOf)
  return {
    ...day.runway,
    withOpenInvoices: withOpenInvoices(db, asOf, day, forecast),
    nineInTen: figuresOf(forecast, day).nineInTen,
  }
}

/** Without an input needs or free cash are not known, and neither is this. */
function withOpenInvoices(db: Db, asOf: CalendarDate, { living, income }: FiguresOfDay, { input }: Forecast): Figure {
  const { freeCash: free, needs } = living
  const facts = { currency: homeCurrency(db), asOf, free, needs, confidence: income.confidence }
  return withOpenInvoicesFigure(facts, {
    expectedMinor: input === null ? 0 : expectedOfOpenInvoices(input.imagined),
    rateBps: input?.imagined.rateBps ?? 0,
    tooLateCount: openInvoicesOn(db, asOf).filter(
      ({ openMinor, dueDate }) => openMinor > 0 && longestDelayDays(daysBetween(dueDate, asOf)) === 0,
    ).length,
  })
}

/** The buffer of a day, and when its marks are reached. */
export function bufferReply(db: Db, asOf: CalendarDate): BufferWithDatesReply {
  const day = figuresOn(db, asOf)
  const { reached } = figuresOf(forecastOn(db, asOf), day)
  const { three, recommended, six } = day.buffer.marks
  return {
    ...day.buffer,
    marks: {
      three: { ...three, reached: reached.three },
      recommended: { ...recommended, reached: reached.recommended },
      six: { ...six, reached: reached.six },
    },
  }
}

function figuresOf(
  { input, run, unknown }: Forecast,
  day: FiguresOfDay,
  scenario: Scenario | null = null,
): ForecastFigures {
  if (input === null) return everywhere(unknown)
  return forecastFigures({ input, run, scenario, free: day.living.freeCash, needs: day.living.needs })
}

function stateOf({ run }: Forecast, nineInTen: Figure): ForecastReply['state'] {
  if (run?.state === 'known') return null
  return { state: nineInTen.state, says: nineInTen.says ?? '' }
}

function fanOf({ input, run }: Forecast): ForecastReply['fan'] {
  if (input === null || run.state !== 'known') return []
  const { p10, p50, p90, solvent } = run.fan
  const amount = (minor: number | undefined) => money(minor ?? 0, input.currency)
  return solvent.map((share, index) => ({
    month: shiftMonth(input.firstMonth, index),
    p10: amount(p10[index]),
    p50: amount(p50[index]),
    p90: amount(p90[index]),
    solvent: share,
  }))
}

function linesOf({ input, run }: Forecast): ForecastReply['lines'] {
  if (input === null) return []
  const { incomeStopped, lowEnd } = run.lines
  return incomeStopped.map((minor, index) => {
    const low = lowEnd?.[index]
    return {
      month: shiftMonth(input.firstMonth, index),
      incomeStopped: money(minor, input.currency),
      lowEnd: low === undefined ? null : money(low, input.currency),
    }
  })
}
