import { addDays, type CalendarDate, lastDay, monthOf, shiftMonth } from '../../shared/calendar.ts'
import { everywhere, forecastFigures } from '../../shared/forecast/figures.ts'
import type { ForecastTodayReply } from '../../shared/forecast/today-reply.ts'
import { money } from '../../shared/money.ts'
import type { Db } from '../db/open.ts'
import { payOn } from '../living/pay.ts'
import { homeCurrency } from '../profile/repository.ts'
import { runningTaxYear, workOutYear } from '../taxes/estimate.ts'
import { planOf as instalmentPlanOf } from '../taxes/instalments.ts'
import { paymentsFor } from '../taxes/tax-payments.ts'
import { figuresOn } from '../today/figures.ts'
import { freeCashByMonth } from '../today/free-cash-by-month.ts'
import { PATHS } from './book-input.ts'
import { type Forecast, forecastOn } from './forecast-on.ts'

const MONTHS_SHOWN = 12
const PAST_MONTHS = 7

/** What the first page shows of a day a moment later than the rest. */
export function forecastToday(db: Db, asOf: CalendarDate): ForecastTodayReply {
  const forecast = forecastOn(db, asOf)
  const currency = homeCurrency(db)
  const { living } = figuresOn(db, asOf)
  const { input, run } = forecast
  const { nineInTen, solvent } =
    run === null
      ? everywhere(forecast.unknown)
      : forecastFigures({ input, run, scenario: null, free: living.freeCash, needs: living.needs })
  const running = monthOf(asOf)
  return {
    asOf,
    currency,
    paths: PATHS,
    nineInTen,
    solvent,
    freeCash: living.freeCash,
    needs: living.needs,
    past: freeCashByMonth(db, shiftMonth(running, -PAST_MONTHS), shiftMonth(running, -1), asOf).map(
      ({ month, freeCashMinor }) => ({ month, freeCash: money(freeCashMinor, currency) }),
    ),
    ahead: aheadOf(forecast, running, currency),
    taxDue: taxDue(db, asOf, lastDay(shiftMonth(running, MONTHS_SHOWN - 1))).map(({ date, minor }) => ({
      date,
      amount: money(minor, currency),
    })),
    pay: payOn(db, asOf),
  }
}

function aheadOf({ run }: Forecast, running: string, currency: string): ForecastTodayReply['ahead'] {
  const fan = run?.fan
  if (!fan) return []
  const amount = (line: readonly number[], index: number) => money(line[index] ?? 0, currency)
  return Array.from({ length: MONTHS_SHOWN }, (_, index) => ({
    month: shiftMonth(running, index),
    p10: amount(fan.p10, index),
    p50: amount(fan.p50, index),
    p90: amount(fan.p90, index),
    solvent: fan.solvent[index] ?? 0,
  }))
}

/** What is open of the instalments of the running tax year and of the one before it, whose last may still be to come. */
function taxDue(db: Db, asOf: CalendarDate, until: CalendarDate): { date: CalendarDate; minor: number }[] {
  const years = new Set([runningTaxYear(db, addDays(asOf, -300)), runningTaxYear(db, asOf)])
  return [...years]
    .flatMap((taxYear) => {
      const { instalments } = instalmentPlanOf(db, workOutYear(db, taxYear, asOf), paymentsFor(db, taxYear, asOf))
      return instalments.map(({ dueDate, openMinor }) => ({ date: dueDate, minor: openMinor }))
    })
    .filter(({ date, minor }) => date >= asOf && date <= until && minor > 0)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}
