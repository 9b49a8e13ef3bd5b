import { addDays, type CalendarDate, daysBetween } from '../../shared/calendar.ts'
import { money } from '../../shared/money.ts'
import { countryOf } from '../../shared/taxes/countries.ts'
import { instalmentDatesOf } from '../../shared/taxes/instalments.ts'
import type { ToDoReply } from '../../shared/today/contract.ts'
import { dateStyleOf, dateText, moneyText } from '../../shared/words.ts'
import type { Db } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'
import { requireProfile } from '../profile/repository.ts'
import { answersOf } from './answers.ts'
import { runningTaxYear, workOutYear } from './estimate.ts'
import { planOf } from './instalments.ts'
import { paymentsFor } from './tax-payments.ts'

/** From so many days before an instalment until so many after it, it is a thing to do. */
const BEFORE = 30
const AFTER = 60

/** The earliest instalment that falls due soon, or did a short while ago, and is not paid; the year is worked out only then. */
export const instalmentDue = whileUnchanged((db: Db, asOf: CalendarDate): { item: ToDoReply | undefined } => ({
  item: find(db, asOf),
}))

function find(db: Db, asOf: CalendarDate): ToDoReply | undefined {
  const { country, currency } = requireProfile(db)
  const years = new Set([runningTaxYear(db, addDays(asOf, -300)), runningTaxYear(db, asOf)])
  for (const taxYear of years) {
    const dates = instalmentDatesOf(countryOf(country), { taxYear, country, answers: answersOf(db, taxYear) })
    const near = dates.filter(({ dueDate }) => isNear(dueDate, asOf)).map(({ number }) => number)
    if (near.length === 0) continue
    const { instalments } = planOf(db, workOutYear(db, taxYear, asOf), paymentsFor(db, taxYear, asOf))
    const open = instalments.find(({ number, openMinor }) => near.includes(number) && openMinor > 0)
    if (open === undefined) continue
    const amount = moneyText(money(open.openMinor, currency))
    const days = daysBetween(asOf, open.dueDate)
    const day = dateText(open.dueDate, dateStyleOf(country))
    return {
      kind: 'instalment-due',
      title: `Pay ${amount} of estimated tax`,
      detail:
        days < 0
          ? `Instalment ${open.number} for ${taxYear} was due on ${day}.`
          : `Instalment ${open.number} for ${taxYear} is due on ${day}, ${days === 0 ? 'today' : `in ${days} ${days === 1 ? 'day' : 'days'}`}.`,
      action: 'Open',
      link: `/taxes?year=${taxYear.replace('/', '-')}#instalments`,
      move: null,
    }
  }
  return undefined
}

function isNear(dueDate: CalendarDate, asOf: CalendarDate): boolean {
  const days = daysBetween(asOf, dueDate)
  return days <= BEFORE && days >= -AFTER
}
