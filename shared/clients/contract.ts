import { z } from 'zod'
import { Cursor, Line, limitUpTo, MoneyReply, Name, Note, pageOf, RateText } from '../contract.ts'

const fields = {
  name: Name,
  contact: Line,
  email: Line,
  address: Note,
  termsDays: z.int('Give whole days.').min(0).max(365, 'Terms go up to 365 days.'),
  /** The sales tax rate that a new line starts with. */
  taxRate: RateText,
}
export const ClientDraft = z.strictObject({
  ...fields,
  contact: Line.default(''),
  email: Line.default(''),
  address: Note.default(''),
  termsDays: fields.termsDays.default(30),
  taxRate: RateText.default('0'),
})
export const ClientPatch = z.strictObject({
  name: Name.optional(),
  contact: Line.optional(),
  email: Line.optional(),
  address: Note.optional(),
  termsDays: fields.termsDays.optional(),
  taxRate: RateText.optional(),
  archived: z.boolean().optional(),
})
export const ClientReply = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    contact: z.string(),
    email: z.string(),
    address: z.string(),
    termsDays: z.int(),
    taxRate: z.string(),
    archivedOn: z.string().nullable(),
    /** The day on which everything was removed that the books do not need. */
    removedOn: z.string().nullable(),
    owed: MoneyReply,
    openInvoices: z.int(),
    /** Money held for the client: deposits and credit. */
    credit: MoneyReply,
    version: z.int(),
  })
  .meta({ id: 'Client' })
export const ClientsQuery = z.strictObject({
  /** Whoever chooses a client chooses among all. */
  limit: limitUpTo(2000),
  cursor: Cursor,
  q: Line.optional(),
  archived: z.enum(['yes', 'no']).optional(),
})
export const ClientsReply = pageOf(ClientReply)

export type ClientDraft = z.infer<typeof ClientDraft>
export type ClientPatch = z.infer<typeof ClientPatch>
export type ClientReply = z.infer<typeof ClientReply>
export type ClientsQuery = z.infer<typeof ClientsQuery>
