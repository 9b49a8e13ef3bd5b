import type { CalendarDate, Quarter } from '../calendar.ts'
import { sum } from '../money.ts'
import type { ProfitAndLossReply } from './contract.ts'
import { type ComparedFlows, type PeriodFlows, profitAndLossOf } from './profit-and-loss.ts'

/** What was earned or taken back in a period by income category, in minor units without sales tax. */
interface EarnedOfCategory {
  accountId: number
  name: string
  /** Lines of the invoices issued in the period, by their issue date. Void invoices are in none. */
  invoicedMinor: number
  /** Credit notes and write-offs of the period, by their own date. */
  reducedMinor: number
  /** Cash that came in, less what was given back. */
  receivedMinor: number
  /** The part of that cash that paid invoices, less what was given back on them. */
  receivedOnInvoicesMinor: number
}

/**
 * Income on accrual basis: invoices when they are issued, less credit notes and write-offs when they are written, and
 * income without an invoice when it is received. What pays an invoice is no income again, and a refund of what a credit
 * note took off is no loss again. Costs stay as on cash basis.
 *
 * Units:  minor units without sales tax.  Result: sums only, nothing is rounded.  Source: docs/figures.md, chapter 0.
 */
export function accrualFlows(cash: PeriodFlows, earned: readonly EarnedOfCategory[]): PeriodFlows {
  return {
    ...cash,
    income: earned.map(({ accountId, name, invoicedMinor, reducedMinor, receivedMinor, receivedOnInvoicesMinor }) => ({
      accountId,
      name,
      minor: sum([invoicedMinor, -reducedMinor, receivedMinor, -receivedOnInvoicesMinor]),
    })),
  }
}

const SAYS = {
  cash: 'Cash basis: money counts on the day it moved.',
  accrual:
    'Accrual basis: invoices count on their issue date, less credit notes and write-offs on theirs, without sales tax. Income without an invoice counts when it is received, costs when they are paid. These figures are not those of the quarter’s pack, which is on cash basis.',
}

/** A profit and loss on one basis, and in words what that basis counts. */
export function profitAndLossOnBasis(
  basis: ProfitAndLossReply['basis'],
  flows: ComparedFlows,
  about: {
    quarter: Quarter
    country: string
    from: CalendarDate
    asOf: CalendarDate
    isRunning: boolean
    periods: ProfitAndLossReply['periods']
  },
): ProfitAndLossReply {
  const { receipts, ...rest } = profitAndLossOf(flows)
  return {
    ...about,
    basis,
    currency: flows.currency,
    says: SAYS[basis],
    totalIncome: receipts,
    totalIncomeName: basis === 'cash' ? 'Receipts' : 'Income earned',
    ...rest,
  }
}
