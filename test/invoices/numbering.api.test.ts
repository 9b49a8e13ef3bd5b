import { expect, test } from 'vitest'
import type { NumberingPreviewReply, NumberingReply } from '../../shared/invoices/numbering-contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { anIssued, ok } from '../support/entries.ts'
import { type Answer, type TestApp, testApp, usd } from '../support/test-app.ts'

async function numbering(app: TestApp): Promise<NumberingReply> {
  return ok(await app.get<NumberingReply>('/api/v1/numbering'))
}

async function change(app: TestApp, patch: object, kind = 'invoice'): Promise<Answer<NumberingReply>> {
  const { version } = await numbering(app)
  return app.revise<NumberingReply>('PATCH', `/api/v1/numbering/${kind}`, version, patch)
}

test('a book numbers by year with three digits until it is told otherwise', async () => {
  const app = await testApp()
  expect((await numbering(app)).items).toEqual([
    { kind: 'invoice', prefix: '', byYear: true, digits: 3, nextNumber: '2026-001', next: 1, canSetNext: true },
    {
      kind: 'credit-note',
      prefix: 'CN ',
      byYear: true,
      digits: 3,
      nextNumber: 'CN 2026-001',
      next: 1,
      canSetNext: true,
    },
  ])
})

test('what comes next is told for any day, by its year where numbers count so', async () => {
  const app = await testApp()
  await anIssued(app)
  const nextOn = async (day: string) =>
    ok(await app.get<NumberingReply>(`/api/v1/numbering?asOf=${day}`)).items.map(({ nextNumber }) => nextNumber)
  expect(await nextOn('2026-12-31')).toEqual(['2026-002', 'CN 2026-001'])
  expect(await nextOn('2027-01-01')).toEqual(['2027-001', 'CN 2027-001'])
  ok(await change(app, { byYear: false, prefix: 'R-' }))
  expect(await nextOn('2027-01-01')).toEqual(['R-001', 'CN 2027-001'])
})

test('it goes on after another program, without a gap from there', async () => {
  const app = await testApp()
  expect(ok(await change(app, { next: 39 })).items[0]?.nextNumber).toBe('2026-039')
  const first = await anIssued(app)
  const second = await anIssued(app, { clientId: first.clientId })
  expect([first.number, second.number]).toEqual(['2026-039', '2026-040'])
  expect((await numbering(app)).items[0]).toMatchObject({ nextNumber: '2026-041', canSetNext: false })
  for (const next of [1, 40, 50]) {
    const answer = await refused(app, () => change(app, { next }))
    expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([409, 'number-taken', '#/next'])
  }
  ok(await change(app, { next: 41 }))
})

test('a beginning that was mistyped is set again, as long as nothing was issued', async () => {
  const app = await testApp()
  ok(await change(app, { next: 390 }))
  ok(await change(app, { next: 39 }))
  expect(ok(await change(app, { next: 1 })).items[0]?.nextNumber).toBe('2026-001')
})

test.each([
  { patch: { prefix: 'A-' }, numbers: ['A-2026-001', 'A-2026-002'], why: 'a prefix' },
  { patch: { byYear: false, digits: 5 }, numbers: ['00001', '00002'], why: 'running on, from 1' },
  { patch: { digits: 1 }, numbers: ['2026-2', '2026-3'], why: 'the same series with fewer digits goes on' },
  { patch: { prefix: 'R', byYear: false, next: 700 }, numbers: ['R700', 'R701'], why: 'a beginning of its own' },
])('$why: what is issued keeps its number, what follows is $numbers', async ({ patch, numbers }) => {
  const app = await testApp()
  const { clientId, number } = await anIssued(app)
  expect(number).toBe('2026-001')
  ok(await change(app, patch))
  expect((await anIssued(app, { clientId })).number).toBe(numbers[0])
  expect((await anIssued(app, { clientId })).number).toBe(numbers[1])
})

test('back in a series of before, the count goes on where it stood', async () => {
  const app = await testApp()
  const { clientId } = await anIssued(app)
  ok(await change(app, { prefix: 'A' }))
  await anIssued(app, { clientId })
  ok(await change(app, { prefix: '' }))
  expect((await anIssued(app, { clientId })).number).toBe('2026-002')
})

test('two ways to the same number are one count, and no number is given twice', async () => {
  const app = await testApp()
  const { clientId } = await anIssued(app)
  ok(await change(app, { prefix: '2026-', byYear: false }))
  expect((await anIssued(app, { clientId })).number).toBe('2026-002')
  ok(await change(app, { prefix: '2', byYear: false, digits: 1, next: 6 }))
  expect((await anIssued(app, { clientId })).number).toBe('26')
  const answer = await refused(app, () => change(app, { prefix: '', byYear: false, digits: 1, next: 26 }))
  expect([answer.status, codeOf(answer)]).toEqual([409, 'number-taken'])
})

test('credit notes are counted apart', async () => {
  const app = await testApp()
  const answer = await refused(app, () => change(app, { prefix: '' }, 'credit-note'))
  expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([409, 'number-taken', '#/prefix'])
  ok(await change(app, { prefix: 'C', next: 5 }, 'credit-note'))
  const { id } = await anIssued(app)
  const note = { date: '2026-11-12', amount: usd(100), reason: 'adjustment' }
  const reply = ok(await app.post<{ creditNotes: { number: string }[] }>(`/api/v1/invoices/${id}/credit-notes`, note))
  expect(JSON.stringify(reply)).toContain('C2026-005')
})

test('the preview says what would come next, and takes nothing', async () => {
  const app = await testApp()
  const preview = (query: string) => app.get<NumberingPreviewReply>(`/api/v1/numbering/invoice/preview?${query}`)
  expect(ok(await preview('prefix=A&byYear=no&digits=4'))).toEqual({ nextNumber: 'A0001', next: 1, canSetNext: true })
  expect((await numbering(app)).items[0]?.nextNumber).toBe('2026-001')
  for (const query of ['prefix=A', 'prefix=A&byYear=no&digits=9', 'prefix=A&byYear=maybe&digits=3'])
    expect((await refused(app, () => preview(query))).status).toBe(422)
})
