import { z } from 'zod'
import {
  BpsRateText,
  BusinessDate,
  Cursor,
  FigureReply,
  Id,
  IdText,
  Limit,
  Line,
  MinorText,
  MoneyContract,
  MoneyReply,
  MonthText,
  Name,
  Note,
  PositiveMoney,
  pageOf,
} from '../contract.ts'
import { RECEIPT_MEDIA_TYPES } from './receipt-files.ts'
import { REAL_ROLES, WORLD_ROLES } from './roles.ts'

export const RealRoleContract = z.enum(REAL_ROLES)
const AnyRole = z.enum([...REAL_ROLES, ...WORLD_ROLES])

/** The kinds of money events. */
export const EventKind = z.enum([
  'opening',
  'payment',
  'credit-use',
  'client-refund',
  'deposit-return',
  'expense',
  'money-back',
  'sales-tax-payment',
  'set-aside',
  'release',
  'transfer',
  'estimated-payment',
  'tax-refund',
  'draw',
  'day-job-pay',
  'money-in',
])
export type EventKind = z.infer<typeof EventKind>

export const AccountDraft = z.strictObject({
  name: Name,
  role: RealRoleContract,
  openingDate: BusinessDate,
  /** What the account held on that day; a card's debt is below zero. */
  openingBalance: MoneyContract,
})
export const AccountPatch = z.strictObject({
  name: Name.optional(),
  role: RealRoleContract.optional(),
  /** Its place in the list of all accounts, from 0; those after it move on. */
  position: z.int().min(0).max(999).optional(),
  /** What the account really held on the day it came into the book, if that was mistyped. */
  openingBalance: MoneyContract.optional(),
})
export const AccountReply = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    role: RealRoleContract,
    balance: MoneyReply,
    position: z.int(),
    /** The day it came into the book, and what it held then. */
    openedOn: z.string().nullable(),
    openingBalance: MoneyReply,
    closedOn: z.string().nullable(),
    /** The latest finished reconciliation: the day whose balance of the bank the book explained. */
    reconciled: z
      .strictObject({
        id: z.int(),
        date: z.string(),
        bankBalance: MoneyReply,
        /** The instant from which what was ticked no longer comes to that balance; null while it does. */
        disagreesSince: z.string().nullable(),
      })
      .nullable(),
    /** A reconciliation that was begun and not finished. */
    openReconciliationId: z.int().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Account' })
export const AccountsReply = pageOf(AccountReply)

export const RolePreviewQuery = z.strictObject({ role: RealRoleContract })
/** What the figures of today are, and what they would be if the account were used for something else. */
export const RolePreviewReply = z
  .strictObject({
    role: RealRoleContract,
    figures: z.array(
      z.strictObject({
        name: z.enum([
          'liquid',
          'free-cash',
          'reserved',
          'reserve-missing',
          'buffer',
          'runway-stopped',
          'runway-low-end',
        ]),
        before: FigureReply,
        after: FigureReply,
      }),
    ),
  })
  .meta({ id: 'RolePreview' })

/** An income or expense category, or an end of the world that a line can name. */
export const CategoryReply = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    role: z.enum(['income', 'expense', 'client-money']),
    /** What the line of the tax form is called here, whatever number it has in a year and a country. */
    formKey: z.string().nullable(),
    /** The line of the tax form in the current year, where it is known ('24b'). */
    formLine: z.string().nullable(),
    deductibleRate: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Category' })
export const CategoriesReply = pageOf(CategoryReply)
/** One of the lines that /api/v1/form-lines names. */
const FormKey = z.string().min(1).max(40)
export const CategoryDraft = z.strictObject({
  name: Name,
  role: z.enum(['income', 'expense']),
  /** Gross receipts or other expenses unless it is named. */
  formKey: FormKey.optional(),
  /** Of expenses only: the part that is taken off the profit that is taxed, the whole unless it is named. */
  deductibleRate: BpsRateText.optional(),
})
export const CategoryPatch = z.strictObject({
  name: Name.optional(),
  /** For all entries of the category, also of years that are over. */
  formKey: FormKey.optional(),
  /** Of expenses only, and for all entries of the category. */
  deductibleRate: BpsRateText.optional(),
})

/** The lines of the country's tax form that a category can stand on, of the current tax year; none where no form is known. */
export const FormLinesReply = z
  .strictObject({
    taxYear: z.string(),
    items: z.array(
      z.strictObject({ key: z.string(), label: z.string(), line: z.string(), role: z.enum(['income', 'expense']) }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'FormLines' })

/** The paper of an entry. Its bytes are at /api/v1/receipt-files/{id}. */
export const ReceiptFileReply = z
  .strictObject({
    id: z.int(),
    eventId: z.int(),
    /** The name it was sent under: for display only. */
    name: z.string(),
    mediaType: z.enum(RECEIPT_MEDIA_TYPES),
    sizeBytes: z.int(),
    /** Of the bytes, in hexadecimal. */
    sha256: z.string(),
    /** An instant, UTC. */
    addedAt: z.string(),
  })
  .meta({ id: 'ReceiptFile' })

/** One row of the statement: what happened, and what it did to the real accounts. */
export const EventReply = z
  .strictObject({
    id: z.int(),
    kind: EventKind,
    date: z.string(),
    text: z.string(),
    /** What it was for, in words: a category, an invoice, a tax year. */
    purpose: z.string(),
    /** 'Spending', or 'Spending → Tax reserve' for a move between own accounts. */
    account: z.string(),
    /** in, out: the real accounts gained or lost; own: moved between them; none: they were not touched. */
    direction: z.enum(['in', 'out', 'own', 'none']),
    /** Never below zero. */
    amount: MoneyReply,
    clientId: z.int().nullable(),
    note: z.string(),
    reversedById: z.int().nullable(),
    reversesId: z.int().nullable(),
    replacesId: z.int().nullable(),
    forEventId: z.int().nullable(),
    isImported: z.boolean(),
    /** How many receipts are attached; left out where there is none, as in answers that were stored before there could be. */
    receiptCount: z.int().exactOptional(),
  })
  .meta({ id: 'Event' })
/** One correction: which entry took the place of which, when, and what is different, in words. */
const CorrectionReply = z
  .strictObject({
    fromId: z.int(),
    toId: z.int(),
    /** The instant, UTC; null for an entry that came with an import. */
    at: z.string().nullable(),
    changes: z.array(
      z.strictObject({
        field: z.enum([
          'date',
          'amount',
          'text',
          'account',
          'purpose',
          'client',
          'parts',
          'document',
          'instalment',
          'note',
        ]),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Correction' })

export const EventDetailReply = EventReply.extend({
  taxYear: z.string().nullable(),
  instalment: z.int().nullable(),
  documentAmount: MoneyReply.nullable(),
  movements: z.array(
    z.strictObject({
      id: z.int(),
      from: z.strictObject({ id: z.int(), name: z.string(), role: AnyRole }),
      to: z.strictObject({ id: z.int(), name: z.string(), role: AnyRole }),
      amount: MoneyReply,
    }),
  ),
  allocations: z.array(z.strictObject({ invoiceId: z.int(), number: z.string(), amount: MoneyReply })),
  relatedIds: z.array(z.int()),
  canReverse: z.boolean(),
  receiptFiles: z.array(ReceiptFileReply),
  /** When it was recorded; null when it came with an import. */
  recordedAt: z.string().nullable(),
  /** Every correction from what was recorded first to what holds now, the oldest first. */
  corrections: z.array(CorrectionReply),
}).meta({ id: 'EventDetail' })
export const EventsQuery = z.strictObject({
  limit: Limit,
  cursor: Cursor,
  account: IdText.optional(),
  role: AnyRole.optional(),
  /** A category of income or expenses; beside `account`, both must be touched. */
  category: IdText.optional(),
  client: IdText.optional(),
  kind: EventKind.optional(),
  from: BusinessDate.optional(),
  to: BusinessDate.optional(),
  month: MonthText.optional(),
  /** Bounds of the amount that the statement shows, which is never below zero, in minor units. */
  leastMinor: MinorText.optional(),
  mostMinor: MinorText.optional(),
  /** Words of the text, the note or the client's name, in any order; or an exact amount, such as 12.40. */
  q: Line.optional(),
})
export const EventsReply = z.strictObject({
  items: z.array(EventReply),
  nextCursor: z.string().nullable(),
  /** Of all rows that the filter finds, not only of this page. */
  totals: z.strictObject({ count: z.int(), in: MoneyReply, out: MoneyReply }),
})

const common = { date: BusinessDate, amount: PositiveMoney, note: Note.default(''), replaces: Id.optional() }

/** Between own accounts: into a tax reserve it is a set-aside, out of one a release. */
export const TransferBody = z.strictObject({
  ...common,
  fromAccountId: Id,
  toAccountId: Id,
  /** The payment or cost that it is set aside for. */
  forEventId: Id.optional(),
})
export const EstimatedPaymentBody = z.strictObject({
  ...common,
  accountId: Id,
  taxYear: z.string().regex(/^\d{4}(\/\d{2})?$/, 'Use a tax year such as "2026" or "2026/27".'),
  instalment: z.int().min(1).max(12).optional(),
})
export const DrawBody = z.strictObject({ ...common, accountId: Id, text: Line.default('') })
export const DayJobPayBody = z.strictObject({ ...common, accountId: Id, text: Line.default('') })
export const MoneyInBody = z.strictObject({
  ...common,
  accountId: Id,
  source: z.enum(['own', 'gift', 'interest', 'loan']),
  /** The loan's account; only with the source `loan`. */
  fromAccountId: Id.optional(),
  text: Line.default(''),
})
export const SalesTaxPaymentBody = z.strictObject({ ...common, accountId: Id })
export const ReverseBody = z.strictObject({
  /** Only for a payment that bounced: the day it did. A mistake is reversed on its own day. */
  bouncedOn: BusinessDate.optional(),
  note: Note.default(''),
})

export type AccountReply = z.infer<typeof AccountReply>
export type RolePreviewReply = z.infer<typeof RolePreviewReply>
export type CategoryReply = z.infer<typeof CategoryReply>
export type FormLinesReply = z.infer<typeof FormLinesReply>
export type ReceiptFileReply = z.infer<typeof ReceiptFileReply>
export type EventReply = z.infer<typeof EventReply>
export type CorrectionReply = z.infer<typeof CorrectionReply>
export type EventDetailReply = z.infer<typeof EventDetailReply>
export type EventsQuery = z.infer<typeof EventsQuery>
export type EventsReply = z.infer<typeof EventsReply>
export type AccountDraft = z.infer<typeof AccountDraft>
export type AccountPatch = z.infer<typeof AccountPatch>
export type TransferBody = z.infer<typeof TransferBody>
export type EstimatedPaymentBody = z.infer<typeof EstimatedPaymentBody>
export type DrawBody = z.infer<typeof DrawBody>
export type DayJobPayBody = z.infer<typeof DayJobPayBody>
export type MoneyInBody = z.infer<typeof MoneyInBody>
export type SalesTaxPaymentBody = z.infer<typeof SalesTaxPaymentBody>
export type ReverseBody = z.infer<typeof ReverseBody>
export type CategoryDraft = z.infer<typeof CategoryDraft>
export type CategoryPatch = z.infer<typeof CategoryPatch>
