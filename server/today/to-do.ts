import { type CalendarDate, daysBetween } from '../../shared/calendar.ts'
import { money } from '../../shared/money.ts'
import type { ToDoReply } from '../../shared/today/contract.ts'
import { longMonthText, moneyText } from '../../shared/words.ts'
import { fullestSpending, listRealAccounts } from '../accounts/repository.ts'
import type { Db } from '../db/open.ts'
import { lateInvoicesOn } from '../invoices/receivables.ts'
import { countDrafts } from '../invoices/repository.ts'
import { payDue } from '../living/pay-due.ts'
import { homeCurrency } from '../profile/repository.ts'
import { leadStepsDue } from '../readiness/lead-steps-due.ts'
import { countWaiting } from '../recurring/repository.ts'
import { reviewDue } from '../reviews/reviews.ts'
import { instalmentDue } from '../taxes/instalment-due.ts'
import { type FiguresOfDay, figuresOn, minorOf } from './figures.ts'

/** What to do now, the most pressing first. */
export function toDo(db: Db, asOf: CalendarDate, figures: FiguresOfDay = figuresOn(db, asOf)): ToDoReply[] {
  return [
    moveToReserve(db, asOf, figures),
    instalmentDue(db, asOf).item,
    askAboutOverdue(db, asOf),
    payDue(db, asOf),
    decideRecurring(db, asOf),
    leadStepsDue(db, asOf),
    finishDrafts(db),
    ...answerOpenQuestions(figures),
    reviewMonth(db, asOf),
  ].filter((item) => item !== undefined)
}

function moveToReserve(db: Db, asOf: CalendarDate, { setAside }: FiguresOfDay): ToDoReply | undefined {
  const shortMinor = minorOf(setAside.shortfall) ?? 0
  if (shortMinor <= 0) return undefined
  const amount = money(shortMinor, homeCurrency(db))
  const reserve = listRealAccounts(db).find(({ role, closedOn }) => role === 'tax-reserve' && closedOn === null)
  if (!reserve) {
    return {
      kind: 'add-reserve',
      title: 'Add a tax reserve account',
      detail: `${moneyText(amount)} of what you hold is for the tax office; keep it apart from the rest.`,
      action: 'Add account',
      link: '/settings#accounts',
      move: null,
    }
  }
  const source = fullestSpending(db, asOf)
  const detail = source
    ? `From ${source.name}. Your bank does the transfer; Evenkeel records it.`
    : 'No spending account is in the book.'
  return {
    kind: 'set-aside',
    title: `Move ${moneyText(amount)} to ${reserve.name}`,
    detail,
    action: `Move ${moneyText(amount)}`,
    link: '/taxes',
    move: source ? { amount, fromAccountId: source.id, toAccountId: reserve.id } : null,
  }
}

function askAboutOverdue(db: Db, asOf: CalendarDate): ToDoReply | undefined {
  const { count, minor, oldestDueDate } = lateInvoicesOn(db, asOf)
  if (oldestDueDate === null) return undefined
  const oldestDaysLate = daysBetween(oldestDueDate, asOf)
  const owed = moneyText(money(minor, homeCurrency(db)))
  const days = `${oldestDaysLate} ${oldestDaysLate === 1 ? 'day' : 'days'} late`
  return {
    kind: 'overdue-invoices',
    title: count === 1 ? 'Ask about 1 overdue invoice' : `Ask about ${count} overdue invoices`,
    detail: count === 1 ? `${owed} owed, ${days}` : `${owed} owed; the oldest is ${days}`,
    action: 'Open',
    link: '/invoices?status=overdue',
    move: null,
  }
}

function decideRecurring(db: Db, asOf: CalendarDate): ToDoReply | undefined {
  const count = countWaiting(db, asOf)
  if (count === 0) return undefined
  return {
    kind: 'recurring-due',
    title: count === 1 ? 'Book or skip 1 recurring entry' : `Book or skip ${count} recurring entries`,
    detail: 'They came due. Nothing is booked until you say so.',
    action: 'Open',
    link: '/money/recurring',
    move: null,
  }
}

function finishDrafts(db: Db): ToDoReply | undefined {
  const draft = countDrafts(db)
  if (draft === 0) return undefined
  return {
    kind: 'drafts',
    title: draft === 1 ? 'Finish 1 draft invoice' : `Finish ${draft} draft invoices`,
    detail: 'A draft has no number and nobody owes it yet.',
    action: 'Open',
    link: '/invoices?status=draft',
    move: null,
  }
}

function reviewMonth(db: Db, asOf: CalendarDate): ToDoReply | undefined {
  const due = reviewDue(db, asOf)
  if (!due) return undefined
  const month = longMonthText(due.month)
  return {
    kind: 'monthly-review',
    title: due.isBegun ? `Finish the review of ${month}` : `Review ${month}`,
    detail: 'About 20 minutes. The month’s figures are frozen in it.',
    action: due.isBegun ? 'Go on' : 'Begin',
    link: `/independence/reviews/${due.month}`,
    move: null,
  }
}

function answerOpenQuestions({ living, income }: FiguresOfDay): ToDoReply[] {
  const items: ToDoReply[] = []
  if (living.needs.state === 'no-needs') {
    items.push({
      kind: 'add-needs',
      title: 'Say what a month costs',
      detail: 'Without it there is no runway and no buffer to show. A guess will do.',
      action: 'Enter',
      link: '/settings#needs',
      move: null,
    })
  }
  if (income.months.length === 0) {
    items.push({
      kind: 'add-history',
      title: 'Type the last months of income',
      detail: 'Or say what a poor month would bring, until a month of your own is complete.',
      action: 'Enter',
      link: '/settings#earlier-months',
      move: null,
    })
  }
  return items
}
