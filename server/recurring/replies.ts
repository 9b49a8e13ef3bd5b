import type { CalendarDate } from '../../shared/calendar.ts'
import { money, sum } from '../../shared/money.ts'
import type { DueReply, RecurringItemReply, RecurringItemsReply } from '../../shared/recurring/contract.ts'
import { monthlyMinor, nextDueDate, yearlyMinor } from '../../shared/recurring/due-dates.ts'
import { findAccount } from '../accounts/repository.ts'
import type { Db } from '../db/open.ts'
import { homeCurrency } from '../profile/repository.ts'
import { entryOf } from './entry.ts'
import { decidedDates, type ItemRow, listItems, requireItem, waitingDates } from './repository.ts'

const LATEST = 6

export function itemReply(db: Db, today: CalendarDate, id: number): RecurringItemReply {
  return replyOf(db, today, requireItem(db, id))
}

/** Every item, and what the active ones make together. */
export function itemsReply(db: Db, today: CalendarDate): RecurringItemsReply {
  const items = listItems(db).map((item) => replyOf(db, today, item))
  const currency = homeCurrency(db)
  const total = (wanted: ItemRow['kind'], of: 'aMonth' | 'aYear') => {
    const counted = items.filter(({ kind, state, nextOn }) => kind === wanted && state === 'active' && nextOn !== null)
    return money(sum(counted.map((item) => item[of].minor)), currency)
  }
  return {
    items,
    nextCursor: null,
    totals: {
      incomeMonth: total('income', 'aMonth'),
      incomeYear: total('income', 'aYear'),
      expenseMonth: total('expense', 'aMonth'),
      expenseYear: total('expense', 'aYear'),
    },
  }
}

/** Every date up to today that waits to be booked or skipped, the oldest first. */
export function dueReplies(db: Db, today: CalendarDate): DueReply[] {
  const dues = listItems(db).flatMap((item) => {
    const { amount, accountId, categoryId } = entryOf(item)
    const common = { itemId: item.id, kind: item.kind, text: item.text, amount, accountId }
    const names = { category: nameOf(db, categoryId), account: nameOf(db, accountId) }
    return waitingDates(db, item, today).map((dueOn) => ({ ...common, ...names, dueOn }))
  })
  return dues.sort((a, b) => (a.dueOn === b.dueOn ? a.itemId - b.itemId : a.dueOn < b.dueOn ? -1 : 1))
}

function replyOf(db: Db, today: CalendarDate, item: ItemRow): RecurringItemReply {
  const { id, kind, text, every, startsOn, endsOn, state, version } = item
  const entry = entryOf(item)
  const { amount } = entry
  const decided = decidedDates(db, id)
  return {
    id,
    kind,
    text,
    every,
    startsOn,
    endsOn,
    state,
    entry,
    amount,
    aMonth: money(monthlyMinor(amount.minor, every), amount.currency),
    aYear: money(yearlyMinor(amount.minor, every), amount.currency),
    category: nameOf(db, entry.categoryId),
    account: nameOf(db, entry.accountId),
    nextOn: state === 'active' ? (nextDueDate(item, today) ?? null) : null,
    waiting: waitingDates(db, item, today, decided).length,
    hasDecidedDates: decided.length > 0,
    latest: decided
      .filter(({ isDecided }) => isDecided)
      .slice(0, LATEST)
      .map(({ dueOn, eventId }) => ({ dueOn, eventId, state: eventId === null ? 'skipped' : 'booked' })),
    version,
  }
}

function nameOf(db: Db, accountId: number): string {
  return findAccount(db, accountId)?.name ?? ''
}
