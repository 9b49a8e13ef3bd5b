import { expect, test } from 'vitest'
import type { ReadinessReply } from '../../shared/readiness/contract.ts'
import { monthText } from '../../shared/words.ts'
import { misplaced, readPdf } from '../pdf/read-pdf.ts'
import { ok } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

/** Mara’s months (docs/figures.md, chapter 0) as typed ones, up to October 2026. */
const MARA = [4200, 0, 5100, 3900, 0, 7600, 5200, 4100, 3800, 6100, 0, 5400]

function months(count: number): object[] {
  return MARA.slice(0, count).map((dollars, index) => {
    const month = 11 - count + index
    const year = month < 1 ? 2025 : 2026
    return { month: `${year}-${String(month < 1 ? month + 12 : month).padStart(2, '0')}`, receipts: usd(dollars * 100) }
  })
}

const HUSTLER = {
  name: 'Kit Example',
  work: 'employed',
  essentials: usd(240_000),
  benefits: usd(50_000),
  irregularYearly: usd(120_000),
  businessCosts: usd(20_000),
  dayJobNet: usd(300_000),
  accounts: [{ name: 'Spending', role: 'spending', balance: usd(1_324_000) }],
} as const

function hustler(count: number, changes: object = {}): Promise<TestApp> {
  return testApp({ setUp: { ...HUSTLER, earlierMonths: months(count), ...changes } as never })
}

async function readiness(app: TestApp, query = ''): Promise<ReadinessReply> {
  return ok(await app.get<ReadinessReply>(`/api/v1/readiness${query}`))
}

function resultsOf(reply: ReadinessReply): Record<string, string> {
  return Object.fromEntries(reply.tests.map(({ key, result }) => [key, result]))
}

test.each([
  { count: 0, state: 'no-data', record: 'fail' },
  { count: 1, state: 'too-little-history', record: 'fail' },
  { count: 2, state: 'too-little-history', record: 'fail' },
])('$count complete months: not yet, and what is unknown says why', async ({ count, state, record }) => {
  const reply = await readiness(await hustler(count))
  expect(reply.verdict).toBe('not-yet')
  expect(resultsOf(reply)).toMatchObject({ record, solvent: 'unknown' })
  expect(reply.earliest.state).toBe(state)
  expect(reply.freeCash).toEqual([])
  expect(reply.confidence.months).toBe(count)
})

test('a year of months: every test is known, the answer has a date, and asking again gives the same', async () => {
  const app = await hustler(12)
  const reply = await readiness(app, '?quitDate=2027-03-01')
  expect(reply).toMatchObject({ mode: 'quitting', quitDate: '2027-03-01', quitDateFrom: 'asked' })
  expect(resultsOf(reply)).toMatchObject({ record: 'pass', tax: 'pass' })
  expect(reply.tests.find(({ key }) => key === 'solvent')?.figure.state).toBe('known')
  expect(reply.earliest.state).toBe('known')
  expect(reply.freeCash).toHaveLength(16)
  expect(reply.freeCash[0]?.month).toBe('2026-11')
  expect(reply.flips.map(({ key }) => key)).toEqual(expect.arrayContaining(['rates', 'needs']))
  expect(await readiness(app, '?quitDate=2027-03-01')).toEqual(reply)
})

test('benefits that are priced or carried by somebody pass, and the row says what they cost', async () => {
  const app = await hustler(12)
  const { headers } = await app.get('/api/v1/living/budget')
  const benefit = (name: string, minor: number) => ({
    kind: 'benefit',
    benefit: name,
    name: `Own ${name}`,
    amount: usd(minor),
    coveredBy: minor === 0 ? 'my partner' : null,
    plannedDays: null,
  })
  const items = [
    benefit('health', 35_000),
    benefit('retirement', 10_000),
    benefit('disability', 0),
    benefit('time-off', 5_000),
  ]
  const answer = await app.send({
    method: 'PUT',
    url: '/api/v1/living/budget',
    headers: { 'if-match': String(headers['etag']) },
    payload: { items: [{ kind: 'essential', name: 'Rent', amount: usd(240_000) }, ...items] },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const benefits = (await readiness(app)).tests.find(({ key }) => key === 'benefits')
  expect(benefits).toMatchObject({
    result: 'pass',
    yours: 'yes',
    missing: 'health, retirement, paid time off: $500 a month; disability covered otherwise',
  })
})

test('the date of the plan is tested, with the notice that is due; a later date is never less solvent', async () => {
  const app = await hustler(12)
  ok(await app.revise('PATCH', '/api/v1/plan', 1, { quitDate: '2027-03-01', noticeDays: 28, noticeTo: 'month-end' }))
  const march = await readiness(app)
  expect(march).toMatchObject({ quitDate: '2027-03-01', quitDateFrom: 'plan' })
  expect(march.notice).toEqual({ giveBy: '2027-01-31', tooLate: null })
  const solvent = (reply: ReadinessReply) => reply.tests.find(({ key }) => key === 'solvent')?.figure
  const june = await readiness(app, '?quitDate=2027-06-01')
  expect(june.headline.date).toBe(march.headline.date)
  expect(valueIn(solvent(june))).toBeGreaterThanOrEqual(valueIn(solvent(march)))
})

test('without a day job the question is whether it carries', async () => {
  const reply = await readiness(await hustler(12, { work: 'independent', dayJobNet: usd(0) }))
  expect(reply).toMatchObject({ mode: 'independent', quitDate: '2026-11-19', quitDateFrom: 'today', notice: null })
  expect(`${reply.headline.verdict} ${reply.headline.says}`).toMatch(/carr|present course/)
  expect(reply.flips.map(({ key }) => key)).not.toContain('another-day')
})

test('a day that has gone by is refused, one beyond the horizon has a name', async () => {
  const app = await hustler(12)
  const past = await app.get<{ detail: string }>('/api/v1/readiness?quitDate=2026-11-18')
  expect(past.status).toBe(422)
  expect(past.body).toMatchObject({ errors: [{ pointer: '?quitDate' }] })
  const far = await readiness(app, '?quitDate=2031-01-01')
  expect(far.tests.find(({ key }) => key === 'solvent')?.figure.state).toBe('beyond-horizon')
  expect(far.verdict).toBe('not-yet')
})

test('needs that are not known are a state, not a pass', async () => {
  const free = { essentials: usd(0), benefits: usd(0), irregularYearly: usd(0), businessCosts: usd(0) }
  const reply = await readiness(await hustler(12, free))
  expect(resultsOf(reply)).toMatchObject({ buffer: 'unknown', 'low-end': 'unknown', pipeline: 'unknown' })
  expect(reply.earliest.state).toBe('no-needs')
})

test('the verdict prints on two or three tagged pages with its fan and its numbers, and the same again', async () => {
  const app = await hustler(12)
  const answer = await app.app.inject({
    url: '/api/v1/readiness.pdf?quitDate=2027-03-01',
    headers: { host: 'localhost:4280' },
  })
  expect(answer.headers['content-type']).toBe('application/pdf')
  const pdf = await readPdf(answer.rawPayload)
  expect(pdf.pages.length).toBeLessThanOrEqual(3)
  expect(pdf.isTagged).toBe(true)
  expect(misplaced(pdf)).toEqual([])
  const text = pdf.pages.join(' ')
  const reply = await readiness(app, '?quitDate=2027-03-01')
  expect(text).toContain(reply.headline.verdict)
  for (const { label, yours } of reply.tests) {
    expect(text).toContain(label)
    expect(text).toContain(yours)
  }
  expect(text).toContain('10,000 imagined futures')
  expect(text).toContain('middle future')
  expect(text).toContain('you quit')
  for (const { month } of [reply.freeCash.at(0), reply.freeCash.at(-1)].filter((one) => one !== undefined))
    expect(text).toContain(monthText(month, { year: true }))
  expect(text).toContain('A simulation, not a promise.')
  expect(text).toContain('from 12 complete months of receipts')
  const again = await app.app.inject({
    url: '/api/v1/readiness.pdf?quitDate=2027-03-01',
    headers: { host: 'localhost:4280' },
  })
  expect(again.rawPayload.equals(answer.rawPayload)).toBe(true)
})

function valueIn(figure: ReadinessReply['earliest'] | undefined): number {
  return figure?.state === 'known' ? Number(figure.value) : Number.NaN
}
