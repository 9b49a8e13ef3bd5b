import { z } from 'zod'
import { BusinessDate, Id, Name, NonNegativeMoney, Note, PositiveMoney, RateText } from '../contract.ts'

export const ExpenseBody = z.strictObject({
  date: BusinessDate,
  vendor: Name,
  categoryId: Id,
  /** The whole amount that was paid. */
  amount: PositiveMoney,
  accountId: Id,
  /** The part that is business; the rest is private and counts as living. */
  businessShare: RateText.default('1'),
  /** Sales tax in it that can be reclaimed. */
  reclaimableTax: NonNegativeMoney.optional(),
  /** What the document says, when it is in another currency. */
  document: PositiveMoney.optional(),
  note: Note.default(''),
  replaces: Id.optional(),
})

/** Money that a vendor gave back: it lowers the category on the day it arrives. */
export const MoneyBackBody = z.strictObject({
  date: BusinessDate,
  vendor: Name,
  categoryId: Id,
  amount: PositiveMoney,
  accountId: Id,
  note: Note.default(''),
  replaces: Id.optional(),
})

export type ExpenseBody = z.infer<typeof ExpenseBody>
export type MoneyBackBody = z.infer<typeof MoneyBackBody>
