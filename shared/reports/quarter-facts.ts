import type { CalendarDate, Month, Quarter } from '../calendar.ts'
import type { Figure } from '../figure.ts'
import type { ClosedPack } from './changes.ts'
import type { QuarterReport } from './contract.ts'
import type { ComparedFlows } from './profit-and-loss.ts'
import type { ReceivableFacts } from './receivables.ts'

/** The figures at the end of a quarter, each with its derivation. */
export type QuarterFigures = QuarterReport['figures']

/** The figures that stand beside those of other quarters. */
export type ComparedFigures = Pick<QuarterFigures, 'reserved' | 'freeCash' | 'monthsCovered'>

/** What the books say of a quarter. Amounts in minor units. */
export interface QuarterFacts extends ComparedFlows {
  quarter: Quarter
  country: string
  ownerName: string
  ownerLines: readonly string[]
  /** The quarter's last day, or today while it is running. */
  asOf: CalendarDate
  isRunning: boolean
  /** The day on which the quarter was closed, if it is. */
  closedOn: CalendarDate | null
  figures: QuarterFigures
  previousFigures: ComparedFigures | null
  yearAgoFigures: ComparedFigures | null
  /** Free cash at the end of each month, oldest first. */
  freeCashByMonth: readonly { month: Month; freeCashMinor: number }[]
  /** Payments to the tax office from the first day of that tax year to asOf; one that came back stands below zero. */
  estimatedPayments: readonly {
    date: CalendarDate
    taxYear: string
    instalment: number | null
    minor: number
    accountName: string
  }[]
  /** The lines of the tax year's estimate, where it is known. */
  taxWorking: QuarterReport['taxWorking']
  /** Why there is no estimate, and what is not certain of it. */
  taxNotes: readonly string[]
  /** Set-asides and releases (below zero) in the quarter; the income that one was for, or null where it was for none. */
  setAsides: readonly { date: CalendarDate; text: string; incomeMinor: number | null; minor: number }[]
  movementCount: number
  /** Net profit of up to five quarters, oldest first, in minor units. */
  netProfitByQuarter: readonly { quarter: Quarter; minor: number }[]
  receivables: ReceivableFacts
  /** Receipts by client, the largest first; what names no client has none. */
  receivedByClient: readonly { clientId: number | null; name: string; payments: number; minor: number }[]
  /** How many documents were dated in the quarter: invoices, credit notes and write-offs. */
  documentCount: number
  /** The latest closing of this quarter and of those beside it. */
  closings: readonly ClosedPack[]
}

/** What a figure shows in the summary, null while it is not known. */
export function summaryValue(figure: Figure | undefined): QuarterReport['summary'][number]['current'] {
  if (figure?.state !== 'known' || typeof figure.value === 'string') return null
  return figure.value
}
