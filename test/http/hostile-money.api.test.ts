import { expect, test } from 'vitest'
import { codeOf, dump, type Refusal } from '../support/dump.ts'
import { bookFields, type MoneyField, sendWith, setUpFields } from '../support/money-fields.ts'
import { type Answer, type TestApp, testApp } from '../support/test-app.ts'

// C-1, C-2: what is no amount, in the place of every amount that the API takes.

const UNREADABLE = ['NaN', 'Infinity', '-Infinity', '01', '+1', '1.', '.5', '0x10', '1_000']
const NO_AMOUNT = [
  '1e999',
  '-1e999',
  '-0',
  '-0.0',
  '"1"',
  '""',
  'null',
  '[1]',
  '[]',
  '{}',
  'true',
  '9007199254740993',
  '1.5',
  '1e-7',
  '100000000001',
  '-100000000001',
]

async function statusOf(app: TestApp, field: MoneyField, json: string): Promise<[string, number, string | undefined]> {
  const answer = (await sendWith(app, field, 'minor', json, `${field.url}${field.at}`)) as Answer<Refusal>
  return [json, answer.status, answer.body.errors?.[0]?.pointer]
}

async function expectRefusals(app: TestApp, fields: readonly MoneyField[]): Promise<void> {
  const before = dump(app.db)
  for (const field of fields) {
    const place = `${field.method} ${field.url} ${field.at}`
    for (const json of UNREADABLE)
      expect([place, ...(await statusOf(app, field, json))]).toEqual([place, json, 400, undefined])
    const tooLittle = field.least === -Infinity ? [] : [String(field.least - 1)]
    for (const json of [...NO_AMOUNT, ...tooLittle]) {
      const [, status, pointer] = await statusOf(app, field, json)
      expect([place, json, status, pointer]).toEqual([place, json, 422, `#/${field.at}/minor`])
    }
  }
  expect(dump(app.db)).toEqual(before)
}

test('set-up takes no amount that is none, and makes no book of it', async () => {
  const app = await testApp({ setUp: false })
  await expectRefusals(app, setUpFields())
  expect((await app.get('/api/v1/book')).body).toMatchObject({ setUp: false })
})

test('no entry, no setting and no account takes an amount that is none', async () => {
  const app = await testApp()
  await expectRefusals(app, await bookFields(app))
})

test('another currency than the book’s is refused in every amount that moves', async () => {
  const app = await testApp()
  const fields = await bookFields(app)
  const before = dump(app.db)
  for (const field of fields) {
    const place = `${field.method} ${field.url} ${field.at}`
    for (const json of ['"usd"', '"XXX"', '""', 'null', '840', '["USD"]']) {
      const answer = (await sendWith(app, field, 'currency', json, 'one')) as Answer<Refusal>
      expect([place, json, answer.status]).toEqual([place, json, 422])
      expect(answer.body.errors?.[0]?.pointer).toBe(`#/${field.at}/currency`)
    }
    if (field.anyCurrency) continue
    const answer = (await sendWith(app, field, 'currency', '"EUR"', 'one')) as Answer<Refusal>
    expect([place, answer.status, codeOf(answer)]).toEqual([place, 422, 'currency-mismatch'])
    expect(answer.body.errors?.[0]?.pointer).toMatch(new RegExp(`^#/${field.at}(/currency)?$`))
  }
  expect(dump(app.db)).toEqual(before)
})

test('the bodies that were refused above are accepted as they are: the refusals are for the amount', async () => {
  const empty = await testApp({ setUp: false })
  for (const { url, body } of setUpFields().slice(0, 1)) expect((await empty.post(url, body)).status).toBe(201)

  const app = await testApp()
  const bodies = new Map((await bookFields(app)).map(({ method, url, body }) => [`${method} ${url}`, body]))
  for (const [route, body] of bodies) {
    const [method, url = ''] = route.split(' ')
    const answer = method === 'POST' ? await app.post(url, body) : await revise(app, url, body)
    expect([route, answer.status]).toEqual([route, method === 'POST' ? 201 : 200])
  }
})

async function revise(app: TestApp, url: string, body: object): Promise<Answer> {
  const read = url.includes('/tax-years/') ? '/api/v1/settings' : url
  const { version } = (await app.get<{ version: number }>(read)).body
  return app.revise('PATCH', url, version, body)
}
