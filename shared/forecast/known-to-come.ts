import { z } from 'zod'
import { Id, MoneyContract, MoneyReply, MonthText, Name, Note, PositiveMoney, pageOf } from '../contract.ts'

// What is known of the months to come: contracts, which pay the same every month, and one-offs.

export const ContractBody = z.strictObject({
  clientId: Id,
  /** What it pays a month, without sales tax. */
  monthly: PositiveMoney,
  firstMonth: MonthText,
  /** Null while nobody knows: the forecast then lets it end with 2.5 % a month. */
  lastMonth: MonthText.nullable().default(null),
  note: Note.default(''),
})
export const ContractPatch = z.strictObject({
  clientId: Id.optional(),
  monthly: PositiveMoney.optional(),
  firstMonth: MonthText.optional(),
  lastMonth: MonthText.nullable().optional(),
  note: Note.optional(),
})
export const ContractReply = z
  .strictObject({
    id: z.int(),
    clientId: z.int(),
    clientName: z.string(),
    monthly: MoneyReply,
    firstMonth: z.string(),
    lastMonth: z.string().nullable(),
    note: z.string(),
    /** As of today. */
    state: z.enum(['to-come', 'running', 'ended']),
    version: z.int(),
  })
  .meta({ id: 'Contract' })
/** Those that end last, or not at all, first. */
export const ContractsReply = pageOf(ContractReply)

const ShortName = Name.refine((text) => text.length <= 100, 'Use at most 100 characters.')
/** Comes in when positive, goes out when negative; no tax is worked out on it. */
const Change = MoneyContract.refine(({ minor }) => minor !== 0, {
  path: ['minor'],
  message: 'Enter an amount that is not zero.',
})

export const OneOffBody = z.strictObject({ month: MonthText, name: ShortName, amount: Change })
export const OneOffPatch = z.strictObject({
  month: MonthText.optional(),
  name: ShortName.optional(),
  amount: Change.optional(),
})
export const OneOffReply = z
  .strictObject({
    id: z.int(),
    month: z.string(),
    name: z.string(),
    amount: MoneyReply,
    /** Its month is over: the forecast leaves it out. */
    isPast: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'OneOff' })
/** The earliest month first. */
export const OneOffsReply = pageOf(OneOffReply)

export type ContractBody = z.infer<typeof ContractBody>
export type ContractPatch = z.infer<typeof ContractPatch>
export type ContractReply = z.infer<typeof ContractReply>
export type ContractsReply = z.infer<typeof ContractsReply>
export type OneOffBody = z.infer<typeof OneOffBody>
export type OneOffPatch = z.infer<typeof OneOffPatch>
export type OneOffReply = z.infer<typeof OneOffReply>
export type OneOffsReply = z.infer<typeof OneOffsReply>
