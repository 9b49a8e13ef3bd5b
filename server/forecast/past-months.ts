import { firstDay, lastDay, type Month, monthOf } from '../../shared/calendar.ts'
import type { Imagined } from '../../shared/forecast/contract.ts'
import type { MonthOfReceipts } from '../../shared/income/month-facts.ts'
import { sum } from '../../shared/money.ts'
import { type Db, prepared } from '../db/open.ts'
import type { BilledInvoice } from './billing.ts'
import type { Curves } from './curves.ts'

/** So many invoices of a month are drawn one by one; the rest is pooled, so that a forecast stays quick in any book. */
const MOST_DRAWN = 40

/** Ids begin with one. */
const NO_CLIENT = 0

type PastMonth = Imagined['past'][number]
type PastInvoice = PastMonth['invoices'][number]

interface ClientMonth {
  month: Month
  clientId: number
  minor: number
}

const statements = prepared(({ $client }) => ({
  receipts: $client.prepare<[{ from: Month; to: Month }], ClientMonth>(
    'SELECT month, client_id AS clientId, receipts_minor AS minor FROM client_months WHERE month BETWEEN @from AND @to',
  ),
  billed: $client.prepare<[{ from: string; to: string }], ClientMonth>(
    `SELECT substr(l.date, 1, 7) AS month, i.client_id AS clientId, sum(l.amount_minor) AS minor
     FROM allocations l JOIN invoices i ON i.id = l.invoice_id JOIN accounts a ON a.id = l.account_id
     WHERE l.date BETWEEN @from AND @to AND a.role = 'income' GROUP BY 1, 2`,
  ),
}))

/**
 * Each complete month as what was billed in it, and what came in without an invoice. A client with a contract is left
 * out: what it pays comes from the contract. A typed month is receipts alone.
 */
export function pastMonths(
  db: Db,
  months: readonly MonthOfReceipts[],
  billed: readonly BilledInvoice[],
  { isLeftOut, curves }: { isLeftOut: (clientId: number) => boolean; curves: Curves },
): PastMonth[] {
  const direct = withoutInvoice(db, months)
  const ofMonth = new Map<Month, BilledInvoice[]>()
  for (const invoice of billed) {
    if (isLeftOut(invoice.clientId)) continue
    const month = monthOf(invoice.issueDate)
    ofMonth.set(month, [...(ofMonth.get(month) ?? []), invoice])
  }
  return months.map(({ month, receiptsMinor, typed }) => {
    const common = { month, receiptsMinor, typed }
    if (typed) return { ...common, direct: [{ clientId: null, amountMinor: receiptsMinor }], invoices: [] }
    const receipts = [...(direct.get(month) ?? [])].filter(({ clientId }) => clientId === null || !isLeftOut(clientId))
    return { ...common, direct: directOf(receipts, curves), invoices: invoicesOf(ofMonth.get(month) ?? [], curves) }
  })
}

interface Direct {
  clientId: number | null
  minor: number
}

/** By month and client: what came in less what of it paid invoices; without a client what no client's months have. */
function withoutInvoice(db: Db, months: readonly MonthOfReceipts[]): Map<Month, Direct[]> {
  const [first, last] = [months[0]?.month, months.at(-1)?.month]
  if (first === undefined || last === undefined) return new Map()
  const byMonth = new Map(months.map(({ month, receiptsMinor }) => [month, new Map([[NO_CLIENT, receiptsMinor]])]))
  const add = (month: Month, clientId: number, minor: number) => {
    const clients = byMonth.get(month)
    clients?.set(clientId, (clients.get(clientId) ?? 0) + minor)
  }
  for (const { month, clientId, minor } of statements(db).receipts.all({ from: first, to: last })) {
    add(month, clientId, minor)
    add(month, NO_CLIENT, -minor)
  }
  for (const { month, clientId, minor } of statements(db).billed.all({ from: firstDay(first), to: lastDay(last) }))
    add(month, clientId, -minor)
  return new Map(
    [...byMonth].map(([month, clients]) => [
      month,
      [...clients].map(([id, minor]) => ({ clientId: id === NO_CLIENT ? null : id, minor })),
    ]),
  )
}

function directOf(receipts: readonly Direct[], curves: Curves): PastMonth['direct'] {
  const amounts = new Map<number | null, number>()
  for (const { clientId, minor } of receipts) {
    const shown = curves.nameable(clientId)
    amounts.set(shown, (amounts.get(shown) ?? 0) + minor)
  }
  return [...amounts].flatMap(([clientId, amountMinor]) => (amountMinor === 0 ? [] : [{ clientId, amountMinor }]))
}

function invoicesOf(billed: readonly BilledInvoice[], curves: Curves): PastInvoice[] {
  const sorted = billed.toSorted((a, b) => b.incomeMinor - a.incomeMinor)
  const drawn = sorted.slice(0, MOST_DRAWN).map((invoice) => ({ ...invoiceOf(invoice, curves), isPooled: false }))
  const pooled = new Map<string, PastInvoice[]>()
  for (const invoice of sorted.slice(MOST_DRAWN)) {
    const one = { ...invoiceOf(invoice, curves), isPooled: true }
    const key = `${one.clientId} ${one.curve}`
    pooled.set(key, [...(pooled.get(key) ?? []), one])
  }
  return [...drawn, ...[...pooled.values()].flatMap(together)]
}

function invoiceOf({ clientId, issueDate, termsDays, incomeMinor }: BilledInvoice, curves: Curves): PastInvoice {
  return {
    clientId: curves.nameable(clientId),
    amountMinor: incomeMinor,
    issueDay: Number(issueDate.slice(8)),
    termsDays,
    curve: curves.placeOf(clientId, termsDays),
    isPooled: false,
  }
}

/** Those of one client and curve as one, on the middle of their days. */
function together(invoices: readonly PastInvoice[]): PastInvoice[] {
  const [first] = invoices
  const amountMinor = sum(invoices.map((invoice) => invoice.amountMinor))
  const days = sum(invoices.map((invoice) => invoice.amountMinor * invoice.issueDay))
  return first === undefined ? [] : [{ ...first, amountMinor, issueDay: Math.round(days / amountMinor) }]
}
