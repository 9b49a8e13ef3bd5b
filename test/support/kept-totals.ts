import { expect } from 'vitest'
import type { Db } from '../../server/db/open.ts'

/**
 * Sees that the totals which triggers keep (by account, by month and pair of accounts, by client and month, by invoice, by
 * due date and by due month) are what the rows add up to, row for row. The sums are made here, in plain arithmetic, and not by the database.
 */
export function expectKeptTotals(db: Db): void {
  expect(keptBalances(db), 'account_balances').toEqual(addedBalances(db))
  expect(keptMonthlyTotals(db), 'monthly_totals').toEqual(addedMonthlyTotals(db))
  expect(keptClientMonths(db), 'client_months').toEqual(addedClientMonths(db))
  expect(keptOpenByDueDate(db), 'open_by_due_date').toEqual(addedOpen(db, 10))
  expect(keptOpenByDueMonth(db), 'open_by_due_month').toEqual(addedOpen(db, 7))
  expect(keptInvoiceBalances(db), 'invoice_balances').toEqual(addedInvoiceBalances(db))
}

interface Movement {
  month: string
  fromId: number
  toId: number
  fromRole: string
  toRole: string
  clientId: number | null
  minor: number
}

function movements({ $client }: Db): Movement[] {
  return $client
    .prepare<[], Movement>(
      `SELECT substr(m.date, 1, 7) AS month, f.id AS fromId, t.id AS toId, f.role AS fromRole, t.role AS toRole,
         e.client_id AS clientId, m.amount_minor AS minor
       FROM movements m JOIN events e ON e.id = m.event_id JOIN accounts f ON f.id = m.from_account_id
       JOIN accounts t ON t.id = m.to_account_id`,
    )
    .all()
}

function keptBalances({ $client }: Db): Map<string, number[]> {
  const rows = $client
    .prepare<[], [number, number]>('SELECT account_id, balance_minor FROM account_balances')
    .raw()
    .all()
  return sorted(rows.map(([account, minor]) => [`account ${account}`, [minor]]))
}

function addedBalances(db: Db): Map<string, number[]> {
  const sums = new Map<string, number[]>()
  for (const { fromId, toId, minor } of movements(db)) {
    add(sums, `account ${fromId}`, [-minor])
    add(sums, `account ${toId}`, [minor])
  }
  return sorted(sums)
}

function keptMonthlyTotals({ $client }: Db): Map<string, number[]> {
  const rows = $client
    .prepare<[], [string, number, number, number, number]>(
      'SELECT month, from_account_id, to_account_id, total_minor, entries FROM monthly_totals',
    )
    .raw()
    .all()
  return sorted(rows.map(([month, from, to, minor, entries]) => [`${month} ${from}→${to}`, [minor, entries]]))
}

function addedMonthlyTotals(db: Db): Map<string, number[]> {
  const sums = new Map<string, number[]>()
  for (const { month, fromId, toId, minor } of movements(db)) add(sums, `${month} ${fromId}→${toId}`, [minor, 1])
  return sorted(sums)
}

function keptClientMonths({ $client }: Db): Map<string, number[]> {
  const rows = $client
    .prepare<[], [number, string, number]>('SELECT client_id, month, receipts_minor FROM client_months')
    .raw()
    .all()
  return sorted(rows.map(([client, month, minor]) => [`${month} client ${client}`, [minor]]))
}

function addedClientMonths(db: Db): Map<string, number[]> {
  const sums = new Map<string, number[]>()
  for (const { month, fromRole, toRole, clientId, minor } of movements(db)) {
    const sign = Number(fromRole === 'income') - Number(toRole === 'income')
    if (clientId !== null && sign !== 0) add(sums, `${month} client ${clientId}`, [sign * minor])
  }
  return sorted(sums)
}

function keptInvoiceBalances({ $client }: Db): Map<string, number[]> {
  const rows = $client
    .prepare<[], [number, number, number, number, number]>(
      'SELECT invoice_id, total_minor, reduced_minor, paid_minor, open_minor FROM invoice_balances',
    )
    .raw()
    .all()
  return sorted(rows.map(([id, ...amounts]) => [`invoice ${id}`, amounts]))
}

function addedInvoiceBalances({ $client }: Db): Map<string, number[]> {
  const amounts = (sql: string) => $client.prepare<[], [number, number]>(sql).raw().all()
  const sums = new Map<string, number[]>()
  for (const [id, total] of amounts(
    "SELECT id, iif(state = 'void', 0, total_minor) FROM invoices WHERE state <> 'draft'",
  ))
    add(sums, `invoice ${id}`, [total, 0, 0, total])
  for (const [id, minor] of amounts('SELECT invoice_id, amount_minor FROM credit_notes'))
    add(sums, `invoice ${id}`, [0, minor, 0, -minor])
  for (const [id, minor] of amounts('SELECT invoice_id, amount_minor FROM allocations'))
    add(sums, `invoice ${id}`, [0, 0, minor, -minor])
  return sorted(sums)
}

function keptOpenByDueDate({ $client }: Db): Map<string, number[]> {
  const rows = $client
    .prepare<[], [string, number, number]>('SELECT due_date, open_minor, invoices FROM open_by_due_date')
    .raw()
    .all()
  return sorted(rows.map(([date, minor, count]) => [`due ${date}`, [minor, count]]))
}

function keptOpenByDueMonth({ $client }: Db): Map<string, number[]> {
  const rows = $client
    .prepare<[], [string, number, number]>('SELECT month, open_minor, invoices FROM open_by_due_month')
    .raw()
    .all()
  return sorted(rows.map(([month, minor, count]) => [`due ${month}`, [minor, count]]))
}

/** By as much of the due date as is asked for: 10 letters are the day, 7 the month. */
function addedOpen(db: Db, letters: 7 | 10): Map<string, number[]> {
  const dueDates = db.$client
    .prepare<[], [number, string]>("SELECT id, due_date FROM invoices WHERE state <> 'draft'")
    .raw()
    .all()
  const sums = new Map<string, number[]>()
  const balances = addedInvoiceBalances(db)
  for (const [id, dueDate] of dueDates) {
    const openMinor = balances.get(`invoice ${id}`)?.[3] ?? 0
    if (openMinor > 0) add(sums, `due ${dueDate.slice(0, letters)}`, [openMinor, 1])
  }
  return sorted(sums)
}

function add(sums: Map<string, number[]>, key: string, amounts: readonly number[]): void {
  const before = sums.get(key) ?? amounts.map(() => 0)
  sums.set(
    key,
    amounts.map((amount, index) => amount + (before[index] ?? 0)),
  )
}

function sorted(rows: Iterable<[string, number[]]>): Map<string, number[]> {
  return new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)))
}
