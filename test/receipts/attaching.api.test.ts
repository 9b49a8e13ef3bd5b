import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EventDetailReply, EventsReply } from '../../shared/accounts/contract.ts'
import type { HistoryReply } from '../../shared/history/contract.ts'
import { codeOf, dump, type Refusal, refused } from '../support/dump.ts'
import { ok } from '../support/entries.ts'
import { listening } from '../support/raw.ts'
import { type Answer, type TestApp, testApp, usd } from '../support/test-app.ts'
import { aForm, aHeic, anExpense, aPart, aPdf, aPng, attach, sendForm, upload } from '../support/uploads.ts'

const MIB = 1024 * 1024

/** Every file below receipts/ and tmp/. */
function filesOf({ dataDir }: TestApp): string[] {
  return ['receipts', 'tmp'].flatMap((folder) => {
    try {
      return readdirSync(join(dataDir, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(dataDir.length + 1))
    } catch {
      return [] // never made
    }
  })
}

const detail = async (app: TestApp, id: number) => ok(await app.get<EventDetailReply>(`/api/v1/events/${id}`))

/** Sends what must be refused, and sees that neither the book nor the folders gained anything. */
async function refusedWhole(app: TestApp, send: () => Promise<Answer>): Promise<Answer<Refusal>> {
  const before = filesOf(app)
  const answer = await refused(app, send)
  expect(filesOf(app)).toEqual(before)
  return answer
}

test('a receipt lies under its hash, for its owner alone, and the entry names it', async () => {
  const app = await testApp()
  const id = await anExpense(app)
  const png = aPng()
  const receipt = ok(await upload(app, id, png, { filename: 'paper shop é.png' }))
  expect(receipt).toMatchObject({
    eventId: id,
    name: 'paper shop é.png',
    mediaType: 'image/png',
    sizeBytes: png.length,
  })
  const path = join('receipts', receipt.sha256.slice(0, 2), receipt.sha256)
  expect(filesOf(app)).toEqual([path])
  const file = join(app.dataDir, path)
  expect(readFileSync(file)).toEqual(png)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  for (const folder of ['receipts', join('receipts', receipt.sha256.slice(0, 2)), 'tmp'])
    expect(statSync(join(app.dataDir, folder)).mode & 0o777).toBe(0o700)
  expect((await detail(app, id)).receiptFiles).toEqual([receipt])
  const { items } = ok(await app.get<EventsReply>('/api/v1/events?kind=expense'))
  expect(items.map(({ receiptCount }) => receiptCount)).toEqual([1])
  expect(lastChange(app)).toMatchObject({ action: 'receipt.attached', entity: 'event', entity_id: id })
})

test('a download is a file to keep, with our own type and name, in which nothing runs', async () => {
  const app = await testApp()
  const pdf = aPdf()
  const { id } = await attach(app, await anExpense(app), pdf, "Quittung für (Robin's) 1.html")
  const answer = await app.app.inject({ url: `/api/v1/receipt-files/${id}`, headers: { host: 'localhost:4280' } })
  expect(answer.rawPayload).toEqual(pdf)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  const disposition = String(answer.headers['content-disposition'])
  expect(disposition).toMatch(
    /^attachment; filename="[\w.-][\w. -]*\.pdf"; filename\*=UTF-8''Quittung%20f%C3%BCr%20%28Robin%27s%29%201\.html\.pdf$/,
  )
})

test.each([
  { given: '../../x.png', kept: 'x.png', why: 'F-1: a way out of the folder' },
  { given: 'C:\\scans\\shop.png', kept: 'shop.png', why: 'a path of Windows' },
  { given: `${'a'.repeat(300)}.png`, kept: `${'a'.repeat(96)}.png`, why: 'a long name keeps its end' },
  { given: 'a\u202Egnp.exe', kept: 'agnp.exe.png', why: 'controls of direction, and another end' },
  { given: '   ', kept: 'receipt.png', why: 'nothing to see' },
  { given: 'レシート.PNG', kept: 'レシート.png', why: 'other scripts' },
])('the name $given becomes $kept ($why)', async ({ given, kept }) => {
  const app = await testApp()
  const receipt = await attach(app, await anExpense(app), aPng(), given)
  expect(receipt.name).toBe(kept)
  expect(filesOf(app)).toEqual([join('receipts', receipt.sha256.slice(0, 2), receipt.sha256)])
})

describe('what is no receipt is refused, and nothing of it is left', () => {
  test.each([
    { what: 'F-2: HTML as receipt.png', content: Buffer.from('<!doctype html><script>1</script>'), status: 415 },
    { what: 'an SVG', content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), status: 415 },
    { what: 'a GIF', content: Buffer.from('GIF89a\x01\0\x01\0\0\0\0;'), status: 415 },
    { what: 'a program', content: Buffer.from(`MZ${'\0'.repeat(200)}`), status: 415 },
    {
      what: 'F-3: 10 MiB and one byte',
      content: Buffer.concat([aPdf(), Buffer.alloc(10 * MIB + 1)]).subarray(0, 10 * MIB + 1),
      status: 413,
    },
    { what: '40 MiB', content: Buffer.concat([aPdf(), Buffer.alloc(40 * MIB)]), status: 413 },
    { what: 'F-5: a square of 30 000 pixels', content: aPng({ width: 30_000, height: 30_000 }), status: 422 },
    { what: 'a picture just above 40 megapixels', content: aPng({ width: 40_000_001, height: 1 }), status: 422 },
    { what: 'a picture of no width', content: aPng({ width: 0 }), status: 422 },
    { what: 'nothing', content: Buffer.alloc(0), status: 422 },
  ])('$what: $status', async ({ content, status }) => {
    const app = await testApp()
    const id = await anExpense(app)
    expect((await refusedWhole(app, () => upload(app, id, content))).status).toBe(status)
  })

  test.each([
    { what: 'no file', parts: () => [], status: 422 },
    {
      what: 'two files',
      parts: () => [aPart(aPng(), { filename: 'a.png' }), aPart(aPng({ text: 'b' }), { filename: 'b.png' })],
      status: 422,
    },
    {
      what: 'a field beside it',
      parts: () => [aPart(aPng(), { filename: 'a.png' }), aPart('1', { name: 'eventId' })],
      status: 422,
    },
    {
      what: 'a field of another name',
      parts: () => [aPart(aPng(), { name: 'receipt', filename: 'a.png' })],
      status: 422,
    },
    { what: 'a field that reaches a prototype', parts: () => [aPart('1', { name: '__proto__' })], status: 400 },
    {
      what: 'thirty fields',
      parts: () => Array.from({ length: 30 }, (_, index) => aPart('1', { name: `f${index}` })),
      status: 422,
    },
  ])('$what: $status', async ({ parts, status }) => {
    const app = await testApp()
    const id = await anExpense(app)
    expect((await refusedWhole(app, () => sendForm(app, id, aForm(...parts())))).status).toBe(status)
  })

  test('a part that breaks off, and what is no form at all', async () => {
    const app = await testApp()
    const id = await anExpense(app)
    const { payload, headers } = aForm(aPart(aPng(), { filename: 'a.png' }))
    for (const cut of [
      payload.subarray(0, payload.length - 60),
      payload.subarray(0, 30),
      Buffer.from('{"file":"x"}'),
    ]) {
      const answer = await refusedWhole(app, () => sendForm(app, id, { payload: cut, headers }))
      expect([answer.status, codeOf(answer)]).toEqual([400, 'unreadable'])
    }
  })

  test('JSON on this route, and a form on any other', async () => {
    const app = await testApp()
    const id = await anExpense(app)
    const url = `/api/v1/events/${id}/receipt-files`
    expect((await refusedWhole(app, () => app.post(url, { file: 'x' }))).status).toBe(415)
    expect((await refusedWhole(app, () => app.post(url))).status).toBe(415)
    const { payload, headers } = aForm(aPart(aPng(), { filename: 'a.png' }))
    expect((await refusedWhole(app, () => app.post('/api/v1/expenses', payload, headers))).status).toBe(415)
  })

  test('an entry that is not there, and no key', async () => {
    const app = await testApp()
    const id = await anExpense(app)
    expect((await refusedWhole(app, () => upload(app, 999, aPng()))).status).toBe(404)
    const answer = await refusedWhole(app, () => upload(app, id, aPng(), { key: 'not a key' }))
    expect([answer.status, codeOf(answer)]).toEqual([400, 'idempotency-key'])
  })
})

test('exactly 10 MiB and exactly 40 megapixels are kept', async () => {
  const app = await testApp()
  const id = await anExpense(app)
  const large = Buffer.concat([aPdf(), Buffer.alloc(10 * MIB)]).subarray(0, 10 * MIB)
  expect((await attach(app, id, large)).sizeBytes).toBe(10 * MIB)
  expect((await attach(app, id, aPng({ width: 8_000, height: 5_000 }))).mediaType).toBe('image/png')
})

test.each(['heic', 'heix', 'mif1'])('a HEIC that calls itself %s is one', async (brand) => {
  const app = await testApp()
  const receipt = await attach(app, await anExpense(app), aHeic([[4000, 3000]], brand), 'photo.HEIC')
  expect(receipt).toMatchObject({ name: 'photo.heic', mediaType: 'image/heic' })
})

test('F-4: the same bytes twice are one file, under two entries', async () => {
  const app = await testApp()
  const [first, second] = [await anExpense(app), await anExpense(app)]
  const one = await attach(app, first)
  const two = await attach(app, second, aPng(), 'other name.png')
  expect([two.id === one.id, two.sha256]).toEqual([false, one.sha256])
  expect(filesOf(app)).toHaveLength(1)
})

test('the same key and file is answered again; another file or name is refused; the same file anew is a new receipt', async () => {
  const app = await testApp()
  const id = await anExpense(app)
  const first = await upload(app, id, aPng(), { key: 'k1' })
  const before = dump(app.db)
  const again = await upload(app, id, aPng(), { key: 'k1' })
  expect([again.status, again.headers['idempotency-replayed'], again.body]).toEqual([201, 'true', first.body])
  expect(dump(app.db)).toEqual(before)
  for (const other of [{ content: aPng({ text: 'other' }) }, { content: aPng(), filename: 'other.png' }]) {
    const answer = await refusedWhole(app, () => upload(app, id, other.content, { key: 'k1', ...other }))
    expect([answer.status, codeOf(answer)]).toEqual([422, 'idempotency-key'])
  }
  await attach(app, id)
  expect((await detail(app, id)).receiptFiles).toHaveLength(2)
})

test('the same key twice at once makes one receipt', async () => {
  const app = await testApp()
  const id = await anExpense(app)
  const answers = await Promise.all([1, 2].map(() => upload(app, id, aPng(), { key: 'k1' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect((await detail(app, id)).receiptFiles).toHaveLength(1)
})

test('an answer to a receipt that was removed since is given again, and the file stays gone', async () => {
  const app = await testApp()
  const id = await anExpense(app)
  const { body } = await upload(app, id, aPng(), { key: 'k1' })
  await app.send({ method: 'DELETE', url: `/api/v1/receipt-files/${body.id}` })
  expect((await upload(app, id, aPng(), { key: 'k1' })).status).toBe(201)
  expect(filesOf(app)).toEqual([])
})

test('an upload that is broken off leaves nothing', async () => {
  const app = await testApp()
  const id = await anExpense(app)
  const port = await listening(app.app)
  const { payload, headers } = aForm(aPart(Buffer.alloc(5 * MIB, 'a'), { filename: 'a.png' }))
  const before = dump(app.db)
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `POST /api/v1/events/${id}/receipt-files HTTP/1.1\r\nHost: localhost:${port}\r\nIdempotency-Key: k\r\n` +
      `Content-Type: ${headers['content-type']}\r\nContent-Length: ${payload.length}\r\n\r\n`,
  )
  socket.write(payload.subarray(0, 3 * MIB))
  await expect.poll(() => filesOf(app)).toHaveLength(1)
  socket.destroy()
  await expect.poll(() => filesOf(app)).toEqual([])
  expect(dump(app.db)).toEqual(before)
})

test('what is too large is answered while it is still being sent', async () => {
  const app = await testApp()
  const id = await anExpense(app)
  const port = await listening(app.app)
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(aPdf()), new Uint8Array(30 * MIB)]), 'large.pdf')
  const headers = { 'idempotency-key': 'k' }
  const url = `http://localhost:${port}/api/v1/events/${id}/receipt-files`
  const answer = await fetch(url, { method: 'POST', body: form, headers })
  expect([answer.status, (await answer.json()).type]).toEqual([413, '/problems/too-large'])
  expect(filesOf(app)).toEqual([])
})

test('a removed receipt is gone, with its file as soon as no other names it, and the history tells of it', async () => {
  const app = await testApp()
  const [first, second] = [await anExpense(app), await anExpense(app)]
  const [one, two] = [await attach(app, first), await attach(app, second)]
  const remove = (id: number) => app.send({ method: 'DELETE', url: `/api/v1/receipt-files/${id}` })
  expect((await remove(one.id)).status).toBe(204)
  expect(filesOf(app)).toHaveLength(1)
  expect((await app.get(`/api/v1/receipt-files/${one.id}`)).status).toBe(404)
  expect((await app.get(`/api/v1/receipt-files/${two.id}`)).status).toBe(200)
  expect(lastChange(app)).toMatchObject({ action: 'receipt.removed', entity: 'event', entity_id: first })
  expect((await remove(two.id)).status).toBe(204)
  expect(filesOf(app)).toEqual([])
  expect((await refused(app, () => remove(two.id))).status).toBe(404)
})

test('a correction takes the receipts along to the entry that stands', async () => {
  const app = await testApp()
  const before = await anExpense(app)
  const receipt = await attach(app, before)
  const after = await anExpense(app, { amount: usd(2_600), replaces: before })
  expect((await detail(app, before)).receiptFiles).toEqual([])
  expect((await detail(app, after)).receiptFiles).toEqual([{ ...receipt, eventId: after }])
  expect(lastChange(app)).toMatchObject({ action: 'receipt.carried', entity_id: after })
})

test('the history tells of receipts in words', async () => {
  const app = await testApp()
  const before = await anExpense(app)
  const { id } = await attach(app, before)
  await anExpense(app, { replaces: before })
  await app.send({ method: 'DELETE', url: `/api/v1/receipt-files/${id}` })
  const { items } = ok(await app.get<HistoryReply>('/api/v1/history?limit=20'))
  const told = items.filter(({ action }) => action.startsWith('receipt.'))
  expect(told.map(({ says, changes }) => [says, changes.map(({ field }) => field)])).toEqual([
    ['Removed the receipt “receipt.png” from “Paper Shop”.', ['Name']],
    ['Took the receipts along to the corrected “Paper Shop”.', []],
    ['Attached the receipt “receipt.png” to “Paper Shop”.', ['Name']],
  ])
})

test('an entry that is taken back keeps its receipts', async () => {
  const app = await testApp()
  const id = await anExpense(app)
  await attach(app, id)
  ok(await app.post(`/api/v1/events/${id}/reverse`, {}))
  expect((await detail(app, id)).receiptFiles).toHaveLength(1)
})

test('a receipt whose file is lost or changed is not handed out as if it were whole', async () => {
  const app = await testApp({ isDamaged: true })
  const { id, sha256 } = await attach(app, await anExpense(app))
  const file = join(app.dataDir, 'receipts', sha256.slice(0, 2), sha256)
  writeFileSync(file, 'other')
  expect((await app.get<Refusal>(`/api/v1/receipt-files/${id}`)).body).toMatchObject({ type: '/problems/file-lost' })
  rmSync(file)
  expect((await app.get(`/api/v1/receipt-files/${id}`)).status).toBe(404)
})

function lastChange({ db }: TestApp): Record<string, unknown> | undefined {
  return dump(db)['history']?.at(-1)
}
