import { expect, test } from 'vitest'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import type { ProfileReply } from '../../shared/profile/contract.ts'
import { aClient, aDraft, aLine, draftBody, issue, ok } from '../support/entries.ts'
import { type TestApp, testApp } from '../support/test-app.ts'

const now = async (app: TestApp, { id }: { id: number }) => ok(await app.get<InvoiceReply>(`/api/v1/invoices/${id}`))

async function changeProfile(app: TestApp, changes: object): Promise<void> {
  const { version } = ok(await app.get<ProfileReply>('/api/v1/profile'))
  ok(await app.revise('PATCH', '/api/v1/profile', version, changes))
}

test('an invoice whose every character can be printed says so', async () => {
  const app = await testApp()
  const { id: clientId } = await aClient(app, { name: 'Łódź Ωμέγα Привет', address: '1 Street\nZürich' })
  const draft = await aDraft(app, { clientId, note: 'Tak, €5 — “merci”.' })
  expect(draft.unprintable).toEqual([])
  expect(ok(await issue(app, draft)).unprintable).toEqual([])
})

test('what the PDF would show as boxes is said of every part: in the draft, and as it was issued', async () => {
  const app = await testApp()
  await changeProfile(app, { address: '1 Sample Street\n東京', howToPay: 'Bank: 銀行' })
  const { id: clientId } = await aClient(app, { name: 'שלום', contact: 'م', address: 'ไทย' })
  const draft = await aDraft(app, {
    clientId,
    reference: '山',
    note: 'Thank you 🎉',
    lines: [aLine(app, { description: 'Design 川', unit: '時' }), aLine(app, { description: 'Print 川' })],
  })
  const said = [
    { part: 'you', characters: ['東', '京', '銀', '行'] },
    { part: 'client', characters: ['ש', 'ל', 'ו', 'ם', 'م', 'ไ', 'ท', 'ย'] },
    { part: 'reference', characters: ['山'] },
    { part: 'lines', characters: ['川', '時'] },
    { part: 'note', characters: ['🎉'] },
  ]
  expect(draft.unprintable).toEqual(said)
  expect((await now(app, draft)).unprintable).toEqual(said)

  const issued = ok(await issue(app, draft))
  expect([issued.status, issued.unprintable], 'it is issued all the same').toEqual(['issued', said])
  await changeProfile(app, { address: '1 Sample Street', howToPay: '' })
  expect((await now(app, draft)).unprintable, 'of what was issued, not of what is so now').toEqual(said)
})

test('a draft says it of its client and of you as they are now, and of the numbers that invoices get', async () => {
  const app = await testApp()
  const { id: clientId, version } = await aClient(app, { name: '山田' })
  const draft = await aDraft(app, { clientId })
  expect(draft.unprintable).toEqual([{ part: 'client', characters: ['山', '田'] }])
  ok(await app.revise('PATCH', `/api/v1/clients/${clientId}`, version, { name: 'Yamada' }))
  expect((await now(app, draft)).unprintable).toEqual([])
  const numbering = ok(await app.get<{ version: number }>('/api/v1/numbering'))
  ok(await app.revise('PATCH', '/api/v1/numbering/invoice', numbering.version, { prefix: '請' }))
  expect((await now(app, draft)).unprintable).toEqual([{ part: 'number', characters: ['請'] }])
  const body = await draftBody(app, { clientId, note: '川' })
  const revised = ok(await app.revise<InvoiceReply>('PUT', `/api/v1/invoices/${draft.id}`, draft.version, body))
  expect(revised.unprintable.map(({ part }) => part)).toEqual(['number', 'note'])
})
