import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { checkBook } from '../../server/backups/check.ts'
import { verifyFiles } from '../../server/backups/manifest.ts'
import { readBook } from '../../server/db/open.ts'
import { startAfresh } from '../../server/demo/start-afresh.ts'
import { listReceiptFiles } from '../../server/receipt-files/store.ts'
import type { StartAfreshReply } from '../../shared/demo/contract.ts'
import { codeOf, dump, refused } from '../support/dump.ts'
import { anIssued, ok } from '../support/entries.ts'
import { aSetUp, type TestApp, testApp } from '../support/test-app.ts'

const PATH = '/api/v1/demo/start-afresh'
const YES = { removeAllEntries: true }

async function demoApp(): Promise<TestApp> {
  const app = await testApp({ setUp: false })
  ok(await app.post('/api/v1/demo', { country: 'US', currency: 'USD', timeZone: 'America/Chicago' }))
  return app
}

test('the demo becomes an empty book as a new folder has it, which can be set up; a checked backup keeps the demo', async () => {
  const fresh = await testApp({ setUp: false })
  const app = await demoApp()
  const before = dump(app.db)
  const { backup } = ok(await app.post<StartAfreshReply>(PATH, YES))

  const { instance, history, idempotency_keys, migrations: _, ...rest } = dump(app.db)
  const { instance: __, history: ___, idempotency_keys: ____, migrations: _____, ...empty } = dump(fresh.db)
  expect(rest).toEqual(empty)
  expect(instance?.[0]?.['instance_id']).not.toBe(before['instance']?.[0]?.['instance_id'])
  expect(instance?.[0]?.['is_demo']).toBe(0)
  expect(history?.map(({ action }) => action)).toEqual(['book.started-afresh'])
  expect(idempotency_keys).toHaveLength(1)
  expect((await app.get<object>('/api/v1/book')).body).toMatchObject({ setUp: false })

  expect(listReceiptFiles(app.dataDir), 'the paper went with its entries').toEqual([])
  expect(listReceiptFiles(backup).length).toBeGreaterThan(5)
  expect(backup).toBe(join(app.dataDir, 'demo-backups', basename(backup)))
  verifyFiles(backup)
  const kept = readBook(join(backup, 'data.db'))
  expect(checkBook(kept, undefined)).toEqual([])
  expect(dump(kept)['events']).toEqual(before['events'])
  kept.$client.close()

  ok(await app.post('/api/v1/set-up', aSetUp()))
  expect((await anIssued(app)).number).toBe('2026-001')
  expect(app.db.$client.pragma('foreign_keys', { simple: true })).toBe(1)
})

test('what was issued can be deleted as little as before', async () => {
  const app = await demoApp()
  ok(await app.post(PATH, YES))
  ok(await app.post('/api/v1/set-up', aSetUp()))
  expect(() => app.db.$client.exec('DELETE FROM events')).toThrow()
})

test('asked twice with one key it is done once', async () => {
  const app = await demoApp()
  const headers = { 'idempotency-key': 'afresh' }
  const first = ok(await app.post<StartAfreshReply>(PATH, YES, headers))
  ok(await app.post('/api/v1/set-up', aSetUp()))
  const again = await app.post<StartAfreshReply>(PATH, YES, headers)
  expect([again.body, again.headers['idempotency-replayed']]).toEqual([first, 'true'])
  expect(readdirSync(join(app.dataDir, 'demo-backups'))).toHaveLength(1)
  expect((await app.get<object>('/api/v1/book')).body).toMatchObject({ setUp: true })
})

test("a book of one's own is never emptied", async () => {
  const app = await testApp()
  expect(codeOf(await refused(app, () => app.post(PATH, YES)))).toBe('not-a-demo')
  expect(existsSync(join(app.dataDir, 'demo-backups'))).toBe(false)
})

test.each([{}, { removeAllEntries: false }, { removeAllEntries: 'yes' }])('%j is no confirmation', async (body) => {
  const app = await testApp()
  expect((await refused(app, () => app.post(PATH, body))).status).toBe(422)
})

test('when it does not come to its end the demo is as it was, and the folder knows it', async () => {
  const app = await demoApp()
  const before = dump(app.db)
  const work = () =>
    startAfresh(app.db, app.dataDir, (empty) =>
      app.db.$client
        .transaction(() => {
          empty({ db: app.db, actor: 'owner', today: app.today, at: new Date().toISOString() })
          throw new Error('the power went')
        })
        .immediate(),
    )
  expect(work).toThrow('the power went')
  expect(dump(app.db)).toEqual(before)
  expect(readdirSync(app.dataDir)).toContain('instance.json')
})
