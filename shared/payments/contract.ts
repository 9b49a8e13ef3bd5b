import { z } from 'zod'
import { EventReply } from '../accounts/contract.ts'
import { BusinessDate, FigureReply, Id, Line, MoneyReply, NonNegativeMoney, Note, PositiveMoney } from '../contract.ts'
import { InvoiceStatus } from '../invoices/contract.ts'

/**
 * Money from a client: for invoices, for income without an invoice, or both. What is neither and is more than is owed is
 * refused unless it is kept as the client's credit.
 */
export const PaymentBody = z.strictObject({
  receivedDate: BusinessDate,
  /** What the client paid in all, before a fee or tax that was kept back, in the home currency. */
  amount: PositiveMoney,
  /** The account it arrived in; left out when the client's credit pays. */
  accountId: Id.optional(),
  /** Pays with money that is held for the client. */
  fromCredit: z.boolean().default(false),
  clientId: Id.optional(),
  /** Who paid or what for, when there is no client. */
  text: Line.default(''),
  allocations: z
    .array(z.strictObject({ invoiceId: Id, amount: PositiveMoney }))
    .max(50, 'One payment covers at most 50 invoices.')
    .default([]),
  /** Income without an invoice, by category, sales tax in it named apart; or a refundable deposit, by the client-money account. */
  other: z
    .array(z.strictObject({ accountId: Id, amount: PositiveMoney, salesTax: NonNegativeMoney.optional() }))
    .max(50, 'One payment has at most 50 parts.')
    .default([]),
  keepAsCredit: z.boolean().default(false),
  /** What the processor kept; it is a cost. */
  fee: PositiveMoney.optional(),
  /** Tax that the client paid to the tax office in the owner's name. */
  withheld: PositiveMoney.optional(),
  /** What the client's document says, when it is in another currency. */
  document: PositiveMoney.optional(),
  note: Note.default(''),
  /** Moves money into the tax reserve in the same step. */
  setAside: z.strictObject({ amount: PositiveMoney, fromAccountId: Id, toAccountId: Id }).optional(),
  replaces: Id.optional(),
})

/** The set-aside that an event suggests, in its two parts. */
export const ProposalReply = z
  .strictObject({
    /** What this event added to the tax that is required. */
    added: MoneyReply,
    /** What was missing before it. */
    missingBefore: MoneyReply,
    /** The move that levels the reserve. */
    total: MoneyReply,
    /** What the reserve holds beyond what is required. */
    releasable: MoneyReply,
    rate: z.string(),
    /** Once the tax questions are answered: the person's own rate, and what it asks of this event. The rule decides all the same. */
    estimate: z.strictObject({ ownRate: FigureReply, added: MoneyReply.nullable() }).exactOptional(),
  })
  .meta({ id: 'SetAsideProposal' })

/** Whose money a payment is: parts that sum to what the client paid. */
const PartsReply = z.strictObject({
  paid: MoneyReply,
  salesTax: MoneyReply,
  clientMoney: MoneyReply,
  reimbursed: MoneyReply,
  income: MoneyReply,
  fee: MoneyReply,
  withheld: MoneyReply,
  arrives: MoneyReply,
})

export const PaymentPreviewReply = z.strictObject({ parts: PartsReply, proposal: ProposalReply })
export const PaymentReply = z
  .strictObject({
    event: EventReply,
    setAside: EventReply.nullable(),
    parts: PartsReply,
    proposal: ProposalReply,
    invoices: z.array(
      z.strictObject({ id: z.int(), number: z.string().nullable(), status: InvoiceStatus, balanceDue: MoneyReply }),
    ),
  })
  .meta({ id: 'Payment' })

export const ClientRefundBody = z.strictObject({
  date: BusinessDate,
  accountId: Id,
  /** An invoice that was credited after it was paid. */
  invoiceId: Id,
  amount: PositiveMoney,
  note: Note.default(''),
  replaces: Id.optional(),
})
export const DepositReturnBody = z.strictObject({
  date: BusinessDate,
  accountId: Id,
  clientId: Id,
  amount: PositiveMoney,
  note: Note.default(''),
  replaces: Id.optional(),
})

/** What every recorded event answers: itself, and the set-aside that it suggests now. */
export const RecordedReply = z.strictObject({ event: EventReply, proposal: ProposalReply }).meta({ id: 'Recorded' })

export type PaymentBody = z.infer<typeof PaymentBody>
export type PaymentReply = z.infer<typeof PaymentReply>
export type PaymentPreviewReply = z.infer<typeof PaymentPreviewReply>
export type ProposalReply = z.infer<typeof ProposalReply>
export type RecordedReply = z.infer<typeof RecordedReply>
export type ClientRefundBody = z.infer<typeof ClientRefundBody>
export type DepositReturnBody = z.infer<typeof DepositReturnBody>
