import { z } from 'zod'

const Share = z.number().min(0).max(1)
const Place = z.int().min(0)
/** Whose it is; null for receipts without a client and for the many small ones together. */
const ClientId = z.int().nullable()

const PastMonth = z.strictObject({
  month: z.string(),
  /** What clients paid in it, whenever it was billed. */
  receiptsMinor: z.int(),
  /** Typed from the time before the book. */
  typed: z.boolean(),
  /** Receipts without an invoice. */
  direct: z.array(z.strictObject({ clientId: ClientId, amountMinor: z.int() })),
  /** What was billed in it, without sales tax. */
  invoices: z.array(
    z.strictObject({
      clientId: ClientId,
      amountMinor: z.int(),
      issueDay: z.int().min(1).max(31),
      termsDays: z.int().min(0),
      /** Its place in `curves`. */
      curve: Place,
      isPooled: z.boolean(),
    }),
  ),
})

/** What chance decides: changing any of it asks for new futures. */
const Imagined = z.strictObject({
  seed: z.int().min(0).max(4_294_967_295),
  paths: z.int().min(1),
  /** How many months ahead; the first is the running one. */
  months: z.int().min(1),
  /** Complete months, oldest first; the latest 24 count. */
  past: z.array(PastMonth),
  open: z.array(
    z.strictObject({
      clientId: ClientId,
      amountMinor: z.int(),
      /** Days after the due date, below zero before it. */
      lateDays: z.int(),
      curve: Place,
      isPooled: z.boolean(),
    }),
  ),
  /** Chances of being paid on each day from 120 before to 180 after the due date, in parts of a billion. */
  curves: z.array(z.array(z.int().min(0).max(1_000_000_000))),
  /** A client with one is not among the others. Months are counted from the running one as 1. */
  contracts: z.array(
    z.strictObject({
      clientId: ClientId,
      monthlyMinor: z.int(),
      startsWithMonth: z.int().min(1),
      /** null: it ends with 2.5 % a month, which is an assumption. */
      endsWithMonth: z.int().nullable(),
    }),
  ),
  /** What the set-aside is charged on, of the tax year so far. */
  profitSoFarMinor: z.int(),
  newTaxYearMonth: z.int().min(1),
  rateBps: z.int().min(0).max(10_000),
  /** A month's fixed business costs as far as they lower the tax. */
  deductibleMinor: z.int(),
  firstMonthShare: Share,
  firstCalendarMonth: z.int().min(1).max(12),
  isSeasonal: z.boolean(),
  /** Everybody pays so many days later. */
  laterDays: z.int().min(0),
  /** Drawn amounts times this. */
  pace: z.number().min(0),
})

/** What does not depend on chance: moving it needs no new futures. */
const Certain = z.strictObject({
  freeMinor: z.int(),
  /** A month's fixed business costs. */
  businessMinor: z.int(),
  /** A month of living without the benefits that only an independent pays for. */
  livingMinor: z.int(),
  /** Self-funded benefits of a month, paid once the day job has ended. */
  benefitsMinor: z.int(),
  /** The day job's net pay of a month; 0 without one. */
  salaryMinor: z.int(),
  /** How many months ahead the day job is kept; 0 when it has ended. */
  jobMonths: z.int().min(0),
  /** Known one-offs by month ahead, from 1; below zero for a cost. */
  oneOffs: z.array(z.strictObject({ month: z.int().min(1), minor: z.int(), name: z.string() })),
})

/** All that a forecast is worked out from, in minor units of the home currency: the server's and the browser's are one. */
export const ForecastInput = z
  .strictObject({
    currency: z.string(),
    /** The running month. */
    firstMonth: z.string(),
    /** Complete months of receipts: below three there is no fan. */
    confidenceMonths: z.int().min(0),
    imagined: Imagined,
    certain: Certain,
    /** Low-end take-home of a month; null while it is not known. */
    lowEndMinor: z.int().nullable(),
    /** Amounts of free cash to reach. */
    targets: z.strictObject({ threeMinor: z.int(), recommendedMinor: z.int(), sixMinor: z.int() }),
    /** Clients by their share of the last twelve months' receipts, the biggest first. */
    clients: z.array(z.strictObject({ clientId: z.int(), name: z.string(), share: Share })),
  })
  .meta({ id: 'ForecastBasis' })

export type ForecastInput = z.infer<typeof ForecastInput>
export type Imagined = ForecastInput['imagined']

/** The scenarios of docs/figures.md, chapter 6.5. */
export const Scenario = z.enum(['biggest-client-leaves', 'recent-pace', 'nothing-comes-in', 'everyone-pays-later'])
export type Scenario = z.infer<typeof Scenario>
