import { expect, test } from 'vitest'
import type { HistoryReply } from '../../shared/history/contract.ts'
import type { NicheReply, NichesReply } from '../../shared/readiness/niches-contract.ts'
import type { PortfolioItemReply, PortfolioReply } from '../../shared/readiness/portfolio-contract.ts'
import { codeOf, refused } from '../support/dump.ts'
import { ok } from '../support/entries.ts'
import { type TestApp, testApp } from '../support/test-app.ts'

const stage = { name: 'Book and stage illustration', skills: 5, interest: 4, demand: 2 }

async function aNiche(app: TestApp, changes: object = {}): Promise<NicheReply> {
  return ok(await app.post<NicheReply>('/api/v1/niches', { ...stage, ...changes }))
}

test('a niche is scored, and its weakest side said in words', async () => {
  const app = await testApp()
  expect(await aNiche(app)).toEqual({
    id: 1,
    ...stage,
    note: '',
    total: 11,
    weakest: ['demand'],
    says: 'Demand is its weakest side: find out who pays for it, and what, before you build on it.',
    chosenOn: null,
    version: 1,
  })
})

test('one niche is chosen; another one takes its place', async () => {
  const app = await testApp()
  await aNiche(app, { isChosen: true })
  await aNiche(app, { name: 'Maps for games' })
  app.today = '2026-11-25' as TestApp['today']
  const kept = ok(await app.revise<NicheReply>('PUT', '/api/v1/niches/1', 1, { ...stage, demand: 4, isChosen: true }))
  expect([kept.chosenOn, kept.total]).toEqual(['2026-11-19', 13])
  ok(await app.revise('PUT', '/api/v1/niches/2', 1, { ...stage, name: 'Maps for games', isChosen: true }))
  const { items } = ok(await app.get<NichesReply>('/api/v1/niches'))
  expect(items.map(({ name, chosenOn, version }) => [name, chosenOn, version])).toEqual([
    [stage.name, null, 3],
    ['Maps for games', '2026-11-25', 2],
  ])
  ok(await app.revise('PUT', '/api/v1/niches/2', 2, { ...stage, name: 'Maps for games' }))
  const { items: told } = ok(await app.get<HistoryReply>('/api/v1/history?entity=niche'))
  expect(told.map(({ says }) => says)).toEqual([
    'Chose the niche Maps for games no more.',
    'Chose the niche Maps for games.',
    `Chose the niche ${stage.name} no more.`,
    `Changed the niche ${stage.name}.`,
    'Added the niche Maps for games.',
    `Added the niche ${stage.name}.`,
  ])
})

test.each([
  { change: { skills: 0 }, pointer: '#/skills' },
  { change: { interest: 6 }, pointer: '#/interest' },
  { change: { demand: 2.5 }, pointer: '#/demand' },
  { change: { name: 'x'.repeat(101) }, pointer: '#/name' },
  { change: { chosenOn: '2026-11-19' }, pointer: '#/chosenOn' },
])('a niche is refused at $pointer', async ({ change, pointer }) => {
  const app = await testApp()
  const answer = await refused(app, () => app.post('/api/v1/niches', { ...stage, ...change }))
  expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer])
})

const piece = { kind: 'piece', title: 'Posters for a fair', note: 'https://sample.example/posters', date: '2026-06-01' }

test('pieces and testimonials are listed, the latest first, changed and taken out', async () => {
  const app = await testApp()
  ok(await app.post('/api/v1/portfolio', piece))
  ok(await app.post('/api/v1/portfolio', { kind: 'testimonial', title: 'Kim Sample', date: '2026-07-01' }))
  const later = ok(
    await app.revise<PortfolioItemReply>('PUT', '/api/v1/portfolio/1', 1, { ...piece, date: '2026-08-01' }),
  )
  expect(later).toEqual({ id: 1, ...piece, date: '2026-08-01', version: 2 })
  const { items } = ok(await app.get<PortfolioReply>('/api/v1/portfolio'))
  expect(items.map(({ title }) => title)).toEqual(['Posters for a fair', 'Kim Sample'])
  expect((await app.revise('DELETE', '/api/v1/portfolio/2', 1)).status).toBe(204)
  expect((await app.revise('DELETE', '/api/v1/niches/1', 1)).status).toBe(404)
  const { items: told } = ok(await app.get<HistoryReply>('/api/v1/history?entity=portfolio'))
  expect(told.map(({ says }) => says)).toEqual([
    'Took “Kim Sample” out of the portfolio.',
    'Changed “Posters for a fair” in the portfolio.',
    'Listed “Kim Sample” in the portfolio.',
    'Listed “Posters for a fair” in the portfolio.',
  ])
})

test('what is not there yet is not listed', async () => {
  const app = await testApp()
  const answer = await refused(app, () => app.post('/api/v1/portfolio', { ...piece, date: '2026-11-20' }))
  expect([answer.status, codeOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([422, 'date-in-future', '#/date'])
})

test.each(['niches', 'portfolio'])('%s: a change under an old version is refused', async (what) => {
  const app = await testApp()
  const body = what === 'niches' ? stage : piece
  ok(await app.post(`/api/v1/${what}`, body))
  for (const method of ['PUT', 'DELETE'] as const) {
    const answer = await refused(app, () =>
      app.revise(method, `/api/v1/${what}/1`, 2, method === 'PUT' ? body : undefined),
    )
    expect([answer.status, codeOf(answer)]).toEqual([412, 'stale'])
  }
  expect((await app.revise('DELETE', `/api/v1/${what}/1`, 1)).status).toBe(204)
  expect((await app.get(`/api/v1/${what}/1`)).status).toBe(404)
})
