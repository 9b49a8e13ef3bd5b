import { expect, test } from 'vitest'
import { start } from '../support/child.ts'
import { anIssued, idOf } from '../support/entries.ts'
import { ON_THAT_DAY, read } from '../support/numbered-writes.ts'
import { type TestApp, testApp } from '../support/test-app.ts'

const INVOICES = 50_000

/** Copies an issued invoice so many times into the third quarter: past the program, which would take an hour over it. */
function copyInvoice({ db: { $client } }: TestApp, id: number, accountId: number): void {
  $client.transaction(() => {
    $client
      .prepare(
        `WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < ?)
         INSERT INTO invoices (state, client_id, issue_date, due_date, currency, reference, note, version)
         SELECT 'draft', client_id, date('2026-07-01', '+' || (n % 90) || ' days'), '2026-10-31', currency, '', '', 1
         FROM invoices, count WHERE id = ?`,
      )
      .run(INVOICES, id)
    $client
      .prepare(
        `INSERT INTO invoice_lines (invoice_id, position, description, quantity_e4, unit, unit_price_e4, discount_e5, tax_e5, account_id, net_minor)
         SELECT id, 1, 'Design', 10000, '', 10000000, 0, 0, ?, 100000 FROM invoices WHERE state = 'draft'`,
      )
      .run(accountId)
    $client
      .prepare(
        `UPDATE invoices SET state = 'issued', series = 'copied', sequence = invoices.id, number = 'C-' || invoices.id, version = 2,
           (frozen, net_minor, tax_minor, total_minor, content_hash) =
             (SELECT frozen, net_minor, tax_minor, total_minor, content_hash FROM invoices WHERE id = ?)
         WHERE state = 'draft'`,
      )
      .run(id)
  })()
}

/** How long the longest of the requests took that were made one after the other until something else was done. */
async function longestMs(ask: () => Promise<unknown>, until: Promise<unknown>): Promise<number> {
  let isDone = false
  until.finally(() => {
    isDone = true
  })
  let longest = 0
  while (!isDone) {
    const asked = performance.now()
    await ask()
    longest = Math.max(longest, performance.now() - asked)
  }
  return longest
}

test('I-11: while 50,000 invoices are exported, nobody waits for it', { timeout: 180_000 }, async () => {
  // Copies are not what their hashes say: `check` would name each of them.
  const app = await testApp({ isDamaged: true })
  copyInvoice(app, (await anIssued(app)).id, idOf(app, 'Client work'))
  app.db.$client.close()
  const address = await start(app.dataDir, ON_THAT_DAY).address()
  const invoicesOf = async (quarter: string) =>
    (await fetch(`${address}/api/v1/reports/quarters/${quarter}/invoices.csv`)).text()
  // What makes files is loaded before.
  await invoicesOf('2026-Q2')

  const began = performance.now()
  const exported = invoicesOf('2026-Q3')
  const longest = await longestMs(() => read(address, '/health'), exported)
  const tookMs = performance.now() - began
  expect((await exported).trimEnd().split('\n')).toHaveLength(1 + INVOICES)
  // Made in the thread that answers, it would hold up one of them for nearly as long as it takes, on any machine.
  expect(longest).toBeLessThan(tookMs / 2)
})
