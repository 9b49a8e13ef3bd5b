import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import type { Money } from '../../shared/money.ts'
import { partsOf, shareOf } from '../expenses/business-share.ts'

/** What an entry says of the ones that are to come like it. Amounts in minor units. */
export interface Template {
  kind: 'expense' | 'income'
  text: string
  amountMinor: number
  /** What the document said in another currency; the amount is what moved. */
  document?: Money
  categoryId: number | undefined
  accountId: number | undefined
  /** What the form does not show, and goes along as it was. */
  rest: Record<string, unknown>
}

/** An expense with a category, or income of one category without an invoice, that still stands. */
export function canRepeat(event: EventDetailReply): boolean {
  if (!event.canReverse) return false
  const { movements, allocations } = event
  const categories = (role: string, side: 'from' | 'to') =>
    new Set(movements.filter((moved) => moved[side].role === role).map((moved) => moved[side].id))
  if (event.kind === 'expense') return categories('expense', 'to').size === 1
  const ends = movements.every(
    ({ from, to }) => ['income', 'sales-tax'].includes(from.role) && to.role !== 'tax-office',
  )
  return event.kind === 'payment' && allocations.length === 0 && ends && categories('income', 'from').size === 1
}

/** The template of an entry that can be repeated. */
export function templateOf(event: EventDetailReply): Template {
  const template = event.kind === 'expense' ? ofExpense(event) : ofIncome(event)
  return event.documentAmount === null ? template : { ...template, document: event.documentAmount }
}

function ofExpense(event: EventDetailReply): Template {
  const { movements, amount, text } = event
  const parts = partsOf(event)
  const reclaimable = parts.reclaimableMinor > 0 && { minor: parts.reclaimableMinor, currency: amount.currency }
  return {
    kind: 'expense',
    text,
    amountMinor: parts.wholeMinor,
    categoryId: movements.find(({ to }) => to.role === 'expense')?.to.id,
    accountId: movements[0]?.from.id,
    rest: { businessShare: shareOf(parts), ...(reclaimable && { reclaimableTax: reclaimable }) },
  }
}

function ofIncome({ movements, amount, text, clientId }: EventDetailReply): Template {
  const { currency } = amount
  const sum = (wanted: (moved: (typeof movements)[number]) => boolean) =>
    movements.filter(wanted).reduce((all, moved) => all + moved.amount.minor, 0)
  const feeMinor = sum(({ to }) => to.role === 'expense')
  const taxMinor = sum(({ from }) => from.role === 'sales-tax')
  return {
    kind: 'income',
    text,
    amountMinor: sum(() => true),
    categoryId: movements.find(({ from }) => from.role === 'income')?.from.id,
    accountId: movements.find(({ to }) => to.role !== 'expense')?.to.id,
    rest: {
      ...(clientId !== null && { clientId }),
      ...(feeMinor > 0 && { fee: { minor: feeMinor, currency } }),
      ...(taxMinor > 0 && { salesTax: { minor: taxMinor, currency } }),
    },
  }
}
