import { z } from 'zod'
import { BusinessDate, Cursor, FigureReply, Id, Limit, MoneyContract, MoneyReply, Name, pageOf } from '../contract.ts'

/** A tax year as an address names it: '2026', or '2026-27' for what is written 2026/27. */
export const TaxYearText = z
  .string()
  .regex(/^\d{4}([/-]\d{2})?$/, 'Use a tax year such as 2026 or 2026-27.')
  .transform((text) => text.replace('-', '/'))

/** Without a year the one that today falls into, or the day of `asOf`. */
export const TaxYearQuery = z.strictObject({ year: TaxYearText.optional() })
export const TaxYearOnQuery = z.strictObject({ year: TaxYearText.optional(), asOf: BusinessDate.optional() })

// The answers: what the rules of a country want to know of a person for a tax year.

/** One question. Its answer is an amount for 'money', a fraction as text for 'rate', a date as text for 'date', a number for 'count', days such as '04-15, 06-15' for 'days'. */
const FieldReply = z
  .strictObject({
    key: z.string(),
    label: z.string(),
    hint: z.string().exactOptional(),
    kind: z.enum(['choice', 'money', 'flag', 'rate', 'date', 'count', 'days']),
    choices: z.array(z.strictObject({ value: z.string(), label: z.string() })).exactOptional(),
    /** Asked only where another field has one of these answers. */
    onlyFor: z.strictObject({ key: z.string(), values: z.array(z.string()) }).exactOptional(),
    /** The most that a 'count' may be. */
    most: z.int().exactOptional(),
    /** Without it there is no estimate. */
    isNeeded: z.boolean(),
  })
  .meta({ id: 'TaxField' })

const AnswersReply = z.record(z.string(), z.union([MoneyReply, z.string(), z.number(), z.boolean()]))

export const TaxProfileReply = z
  .strictObject({
    taxYear: z.string(),
    country: z.string(),
    /** False where the country has no rules here: then the flat rate stands, with instalment days of one's own. */
    hasRules: z.boolean(),
    /** The tax years that have tables, the oldest first. */
    years: z.array(z.string()),
    fields: z.array(FieldReply),
    /** What was answered for this year; nothing yet where the version is 0. */
    answers: AnswersReply,
    /** While nothing was answered: what an earlier year's answers suggest, to be looked over and sent. */
    proposal: z.strictObject({ fromTaxYear: z.string(), answers: AnswersReply }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'TaxProfile' })

/** All answers of a year; a key that is left out, or null, is not answered. */
export const TaxProfileBody = z.strictObject({
  answers: z.record(
    z.string().max(64),
    z.union([MoneyContract, z.string().max(200, 'Use at most 200 characters.'), z.number(), z.boolean(), z.null()]),
  ),
})

// Mileage: the log of business trips.

/** Miles or kilometers with at most one decimal: 12.5. */
const Distance = z
  .number()
  .min(0.1, 'Enter a distance.')
  .max(10_000, 'Enter at most 10,000.')
  .refine((distance) => Math.abs(distance * 10 - Math.round(distance * 10)) < 1e-6, 'Use at most one decimal.')
const Vehicle = z.enum(['car', 'motorcycle', 'bicycle'])

export const TripBody = z.strictObject({
  date: BusinessDate,
  distance: Distance,
  /** A van or a pickup is a car here. */
  vehicle: Vehicle.default('car'),
  /** What it was for: the tax office asks. */
  purpose: Name,
  clientId: Id.nullish(),
})
export const TripReply = z
  .strictObject({
    id: z.int(),
    date: z.string(),
    distance: z.number(),
    vehicle: Vehicle,
    purpose: z.string(),
    clientId: z.int().nullable(),
    clientName: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Trip' })
export const TripsQuery = z.strictObject({
  limit: Limit,
  cursor: Cursor,
  from: BusinessDate.optional(),
  to: BusinessDate.optional(),
})
/** The latest first. */
export const TripsReply = pageOf(TripReply)

/** The trips of a tax year and what they take off the profit. */
export const MileageReply = z
  .strictObject({
    taxYear: z.string(),
    unit: z.enum(['mile', 'kilometer']),
    trips: z.int(),
    distance: z.number(),
    deduction: FigureReply,
  })
  .meta({ id: 'Mileage' })

// The estimate.

/** One of two estimates of the same year. */
const EstimateSideReply = z
  .strictObject({
    /** How the profit came about: worked up from the periods that are over, as booked, projected, or as the person expects it. */
    basis: z.enum(['annualized', 'booked', 'projected', 'expected']),
    profit: FigureReply,
    /** All tax of the year, national and local; its state where it is not known. */
    tax: FigureReply,
    /** National tax that is not withheld; below zero it comes back. Null while there is no estimate. */
    toPay: FigureReply.nullable(),
    /** State tax and the like; null where there is none to speak of. */
    localTax: FigureReply.nullable(),
    /** From the profit to what is to be paid, in the order of the forms; each has a key, a label and a source. */
    lines: z.array(FigureReply),
  })
  .meta({ id: 'EstimateSide' })

export const TaxEstimateReply = z
  .strictObject({
    taxYear: z.string(),
    asOf: z.string(),
    country: z.string(),
    currency: z.string(),
    from: z.string(),
    to: z.string(),
    hasRules: z.boolean(),
    /** Tax years to choose from, the newest first: those of the book, and the running one. */
    taxYears: z.array(z.string()),
    /** Receipts and deductible costs of the year up to the day, the part before the book included. */
    receipts: FigureReply,
    costs: FigureReply,
    mileage: FigureReply,
    homeOffice: FigureReply,
    /** The whole year's receipts and costs, as they are projected; null where the profit is the person's own expectation. */
    projected: z.strictObject({ receipts: MoneyReply, costs: MoneyReply }).nullable(),
    soFar: EstimateSideReply,
    wholeYear: EstimateSideReply,
    /** What the business adds to the tax, as a share of its profit. */
    ownRate: FigureReply,
    goodYearRate: FigureReply,
    /** Of each payment until the next due date, to be level again; the usual rate where nothing is missing. */
    catchUpRate: FigureReply,
    extraTax: FigureReply,
    /** The rule against the estimate, on the whole year's profit: the estimate first, then by rate. */
    comparison: z.array(
      z.strictObject({
        key: z.enum(['estimate', 'low', 'yours', 'high']),
        label: z.string(),
        rate: z.string(),
        amount: MoneyReply,
        /** Null for the estimate itself, and while there is none. */
        overEstimate: MoneyReply.nullable(),
      }),
    ),
    /** How the usual 25% to 30% fares: a sentence; or why that is not known. */
    verdict: z.string(),
    /** What is not in the estimate. */
    leftOut: z.array(z.string()),
    /** What is not certain of the tables behind it: announced and not yet law, or from one source alone. */
    cautions: z.array(z.string()),
  })
  .meta({ id: 'TaxEstimate' })

// The instalments.

const InstalmentPaymentReply = z.strictObject({
  eventId: z.int(),
  date: z.string(),
  /** Below zero for money that came back. */
  amount: MoneyReply,
  accountName: z.string(),
  /** The instalment that it was meant for, or null when it does not say. */
  instalment: z.int().nullable(),
})

const InstalmentReply = z
  .strictObject({
    number: z.int(),
    label: z.string(),
    /** The part of the year that it is for. */
    from: z.string(),
    to: z.string(),
    /** The day that the law names, and the last day in time: moved off weekends and holidays where the law does. */
    lawDate: z.string(),
    dueDate: z.string(),
    isMoved: z.boolean(),
    /** Below zero when it is past. */
    daysLeft: z.int(),
    needed: MoneyReply,
    paid: MoneyReply,
    open: MoneyReply,
    /** What of the open part the tax reserve holds, the earliest instalment first. */
    setAside: MoneyReply,
    short: MoneyReply,
    /** 'settled': it was not paid in full, and the return has settled the year. */
    state: z.enum(['paid', 'part-paid', 'open', 'late', 'settled']),
    /** Payments that name this instalment. */
    payments: z.array(InstalmentPaymentReply),
  })
  .meta({ id: 'Instalment' })

const WayToPayReply = z
  .strictObject({
    key: z.enum(['flat', 'safe-harbor', 'annualized']),
    label: z.string(),
    says: z.string(),
    instalments: z.array(z.strictObject({ number: z.int(), dueDate: z.string(), amount: FigureReply })),
    byInstalments: MoneyReply,
    /** What the return still asks for; below zero it comes back. */
    left: MoneyReply,
    toSend: MoneyReply,
    interest: FigureReply,
    isCheapest: z.boolean(),
  })
  .meta({ id: 'WayToPay' })

const StateReply = z.strictObject({ state: z.string(), says: z.string() })

export const InstalmentsReply = z
  .strictObject({
    taxYear: z.string(),
    asOf: z.string(),
    country: z.string(),
    currency: z.string(),
    /** On the flat rule, for this year so far: needed = paid + set aside + short (+ over what is needed). */
    line: z.strictObject({
      needed: FigureReply,
      paid: MoneyReply,
      setAside: MoneyReply,
      short: MoneyReply,
    }),
    /**
     * What the amounts rest on: the estimate, or where there is none the return's final tax once it is entered, or the flat
     * rule; then `state` says why.
     */
    basis: z.enum(['estimate', 'flat-rule', 'final-tax']),
    state: StateReply.nullable(),
    /** A sentence on what the amounts rest on, where that is not the estimate. */
    restsOn: z.string().nullable(),
    /** The return has settled the year, or was due so long ago that it is taken as settled: nothing of it is open. */
    isSettled: z.boolean(),
    instalments: z.array(InstalmentReply),
    /** Payments for the year that name no instalment. */
    unassigned: z.array(InstalmentPaymentReply),
    /** The first instalment that is open. */
    next: z.int().nullable(),
    /** The return, and what is left to pay with it; below zero it comes back. Null where it is among the instalments. */
    withReturn: z.strictObject({ dueDate: z.string(), left: FigureReply }).nullable(),
    /** The ways of paying side by side; none where the law leaves no choice, or `waysState` says why. */
    ways: z.array(WayToPayReply),
    waysState: StateReply.nullable(),
    /** Names the cheapest way that costs no interest. */
    waysSay: z.string().nullable(),
    /** What the tax office has added so far for paying late; null where it is not reckoned. */
    interest: FigureReply.nullable(),
    /** United Kingdom: what falls due on the 31 January after the year, in two parts. */
    januaryBill: z
      .strictObject({
        dueDate: z.string(),
        balancing: FigureReply,
        nextPaymentOnAccount: FigureReply,
        total: FigureReply,
      })
      .nullable(),
    /** United Kingdom: room before VAT registration, and the quarterly updates. */
    vatRoom: FigureReply.nullable(),
    digitalUpdates: z
      .strictObject({
        /** Null while the gross income that decides is not entered. */
        isRequired: z.boolean().nullable(),
        threshold: FigureReply,
        grossIncome: FigureReply,
        dueDates: z.array(z.string()),
      })
      .nullable(),
  })
  .meta({ id: 'Instalments' })

export type TaxProfileReply = z.infer<typeof TaxProfileReply>
export type TaxProfileBody = z.infer<typeof TaxProfileBody>
export type TripBody = z.infer<typeof TripBody>
export type TripReply = z.infer<typeof TripReply>
export type TripsQuery = z.infer<typeof TripsQuery>
export type TripsReply = z.infer<typeof TripsReply>
export type MileageReply = z.infer<typeof MileageReply>
export type TaxEstimateReply = z.infer<typeof TaxEstimateReply>
export type EstimateSideReply = z.infer<typeof EstimateSideReply>
export type InstalmentsReply = z.infer<typeof InstalmentsReply>
export type InstalmentReply = z.infer<typeof InstalmentReply>
export type WayToPayReply = z.infer<typeof WayToPayReply>
