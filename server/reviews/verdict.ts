import type { CalendarDate } from '../../shared/calendar.ts'
import type { ReadinessReply } from '../../shared/readiness/contract.ts'
import type { Db } from '../db/open.ts'
import { planOf } from '../forecast/plan.ts'
import { askAside } from '../forecast/run-aside.ts'

/**
 * The verdict that a goal is told by: for quitting on the day itself, whatever day was planned; without a day job that on
 * the present course. It is imagined aside, so a use case asks for it before its transaction.
 *
 * Throws: HttpRefusal 503 as `askAside`.
 */
export function verdictOf(db: Db, asOf: CalendarDate): Promise<ReadinessReply> {
  const { quitDate } = planOf(db)
  // Asked for as the page asks for it where that comes to the same: it is imagined once.
  return quitDate === null || quitDate < asOf ? askAside(db, 'readiness', asOf) : askAside(db, 'readiness', asOf, asOf)
}
