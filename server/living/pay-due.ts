import { addDays, type CalendarDate, firstDay, monthOf } from '../../shared/calendar.ts'
import type { ToDoReply } from '../../shared/today/contract.ts'
import { longMonthText, wholeMoneyText } from '../../shared/words.ts'
import type { Db } from '../db/open.ts'
import { livingSpent, payOn } from './pay.ts'

/**
 * This month's pay, while nothing of it was taken. Only who paid themselves last month is reminded: whoever leaves a month
 * out, or lives from what the book does not hold, is not asked again.
 */
export function payDue(db: Db, asOf: CalendarDate): ToDoReply | undefined {
  const from = firstDay(monthOf(asOf))
  if (livingSpent(db, from, asOf) > 0) return undefined
  const dayBefore = addDays(from, -1)
  if (livingSpent(db, firstDay(monthOf(dayBefore)), dayBefore) <= 0) return undefined
  const { proposal } = payOn(db, asOf)
  if (proposal === null) return undefined
  return {
    kind: 'pay-due',
    title: `Pay yourself ${wholeMoneyText(proposal.amount, 'down')}`,
    detail: `The pay of ${longMonthText(monthOf(asOf))}: nothing of it was taken yet.`,
    action: 'Open',
    link: '/living#month',
    move: null,
  }
}
