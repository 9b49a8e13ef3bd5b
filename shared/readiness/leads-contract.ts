import { z } from 'zod'
import { ClientDraft } from '../clients/contract.ts'
import {
  BpsRateText,
  BusinessDate,
  FigureReply,
  Id,
  Line,
  MoneyReply,
  Name,
  NonNegativeMoney,
  Note,
} from '../contract.ts'
import { LEAD_STATES } from './leads.ts'

const Value = NonNegativeMoney.nullable()
const Chance = BpsRateText.nullable()
const Day = BusinessDate.nullable()

export const LeadDraft = z.strictObject({
  name: Name,
  /** An address, a number, or who introduced them. */
  contact: Line.default(''),
  /** Where the lead came from: "a talk", "a former client". */
  source: Line.default(''),
  /** What the first job, or a year, may be worth. */
  value: Value.default(null),
  chance: Chance.default(null),
  nextStep: Line.default(''),
  nextStepOn: Day.default(null),
  note: Note.default(''),
})
export const LeadPatch = z.strictObject({
  name: Name.optional(),
  contact: Line.optional(),
  source: Line.optional(),
  value: Value.optional(),
  chance: Chance.optional(),
  nextStep: Line.optional(),
  nextStepOn: Day.optional(),
  note: Note.optional(),
  /** A lead that is opened again is no client's any more; the client stays. */
  state: z.enum(LEAD_STATES).optional(),
})
/** The client that a lead becomes: one that is there, or a new one. The lead is won by it. */
export const LeadClientBody = z.union([z.strictObject({ clientId: Id }), z.strictObject({ client: ClientDraft })])

export const LeadReply = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    contact: z.string(),
    source: z.string(),
    value: MoneyReply.nullable(),
    chance: z.string().nullable(),
    /** Value times chance. */
    weighted: MoneyReply.nullable(),
    nextStep: z.string(),
    nextStepOn: z.string().nullable(),
    /** The next step is to be taken today, or was before. */
    isDue: z.boolean(),
    note: z.string(),
    state: z.enum(LEAD_STATES),
    closedOn: z.string().nullable(),
    clientId: z.int().nullable(),
    clientName: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Lead' })
export const LeadsReply = z.strictObject({
  items: z.array(LeadReply),
  nextCursor: z.string().nullable(),
  weighted: FigureReply,
  sources: z.array(
    z.strictObject({ source: z.string(), won: z.int(), lost: z.int(), open: z.int(), wonValue: MoneyReply }),
  ),
})
export const LeadRemovedReply = z
  .strictObject({
    leadId: z.int(),
    /** False when old bytes may still lie in data.db, because another program reads the file. */
    isFileRewritten: z.boolean(),
  })
  .meta({ id: 'LeadRemoved' })

export type LeadDraft = z.infer<typeof LeadDraft>
export type LeadPatch = z.infer<typeof LeadPatch>
export type LeadClientBody = z.infer<typeof LeadClientBody>
export type LeadReply = z.infer<typeof LeadReply>
export type LeadsReply = z.infer<typeof LeadsReply>
export type LeadRemovedReply = z.infer<typeof LeadRemovedReply>
