import { addDays, addMonths, type CalendarDate, calendarDate } from '../calendar.ts'
import { taxYearDates } from '../taxes/tax-year.ts'

/** What of the story depends on where it is told. */
export interface DemoPlace {
  country: string
  currency: string
  timeZone: string
  /** How many units of the currency stand where the story, in its own words, says 1. */
  scale: number
  /** The currency of the client abroad, and how many units of it stand for 1. */
  foreign: { currency: string; scale: number }
  /** Sales tax on services and on goods, as fractions; '0' where the owner charges none. */
  salesTax: { services: string; goods: string }
  spendingName: string
  /** What the category for meals with clients is called. */
  mealsCategory: string
}

/** Orders of size that make an amount believable; no exchange rates. Currencies that are not here stand one to one. */
const SCALES = new Map([
  ['JPY', 150],
  ['KRW', 1300],
  ['INR', 40],
  ['IDR', 10_000],
  ['VND', 20_000],
  ['HUF', 300],
  ['CZK', 20],
  ['SEK', 10],
  ['NOK', 10],
  ['DKK', 7],
  ['ISK', 130],
  ['MXN', 15],
  ['ZAR', 12],
  ['PLN', 4],
  ['TRY', 30],
  ['BRL', 4],
  ['PHP', 40],
  ['THB', 30],
  ['NGN', 1000],
  ['KES', 100],
])

/**
 * Sales tax that a freelancer charges in the story. Elsewhere the owner is small enough to charge none. The rate on
 * printed goods in the United States is a made-up one: states and cities each have their own, and the owner types it.
 *
 * Source: GB Value Added Tax Act 1994 s. 2; AU A New Tax System (Goods and Services Tax) Act 1999 s. 9-70;
 *         NZ Goods and Services Tax Act 1985 s. 8.
 */
const SALES_TAX: Readonly<Record<string, DemoPlace['salesTax']>> = {
  US: { services: '0', goods: '0.06' },
  GB: { services: '0.2', goods: '0.2' },
  AU: { services: '0.1', goods: '0.1' },
  NZ: { services: '0.15', goods: '0.15' },
}

/** The story told in a country and a currency. */
export function demoPlace({
  country,
  currency,
  timeZone,
}: Pick<DemoPlace, 'country' | 'currency' | 'timeZone'>): DemoPlace {
  const foreign = currency === 'EUR' ? 'USD' : 'EUR'
  return {
    country,
    currency,
    timeZone,
    scale: SCALES.get(currency) ?? 1,
    foreign: { currency: foreign, scale: 1 },
    salesTax: SALES_TAX[country] ?? { services: '0', goods: '0' },
    spendingName: country === 'US' ? 'Checking' : 'Current account',
    mealsCategory: country === 'GB' ? 'Client entertainment' : 'Meals',
  }
}

/** A day on which tax of a year is due, in the story. */
export interface TaxDay {
  taxYear: string
  date: CalendarDate
  /** Undefined for what the return leaves to pay. */
  instalment: number | undefined
  /** How much of what the year calls for so far is sent: the last instalment sends all of it. */
  share: number
}

/** When the tax office is paid for a year, and when the return says what the year comes to. */
export interface TaxCalendar {
  days: TaxDay[]
  returnDate: CalendarDate
  refundDate: CalendarDate
}

/**
 * The tax days of a year as the story keeps them, not moved for weekends: in the United States four instalments, in the
 * United Kingdom two payments on account and a balancing payment, elsewhere one towards the end of each quarter.
 *
 * Throws: RangeError as taxYearDates.
 * Source: US 26 U.S.C. §§ 6654(c)(2), 6151(a); GB TMA 1970 ss. 59A(2), 59B(4).
 */
export function taxCalendar(taxYear: string, country: string): TaxCalendar {
  const { from, to } = taxYearDates(taxYear, country)
  const on = (years: number, day: string) => calendarDate(`${Number(taxYear.slice(0, 4)) + years}-${day}`)
  const due = (date: CalendarDate, share: number, instalment?: number) => ({ taxYear, date, instalment, share })
  if (country === 'US') {
    return {
      days: [
        due(on(0, '04-15'), 0.9, 1),
        due(on(0, '06-15'), 0.9, 2),
        due(on(0, '09-15'), 0.9, 3),
        due(on(1, '01-15'), 1, 4),
        due(on(1, '04-15'), 1),
      ],
      returnDate: on(1, '04-11'),
      refundDate: on(1, '05-19'),
    }
  }
  if (country === 'GB') {
    return {
      days: [due(on(1, '01-31'), 0.9, 1), due(on(1, '07-31'), 0.9, 2), due(on(2, '01-31'), 1)],
      returnDate: on(2, '01-20'),
      refundDate: on(2, '03-01'),
    }
  }
  return {
    days: [
      ...[1, 2, 3, 4].map((quarter) =>
        due(addDays(addMonths(from, 3 * quarter), -20), quarter === 4 ? 1 : 0.9, quarter),
      ),
      due(addMonths(to, 6), 1),
    ],
    returnDate: addMonths(to, 5),
    refundDate: addMonths(to, 7),
  }
}
