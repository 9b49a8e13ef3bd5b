import type { Imagined } from '../../shared/forecast/contract.ts'
import { longestDelayDays } from '../../shared/invoices/payment-delay.ts'
import { sum } from '../../shared/money.ts'
import type { WaitingInvoice } from './billing.ts'
import type { Curves } from './curves.ts'

/** So many open invoices are drawn one by one; the rest is pooled by week of lateness. */
const MOST_DRAWN = 100
const WEEK = 7

type OpenInvoice = Imagined['open'][number]

/** The open invoices that may still be paid; nothing is expected more than 180 days after the due date. */
export function openInvoices(waiting: readonly WaitingInvoice[], curves: Curves): OpenInvoice[] {
  const sorted = waiting
    .filter(({ lateDays }) => longestDelayDays(lateDays) > 0)
    .toSorted((a, b) => b.incomeMinor - a.incomeMinor)
    .map((invoice, index) => openOf(invoice, curves, index >= MOST_DRAWN))
  const pooled = new Map<string, OpenInvoice[]>()
  for (const invoice of sorted.slice(MOST_DRAWN)) {
    const key = `${invoice.clientId} ${invoice.curve} ${Math.floor(invoice.lateDays / WEEK)}`
    pooled.set(key, [...(pooled.get(key) ?? []), invoice])
  }
  return [...sorted.slice(0, MOST_DRAWN), ...[...pooled.values()].flatMap(together)]
}

function openOf(
  { clientId, termsDays, lateDays, incomeMinor }: WaitingInvoice,
  curves: Curves,
  isPooled: boolean,
): OpenInvoice {
  return {
    clientId: curves.nameable(clientId),
    amountMinor: incomeMinor,
    lateDays,
    curve: curves.placeOf(clientId, termsDays),
    isPooled,
  }
}

function together(invoices: readonly OpenInvoice[]): OpenInvoice[] {
  const [first] = invoices
  const amountMinor = sum(invoices.map((invoice) => invoice.amountMinor))
  return first === undefined ? [] : [{ ...first, amountMinor }]
}
