import { addDays, addMonths, type CalendarDate, lastDay, quarterDates, quarterOf, shiftQuarter } from '../calendar.ts'
import { taxYearDates, taxYearOf } from '../taxes/tax-year.ts'
import { taxCalendar } from './place.ts'
import { BAD_QUARTER, FIRST_MONTH_ALONE, RUNNING_MONTH, type Stage } from './stage.ts'

/** What the return comes to of what was estimated. */
const FINAL_SHARE = 0.97
/** How late the one late payment to the tax office was. */
const DAYS_LATE = 19

/** The day job, what the owner lives on, what goes to the buffer and to the tax office, and the settings on the way. */
export function tellOwnMoney(stage: Stage): void {
  tellDayJob(stage)
  for (let index = 0; index <= RUNNING_MONTH; index += 1) {
    tellLiving(stage, index)
    tellBuffer(stage, index)
    tellReconciling(stage, index)
    stage.tell(stage.day(index, 20), { kind: 'card-bill', asOf: lastDay(stage.month(index - 1)) })
  }
  tellTaxes(stage)
  tellSalesTax(stage)
}

/** In the last half year the statement of each month is held against the book, a few days after it came. */
function tellReconciling(stage: Stage, index: number): void {
  if (index <= RUNNING_MONTH - 6) return
  const asOf = lastDay(stage.month(index - 1))
  stage.tell(stage.day(index, 6), { kind: 'reconcile', account: 'spending', asOf })
}

function tellDayJob(stage: Stage): void {
  const text = 'Pay from Sample Printworks'
  for (let index = 0; index < FIRST_MONTH_ALONE; index += 1)
    stage.tell(stage.day(index, 26), { kind: 'day-job-pay', text, minor: stage.minor(3150) })
  const alone = stage.day(FIRST_MONTH_ALONE, 1)
  stage.tell(alone, { kind: 'work', work: 'independent' })
  stage.tell(alone, {
    kind: 'settings',
    changes: {
      setAsideRate: '0.275',
      dayJobNetMinor: 0,
      benefitsMinor: stage.minor(640),
      businessCostsMinor: stage.minor(560),
    },
  })
  // The rent went up; and a second look at what a month costs.
  stage.tell(stage.day(15, 1), { kind: 'settings', changes: { essentialsMinor: stage.minor(2590) } })
  stage.tell(stage.day(20, 1), { kind: 'settings', changes: { businessCostsMinor: stage.minor(620) } })
}

/** What comes once and is no month's usual. */
const IRREGULAR = new Map([
  [9, { text: 'Moving house', units: 1900 }],
  [10, { text: 'Car repair', units: 640 }],
  [17, { text: 'Two weeks by the sea', units: 1280 }],
  [20, { text: 'Dentist', units: 980 }],
])

function tellLiving(stage: Stage, index: number): void {
  const isShort = BAD_QUARTER.includes(index)
  stage.tell(stage.day(index, 3), { kind: 'draw', text: 'Household, rent and bills', minor: stage.minor(1500) })
  const rest = index < FIRST_MONTH_ALONE ? 1350 : isShort ? 1450 : 1960
  const minor = stage.minor(rest + stage.dice.between(-60, 60))
  stage.tell(stage.day(index, 17), { kind: 'draw', text: "Owner's draw", minor })
  const irregular = IRREGULAR.get(index)
  if (irregular)
    stage.tell(stage.day(index, 19), { kind: 'draw', text: irregular.text, minor: stage.minor(irregular.units) })
}

/** Something for the buffer each month; in the bad quarter it gave some back. */
function tellBuffer(stage: Stage, index: number): void {
  const isShort = BAD_QUARTER.includes(index)
  const back = new Map([
    [13, 1100],
    [14, 1500],
  ]).get(index)
  if (back !== undefined)
    stage.tell(stage.day(index, 16), { kind: 'transfer', minor: stage.minor(back), from: 'buffer', to: 'spending' })
  else if (index > FIRST_MONTH_ALONE && !isShort)
    stage.tell(stage.day(index, 28), { kind: 'transfer', minor: stage.minor(800), from: 'spending', to: 'buffer' })
  if (index % 3 === 2)
    stage.tell(stage.day(index, 30), { kind: 'interest', minor: stage.minor(31.4), account: 'buffer' })
}

/** Paid on the day it is due, but once: in the bad quarter a payment was forgotten for weeks. */
function tellTaxes(stage: Stage): void {
  const { country } = stage.place
  const begin = stage.day(0, 1)
  const latestOfBadQuarter = lastDay(stage.month(BAD_QUARTER.at(-1) ?? 0))
  const calendars = taxYears(begin, stage.today, country).map((taxYear) => ({
    taxYear,
    ...taxCalendar(taxYear, country),
  }))
  const days = calendars.flatMap(({ days }) => days).filter(({ date }) => date > addDays(begin, 45))
  const late = days
    .filter(({ date }) => date <= latestOfBadQuarter)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1)
  for (const day of days) {
    const { taxYear, instalment, share } = day
    const date = day === late ? addDays(day.date, DAYS_LATE) : day.date
    stage.tell(date, { kind: 'estimated-payment', taxYear, instalment, share })
  }
  for (const [index, { taxYear, returnDate, refundDate }] of calendars.entries()) {
    stage.tell(returnDate, { kind: 'final-tax', taxYear, share: FINAL_SHARE })
    stage.tell(refundDate, { kind: 'tax-refund', taxYear })
    const yearFrom = taxYearDates(taxYear, country).from
    const from = yearFrom > begin ? yearFrom : begin
    stage.tell(answerDate(from, calendars[index - 1]?.returnDate), { kind: 'tax-answers', taxYear })
  }
}

/** With last year's return at hand, where it is not long in coming; else when the year has begun. */
function answerDate(from: CalendarDate, lastReturn: CalendarDate | undefined): CalendarDate {
  const isSoon = lastReturn !== undefined && lastReturn >= from && lastReturn <= addDays(from, 150)
  return addDays(isSoon ? lastReturn : from, 10)
}

function taxYears(from: CalendarDate, to: CalendarDate, country: string): string[] {
  const years: string[] = []
  for (let date = from; date <= to; date = addMonths(date, 12)) years.push(taxYearOf(date, country))
  return [...new Set([...years, taxYearOf(to, country)])]
}

/** Sales tax of a calendar quarter is paid over before the end of the month after it. */
function tellSalesTax(stage: Stage): void {
  for (let quarter = quarterOf(stage.day(0, 1)); ; quarter = shiftQuarter(quarter, 1)) {
    const { to } = quarterDates(quarter)
    if (to >= stage.today) return
    stage.tell(addDays(to, 22), { kind: 'sales-tax', asOf: to })
  }
}
