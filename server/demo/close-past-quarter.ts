import { addDays, type CalendarDate, quarterOf, shiftQuarter } from '../../shared/calendar.ts'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/transaction.ts'
import { closeQuarter } from '../reports/close-quarter.ts'
import { closingInForce } from '../reports/closings.ts'

/** Nobody closes a quarter on its first day after. */
const DAYS_TO_CLOSE = 30

/** Closes the newest quarter of the demo that has been over for a month, once: its pack is drawn after the book is there. */
export async function closePastQuarter(db: Db, today: CalendarDate): Promise<void> {
  const quarter = shiftQuarter(quarterOf(addDays(today, -DAYS_TO_CLOSE)), -1)
  if (closingInForce(db, quarter)) return
  await closeQuarter(db, quarter, today, (close) => inTransaction(db, { actor: 'owner', today }, close))
}
