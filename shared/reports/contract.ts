import { z } from 'zod'
import { BusinessDate, FigureReply, IdText, MoneyReply, MonthText, Name, pageOf, QuarterText } from '../contract.ts'
import { BUCKETS } from '../invoices/aging.ts'

/** One line of the profit and loss over its periods; null where a period lies before the book: a dash, never zero. */
const Amounts = z.strictObject({
  current: MoneyReply,
  previous: MoneyReply.nullable(),
  /** current − previous. */
  change: MoneyReply.nullable(),
  yearAgo: MoneyReply.nullable(),
  /** The tax year up to the report's last day. */
  yearToDate: MoneyReply,
})

const CategoryRow = Amounts.extend({
  accountId: z.int(),
  name: z.string(),
  /** The line of the tax form ('24b'), where the country has one. */
  formLine: z.string().nullable(),
  /** The share of it that can be deducted, '0.5' for half; null for income. */
  deductibleRate: z.string().nullable(),
})

/** What stands in a column of the summary: an amount, a number of months, or null where it is not known. */
const SummaryValue = z.union([MoneyReply, z.number(), z.null()])

const SummaryRow = z.strictObject({
  key: z.enum([
    'receipts',
    'business-expenses',
    'net-profit',
    'estimated-tax-paid',
    'set-aside',
    'tax-reserve',
    'free-cash',
    'months-covered',
  ]),
  label: z.string(),
  unit: z.enum(['money', 'months']),
  /** The small number under which its computation is found. */
  ref: z.int(),
  current: SummaryValue,
  previous: SummaryValue,
  change: SummaryValue,
  yearAgo: SummaryValue,
})

const QuarterForecast = z.strictObject({
  paths: z.int(),
  nineInTen: FigureReply,
  solventYear: FigureReply,
  /** Free cash at the ends of a year's months ahead, the running one first; empty while there is no fan. */
  ahead: z.array(
    z.strictObject({ month: z.string(), p10: MoneyReply, p50: MoneyReply, p90: MoneyReply, solvent: z.number() }),
  ),
})

const Computation = z.strictObject({
  ref: z.int(),
  key: z.string(),
  name: z.string(),
  /** The formula in words, or why there is no number. */
  says: z.string(),
  /** The formula with the numbers put in. */
  worked: z.string().nullable(),
  /** The laws and rules behind it. */
  sources: z.array(z.strictObject({ label: z.string(), link: z.string() })),
})

/** What was listed late in a closed quarter: something recorded after its closing that is dated in it. */
const LateChangeRow = z.strictObject({
  entity: z.enum(['event', 'invoice', 'credit-note']),
  entityId: z.int(),
  /** The day that it is dated on, in the closed quarter. */
  date: BusinessDate,
  text: z.string(),
  reason: z.string(),
  /** When it was recorded, and which day that was by the clock of the book's time zone. */
  at: z.string(),
  recordedOn: BusinessDate,
})

const ChangedTotal = z.strictObject({
  key: z.string(),
  label: z.string(),
  unit: z.enum(['money', 'months']),
  closed: SummaryValue,
  now: SummaryValue,
})

/** What is different in a quarter from the pack that it was closed with. */
const ChangedQuarter = z.strictObject({
  quarter: QuarterText,
  /** The day of the closing whose pack is compared. */
  closedOn: BusinessDate,
  isReopened: z.boolean(),
  lateChanges: z.array(LateChangeRow),
  /** The figures of the summary that are others now. */
  totals: z.array(ChangedTotal),
})

const ProfitAndLoss = z.strictObject({
  income: z.array(CategoryRow),
  receipts: Amounts,
  expenses: z.array(CategoryRow),
  businessExpenses: Amounts,
  netProfit: Amounts,
  /** The part of business expenses that the tax office does not let one deduct. */
  notDeductible: Amounts,
})

const Bucketed = z.strictObject({ bucket: z.enum(BUCKETS), amount: MoneyReply })

/** What clients owed at the end of the report's last day, and how it came to that. */
const Receivables = z.strictObject({
  rows: z.array(
    z.strictObject({
      invoiceId: z.int(),
      number: z.string(),
      clientName: z.string(),
      issueDate: BusinessDate,
      dueDate: BusinessDate,
      bucket: z.enum(BUCKETS),
      open: MoneyReply,
    }),
  ),
  buckets: z.array(Bucketed),
  owed: MoneyReply,
  /** From what was owed before the quarter to what is owed at its end; the amounts sum to the last one. */
  steps: z.array(
    z.strictObject({
      key: z.enum(['before', 'issued', 'void', 'credited', 'written-off', 'paid', 'paid-too-much', 'owed']),
      label: z.string(),
      documents: z.int(),
      amount: MoneyReply,
    }),
  ),
  daysToGetPaid: FigureReply,
})

/** Receipts of the quarter by the client who paid; they sum to the receipts of the profit and loss. */
const ReceivedByClient = z.array(
  z.strictObject({
    /** null for receipts that name no client. */
    clientId: z.int().nullable(),
    name: z.string(),
    payments: z.int(),
    amount: MoneyReply,
  }),
)

/** The estimate of the running tax year line by line, as known at the report's end; empty while there is none. */
const TaxWorking = z.array(
  z.strictObject({ label: z.string(), says: z.string(), source: z.string(), amount: MoneyReply }),
)

/** A quarter of the book, as JSON, PDF and CSV all take it, so that their totals are the same. */
export const QuarterReportReply = z
  .strictObject({
    quarter: QuarterText,
    currency: z.string(),
    country: z.string(),
    ownerName: z.string(),
    /** Name with trade, then the address. */
    ownerLines: z.array(z.string()),
    from: BusinessDate,
    to: BusinessDate,
    /** The last day that the figures take in: the quarter's last one, or today while it is running. */
    asOf: BusinessDate,
    isRunning: z.boolean(),
    /** The day on which the quarter was closed, if it is. */
    closedOn: BusinessDate.nullable(),
    movementCount: z.int(),
    /** How the columns are named: 'Q3 2026', 'Q2 2026', 'Q3 2025', 'Jan–Sep 2026'. */
    periods: z.strictObject({
      current: z.string(),
      previous: z.string(),
      yearAgo: z.string(),
      yearToDate: z.string(),
    }),
    /** The quarter in one or two sentences. */
    says: z.string(),
    summary: z.array(SummaryRow),
    profitAndLoss: ProfitAndLoss,
    /** Up to five quarters, this one last; those before the book are left out. */
    netProfitByQuarter: z.array(z.strictObject({ quarter: QuarterText, name: z.string(), netProfit: MoneyReply })),
    receivables: Receivables,
    receivedByClient: ReceivedByClient,
    setAsides: z.strictObject({
      /** The income is null where no payment stands behind the move; a release stands below zero. */
      rows: z.array(
        z.strictObject({ date: BusinessDate, text: z.string(), income: MoneyReply.nullable(), amount: MoneyReply }),
      ),
      /** What the rows leave to the total. */
      other: MoneyReply,
      total: MoneyReply,
    }),
    /** Of the tax year up to the report's last day. */
    taxWorking: TaxWorking,
    /** Why there is no estimate, or no state tax in it, and what is not certain of its tables. */
    taxNotes: z.array(z.string()),
    estimatedPayments: z.strictObject({
      taxYear: z.string(),
      rows: z.array(
        z.strictObject({
          date: BusinessDate,
          taxYear: z.string(),
          instalment: z.int().nullable(),
          amount: MoneyReply,
          accountName: z.string(),
        }),
      ),
      /** What the rows leave to the total. */
      other: MoneyReply,
      total: MoneyReply,
    }),
    freeCashByMonth: z.array(z.strictObject({ month: MonthText, freeCash: MoneyReply })),
    figures: z.strictObject({
      required: FigureReply,
      reserved: FigureReply,
      shortfall: FigureReply,
      freeCash: FigureReply,
      needs: FigureReply,
      monthsCovered: FigureReply,
      incomeStoppedRunway: FigureReply,
      lowEndRunway: FigureReply,
      planOn: FigureReply,
      lowEndMonth: FigureReply,
      recommendedMonths: FigureReply,
    }),
    /** What was imagined on the last day: in the files of a pack alone, since a page asks the forecast itself. */
    forecast: QuarterForecast.exactOptional(),
    computations: z.array(Computation),
    leftOut: z.array(z.string()),
    assumptions: z.array(z.string()),
    /** The CSV files of the same quarter and how many rows each has, its head not counted. */
    files: z.array(z.strictObject({ name: z.string(), rows: z.int() })),
    /** This quarter and those beside it, where they are no longer as they were closed. */
    changesAfterClosing: z.array(ChangedQuarter),
  })
  .meta({ id: 'QuarterReport' })

/** Cash counts money when it moves, accrual when it is earned. One reply never holds both. */
export const ProfitAndLossQuery = z.strictObject({ basis: z.enum(['cash', 'accrual']).default('cash') })
export const ProfitAndLossReply = z
  .strictObject({
    quarter: QuarterText,
    basis: z.enum(['cash', 'accrual']),
    currency: z.string(),
    country: z.string(),
    from: BusinessDate,
    asOf: BusinessDate,
    isRunning: z.boolean(),
    periods: z.strictObject({
      current: z.string(),
      previous: z.string(),
      yearAgo: z.string(),
      yearToDate: z.string(),
    }),
    /** What the basis counts, and when. */
    says: z.string(),
    income: z.array(CategoryRow),
    /** What the income comes to: receipts on cash basis, income earned on accrual basis. */
    totalIncome: Amounts,
    totalIncomeName: z.string(),
    expenses: z.array(CategoryRow),
    businessExpenses: Amounts,
    netProfit: Amounts,
    notDeductible: Amounts,
  })
  .meta({ id: 'ProfitAndLoss' })

/** Which pack of a closed quarter: the kept one unless the books as they are known now, or an earlier closing, are asked for. */
export const PackQuery = z.strictObject({ current: z.literal('1').optional(), closing: IdText.optional() })

export const ReopenBody = z.strictObject({ reason: Name })

/** A closing of a quarter: its pack as it was given away, and what changed in the quarter since. */
export const ClosingReply = z
  .strictObject({
    id: z.int(),
    quarter: QuarterText,
    closedAt: z.string(),
    closedOn: BusinessDate,
    /** SHA-256 over a line for each file of the pack, sorted by name: its SHA-256, two spaces, its name. */
    hash: z.string(),
    reopenedAt: z.string().nullable(),
    reopenReason: z.string().nullable(),
    files: z.array(z.strictObject({ name: z.string(), sha256: z.string(), sizeBytes: z.int() })),
    lateChanges: z.array(LateChangeRow),
  })
  .meta({ id: 'QuarterClosing' })
/** Every closing of a quarter, the latest first. */
export const ClosingsReply = pageOf(ClosingReply)

/** The quarters of the book, the running one first. */
export const QuartersReply = pageOf(
  z.strictObject({
    quarter: z.string(),
    from: z.string(),
    to: z.string(),
    isRunning: z.boolean(),
    isClosed: z.boolean(),
  }),
)

export type QuarterReport = z.infer<typeof QuarterReportReply>
export type ProfitAndLossReply = z.infer<typeof ProfitAndLossReply>
export type ClosingReply = z.infer<typeof ClosingReply>
export type ClosingsReply = z.infer<typeof ClosingsReply>
