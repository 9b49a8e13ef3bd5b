import { join } from 'node:path'
import type { Statement } from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checkBook } from '../../server/backups/check.ts'
import { writeInstance } from '../../server/db/instance.ts'
import { type Db, readBook } from '../../server/db/open.ts'
import { anIssued, idOf, ok, pay, receive } from '../support/entries.ts'
import { change, emptyFolder, withBook } from '../support/folder.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'
import { attach } from '../support/uploads.ts'

/** A book with something of everything: invoices paid in part and credited, income, a cost, a set-aside, a reversal. */
async function aFullBook(): Promise<TestApp> {
  const app = await testApp({ isDamaged: true })
  const invoice = await anIssued(app)
  await pay(app, invoice.id, 40_000, {
    setAside: { amount: usd(9_000), fromAccountId: idOf(app, 'Spending'), toAccountId: idOf(app, 'Tax savings') },
  })
  await app.post(`/api/v1/invoices/${invoice.id}/credit-notes`, {
    date: '2026-11-12',
    amount: usd(5_000),
    reason: 'adjustment',
  })
  await anIssued(app, { clientId: invoice.clientId })
  await receive(app, 25_000)
  const expense = {
    date: '2026-11-11',
    vendor: 'Paper Shop',
    amount: usd(2_500),
    accountId: idOf(app, 'Spending'),
    categoryId: idOf(app, 'Supplies'),
  }
  await app.post('/api/v1/reports/quarters/2026-Q3/close')
  await app.post('/api/v1/expenses', { ...expense, date: '2026-09-01', lateChange: { reason: 'Found it' } })
  const item = ok(
    await app.post<{ id: number }>('/api/v1/recurring-items', {
      kind: 'expense',
      text: 'Invented Desks',
      every: 'month',
      startsOn: '2026-11-01',
      entry: { amount: usd(900), accountId: expense.accountId, categoryId: expense.categoryId },
    }),
  )
  ok(await app.post(`/api/v1/recurring-items/${item.id}/dates/2026-11-01/book`, {}))
  const answer = await app.post<{ event: { id: number } }>('/api/v1/expenses', expense)
  await attach(app, answer.body.event.id)
  await app.post(`/api/v1/events/${answer.body.event.id}/reverse`, {})
  const url = `/api/v1/accounts/${idOf(app, 'Spending')}/reconciliations`
  const open = await app.post<{ id: number }>(url, { date: '2026-11-19', bankBalance: usd(1_056_000) })
  const reconciliation = `/api/v1/reconciliations/${open.body.id}`
  ok(await app.revise('PUT', `${reconciliation}/ticks`, 1, { eventIds: [3, 4, 5] }))
  ok(await app.revise('PUT', '/api/v1/taxes/profile', 0, { answers: { filingStatus: 'single' } }))
  ok(await app.post('/api/v1/contracts', { clientId: 1, monthly: usd(90_000), firstMonth: '2026-09' }))
  ok(await app.post('/api/v1/one-offs', { month: '2027-02', name: 'New laptop', amount: usd(-250_000) }))
  ok(await app.revise('PATCH', '/api/v1/plan', 1, { quitDate: '2027-06-30' }))
  ok(await app.post('/api/v1/trips', { date: '2026-11-02', distance: 12.5, purpose: 'To a client' }))
  ok(await app.post('/api/v1/reviews', { month: '2026-10' }))
  const toldBy = { measure: 'months-covered', target: 6 }
  ok(await app.post('/api/v1/goals', { name: 'Calm', howKnown: '', wantedBy: '2027-12-31', toldBy }))
  ok(await app.revise('PUT', '/api/v1/steps/register', 0, { state: 'done', note: 'A trade name' }))
  ok(await app.post('/api/v1/leads', { name: 'Tin Lantern Theatre', chance: '0.5' }))
  ok(await app.post('/api/v1/niches', { name: 'Stage sets', skills: 4, interest: 4, demand: 3, isChosen: true }))
  ok(await app.post('/api/v1/portfolio', { kind: 'piece', title: 'Posters', date: '2026-11-01' }))
  ok(
    await app.revise(
      'PUT',
      '/api/v1/living/budget',
      ok(await app.get<{ version: number }>('/api/v1/living/budget')).version,
      {
        items: [{ kind: 'essential', name: 'Rent', amount: usd(90_000) }],
      },
    ),
  )
  ok(await app.post('/api/v1/days-off', { kind: 'holiday', firstDay: '2026-11-16', lastDay: '2026-11-17', days: 2 }))
  const goal = ok(await app.post<{ id: number }>('/api/v1/savings-goals', { name: 'Bicycle', target: usd(60_000) }))
  ok(await app.post(`/api/v1/savings-goals/${goal.id}/steps`, { as: 'put-aside', amount: usd(5_000) }))
  ok(await app.post(`${reconciliation}/finish`, undefined, { 'if-match': '"2"' }))
  return app
}

/** Damages the book as a fault of the disk or of a hand in the file would: past the triggers that refuse it. */
function damage({ db }: TestApp, sql: string): void {
  const sqlite = db.$client
  const triggers = sqlite
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all()
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.pragma('ignore_check_constraints = ON')
  const changes = sqlite.prepare(sql).run().changes
  sqlite.pragma('ignore_check_constraints = OFF')
  sqlite.pragma('foreign_keys = ON')
  for (const trigger of triggers) sqlite.exec(trigger.sql)
  if (changes === 0) throw new Error(`nothing was damaged by ${sql}`)
}

test('a book with something of everything is without a finding', async () => {
  const app = await aFullBook()
  expect(checkBook(app.db, app.dataDir)).toEqual([])
})

test('beside a server that writes all the while, one state of the book is checked: nothing is found', () => {
  const folder = emptyFolder()
  withBook(folder, (writer) => {
    change(writer, 3)
    const reader = readBook(join(folder, 'data.db'))
    onTestFinished(() => void reader.$client.close())
    const statements = Object.getPrototypeOf(reader.$client.prepare('SELECT 1')) as Statement
    const { all } = statements
    onTestFinished(() => void Object.assign(statements, { all }))
    let writes = 0
    statements.all = function (...parameters) {
      const rows = all.apply(this, parameters)
      if (this.database !== reader.$client) return rows
      change(writer)
      writeInstance(folder, seenBy(writer))
      writes += 1
      return rows
    }
    expect(checkBook(reader, folder)).toEqual([])
    expect(writes).toBeGreaterThan(10)
  })
})

function seenBy({ $client }: Db): { instanceId: string; historyNumber: number } {
  return (
    $client
      .prepare<[], { instanceId: string; historyNumber: number }>(
        'SELECT instance_id AS instanceId, (SELECT max(number) FROM history) AS historyNumber FROM instance',
      )
      .get() ?? expect.fail('no instance')
  )
}

describe('every damage is found', () => {
  test.each([
    {
      what: 'a date of a recurring item on which it does not come',
      sql: "UPDATE recurring_dates SET due_on = '2026-11-02'",
      code: 'RECURRING',
    },
    {
      what: 'a recurring item whose date names an entry of another kind',
      sql: "UPDATE recurring_dates SET event_id = (SELECT id FROM events WHERE kind = 'payment' LIMIT 1)",
      code: 'RECURRING',
    },
    {
      what: 'a recurring item whose entry cannot be read',
      sql: `UPDATE recurring_items SET entry = '{"amount":1}'`,
      code: 'RECURRING',
    },
    {
      what: 'a tax answer that could not be given',
      sql: `UPDATE tax_answers SET answers = '{"filingStatus":"alone"}'`,
      code: 'TAX-ANSWERS',
    },
    {
      what: 'a contract',
      sql: 'UPDATE contracts SET monthly_minor = monthly_minor + 1',
      code: 'FORECAST',
    },
    { what: 'a one-off', sql: "UPDATE one_offs SET month = '2027-03'", code: 'FORECAST' },
    { what: 'the plan', sql: 'UPDATE plan SET quit_date = NULL', code: 'FORECAST' },
    {
      what: 'a trip of the mileage log',
      sql: 'UPDATE mileage SET distance_tenths = distance_tenths + 1',
      code: 'MILEAGE',
    },
    { what: 'a step of another day', sql: "UPDATE step_notes SET done_on = '2026-01-01'", code: 'STEP' },
    { what: 'a lead', sql: 'UPDATE leads SET chance_bps = 6000', code: 'LEAD' },
    { what: 'a niche that nobody chose', sql: 'UPDATE niches SET chosen_on = NULL', code: 'NICHE' },
    { what: 'a piece of another day', sql: "UPDATE portfolio SET date = '2026-11-02'", code: 'PORTFOLIO' },
    {
      what: 'the frozen figures of a review',
      sql: `UPDATE monthly_reviews SET figures = replace(figures, '"known"', '"no-data"')`,
      code: 'REVIEW',
    },
    {
      what: 'a decision of a review',
      sql: "UPDATE monthly_reviews SET decision = 'Give up'",
      code: 'REVIEW',
    },
    {
      what: 'where a goal should be',
      sql: 'UPDATE goals SET target_value = target_value - 1',
      code: 'GOAL',
    },
    {
      what: 'a living budget of a day without settings',
      sql: "UPDATE living_items SET from_date = '2026-11-18'",
      code: 'LIVING',
    },
    {
      what: 'days off that are not what was entered',
      sql: 'UPDATE days_off SET half_days = half_days - 1',
      code: 'DAYS-OFF',
    },
    {
      what: 'more taken back from a goal than was put aside',
      sql: 'UPDATE savings_steps SET amount_minor = -amount_minor',
      code: 'GOAL',
    },
    {
      what: 'money put aside that nobody put there',
      sql: 'UPDATE savings_steps SET amount_minor = amount_minor + 1',
      code: 'GOAL',
    },
    {
      what: 'a closed goal that holds money',
      sql: "UPDATE savings_goals SET closed_on = '2026-11-19'",
      code: 'GOAL',
    },
    {
      what: 'a kept total of a month',
      sql: 'UPDATE monthly_totals SET total_minor = total_minor + 1 WHERE entries = 1',
      code: 'KEPT-TOTAL',
    },
    {
      what: 'a kept balance of an account',
      sql: 'UPDATE account_balances SET balance_minor = balance_minor + 1',
      code: 'KEPT-TOTAL',
    },
    {
      what: "a client's kept receipts",
      sql: 'UPDATE client_months SET receipts_minor = receipts_minor - 1',
      code: 'KEPT-TOTAL',
    },
    {
      what: 'a kept open amount',
      sql: 'UPDATE invoice_balances SET paid_minor = paid_minor + 1, open_minor = open_minor - 1 WHERE paid_minor > 0',
      code: 'KEPT-TOTAL',
    },
    {
      what: 'a kept amount owed by due date',
      sql: 'UPDATE open_by_due_date SET open_minor = open_minor + 1',
      code: 'KEPT-TOTAL',
    },
    {
      what: 'a kept amount owed by due month',
      sql: 'UPDATE open_by_due_month SET invoices = invoices + 1',
      code: 'KEPT-TOTAL',
    },
    {
      what: 'a kept effect of an entry',
      sql: 'UPDATE event_effects SET net_minor = net_minor + 1 WHERE event_id = 1',
      code: 'KEPT-TOTAL',
    },
    {
      what: 'a kept total of the statement',
      sql: 'UPDATE statement_months SET out_minor = out_minor + 1',
      code: 'KEPT-TOTAL',
    },
    {
      what: 'a change that was not counted',
      sql: "UPDATE changes_by_month SET changes = 1 WHERE month = '2026-11'",
      code: 'KEPT-TOTAL',
    },
    {
      what: 'a lost movement',
      sql: 'DELETE FROM movements WHERE id = (SELECT max(id) FROM movements)',
      code: 'MOVEMENT',
    },
    {
      what: 'a movement of another amount',
      sql: 'UPDATE movements SET amount_minor = amount_minor + 1 WHERE id = (SELECT max(id) FROM movements)',
      code: 'REVERSAL',
    },
    {
      what: 'a movement of another day',
      sql: "UPDATE movements SET date = '2026-11-01' WHERE id = (SELECT max(id) FROM movements)",
      code: 'MOVEMENT',
    },
    {
      what: 'a payment that pays more than its money',
      sql: 'UPDATE allocations SET amount_minor = amount_minor + 1',
      code: 'PAYMENT',
    },
    {
      what: 'a line of an issued invoice',
      sql: 'UPDATE invoice_lines SET unit_price_e4 = unit_price_e4 + 10000 WHERE invoice_id = 1',
      code: 'INVOICE-TOTAL',
    },
    {
      what: 'the client on an issued invoice',
      sql: "UPDATE invoices SET frozen = json_set(frozen, '$.client.name', 'Other Name') WHERE id = 1",
      code: 'CONTENT',
    },
    { what: 'the amount of a credit note', sql: 'UPDATE credit_notes SET note = note || 1', code: 'CONTENT' },
    {
      what: 'the parts of a credit note',
      sql: 'UPDATE credit_note_parts SET amount_minor = amount_minor - 1',
      code: 'CREDIT-NOTE',
    },
    {
      what: 'the bytes of a PDF',
      sql: "UPDATE pdfs SET bytes = CAST('%PDF-1.7 other' AS BLOB) WHERE id = 1",
      code: 'PDF',
    },
    {
      what: 'the size of a receipt',
      sql: 'UPDATE receipt_files SET size_bytes = size_bytes + 1',
      code: 'RECEIPT',
    },
    {
      what: 'the bytes of a closed pack',
      sql: "UPDATE closed_files SET bytes = CAST('other' AS BLOB) WHERE name LIKE '%summary.csv'",
      code: 'CLOSING',
    },
    {
      what: 'a file gone from a closed pack',
      sql: "DELETE FROM closed_files WHERE name LIKE '%movements.csv'",
      code: 'CLOSING',
    },
    {
      what: 'the hash of a closed pack',
      sql: "UPDATE closed_quarters SET hash = replace(hash, substr(hash, 1, 1), 'x')",
      code: 'CLOSING',
    },
    { what: 'an entry in a closed quarter that is not listed', sql: 'DELETE FROM late_changes', code: 'LATE-CHANGE' },
    {
      what: 'a late change of nothing',
      sql: 'UPDATE late_changes SET entity_id = 999',
      code: 'LATE-CHANGE',
    },
    { what: 'a number that was never given', sql: 'UPDATE number_series SET last = last + 1', code: 'KEPT-TOTAL' },
    { what: 'a series that began elsewhere', sql: 'UPDATE number_series SET first = 2', code: 'NUMBERING' },
    {
      what: 'a gap in the numbers',
      sql: 'UPDATE invoices SET sequence = 9 WHERE id = 2',
      code: 'NUMBERING',
    },
    { what: 'a changed row of history', sql: "UPDATE history SET after = '{}' WHERE number = 3", code: 'HISTORY' },
    { what: 'a row of history gone from the middle', sql: 'DELETE FROM history WHERE number = 3', code: 'HISTORY' },
    {
      what: 'an account that is closed and not empty',
      sql: "UPDATE accounts SET closed_on = '2026-11-19' WHERE name = 'Spending'",
      code: 'ACCOUNT',
    },
    { what: 'a tick that is gone', sql: 'DELETE FROM ticks WHERE event_id = 4', code: 'RECONCILIATION' },
    {
      what: 'another balance of the bank than was reached',
      sql: 'UPDATE reconciliations SET bank_minor = bank_minor + 1',
      code: 'RECONCILIATION',
    },
    {
      what: 'a tick on another account',
      sql: 'UPDATE ticks SET account_id = account_id + 1 WHERE event_id = 4',
      code: 'RECONCILIATION',
    },
    {
      what: 'contents of the history that were changed',
      sql: "UPDATE history_contents SET after = json_set(after, '$.name', 'Other Name') WHERE number = (SELECT min(number) FROM history_contents)",
      code: 'HISTORY',
    },
    {
      what: 'contents of the history that nobody removed',
      sql: 'DELETE FROM history_contents WHERE number = (SELECT min(number) FROM history_contents)',
      code: 'HISTORY',
    },
    {
      what: 'an answer whose record is gone',
      sql: "UPDATE idempotency_keys SET body = json_set(body, '$.event.id', 999) WHERE body ->> '$.event.id' IS NOT NULL",
      code: 'KEY',
    },
    {
      what: 'a reference to nothing',
      sql: 'UPDATE invoice_lines SET account_id = 999 WHERE id = 1',
      code: 'REFERENCE',
    },
    {
      what: 'an amount that no movement can have',
      sql: 'UPDATE movements SET amount_minor = -5 WHERE id = 1',
      code: 'INTEGRITY',
    },
  ])('$what: $code', async ({ sql, code }) => {
    const app = await aFullBook()
    damage(app, sql)
    expect(checkBook(app.db, app.dataDir).map((finding) => finding.code)).toContain(code)
  })

  test('a missing trigger: SCHEMA', async () => {
    const app = await aFullBook()
    app.db.$client.exec('DROP TRIGGER history_lasts')
    expect(checkBook(app.db, app.dataDir)).toEqual([{ code: 'SCHEMA', entity: 'history_lasts', message: 'is missing' }])
  })
})
