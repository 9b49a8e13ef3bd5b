import { addDays, type CalendarDate } from '../../shared/calendar.ts'
import type { Figure } from '../../shared/figure.ts'
import { money, round, unscaled } from '../../shared/money.ts'
import { countryOf } from '../../shared/taxes/countries.ts'
import { instalmentDatesOf } from '../../shared/taxes/instalments.ts'
import { catchUpRateBps, MOST_CATCH_UP_BPS } from '../../shared/taxes/own-rate.ts'
import { monthsLeft } from '../../shared/taxes/profit-course.ts'
import { taxYearOf } from '../../shared/taxes/tax-year.ts'
import { amountOrNull } from '../../shared/taxes/year-profit.ts'
import { dateStyleOf, longDateText, moneyText, percentText } from '../../shared/words.ts'
import type { Db } from '../db/open.ts'
import { requireProfile, settingsOn } from '../profile/repository.ts'
import { answersOf } from './answers.ts'

/**
 * What to keep back of each payment until the next due date, so that the reserve is level by then. The usual rate where
 * nothing is missing.
 *
 * States: 'no-data' where something is missing and no income is in sight before the next due date.
 * Source: docs/figures.md, chapter 5.2.
 */
export function catchUpRate(db: Db, asOf: CalendarDate, shortfall: Figure, planOn: Figure): Figure {
  const { currency, country } = requireProfile(db)
  const { setAsideBps, businessCostsMinor } = settingsOn(db, asOf)
  const shortMinor = amountOrNull(shortfall) ?? 0
  const dueDate = nextDueDate(db, asOf, country)
  const monthMinor = Math.max(0, (amountOrNull(planOn) ?? 0) - businessCostsMinor)
  const expected = money(round(monthMinor * (dueDate === null ? 0 : monthsLeft(asOf, dueDate))), currency)
  const neededBps = catchUpRateBps(setAsideBps, shortMinor, expected.minor)
  if (neededBps === null) {
    const short = moneyText(money(shortMinor, currency))
    const why =
      dueDate === null
        ? 'no due date is known to catch up until'
        : 'no income to catch up from is in sight before the next due date'
    return { state: 'no-data', says: `${short} is missing from the reserve, and ${why}. Move the amount itself.` }
  }
  const value = unscaled(neededBps, 10_000)
  return {
    state: 'known',
    value,
    says: sentence(shortMinor, neededBps, dueDate && longDateText(dueDate, dateStyleOf(country))),
    because: {
      says: 'Your rate, and what is missing as a share of the income expected until the next due date, up to the next half percent; never above one half.',
      worked: `${percentText(unscaled(setAsideBps, 10_000))} + ${moneyText(money(shortMinor, currency))} ÷ ${moneyText(expected)}, up to ${percentText(value)}`,
      inputs: [
        {
          label: 'Your set-aside rate',
          value: unscaled(setAsideBps, 10_000),
          sign: 'none',
          link: '/settings#set-aside',
        },
        { label: 'Missing from the reserve', figure: shortfall, sign: 'none' },
        { label: 'Plan-on income of a month', figure: planOn, sign: 'none' },
        {
          label: 'A month’s business costs',
          value: money(businessCostsMinor, currency),
          sign: 'none',
          link: '/settings#needs',
        },
        { label: 'Expected until then, less costs', value: expected, sign: 'none' },
        ...(dueDate === null
          ? []
          : [{ label: 'Next due date', value: dueDate, sign: 'none' as const, link: '/taxes' }]),
      ],
      notes: ['An estimate, not tax advice.'],
    },
  }
}

function sentence(shortMinor: number, neededBps: number, until: string | null): string {
  if (shortMinor <= 0 || until === null) return 'Nothing is missing: your usual rate is enough.'
  const move = `Move ${percentText(unscaled(neededBps, 10_000))} of each payment until ${until}`
  return neededBps === MOST_CATCH_UP_BPS
    ? `${move}: half is the most that is suggested; move the rest from savings.`
    : `${move}, and you are level again.`
}

/** The next day on which an instalment falls due, of the running tax year or the one before; null where none is known. */
function nextDueDate(db: Db, asOf: CalendarDate, code: string): CalendarDate | null {
  const country = countryOf(code)
  const years = new Set([taxYearOf(addDays(asOf, -200), code), taxYearOf(asOf, code)])
  const dates = [...years].flatMap((taxYear) =>
    instalmentDatesOf(country, { taxYear, country: code, answers: answersOf(db, taxYear) }),
  )
  return (
    dates
      .map(({ dueDate }) => dueDate)
      .filter((dueDate) => dueDate > asOf)
      .sort()[0] ?? null
  )
}
