import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { ForecastReply } from '../../shared/forecast/reply.ts'
import { anIssued, idOf, ok, receive } from '../support/entries.ts'
import { held } from '../support/held-workers.ts'
import { type Answer, type TestApp, testApp, usd } from '../support/test-app.ts'

// Forecasts are worked out beside the thread that answers requests. Here its workers and its patience are in the test's hand.

vi.mock('node:worker_threads', async (original) => (await import('../support/held-workers.ts')).heldWorkers(original))
vi.mock('node:timers/promises', async (original) => (await import('../support/held-workers.ts')).heldPatience(original))

beforeEach(() => {
  held.isImpatient = false
})

async function aQuarterYear(): Promise<TestApp> {
  const app = await testApp()
  for (const month of ['2026-08', '2026-09', '2026-10']) await income(app, month, 500_000)
  return app
}

function income(app: TestApp, month: string, minor: number): Promise<unknown> {
  const other = [{ accountId: idOf(app, 'Client work'), amount: usd(minor) }]
  return receive(app, minor, { receivedDate: `${month}-10`, other })
}

const ASK = ['/api/v1/forecast', '/api/v1/forecast/today', '/api/v1/readiness', '/api/v1/runway', '/api/v1/buffer']

test('the thread that answers requests looks whether the book has changed, and reads nothing of it', async () => {
  const app = await aQuarterYear()
  const { id } = await anIssued(app)
  const asked: string[] = []
  const Statement = Object.getPrototypeOf(app.db.$client.prepare('SELECT 1')) as Record<string, () => unknown>
  for (const way of ['get', 'all', 'iterate', 'run']) {
    const real = Statement[way] as (...values: unknown[]) => unknown
    const spy = vi.spyOn(Statement, way).mockImplementation(function (this: { source: string }, ...values: unknown[]) {
      asked.push(this.source)
      return real.apply(this, values)
    } as () => unknown)
    onTestFinished(() => void spy.mockRestore())
  }
  for (const url of [...ASK, `/api/v1/invoices/${id}/expected-payment`]) ok(await app.get(url))
  expect(asked.length).toBeGreaterThan(0)
  // The test's own app asks for the latest change.
  const looks = /PRAGMA data_version|total_changes\(\)|from "?profile"?|^SELECT max\(number\) FROM history$/i
  expect(asked.filter((sql) => !looks.test(sql))).toEqual([])
})

test('a commit while it is worked out is seen by the next to ask', async () => {
  const app = await aQuarterYear()
  const before = app.get<ForecastReply>('/api/v1/forecast')
  await income(app, '2026-11', 700_000)
  const after = ok(await app.get<ForecastReply>('/api/v1/forecast'))
  expect((await before).status).toBe(200)
  const typed = after.input?.certain.freeMinor ?? 0
  const { living } = ok(await app.get<{ living: { freeCash: { value: { minor: number } } } }>('/api/v1/today'))
  expect(typed).toBe(living.freeCash.value.minor)
})

test('when the work breaks down it says so, and whoever asks again is answered', async () => {
  const app = await aQuarterYear()
  ok(await app.get('/api/v1/forecast'))
  await income(app, '2026-11', 100_000)
  const worker = held.workers.at(-1)
  if (worker === undefined) throw new Error('there is no worker')
  // It ends with the first that it is given, before it can answer.
  vi.spyOn(worker, 'postMessage').mockImplementationOnce(() => void worker.terminate())
  const asked = app.get('/api/v1/forecast')
  const waits = app.get('/api/v1/readiness')
  expectBusy(await asked, 'What works out the forecast broke down. Nothing was changed; try again.')
  ok(await waits)
  ok(await app.get('/api/v1/forecast'))
})

test('nobody waits longer than a connection lives; the work goes on, and the next to ask gets what it came to', async () => {
  const app = await aQuarterYear()
  held.isImpatient = true
  expectBusy(
    await app.get('/api/v1/forecast'),
    'The forecast takes longer than usual on this machine, and is still being worked out. Nothing was changed; try again.',
  )
  held.isImpatient = false
  const made = held.workers.length
  ok(await app.get('/api/v1/forecast'))
  expect(held.workers.length).toBe(made)
})

function expectBusy({ status, body, headers }: Answer, detail: string): void {
  expect([status, body]).toEqual([503, expect.objectContaining({ type: '/problems/busy', detail })])
  expect(headers['retry-after']).toBe('5')
}
