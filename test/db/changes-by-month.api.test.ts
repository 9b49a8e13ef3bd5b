import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { versionUpTo } from '../../server/db/changes-by-month.ts'
import { type Db, openBook, readBook } from '../../server/db/open.ts'
import { inTransaction } from '../../server/db/transaction.ts'
import { followStory } from '../../server/demo/follow-story.ts'
import { recordExpense } from '../../server/expenses/record-expense.ts'
import { openInvoicesOn } from '../../server/invoices/receivables.ts'
import { quarterFacts } from '../../server/reports/facts.ts'
import { figuresOn, freeCashOn } from '../../server/today/figures.ts'
import { calendarDate, quarterDates } from '../../shared/calendar.ts'
import { demoPlace } from '../../shared/demo/place.ts'
import { demoStory } from '../../shared/demo/story.ts'
import { ExpenseBody } from '../../shared/expenses/contract.ts'
import { anIssued, idOf, ok, pay } from '../support/entries.ts'
import { emptyFolder } from '../support/folder.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

// What was worked out for a past day is kept while the version of the book up to that day stays. That is right only where
// nothing changes such an answer without changing the version.

const TODAY = calendarDate('2026-11-19')
const QUARTERS = ['2026-Q2', '2026-Q3']

/** Everything that is kept for the end of a quarter. */
function answers(db: Db, quarter: string): object {
  const { to } = quarterDates(quarter)
  return {
    facts: quarterFacts(db, quarter, TODAY),
    figures: figuresOn(db, to),
    freeCash: freeCashOn(db, to),
    open: openInvoicesOn(db, to),
  }
}

/** Inside a transaction nothing that is kept is used. */
const workedOut = (db: Db, quarter: string) => db.$client.transaction(() => answers(db, quarter))()

test('along two years of the demo, nothing that a past quarter says changes while its version stays', () => {
  const folder = emptyFolder()
  const db = openBook(folder)
  onTestFinished(() => void db.$client.close())
  const today = calendarDate('2026-11-19')
  const story = demoStory(today, demoPlace({ country: 'US', currency: 'USD', timeZone: 'America/Chicago' }))
  const quarters = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', ...QUARTERS]
  const seen = new Map<string, { version: string; answers: string }>()
  let same = 0
  const look = (tx: { db: Db }, quarter: string) => {
    const version = versionUpTo(tx.db, quarterDates(quarter).to)
    const now = JSON.stringify(answers(tx.db, quarter))
    const before = seen.get(quarter)
    if (before?.version === version) {
      same += 1
      expect(now, quarter).toBe(before.answers)
    }
    seen.set(quarter, { version, answers: now })
  }
  inTransaction(db, { actor: 'owner', today }, (tx) => {
    const steps = Object.assign([...story.steps], {
      *[Symbol.iterator]() {
        for (const [index, step] of story.steps.entries()) {
          yield step
          if (index % 10 < 2) look(tx, quarters[Math.floor(index / 10) % quarters.length] ?? '')
        }
      },
    })
    followStory(tx, { ...story, steps }, folder)
  })
  expect(same).toBeGreaterThan(20)
})

describe('whatever is changed, the answers that are kept are those that would be worked out now', () => {
  const late = { lateChange: { reason: 'Found it' } }
  const expense = (app: TestApp, date: string) => ({
    date,
    vendor: 'Paper Shop',
    amount: usd(2_500),
    accountId: idOf(app, 'Spending'),
    categoryId: idOf(app, 'Supplies'),
  })
  type Deed = (app: TestApp, ids: { invoiceId: number; clientId: number; paymentId: number }) => unknown
  const deeds: [what: string, changed: readonly string[], deed: Deed][] = [
    ['an expense of today', [], (app) => app.post('/api/v1/expenses', expense(app, '2026-11-19'))],
    ['a payment of today', [], (app, { invoiceId }) => pay(app, invoiceId, 10_000, { receivedDate: '2026-11-19' })],
    ['a late expense', QUARTERS, (app) => app.post('/api/v1/expenses', expense(app, '2026-05-02'))],
    [
      'a payment of an earlier day',
      ['2026-Q3'],
      (app, { invoiceId }) => pay(app, invoiceId, 500, { receivedDate: '2026-09-30' }),
    ],
    [
      'a payment that bounced',
      ['2026-Q3'],
      (app, { paymentId }) => app.post(`/api/v1/events/${paymentId}/reverse`, { bouncedOn: '2026-11-18' }),
    ],
    ['an invoice that is voided', ['2026-Q3'], (app, { clientId }) => voided(app, clientId)],
    [
      'an invoice of an earlier day',
      ['2026-Q3'],
      (app, { clientId }) => anIssued(app, { clientId, issueDate: '2026-08-20', dueDate: '2026-09-03' }),
    ],
    [
      'a credit note of an earlier day',
      ['2026-Q3'],
      (app, { invoiceId }) =>
        app.post(`/api/v1/invoices/${invoiceId}/credit-notes`, {
          date: '2026-09-12',
          amount: usd(700),
          reason: 'adjustment',
        }),
    ],
    [
      'a write-off of today',
      [],
      (app, { invoiceId }) =>
        app.post(`/api/v1/invoices/${invoiceId}/credit-notes`, {
          date: '2026-11-19',
          amount: usd(700),
          reason: 'uncollectible',
        }),
    ],
    [
      'another name of a client',
      QUARTERS,
      (app, { clientId }) => app.revise('PATCH', `/api/v1/clients/${clientId}`, 1, { name: 'Renamed & Co' }),
    ],
    [
      'another name of an account',
      QUARTERS,
      (app) => app.revise('PATCH', `/api/v1/accounts/${idOf(app, 'Savings')}`, 1, { name: 'Rainy days' }),
    ],
    [
      'another name of a category',
      QUARTERS,
      (app) => app.revise('PATCH', `/api/v1/categories/${idOf(app, 'Supplies')}`, 1, { name: 'Paper and ink' }),
    ],
    [
      'another deductible share of one',
      QUARTERS,
      (app) => app.revise('PATCH', `/api/v1/categories/${idOf(app, 'Paper and ink')}`, 2, { deductibleRate: '0.5' }),
    ],
    [
      'a further category',
      QUARTERS,
      (app) => app.post('/api/v1/categories', { name: 'Supplies', role: 'expense', deductibleRate: '0.5' }),
    ],
    ['another owner', QUARTERS, (app) => app.revise('PATCH', '/api/v1/profile', 1, { name: 'Robin Example' })],
    [
      'tax answers',
      QUARTERS,
      (app) => app.revise('PUT', '/api/v1/taxes/profile', 0, { answers: { filingStatus: 'single' } }),
    ],
    [
      'a trip',
      QUARTERS,
      (app) => app.post('/api/v1/trips', { date: '2026-04-02', distance: 12.5, purpose: 'To a client' }),
    ],
    ['a quarter that is closed', QUARTERS, (app) => app.post('/api/v1/reports/quarters/2026-Q2/close')],
    [
      'a late change of it',
      QUARTERS,
      (app) => app.post('/api/v1/expenses', { ...expense(app, '2026-06-02'), ...late }),
    ],
  ]
  test('deed by deed', async () => {
    const app = await testApp({ today: TODAY })
    const invoice = await anIssued(app, { issueDate: '2026-08-03', dueDate: '2026-08-17' })
    const { event } = await pay(app, invoice.id, 30_000, { receivedDate: '2026-09-02' })
    const ids = { invoiceId: invoice.id, clientId: invoice.clientId, paymentId: event.id }
    for (const [what, changed, deed] of deeds) {
      const before = QUARTERS.map(
        (quarter) => [quarter, versionUpTo(app.db, quarterDates(quarter).to), answers(app.db, quarter)] as const,
      )
      const answer = (await deed(app, ids)) as { status?: unknown; body?: unknown }
      if (typeof answer.status === 'number')
        expect(answer.status, `${what}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
      for (const [quarter, version, kept] of before) {
        const now = answers(app.db, quarter)
        expect(now, `${what}, ${quarter}`).toEqual(workedOut(app.db, quarter))
        const isAnother = versionUpTo(app.db, quarterDates(quarter).to) !== version
        expect(isAnother, `${what}, ${quarter}`).toBe(changed.includes(quarter))
        if (!isAnother) expect(now, `${what}, ${quarter}`).toEqual(kept)
      }
    }
  })

  async function voided(app: TestApp, clientId: number) {
    const { id } = await anIssued(app, { clientId, issueDate: '2026-07-20', dueDate: '2026-08-03' })
    answers(app.db, '2026-Q3')
    const { version } = ok(await app.get<{ version: number }>(`/api/v1/invoices/${id}`))
    return app.post(`/api/v1/invoices/${id}/void`, { reason: 'Sent twice' }, { 'if-match': `"${version}"` })
  }
})

test('what is entered later leaves the version and what is kept; a late entry through another connection does not', async () => {
  const app = await testApp({ today: TODAY })
  const other = openBook(app.dataDir)
  onTestFinished(() => void other.$client.close())
  const add = (db: Db, date: string) =>
    inTransaction(db, { actor: 'owner', today: TODAY }, (tx) =>
      recordExpense(
        tx,
        ExpenseBody.parse({
          date,
          vendor: 'Paper Shop',
          amount: usd(2_500),
          accountId: idOf(app, 'Spending'),
          categoryId: idOf(app, 'Supplies'),
        }),
      ),
    )
  const url = '/api/v1/reports/quarters/2026-Q3'
  const netOf = async () => ok(await app.get<{ summary: unknown }>(url)).summary
  const day = calendarDate('2026-09-30')
  const [first, kept] = [await netOf(), figuresOn(app.db, day)]
  add(app.db, '2026-11-18')
  add(other, '2026-10-01')
  expect(figuresOn(app.db, day)).toBe(kept)
  expect(await netOf()).toEqual(first)
  add(other, '2026-09-30')
  expect(figuresOn(app.db, day)).not.toBe(kept)
  expect(await netOf()).not.toEqual(first)
  expect(figuresOn(app.db, day)).toEqual(app.db.$client.transaction(() => figuresOn(app.db, day))())
})

test('a version rolled back with its change names what is there again', () => {
  const folder = emptyFolder()
  const db = openBook(folder)
  onTestFinished(() => void db.$client.close())
  const day = calendarDate('2026-09-30')
  const before = versionUpTo(db, day)
  const rolledBack = () =>
    inTransaction(db, { actor: 'owner', today: TODAY }, () => {
      db.$client.prepare("INSERT INTO earlier_months (month, receipts_minor) VALUES ('2025-11', 100)").run()
      expect(versionUpTo(db, day)).not.toBe(before)
      throw new Error('no')
    })
  expect(rolledBack).toThrow('no')
  expect(versionUpTo(db, day)).toBe(before)
})

describe('every table that a kept answer is read from', () => {
  /** Kept by triggers from rows that are counted, or written together with them, or never changed while the program runs. */
  const FOLLOW = [
    'account_balances',
    'changes_by_month',
    'client_months',
    'credit_note_parts',
    'event_effects',
    'instance',
    'invoice_balances',
    'monthly_totals',
  ]
  test('counts what is added to it, changed and deleted, or refuses that', async () => {
    const app = await testApp({ today: TODAY })
    const invoice = await anIssued(app, { issueDate: '2026-08-03', dueDate: '2026-08-17' })
    await pay(app, invoice.id, 30_000, { receivedDate: '2026-09-02' })
    ok(await app.post('/api/v1/reports/quarters/2026-Q2/close'))
    const reader = readBook(join(app.dataDir, 'data.db'))
    onTestFinished(() => void reader.$client.close())
    const asked = new Set<string>()
    const prepare = reader.$client.prepare.bind(reader.$client)
    reader.$client.prepare = ((sql: string) => {
      const statement = prepare(sql)
      for (const way of ['get', 'all'] as const) {
        const run = statement[way].bind(statement)
        statement[way] = (...values: unknown[]) => {
          asked.add(sql)
          return run(...values) as never
        }
      }
      return statement
    }) as typeof prepare
    answers(reader, '2026-Q2')
    answers(reader, '2026-Q3')
    const read = new Set([...asked].flatMap((sql) => tablesReadBy(prepare, sql)))
    expect([...read]).toEqual(expect.arrayContaining(['movements', 'invoices', 'settings', 'closed_quarters']))
    const unseen = [...read].filter((table) => !FOLLOW.includes(table)).flatMap((table) => uncounted(prepare, table))
    expect(unseen).toEqual([])
  })

  type Prepare = Db['$client']['prepare']

  /** The tables whose pages a query opens, by what SQLite makes of it. */
  function tablesReadBy(prepare: Prepare, sql: string): string[] {
    if (/^\s*(PRAGMA|BEGIN|COMMIT|ROLLBACK)/i.test(sql)) return []
    const names = [...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null])
    const values = [...sql.matchAll(/\?/g)].map(() => null)
    const program = prepare<unknown[], { opcode: string; p2: number }>(`EXPLAIN ${sql}`)
    const rows = names.length > 0 ? program.all(Object.fromEntries(names)) : program.all(...values)
    const tableOf = prepare<[number], string>('SELECT tbl_name FROM sqlite_schema WHERE rootpage = ?').pluck()
    return rows.flatMap(({ opcode, p2 }) => (opcode === 'OpenRead' ? (tableOf.get(p2) ?? []) : []))
  }

  /** What may happen to a table's rows without being counted or refused. */
  function uncounted(prepare: Prepare, table: string): string[] {
    const triggers = prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
      .pluck()
      .all(table)
    return ['INSERT', 'UPDATE', 'DELETE']
      .filter(
        (deed) =>
          !triggers.some(
            (sql) =>
              new RegExp(`(AFTER|BEFORE) ${deed} ON ${table}\\b`).test(sql) &&
              /INSERT INTO changes_by_month|BEGIN SELECT RAISE/.test(sql),
          ),
      )
      .map((deed) => `${deed} ${table}`)
  }
})
