import { z } from 'zod'
import { BusinessDate, FigureReply, MoneyReply, MonthText, pageOf, QuarterText } from '../contract.ts'

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

/** A quarter of the book, as JSON, PDF and CSV all take it, so that their totals are the same. */
export const QuarterReportReply = z
  .strictObject({
    quarter: QuarterText,
    currency: z.string(),
    country: z.string(),
    ownerName: z.string(),
    from: BusinessDate,
    to: BusinessDate,
    /** The last day that the figures take in: the quarter's last one, or today while it is running. */
    asOf: BusinessDate,
    isRunning: z.boolean(),
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
    profitAndLoss: z.strictObject({
      income: z.array(CategoryRow),
      receipts: Amounts,
      expenses: z.array(CategoryRow),
      businessExpenses: Amounts,
      netProfit: Amounts,
      /** The part of business expenses that the tax office does not let one deduct. */
      notDeductible: Amounts,
    }),
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
    computations: z.array(Computation),
    leftOut: z.array(z.string()),
    assumptions: z.array(z.string()),
    /** The CSV files of the same quarter and how many rows each has, its head not counted. */
    files: z.array(z.strictObject({ name: z.string(), rows: z.int() })),
  })
  .meta({ id: 'QuarterReport' })

/** The quarters of the book, the running one first. */
export const QuartersReply = pageOf(
  z.strictObject({ quarter: z.string(), from: z.string(), to: z.string(), isRunning: z.boolean() }),
)

export type QuarterReport = z.infer<typeof QuarterReportReply>
