import { flowsBetween, netOutByAccount } from '../../server/accounts/flows.ts'
import { balancesOn, listAccounts } from '../../server/accounts/repository.ts'
import type { Db } from '../../server/db/open.ts'
import { openInvoicesOn } from '../../server/invoices/receivables.ts'
import { type CalendarDate, type Quarter, quarterDates, quarterOf, shiftQuarter } from '../../shared/calendar.ts'

// What our own report functions say of an imported book, in the rows and words of test/fixtures/books/oracle.sh.

/** 'report,period,account,cents' for everything that is not 0. */
export function ownRows(db: Db): string[] {
  const quarters = quartersOf(db)
  const end = quarterDates(quarters.at(-1) ?? '').to
  return [
    ...quarters.flatMap((quarter) => incomeRows(db, quarter)),
    ...quarters.flatMap((quarter) => balanceRows(db, quarter)),
    ...receivableRows(db, end),
    ...invoiceRows(db, end),
  ]
}

function incomeRows(db: Db, quarter: Quarter): string[] {
  const { from, to } = quarterDates(quarter)
  const nets = netOutByAccount(flowsBetween(db, from, to))
  return listAccounts(db).flatMap(({ id, name, role }) => {
    const netMinor = nets.get(id) ?? 0
    if (role === 'income') return row('income', quarter, `Income:${name}`, netMinor)
    return role === 'expense' ? row('income', quarter, `Expenses:${name}`, -netMinor) : []
  })
}

/** Where the ledger keeps what we keep by role. */
const LEDGER: Record<string, (name: string) => string> = {
  spending: (name) => `Assets:${name}`,
  'tax-reserve': (name) => `Assets:${name}`,
  buffer: (name) => `Assets:${name}`,
  card: (name) => `Liabilities:${name}`,
  opening: () => 'Equity:Opening',
  living: () => 'Equity:Draws',
  'tax-office': () => 'Equity:EstimatedTax',
}

function balanceRows(db: Db, quarter: Quarter): string[] {
  const { to } = quarterDates(quarter)
  const balances = balancesOn(db, to)
  const uncollected = sumBy(openInvoicesOn(db, to), ({ invoiceId }) => categoryOf(db, invoiceId))
  return [
    ...listAccounts(db).flatMap(({ id, name, role }) => {
      const ledgerName = LEDGER[role]?.(name)
      return ledgerName === undefined ? [] : row('balance', quarter, ledgerName, balances.get(id) ?? 0)
    }),
    ...[...uncollected].flatMap(([name, minor]) => row('balance', quarter, `Equity:Uncollected:${name}`, -minor)),
  ]
}

function receivableRows(db: Db, end: CalendarDate): string[] {
  const owed = sumBy(openInvoicesOn(db, end), ({ clientId }) => clientKey(clientId))
  return [...owed].flatMap(([client, minor]) => row('receivable', 'end', client, minor))
}

function invoiceRows(db: Db, end: CalendarDate): string[] {
  return openInvoicesOn(db, end).flatMap(({ invoiceId, openMinor }) =>
    row('invoice', 'end', numberOf(db, invoiceId), openMinor),
  )
}

function row(report: string, period: Quarter, account: string, minor: number): string[] {
  return minor === 0 ? [] : [`${report},${period.replace('-', '')},${account},${minor}`]
}

/** The quarters from the first entry of any kind to the last one. */
function quartersOf({ $client }: Db): Quarter[] {
  const [first, last] = $client
    .prepare<[], [CalendarDate, CalendarDate]>(
      `SELECT min(date), max(date) FROM (
         SELECT date FROM events UNION SELECT issue_date FROM invoices UNION SELECT date FROM credit_notes)`,
    )
    .raw()
    .get() ?? ['', '']
  const quarters: Quarter[] = []
  for (let at = quarterOf(first as CalendarDate); at <= quarterOf(last as CalendarDate); at = shiftQuarter(at, 1))
    quarters.push(at)
  return quarters
}

function sumBy<Item extends { openMinor: number }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, number> {
  const sums = new Map<string, number>()
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0) + item.openMinor)
  return sums
}

/** The generator's clients are C0001, C0002 …, in the order in which they come in. */
function clientKey(clientId: number): string {
  return `C${String(clientId).padStart(4, '0')}`
}

function numberOf({ $client }: Db, invoiceId: number): string {
  return $client.prepare<[number], string>('SELECT number FROM invoices WHERE id = ?').pluck().get(invoiceId) ?? ''
}

function categoryOf({ $client }: Db, invoiceId: number): string {
  const name = $client.prepare<[number], string>(
    'SELECT a.name FROM invoice_lines l JOIN accounts a ON a.id = l.account_id WHERE l.invoice_id = ? ORDER BY l.position',
  )
  return name.pluck().get(invoiceId) ?? ''
}
