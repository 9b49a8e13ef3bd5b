import type { InstalmentReply } from '../../shared/taxes/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { dayText } from '../book.ts'
import type { PillLook } from '../parts/pill.tsx'

interface Status {
  look: PillLook
  says: string
}

/** How an instalment stands, in words. */
export function statusOf(instalment: InstalmentReply): Status {
  const { state, daysLeft, open, needed, payments } = instalment
  switch (state) {
    case 'paid':
      return needed.minor === 0 && payments.length === 0
        ? { look: 'draft', says: 'Nothing to send' }
        : { look: 'paid', says: paidText(instalment) }
    case 'part-paid':
      return { look: 'part', says: `${moneyText(open)} open, due ${inDays(daysLeft)}${coverText(instalment)}` }
    case 'open':
      return { look: 'issued', says: `Due ${inDays(daysLeft)}${coverText(instalment)}` }
    case 'settled':
      return { look: 'paid', says: 'Settled with the return' }
    case 'late':
      return { look: 'overdue', says: `${moneyText(open)} late by ${days(-daysLeft)}` }
  }
}

/** The row of the return. */
export function withReturnStatus(dueDate: string, asOf: string, isKnown: boolean): Status {
  if (!isKnown) return { look: 'draft', says: 'Not known yet' }
  return dueDate < asOf ? { look: 'issued', says: 'Was due with the return' } : { look: 'draft', says: 'Estimated' }
}

/** "Paid Apr 13", "Paid late, Apr 20", "Paid in 2 parts, the last Apr 20" */
function paidText({ payments, dueDate }: InstalmentReply): string {
  const last = payments
    .map(({ date }) => date)
    .sort()
    .at(-1)
  if (last === undefined) return 'Covered by earlier payments'
  const isLate = last > dueDate
  if (payments.length > 1) return `Paid in ${payments.length} parts, the last ${isLate ? 'late, ' : ''}${dayText(last)}`
  return isLate ? `Paid late, ${dayText(last)}` : `Paid ${dayText(last)}`
}

function coverText({ open, short }: InstalmentReply): string {
  if (open.minor === 0) return ''
  return short.minor === 0 ? '; the reserve covers it' : `; ${moneyText(short)} not set aside`
}

function inDays(count: number): string {
  return count === 0 ? 'today' : `in ${days(count)}`
}

function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`
}
