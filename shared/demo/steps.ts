import type { CalendarDate, Month } from '../calendar.ts'
import type { Benefit } from '../living/budget.ts'
import type { Money } from '../money.ts'
import type { StepKey } from '../readiness/steps.ts'
import type { ReviewBody } from '../reviews/contract.ts'

/** The owner's accounts, by the part they play. */
export type DemoAccount = 'spending' | 'reserve' | 'buffer' | 'card'

export interface DemoLine {
  text: string
  /** Decimal text, as on an invoice. */
  quantity: string
  unit: string
  unitPrice: string
  discountRate: string
  taxRate: string
  /** A category by its name: of income, or of expenses for a cost that the client pays back. */
  category: string
}

export interface DemoClient {
  key: string
  name: string
  contact: string
  email: string
  address: string
  termsDays: number
  taxRate: string
}

/** What settings hold from a day on; amounts in minor units. */
export interface DemoSettings {
  setAsideRate?: string
  essentialsMinor?: number
  benefitsMinor?: number
  businessCostsMinor?: number
  dayJobNetMinor?: number
}

/** An item of the living budget: a year's amount of what comes irregularly, else a month's; in minor units. */
export type DemoItem =
  | { kind: 'essential' | 'normal' | 'irregular'; name: string; minor: number }
  | { kind: 'benefit'; benefit: Benefit; name: string; minor: number; plannedDays?: number }

/** What the owner says of a month. */
export type DemoReview = Omit<ReviewBody, 'isDone'>

/** What tells of a goal, in the story's own terms. */
export type DemoToldBy = { measure: 'months-covered'; target: number } | { measure: 'top-client'; target: string }

/** Something that the owner did on a day. Amounts are minor units of the home currency and above zero. */
export type DemoDeed =
  | { kind: 'settings'; changes: DemoSettings }
  | { kind: 'living-budget'; items: DemoItem[] }
  | { kind: 'day-off'; what: 'holiday' | 'sick'; lastDay: CalendarDate; days: number; note: string }
  | { kind: 'savings-goal'; name: string; minor: number }
  | { kind: 'put-aside'; goal: string; minor: number }
  | { kind: 'niche'; name: string; skills: number; interest: number; demand: number; note: string; isChosen: boolean }
  | { kind: 'portfolio'; what: 'piece' | 'testimonial'; title: string; note: string }
  /** A step of the way that no figure tells of. */
  | { kind: 'step'; step: StepKey; note: string }
  | {
      kind: 'lead'
      name: string
      contact: string
      source: string
      minor: number
      /** A fraction as text. */
      chance: string
      nextStep: string
      nextStepOn: CalendarDate
      note: string
    }
  /** It became a client, who is in the book by then. */
  | { kind: 'lead-won'; lead: string; client: string }
  | { kind: 'lead-lost'; lead: string; note: string }
  | { kind: 'goal'; name: string; howKnown: string; wantedBy: CalendarDate; toldBy: DemoToldBy | null }
  /** A month that is over is reviewed from beginning to end. */
  | { kind: 'review'; month: Month; review: DemoReview }
  | { kind: 'work'; work: 'independent' }
  | { kind: 'archive'; client: string }
  | {
      kind: 'invoice'
      key: string
      client: string
      dueDate: CalendarDate
      reference: string
      note: string
      lines: DemoLine[]
      isDraft: boolean
    }
  | { kind: 'void'; invoice: string; reason: string }
  | { kind: 'credit'; invoice: string; minor: number; note: string }
  | { kind: 'write-off'; invoice: string; minor: number; note: string }
  | { kind: 'refund'; invoice: string; minor: number; note: string }
  | {
      kind: 'payment'
      invoice: string
      minor: number
      feeMinor?: number
      /** What the client's own document says, in their currency. */
      document?: Money
      /** What is missing from the tax reserve is moved there in the same step. */
      setsAside: boolean
    }
  | { kind: 'sale'; text: string; category: string; minor: number; feeMinor: number; setsAside: boolean }
  | {
      kind: 'expense'
      key?: string
      /** The expense that this one puts right: it bears that one's date. */
      corrects?: string
      vendor: string
      category: string
      minor: number
      account: DemoAccount
      /** A fraction as text; all of it when it is left out. */
      businessShare?: string
      reclaimableMinor?: number
      document?: Money
      note?: string
      /** Its receipt is attached, as a file of this name. */
      receipt?: string
    }
  /** What will come every month from this day on, and asks before it is booked. */
  | { kind: 'recurring'; vendor: string; category: string; minor: number; account: DemoAccount }
  | { kind: 'money-back'; vendor: string; category: string; minor: number; account: DemoAccount }
  | { kind: 'draw'; text: string; minor: number }
  | { kind: 'day-job-pay'; text: string; minor: number }
  | { kind: 'interest'; minor: number; account: DemoAccount }
  | { kind: 'transfer'; minor: number; from: DemoAccount; to: DemoAccount }
  // What follows is worked out from the book as it stands on the day.
  /** Pays off what the card owed at the end of a day. */
  | { kind: 'card-bill'; asOf: CalendarDate }
  /** Pays over the sales tax that was held at the end of a day. */
  | { kind: 'sales-tax'; asOf: CalendarDate }
  /** Holds an account against the bank's balance at the end of a day: everything up to it is ticked. */
  | { kind: 'reconcile'; account: DemoAccount; asOf: CalendarDate }
  /** Sends a share of what a tax year calls for so far, as far as the reserve goes. */
  | { kind: 'estimated-payment'; taxYear: string; instalment: number | undefined; share: number }
  /** The return comes to a share of what was estimated for the year. */
  | { kind: 'final-tax'; taxYear: string; share: number }
  /** What the estimate of a tax year asks for: each needed question by its first choice, and what the year before says. */
  | { kind: 'tax-answers'; taxYear: string }
  /** The tax office pays back what was sent beyond the final tax. */
  | { kind: 'tax-refund'; taxYear: string }

/** A deed and its day. */
export type DemoStep = DemoDeed & { date: CalendarDate }
