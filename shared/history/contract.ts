import { z } from 'zod'
import { BusinessDate, Cursor, IdText, Limit, Line } from '../contract.ts'

const Word = z.string().regex(/^[a-z][a-z.-]{0,63}$/, 'Use a word such as "client" or "client.changed".')

export const HistoryQuery = z
  .strictObject({
    limit: Limit,
    cursor: Cursor,
    /** The kind of record: 'client', 'invoice', 'event', 'account', 'reconciliation', 'quarter', 'settings' … */
    entity: Word.optional(),
    /** One record of that kind, with what else touched it. */
    entityId: IdText.optional(),
    /** One kind of change, 'receipt.attached'; or all that begin with a word, 'receipt'. */
    action: Word.optional(),
    /** Days by the clock of the book's time zone. */
    from: BusinessDate.optional(),
    to: BusinessDate.optional(),
    /** The name or number of a record, or the words of an entry. */
    q: Line.optional(),
  })
  .refine(({ entity, entityId }) => entityId === undefined || entity !== undefined, {
    path: ['entityId'],
    message: 'Say with entity which kind of record this is.',
  })

/** One field before and after, in words; null where there was or is nothing. */
const FieldChange = z
  .strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })
  .meta({ id: 'FieldChange' })

/** The request that undoes a change by a new one, or why there is none. */
const Undo = z
  .union([
    z.strictObject({
      isPossible: z.literal(true),
      /** What it does: "Take it back". */
      says: z.string(),
      method: z.enum(['POST', 'PATCH']),
      path: z.string(),
      body: z.record(z.string(), z.unknown()),
    }),
    z.strictObject({ isPossible: z.literal(false), says: z.string() }),
  ])
  .meta({ id: 'Undo' })

export const HistoryItem = z
  .strictObject({
    number: z.int(),
    /** The instant, UTC; the order comes from the number. */
    at: z.string(),
    actor: z.string(),
    action: z.string(),
    entity: z.string(),
    entityId: z.int().nullable(),
    says: z.string(),
    /** The record as it is called today, and its place in the app while it is there. */
    record: z.strictObject({ name: z.string(), link: z.string().nullable() }).nullable(),
    changes: z.array(FieldChange),
    /** True when the words were removed at the client's request; that it happened stays. */
    isRemoved: z.boolean(),
    undo: Undo,
  })
  .meta({ id: 'HistoryItem' })
export const HistoryReply = z.strictObject({ items: z.array(HistoryItem), nextCursor: z.string().nullable() })

/** How far the chain of hashes was followed since the program started, and whether it held. */
export const VerificationReply = z
  .strictObject({
    state: z.enum(['whole', 'going-on', 'broken']),
    /** The last change that was held against its hash; where it is broken, the last that is sound. */
    verifiedUpTo: z.int(),
    lastNumber: z.int(),
    at: z.string(),
    /** When a whole check of the book, this chain included, last came out well: with the newest daily backup. */
    checkedAt: z.string().nullable(),
  })
  .meta({ id: 'HistoryVerification' })

export type HistoryQuery = z.infer<typeof HistoryQuery>
export type HistoryItem = z.infer<typeof HistoryItem>
export type HistoryReply = z.infer<typeof HistoryReply>
export type FieldChange = z.infer<typeof FieldChange>
export type Undo = z.infer<typeof Undo>
export type VerificationReply = z.infer<typeof VerificationReply>
