import { expect, test } from 'vitest'
import { dump } from '../support/dump.ts'
import { aDraft, anIssued, ok, pay } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

// The database itself refuses what the program would never do: whoever opens it by another way cannot either, by mistake.

/** A book with a paid, a void, a credited and a drafted invoice. */
async function aFullBook(): Promise<TestApp> {
  const app = await testApp()
  const paid = await anIssued(app)
  await pay(app, paid.id, 50_000)
  const credited = await anIssued(app)
  const credit = { date: '2026-11-01', amount: usd(1000), reason: 'adjustment' }
  ok(await app.post(`/api/v1/invoices/${credited.id}/credit-notes`, credit))
  await app.get('/api/v1/credit-notes/1.pdf')
  const voided = await anIssued(app)
  const reason = { reason: 'Written twice' }
  ok(await app.post(`/api/v1/invoices/${voided.id}/void`, reason, { 'if-match': `"${voided.version}"` }))
  await aDraft(app)
  return app
}

const NEVER = [
  { table: 'events', says: 'an event is never' },
  { table: 'movements', says: 'a movement is never' },
  { table: 'allocations', says: 'an allocation is never' },
  { table: 'credit_notes', says: 'a credit note is never' },
  { table: 'credit_note_parts', says: 'a credit note is never' },
  { table: 'pdfs', says: 'a document is never' },
  { table: 'history', says: 'history is never' },
  {
    table: 'invoice_lines',
    where: "invoice_id IN (SELECT id FROM invoices WHERE state = 'issued')",
    says: 'an issued invoice is never',
  },
  {
    table: 'invoice_lines',
    where: "invoice_id IN (SELECT id FROM invoices WHERE state = 'void')",
    says: 'an issued invoice is never',
  },
]

test('no row of what was recorded is changed or deleted', async () => {
  const { db } = await aFullBook()
  const before = dump(db)
  for (const { table, where = '1', says } of NEVER) {
    expect(db.$client.prepare(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck().get()).toBeGreaterThan(0)
    const columns = db.$client.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
    for (const column of columns)
      expect(() => db.$client.exec(`UPDATE ${table} SET ${column} = ${column} WHERE ${where}`)).toThrow(says)
    expect(() => db.$client.exec(`DELETE FROM ${table} WHERE ${where}`)).toThrow(says)
  }
  expect(dump(db)).toEqual(before)
})

test.each(['issued', 'void'])('R4: nothing of an %s invoice is changed, and it is never deleted', async (state) => {
  const { db } = await aFullBook()
  const before = dump(db)
  const id = db.$client.prepare<[string], number>('SELECT min(id) FROM invoices WHERE state = ?').pluck().get(state)
  const other: Record<string, string> = {
    id: '99',
    state: "'draft'",
    series: "'2027'",
    sequence: '99',
    number: "'2027-001'",
    client_id: '2',
    issue_date: "'2026-09-30'",
    due_date: "'2026-12-31'",
    currency: "'EUR'",
    reference: "'Another'",
    note: "'Another'",
    frozen: "'{}'",
    net_minor: 'net_minor + 1',
    tax_minor: 'tax_minor + 1',
    total_minor: 'total_minor + 1',
    content_hash: "replace(hex(zeroblob(32)), '0', 'f')",
    import_id: '1',
  }
  for (const [column, value] of Object.entries(other))
    expect([
      column,
      attempt(() => db.$client.exec(`UPDATE invoices SET ${column} = ${value} WHERE id = ${id}`)),
    ]).toEqual([column, 'refused'])
  expect(() => db.$client.exec(`DELETE FROM invoices WHERE id = ${id}`)).toThrow('an issued invoice is never deleted')
  if (state === 'void') expect(() => db.$client.exec(`UPDATE invoices SET state = 'issued' WHERE id = ${id}`)).toThrow()
  expect(dump(db)).toEqual(before)
})

function attempt(work: () => void): 'refused' | 'done' {
  try {
    work()
    return 'done'
  } catch (error) {
    expect(String(error)).toMatch(
      /never changed|CHECK|FOREIGN KEY|NOT NULL|UNIQUE|cannot store|bears the date|keeps its role|starts as a draft|can be paid/,
    )
    return 'refused'
  }
}

const EVENT = "INSERT INTO events (kind, date, text, note) VALUES ('draw', '2026-11-01', 'Sample', '')"
const movement = (amount: string, more: { date?: string; from?: string; to?: string } = {}) =>
  `INSERT INTO movements (event_id, date, from_account_id, to_account_id, amount_minor)
   SELECT max(id), '${more.date ?? '2026-11-01'}', ${more.from ?? 1}, ${more.to ?? 2}, ${amount} FROM events`

const refused = [
  { sql: movement('1.5'), why: 'half a cent' },
  { sql: movement('0'), why: 'nothing' },
  { sql: movement('-1'), why: 'less than nothing' },
  { sql: movement("'many'"), why: 'a word' },
  { sql: movement('NULL'), why: 'null' },
  { sql: movement('100000000001'), why: 'more than an entry holds' },
  { sql: movement('1', { to: '1' }), why: 'from an account to itself' },
  { sql: movement('1', { to: '999' }), why: 'to an account that is not there' },
  { sql: movement('1', { date: '2026-11-02' }), why: 'on another day than its event' },
  { sql: EVENT.replace('2026-11-01', '2026-02-30'), why: 'an event on no day' },
  { sql: EVENT.replace('2026-11-01', '1989-12-31'), why: 'an event before 1990' },
  { sql: EVENT.replace("'draw'", "'gift'"), why: 'an event of no kind' },
  { sql: EVENT.replace("'draw'", "'estimated-payment'"), why: 'an estimated payment without a tax year' },
  {
    sql: "UPDATE accounts SET role = 'income' WHERE role = 'spending'",
    why: 'an account that becomes an end of the world',
  },
  {
    sql: "UPDATE accounts SET role = 'spending' WHERE role = 'living'",
    why: 'an end of the world that becomes an account',
  },
  {
    sql: "INSERT INTO accounts (role, name, deductible_bps, position, version) VALUES ('living', 'Second', 0, 0, 1)",
    why: 'living twice',
  },
  { sql: 'DELETE FROM clients', why: 'a client with invoices' },
  { sql: 'DELETE FROM accounts', why: 'an account with entries' },
  {
    sql: "INSERT INTO invoices (state, client_id, issue_date, due_date, currency, reference, note, version) VALUES ('issued', 1, '2026-11-01', '2026-11-01', 'USD', '', '', 1)",
    why: 'an invoice that was never a draft',
  },
  {
    sql: "INSERT INTO invoice_lines (invoice_id, position, description, quantity_e4, unit, unit_price_e4, discount_e5, tax_e5, account_id) VALUES (1, 9, 'More', 1, '', 1, 0, 0, 8)",
    why: 'one more line on an issued invoice',
  },
  {
    sql: "INSERT INTO allocations (event_id, invoice_id, account_id, date, amount_minor) SELECT 1, max(id), 8, '2026-11-01', 1 FROM invoices WHERE state = 'draft'",
    why: 'a payment of a draft',
  },
  {
    sql: "INSERT INTO allocations (event_id, invoice_id, account_id, date, amount_minor) SELECT 1, max(id), 8, '2026-11-01', 1 FROM invoices WHERE state = 'void'",
    why: 'a payment of a void invoice',
  },
  { sql: "UPDATE profile SET currency = 'usd'", why: 'a currency that is none' },
  {
    sql: 'INSERT INTO profile SELECT 2, name, trade, work, country, currency, time_zone, address, email, tax_number, how_to_pay, version FROM profile',
    why: 'a second owner',
  },
]

test('the database refuses what no program of ours would write', async () => {
  const { db } = await aFullBook()
  const before = dump(db)
  for (const { sql, why } of refused) {
    db.$client.exec('BEGIN')
    if (sql.startsWith('INSERT INTO movements')) db.$client.exec(EVENT)
    expect([why, attempt(() => db.$client.exec(sql))]).toEqual([why, 'refused'])
    db.$client.exec('ROLLBACK')
  }
  expect(dump(db)).toEqual(before)
})

test('a whole movement is taken, as the counterpart of the refusals above', async () => {
  const { db } = await aFullBook()
  db.$client.exec(`BEGIN; ${EVENT}; ${movement('1', { from: '1', to: '2' })}; ROLLBACK`)
  expect(db.$client.inTransaction).toBe(false)
})
