import { z } from 'zod'
import { BusinessDate, Id, Line, MoneyContract, MoneyReply, pageOf } from '../contract.ts'
import { EventKind } from './contract.ts'

/** What the bank shows for an account at the end of a day; a card's debt is below zero. */
export const ReconciliationDraft = z.strictObject({ date: BusinessDate, bankBalance: MoneyContract })
export const ReconciliationPatch = z.strictObject({
  date: BusinessDate.optional(),
  bankBalance: MoneyContract.optional(),
})

/** Which entries the bank shows too: those named, or every one of the list up to one and with it. */
export const TicksBody = z
  .strictObject({
    eventIds: z.array(Id).max(1000, 'Tick at most 1000 entries at a time.').optional(),
    upToEventId: Id.optional(),
  })
  .refine(({ eventIds, upToEventId }) => (eventIds === undefined) !== (upToEventId === undefined), {
    message: 'Name entries, or the one up to which all are ticked.',
    path: ['eventIds'],
  })
export const UnticksBody = z.strictObject({ eventIds: z.array(Id).max(1000, 'At most 1000 entries at a time.') })

/** What the difference is: it is booked as an ordinary entry on the day of the reconciliation. */
export const DifferenceBody = z.strictObject({
  /** The bank has less: a cost or a draw. The bank has more: interest, own money, or money back from a vendor. */
  as: z.enum(['expense', 'draw', 'interest', 'own', 'money-back']),
  /** The name under which it stands in the book. */
  text: Line.refine((text) => text !== '', 'Say what it is.'),
  /** The category of a cost, or of money back. */
  categoryId: Id.optional(),
})

/** What one entry did to the account, in sum. */
export const ReconciliationLine = z.strictObject({
  eventId: z.int(),
  date: z.string(),
  kind: EventKind,
  text: z.string(),
  /** Where the money came from or went to: a category, another account. */
  otherSide: z.string(),
  /** Below zero when it went out. */
  amount: MoneyReply,
  isTicked: z.boolean(),
  isReversal: z.boolean(),
  /** An entry and its reversal of the same day: together they come to nothing, and neither needs a tick. */
  cancels: z.boolean(),
})

/** What may be missing or double, worked out from the difference. */
export const ReconciliationHint = z.strictObject({
  kind: z.enum([
    'not-ticked',
    'ticked-too-much',
    'all-not-ticked',
    'wrong-sign',
    'swapped-digits',
    'divisible-by-nine',
    'twice',
    'dated-later',
    'on-another-account',
  ]),
  entries: z.array(z.strictObject({ eventId: z.int(), date: z.string(), text: z.string(), amount: MoneyReply })),
})

const summary = {
  id: z.int(),
  accountId: z.int(),
  date: z.string(),
  bankBalance: MoneyReply,
  state: z.enum(['open', 'done']),
  /** The instant at which it was finished. */
  finishedAt: z.string().nullable(),
  version: z.int(),
}
/** One holding of an account against the bank; of the latest finished one, since when it no longer agrees. */
export const ReconciliationSummary = z
  .strictObject({
    ...summary,
    /** The instant from which what was ticked no longer comes to the bank's balance; null while it does. */
    disagreesSince: z.string().nullable(),
    /** Only the latest finished one can be opened again, and only while none is open. */
    canReopen: z.boolean(),
  })
  .meta({ id: 'ReconciliationSummary' })
export const ReconciliationsReply = pageOf(ReconciliationSummary)

const Side = z.strictObject({ count: z.int(), total: MoneyReply })
export const ReconciliationReply = z
  .strictObject({
    ...summary,
    accountName: z.string(),
    /** What the book has on the account at the end of the day. */
    bookBalance: MoneyReply,
    /** What is not ticked of it, neither total below zero. */
    untickedIn: Side,
    untickedOut: Side,
    /** What counts as the bank's: the opening balance, and everything that is ticked. */
    tickedBalance: MoneyReply,
    /** The bank's balance − the ticked balance: zero when the book explains it. */
    difference: MoneyReply,
    /** The latest lines that are not ticked or were ticked here, by day; at most 400. */
    lines: z.array(ReconciliationLine),
    /** How many lines lie before those. */
    earlierLines: z.int(),
    hints: z.array(ReconciliationHint),
  })
  .meta({ id: 'Reconciliation' })

export type ReconciliationDraft = z.infer<typeof ReconciliationDraft>
export type ReconciliationPatch = z.infer<typeof ReconciliationPatch>
export type TicksBody = z.infer<typeof TicksBody>
export type DifferenceBody = z.infer<typeof DifferenceBody>
export type ReconciliationLine = z.infer<typeof ReconciliationLine>
export type ReconciliationHint = z.infer<typeof ReconciliationHint>
export type ReconciliationSummary = z.infer<typeof ReconciliationSummary>
export type ReconciliationsReply = z.infer<typeof ReconciliationsReply>
export type ReconciliationReply = z.infer<typeof ReconciliationReply>
