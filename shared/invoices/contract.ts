import { z } from 'zod'
import {
  BusinessDate,
  Cursor,
  DecimalText,
  FigureReply,
  Id,
  IdText,
  Limit,
  Line,
  MoneyReply,
  Name,
  Note,
  PositiveMoney,
  RateText,
} from '../contract.ts'
import { PRINTED_PARTS } from './printable.ts'

/** A part of the invoice that the PDF cannot print as it is: it shows an empty box for each of these characters. */
const UnprintableReply = z
  .strictObject({ part: z.enum(PRINTED_PARTS), characters: z.array(z.string()) })
  .meta({ id: 'Unprintable' })

export const InvoiceStatus = z.enum(['draft', 'issued', 'part-paid', 'paid', 'void', 'credited', 'written-off'])
export type InvoiceStatus = z.infer<typeof InvoiceStatus>

const LineItemBody = z.strictObject({
  description: Name,
  quantity: DecimalText.refine(
    (text) => !text.startsWith('-'),
    'A quantity is zero or more; make the rate negative instead.',
  ),
  unit: Line.default(''),
  /** In whole currency units, as text: "85" or "0.0125". */
  unitPrice: DecimalText,
  discountRate: RateText.default('0'),
  taxRate: RateText.default('0'),
  /** An income category; an expense category for a cost passed on; client money for a refundable deposit. */
  accountId: Id,
})

export const InvoiceBody = z
  .strictObject({
    clientId: Id,
    issueDate: BusinessDate,
    dueDate: BusinessDate,
    reference: Line.default(''),
    note: Note.default(''),
    lines: z.array(LineItemBody).max(200, 'An invoice has at most 200 lines.'),
  })
  .refine((draft) => draft.dueDate >= draft.issueDate, {
    path: ['dueDate'],
    message: 'The due date cannot lie before the issue date.',
  })

const TaxReply = z.strictObject({ taxRate: z.string(), base: MoneyReply, tax: MoneyReply })
const TotalsReply = z
  .strictObject({
    beforeDiscount: MoneyReply,
    discount: MoneyReply,
    net: MoneyReply,
    taxes: z.array(TaxReply),
    tax: MoneyReply,
    total: MoneyReply,
  })
  .meta({ id: 'InvoiceTotals' })

const LineItemReply = z
  .strictObject({
    description: z.string(),
    quantity: z.string(),
    unit: z.string(),
    unitPrice: z.string(),
    discountRate: z.string(),
    taxRate: z.string(),
    accountId: z.int(),
    net: MoneyReply,
  })
  .meta({ id: 'LineItem' })

/** One row of the list of invoices. */
export const InvoiceRow = z
  .strictObject({
    id: z.int(),
    number: z.string().nullable(),
    status: InvoiceStatus,
    clientId: z.int(),
    clientName: z.string(),
    /** The first line's description. */
    purpose: z.string(),
    issueDate: z.string(),
    dueDate: z.string(),
    total: MoneyReply,
    /** What the client still owes; below zero when it was credited after it was paid. */
    balanceDue: MoneyReply,
    /** Whole days after the due date, zero when nothing is late. */
    daysOverdue: z.int(),
    paidOn: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'InvoiceRow' })
const CreditNoteReply = z
  .strictObject({
    id: z.int(),
    number: z.string().nullable(),
    reason: z.enum(['adjustment', 'cancelled', 'uncollectible']),
    date: z.string(),
    note: z.string(),
    amount: MoneyReply,
    tax: MoneyReply,
  })
  .meta({ id: 'CreditNote' })
export const InvoiceReply = InvoiceRow.extend({
  currency: z.string(),
  reference: z.string(),
  note: z.string(),
  lines: z.array(LineItemReply),
  totals: TotalsReply,
  paid: MoneyReply,
  credited: MoneyReply,
  creditNotes: z.array(CreditNoteReply),
  payments: z.array(
    z.strictObject({
      eventId: z.int(),
      date: z.string(),
      amount: MoneyReply,
      kind: z.string(),
      isReversed: z.boolean(),
    }),
  ),
  voidedOn: z.string().nullable(),
  voidReason: z.string().nullable(),
  roundingRule: z.string(),
  isImported: z.boolean(),
  /** Empty when all of it can be printed. Of a draft: with the client and the owner as they are now. */
  unprintable: z.array(UnprintableReply),
}).meta({ id: 'Invoice' })

/** When an open invoice may be paid. A date that may not come is a state with a sentence, as in any figure. */
export const ExpectedPaymentReply = z
  .strictObject({
    asOf: z.string(),
    /** The day by which half of such invoices are paid, and the one by which 9 in 10 are. */
    halfBy: FigureReply,
    nineInTenBy: FigureReply,
    /** The chance that it is paid within 30 and 90 days from now. */
    within30: z.number().min(0).max(1),
    within90: z.number().min(0).max(1),
    /** How many other invoices it rests on; those of this client are among all. */
    restsOn: z.strictObject({ ofClient: z.int(), ofAll: z.int() }),
    says: z.string(),
  })
  .meta({ id: 'ExpectedPayment' })

export const InvoicesQuery = z.strictObject({
  limit: Limit,
  cursor: Cursor,
  status: z.enum(['all', 'draft', 'open', 'overdue', 'paid', 'void']).default('all'),
  client: IdText.optional(),
  year: z
    .string()
    .regex(/^\d{4}$/, 'Use a year as YYYY.')
    .optional(),
  q: Line.optional(),
})
export const InvoicesReply = z.strictObject({
  items: z.array(InvoiceRow),
  nextCursor: z.string().nullable(),
  counts: z.strictObject({
    all: z.int(),
    draft: z.int(),
    open: z.int(),
    overdue: z.int(),
    paid: z.int(),
    void: z.int(),
  }),
  /** The number that the next issued invoice would get today. */
  nextNumber: z.string(),
})
/** Totals of lines as they are being typed; nothing is saved. */
export const TotalsBody = z.strictObject({ lines: z.array(LineItemBody).max(200, 'An invoice has at most 200 lines.') })
export const TotalsPreviewReply = z.strictObject({
  lines: z.array(z.strictObject({ net: MoneyReply })),
  totals: TotalsReply,
})

export const VoidBody = z.strictObject({ reason: Name })
export const CreditNoteBody = z.strictObject({
  date: BusinessDate,
  amount: PositiveMoney,
  reason: z.enum(['adjustment', 'cancelled', 'uncollectible']),
  note: Note.default(''),
})

const BucketReply = z.strictObject({
  bucket: z.enum(['current', '1-30', '31-60', '61-90', 'over-90']),
  amount: MoneyReply,
  invoices: z.int(),
})
export const AgingReply = z
  .strictObject({
    asOf: z.string(),
    buckets: z.array(BucketReply),
    owed: FigureReply,
    late: FigureReply,
    lateInvoices: z.int(),
    oldestDaysLate: z.int(),
    daysSalesOutstanding: FigureReply,
    daysToGetPaid: FigureReply,
  })
  .meta({ id: 'Aging' })

export type InvoiceBody = z.infer<typeof InvoiceBody>
export type InvoiceRow = z.infer<typeof InvoiceRow>
export type InvoiceReply = z.infer<typeof InvoiceReply>
export type ExpectedPaymentReply = z.infer<typeof ExpectedPaymentReply>
export type InvoicesQuery = z.infer<typeof InvoicesQuery>
export type InvoicesReply = z.infer<typeof InvoicesReply>
export type LineItemBody = z.infer<typeof LineItemBody>
export type TotalsPreviewReply = z.infer<typeof TotalsPreviewReply>
export type CreditNoteBody = z.infer<typeof CreditNoteBody>
export type CreditNoteReply = z.infer<typeof CreditNoteReply>
export type AgingReply = z.infer<typeof AgingReply>
