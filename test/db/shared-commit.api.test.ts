import { expect, test } from 'vitest'
import { checkBook } from '../../server/backups/check.ts'
import { recordChange } from '../../server/db/history.ts'
import type { Db } from '../../server/db/open.ts'
import { inSharedTransaction, type Tx } from '../../server/db/transaction.ts'
import { calendarDate } from '../../shared/calendar.ts'
import type { ClientReply } from '../../shared/clients/contract.ts'
import { DomainError } from '../../shared/errors.ts'
import { openedTwice } from '../support/folder.ts'
import { type Answer, testApp } from '../support/test-app.ts'

// What is asked in the same turn shares a commit, and is still whole or not at all, each for itself.

const who = { actor: 'owner', today: calendarDate('2026-11-19') }
const codeOf = (reason: unknown) => (reason as { code: string }).code

function aBook() {
  const { folder, db, other } = openedTwice()
  const names = (book: Db) => book.$client.prepare<[], string>('SELECT name FROM clients ORDER BY id').pluck().all()
  const add = (tx: Tx, name: string) => {
    const insert = `INSERT INTO clients (name, contact, email, address, terms_days, tax_e5, version) VALUES (?, '', '', '', 30, 0, 1)`
    const id = Number(tx.db.$client.prepare(insert).run(name).lastInsertRowid)
    recordChange(tx, { action: 'client.added', entity: 'client', entityId: id, after: { name } })
    return name
  }
  const ask = (...works: ((tx: Tx) => unknown)[]) =>
    Promise.allSettled(works.map((work) => inSharedTransaction(db, who, work)))
  return { db, folder, add, ask, here: () => names(db), committed: () => names(other) }
}

test('those that come together are committed once, and none is answered before', async () => {
  const { add, ask, here, committed } = aBook()
  const seen: unknown[] = []
  const answers = await ask(
    (tx) => add(tx, 'A'),
    (tx) => {
      seen.push(here(), committed())
      return add(tx, 'B')
    },
  )
  expect(seen).toEqual([['A'], []])
  expect(answers).toEqual(['A', 'B'].map((value) => ({ status: 'fulfilled', value })))
  expect(committed()).toEqual(['A', 'B'])
})

test('one that is refused leaves nothing, and the others stand in an unbroken history', async () => {
  const { db, folder, add, ask, committed } = aBook()
  const answers = await ask(
    (tx) => add(tx, 'A'),
    (tx) => {
      add(tx, 'B')
      throw new DomainError('not-found', 'There is no such thing.')
    },
    (tx) => add(tx, 'C'),
  )
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(codeOf((answers[1] as PromiseRejectedResult).reason)).toBe('not-found')
  expect(committed()).toEqual(['A', 'C'])
  expect(checkBook(db, folder)).toEqual([])
})

test.each([
  [
    'finds no room on the disk',
    'SQLITE_FULL',
    ({ $client }: Db) => {
      $client.pragma(`max_page_count = ${$client.pragma('page_count', { simple: true })}`)
      try {
        $client.exec('CREATE TABLE more_than_fits (text)')
      } finally {
        $client.pragma('max_page_count = 1000000')
      }
    },
  ],
  [
    'ends the transaction',
    'SQLITE_ERROR',
    ({ $client }: Db) => {
      $client.exec('ROLLBACK')
      $client.exec('no such statement')
    },
  ],
  [
    'shows only when all are committed',
    'SQLITE_CONSTRAINT_FOREIGNKEY',
    ({ $client }: Db) => {
      $client.pragma('defer_foreign_keys = ON')
      $client.exec(`INSERT INTO invoices (state, client_id, issue_date, due_date, currency, reference, note, version)
        VALUES ('draft', 999, '2026-11-01', '2026-11-30', 'USD', '', '', 1)`)
    },
  ],
])('what %s is told to all, and nothing of them stands', async (_what, code, trouble) => {
  const { add, ask, here, committed } = aBook()
  const answers = await ask(
    (tx) => add(tx, 'A'),
    (tx) => trouble(tx.db),
    (tx) => add(tx, 'C'),
  )
  expect(answers.map((answer) => answer.status === 'rejected' && codeOf(answer.reason))).toEqual([code, code, code])
  expect([here(), committed()]).toEqual([[], []])
  expect(await ask((tx) => add(tx, 'D'))).toEqual([{ status: 'fulfilled', value: 'D' }])
  expect(committed()).toEqual(['D'])
})

test('D-1: the same request many times at once makes one record, and all get its answer', async () => {
  const app = await testApp()
  const send = (name: string, key: string): Promise<Answer<ClientReply>> =>
    app.post('/api/v1/clients', { name }, { 'idempotency-key': key })
  const before = app.db.$client.prepare('SELECT count(*) FROM clients').pluck().get() as number
  const answers = await Promise.all([send('A', 'a'), send('B', 'b'), send('A', 'a'), send('X', 'a'), send('A', 'a')])
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 422, 201])
  expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(2)
  const [first] = answers
  expect([answers[2]?.body, answers[4]?.body]).toEqual([first?.body, first?.body])
  expect(app.db.$client.prepare('SELECT count(*) FROM clients').pluck().get()).toBe(before + 2)
})
