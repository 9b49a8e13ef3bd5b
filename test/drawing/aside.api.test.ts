import { expect, test, vi } from 'vitest'
import { drawAside } from '../../server/drawing/draw.ts'
import { aClient, anIssued, bytesOf, idOf, ok, receive } from '../support/entries.ts'
import { held } from '../support/held-workers.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

// Documents are drawn beside the thread that answers requests, as the server has it. Its workers and its patience are in the test's hand.

vi.mock('node:worker_threads', async (original) => (await import('../support/held-workers.ts')).heldWorkers(original))
vi.mock('node:timers/promises', async (original) => (await import('../support/held-workers.ts')).heldPatience(original))

const PACK = '/api/v1/reports/quarters/2026-Q3'
async function aQuarterYear(): Promise<TestApp> {
  const app = await testApp()
  for (const month of ['2026-07', '2026-08', '2026-09', '2026-10']) await income(app, month)
  return app
}

function income(app: TestApp, month: string): Promise<unknown> {
  const other = [{ accountId: idOf(app, 'Client work'), amount: usd(500_000) }]
  return receive(app, 500_000, { receivedDate: `${month}-10`, other })
}

test('what is drawn aside has the same bytes', async () => {
  const app = await aQuarterYear()
  const urls = [`${PACK}.pdf`, `${PACK}.zip`, '/api/v1/taxes/years/2026.zip', '/api/v1/readiness.pdf']
  const drawn = async () => {
    const files: Buffer[] = []
    for (const url of urls) files.push(await bytesOf(app, url))
    return files
  }
  const here = await drawn()
  drawAside()
  const aside = await drawn()
  expect(aside.map((bytes, index) => bytes.equals(here[index] ?? Buffer.of()))).toEqual(urls.map(() => true))
})

test('while a pack is drawn other requests are answered, writes too', async () => {
  const app = await aQuarterYear()
  const done: string[] = []
  const pack = app.get(`${PACK}.zip`).then(({ status }) => done.push(`pack ${status}`))
  done.push(`today ${(await app.get('/api/v1/today')).status}`)
  await aClient(app)
  done.push('client')
  await pack
  expect(done).toEqual(['today 200', 'client', 'pack 200'])
})

test('an invoice is issued and a quarter closed with what was drawn aside, and both keep their bytes', async () => {
  const app = await aQuarterYear()
  const { id } = await anIssued(app, { clientId: (await aClient(app)).id })
  ok(await app.post(`${PACK}/close`))
  const urls = [`/api/v1/invoices/${id}.pdf`, `${PACK}.pdf`, `${PACK}.zip`]
  const kept = await Promise.all(urls.map((url) => bytesOf(app, url)))
  await income(app, '2026-11')
  const again = await Promise.all(urls.map((url) => bytesOf(app, url)))
  expect(again.map((bytes, index) => bytes.equals(kept[index] ?? Buffer.of()))).toEqual([true, true, true])
})

test('what refuses there is refused here, in the same words', async () => {
  const app = await aQuarterYear()
  const { status, body } = await app.get('/api/v1/taxes/years/2039.pdf')
  const detail = 'There is no tax year 2039 here that has begun.'
  expect([status, body]).toEqual([404, expect.objectContaining({ type: '/problems/not-found', detail })])
})

test('when drawing breaks down it says so, nothing is issued, and the next is drawn', async () => {
  const app = await aQuarterYear()
  await bytesOf(app, `${PACK}.pdf`)
  const worker = held.workers.at(-1)
  if (worker === undefined) throw new Error('there is no worker')
  const asking = vi.spyOn(worker, 'postMessage')
  const closing = app.post(`${PACK}/close`)
  await vi.waitFor(() => expect(asking).toHaveBeenCalledOnce())
  await worker.terminate()
  const { status, body, headers } = await closing
  const detail = 'What draws documents broke down. Nothing was changed; try again.'
  expect([status, body]).toEqual([503, expect.objectContaining({ type: '/problems/busy', detail })])
  expect(headers['retry-after']).toBe('5')
  ok(await app.post(`${PACK}/close`))
})

test('nobody waits longer than a connection lives; the drawing goes on, and who asks again gets it', async () => {
  const app = await aQuarterYear()
  await bytesOf(app, `${PACK}.pdf`)
  const worker = held.workers.at(-1)
  if (worker === undefined) throw new Error('there is no worker')
  const asking = vi.spyOn(worker, 'postMessage')
  held.isImpatient = true
  const { status, body } = await app.get(`${PACK}.zip`)
  held.isImpatient = false
  const detail = 'Drawing takes longer than usual on this machine, and goes on. Nothing was changed; try again.'
  expect([status, body]).toEqual([503, expect.objectContaining({ type: '/problems/busy', detail })])
  await bytesOf(app, `${PACK}.zip`)
  expect(asking).toHaveBeenCalledOnce()
})
