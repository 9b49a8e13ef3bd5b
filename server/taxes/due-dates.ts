import { addDays, type CalendarDate } from '../../shared/calendar.ts'
import { calendarFile, type DayEntry } from '../../shared/taxes/calendar-file.ts'
import { countryOf } from '../../shared/taxes/countries.ts'
import { instalmentDatesOf } from '../../shared/taxes/instalments.ts'
import { taxYearDates, taxYearOf } from '../../shared/taxes/tax-year.ts'
import { digitalUpdates } from '../../shared/taxes/uk/watches.ts'
import { dateStyleOf, longDateText } from '../../shared/words.ts'
import type { Db } from '../db/open.ts'
import { requireProfile } from '../profile/repository.ts'
import { answersOf } from './answers.ts'
import { runningTaxYear } from './estimate.ts'

/** The days on which tax falls due, of the given tax year or of the one before, the running one and the next, as a calendar. */
export function dueDatesFile(db: Db, today: CalendarDate, taxYear?: string): string {
  const { country } = requireProfile(db)
  const running = runningTaxYear(db, today)
  const { from, to } = taxYearDates(running, country)
  const years =
    taxYear === undefined
      ? [runningTaxYear(db, addDays(from, -1)), running, runningTaxYear(db, addDays(to, 1))]
      : [taxYear]
  return calendarFile(
    'Evenkeel: tax due dates',
    today,
    years.flatMap((year) => entriesOf(db, year, country)),
  )
}

/** The days on which tax falls due from one day to another, both included, and what for. */
export function dueDatesBetween(db: Db, from: CalendarDate, to: CalendarDate): { date: CalendarDate; says: string }[] {
  const { country } = requireProfile(db)
  const years: string[] = []
  // The last instalment of a year, and its return, fall due in the next one.
  for (let day = addDays(from, -400); day <= to; day = addDays(taxYearDates(taxYearOf(day, country), country).to, 1))
    years.push(taxYearOf(day, country))
  return years
    .flatMap((year) => entriesOf(db, year, country))
    .filter(({ date }) => date >= from && date <= to)
    .map(({ date, summary }) => ({ date, says: summary }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}

function entriesOf(db: Db, taxYear: string, code: string): DayEntry[] {
  const country = countryOf(code)
  const dates = instalmentDatesOf(country, { taxYear, country: code, answers: answersOf(db, taxYear) })
  const place = `${code.toLowerCase()}-${taxYear.replace('/', '-')}`
  const long = (date: CalendarDate) => longDateText(date, dateStyleOf(code))
  const instalments = dates.map(({ number, lawDate, dueDate }): DayEntry => {
    const moved = lawDate === dueDate ? '' : ` Moved from ${long(lawDate)}.`
    return {
      uid: `instalment-${place}-${number}`,
      date: dueDate,
      summary: `Tax instalment ${number} of ${dates.length} for ${taxYear}`,
      description: `Money has to be there on this day.${moved} ${NOTE}`,
    }
  })
  const returnDue = country?.returnDue?.(taxYear)
  const withReturn: DayEntry[] =
    returnDue === undefined
      ? []
      : [
          {
            uid: `return-${place}`,
            date: returnDue.dueDate,
            summary: `Tax return for ${taxYear}`,
            description: `The return, and what is left to pay. ${NOTE}`,
          },
        ]
  const updates = code === 'GB' ? (digitalUpdates(taxYear, 0)?.dueDates ?? []) : []
  const quarterly = updates.map(
    (date, index): DayEntry => ({
      uid: `update-${place}-${index + 1}`,
      date,
      summary: `Quarterly update ${index + 1} of 4 for ${taxYear}, if yours are due`,
      description: `Making Tax Digital. An update is no payment. ${NOTE}`,
    }),
  )
  return [...instalments, ...withReturn, ...quarterly].sort((a, b) => (a.date < b.date ? -1 : 1))
}

const NOTE = 'Estimate, not tax advice.'
