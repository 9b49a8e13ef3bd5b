import { describe, expect, test } from 'vitest'
import type { Figure, KnownFigure } from '../../shared/figure.ts'
import type { InstalmentsReply, TaxEstimateReply, TaxProfileReply } from '../../shared/taxes/contract.ts'
import { linesUnder } from '../../shared/taxes/engine.ts'
import type { SetAsideReply, TodayReply } from '../../shared/today/contract.ts'
import { idOf, ok, receive } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'
import { inBritain } from './samples.ts'

/** Six months of receipts and a cost, in dollars. */
async function aYear(app: TestApp): Promise<void> {
  for (const month of ['05', '06', '07', '08', '09', '10']) {
    await receive(app, 700_000, { receivedDate: `2026-${month}-12` })
  }
  ok(
    await app.post('/api/v1/expenses', {
      date: '2026-07-01',
      vendor: 'Paper Shop',
      amount: usd(200_000),
      accountId: idOf(app, 'Spending'),
      categoryId: idOf(app, 'Supplies'),
    }),
  )
}

async function answer(app: TestApp, answers: object, year = '2026'): Promise<TaxProfileReply> {
  const { body } = await app.get<TaxProfileReply>(`/api/v1/taxes/profile?year=${year}`)
  const sent = await app.revise<TaxProfileReply>('PUT', `/api/v1/taxes/profile?year=${year}`, body.version, { answers })
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
  return sent.body
}

async function estimate(app: TestApp, query = ''): Promise<TaxEstimateReply> {
  const { status, body } = await app.get<TaxEstimateReply>(`/api/v1/taxes/estimate${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

const minorOf = (figure: Figure) =>
  figure.state === 'known' && typeof figure.value === 'object' ? figure.value.minor : figure.state

function known(figure: Figure): KnownFigure {
  if (figure.state !== 'known') throw new Error(figure.says)
  return figure
}

describe('every state of the estimate is named', () => {
  test('without answers it says which one is missing, and the profit is known all the same', async () => {
    const app = await testApp()
    await aYear(app)
    const { wholeYear, ownRate, comparison, mileage } = await estimate(app)
    expect(wholeYear.tax).toMatchObject({ state: 'no-data', says: expect.stringContaining('file') })
    expect(ownRate.state).toBe('no-data')
    expect(wholeYear.lines).toEqual([])
    expect(minorOf(wholeYear.profit)).toBeGreaterThan(4_000_000)
    expect(comparison.map(({ key }) => key)).toEqual(['low', 'yours', 'high'])
    expect(comparison.every(({ overEstimate }) => overEstimate === null)).toBe(true)
    expect(minorOf(mileage)).toBe(0)
  })

  test('a year without a table', async () => {
    const app = await testApp({ today: '2027-02-03' })
    await aYear(app)
    await answer(app, { filingStatus: 'single' }, '2027')
    expect((await estimate(app)).wholeYear.tax.state).toBe('no-tax-year')
  })

  test('a country without rules', async () => {
    const app = await testApp({ setUp: { country: 'PT' } })
    await aYear(app)
    const { wholeYear, ownRate, hasRules } = await estimate(app)
    expect(hasRules).toBe(false)
    expect(wholeYear.tax.state).toBe('no-tax-rules')
    expect(ownRate.state).toBe('no-tax-rules')
  })

  test('a book without a complete month', async () => {
    const app = await testApp()
    await answer(app, { filingStatus: 'single' })
    const { wholeYear, soFar } = await estimate(app)
    expect(wholeYear.profit.state).toBe('too-little-history')
    expect(wholeYear.tax.state).toBe('too-little-history')
    expect(soFar.basis).toBe('annualized')
  })

  test('a year or a day that does not exist is refused', async () => {
    const app = await testApp()
    expect((await app.get('/api/v1/taxes/estimate?year=2026-27')).status).toBe(404)
    expect((await app.get('/api/v1/taxes/estimate?asOf=2026-02-30')).status).toBe(422)
  })
})

test('single with a job beside the business: the profit lies on top of the wages, and every leaf has a source', async () => {
  const app = await testApp()
  await answer(app, {
    filingStatus: 'single',
    wages: usd(6_000_000),
    withheld: usd(500_000),
    expectedProfit: usd(2_000_000),
  })
  const { wholeYear, ownRate, extraTax, verdict, comparison } = await estimate(app)
  expect(wholeYear.basis).toBe('expected')
  expect(minorOf(extraTax)).toBe(544_723)
  expect(ownRate).toMatchObject({ value: '0.275' })
  expect(verdict).toContain('between 25% and 30%')
  expect(comparison[0]).toMatchObject({ key: 'estimate', amount: usd(544_723) })
  for (const { because, source, label } of linesUnder(wholeYear.tax))
    if (because.inputs.length === 0) expect(source?.url, label).toBeTruthy()
})

test('so far is worked up from the periods that are over, and the whole year from the months', async () => {
  const app = await testApp()
  await aYear(app)
  await answer(app, { filingStatus: 'single' })
  const { soFar, wholeYear, projected, receipts } = await estimate(app)
  // To August 31: four receipts less the cost, times 12 ÷ 8.
  expect(minorOf(soFar.profit)).toBe(((4 * 700_000 - 200_000) * 12) / 8)
  expect(minorOf(receipts)).toBe(4_200_000)
  // Six complete months with a mean of 666,666.67, for 11 days of November and December.
  expect(minorOf(wholeYear.profit)).toBe(4_000_000 + Math.round((4_000_000 / 6) * (11 / 30 + 1)))
  expect((projected?.receipts.minor ?? 0) - (projected?.costs.minor ?? 0)).toBe(minorOf(wholeYear.profit))
  const earlier = await estimate(app, '?asOf=2026-06-15')
  expect(minorOf(earlier.receipts)).toBe(1_400_000)
  expect(minorOf(earlier.soFar.profit)).toBe((700_000 * 12) / 5)
})

test('mileage by date and the home office lower the profit, a line each', async () => {
  const app = await testApp()
  await aYear(app)
  await answer(app, { filingStatus: 'single', homeOfficeArea: 200, homeOfficeMonths: 6 })
  for (const date of ['2026-06-30', '2026-07-01'])
    ok(await app.post('/api/v1/trips', { date, distance: 100.5, purpose: 'A meeting' }))
  const { mileage, homeOffice, wholeYear } = await estimate(app)
  expect(minorOf(mileage)).toBe(7_286 + 7_638)
  expect(minorOf(homeOffice)).toBe(50_000)
  expect(minorOf(wholeYear.profit)).toBe(4_911_111 - 14_924 - 50_000)
})

test('the room up to VAT counts the months of before the book that lie in the last twelve', async () => {
  const gbp = (minor: number) => ({ minor, currency: 'GBP' })
  const earlierMonths = ['2025-10', '2025-11', '2026-06'].map((month) => ({ month, receipts: gbp(500_000) }))
  const app = await testApp({ setUp: { ...inBritain(), earlierMonths } })
  await answer(app, { nation: 'england', expectedProfit: gbp(4_000_000) }, '2026-27')
  const { body } = await app.get<InstalmentsReply>('/api/v1/taxes/instalments')
  expect(body.vatRoom && minorOf(body.vatRoom)).toBe(9_000_000 - 1_000_000)
})

test('the United Kingdom: payments on account, the January bill, VAT and the updates', async () => {
  const gbp = (minor: number) => ({ minor, currency: 'GBP' })
  const app = await testApp({ setUp: inBritain() })
  await answer(app, { nation: 'england', expectedProfit: gbp(4_000_000), lastYearBill: gbp(500_000) }, '2026-27')
  const { body } = await app.get<InstalmentsReply>('/api/v1/taxes/instalments')
  expect(body.taxYear).toBe('2026/27')
  expect(body.instalments.map(({ dueDate, needed, label }) => [label, dueDate, needed.minor])).toEqual([
    ['First payment on account', '2027-01-31', 250_000],
    ['Second payment on account', '2027-07-31', 250_000],
    ['Balancing payment', '2028-01-31', 213_180],
  ])
  expect(body.januaryBill && minorOf(body.januaryBill.total)).toBe(213_180 + 356_590)
  expect(body.digitalUpdates).toMatchObject({ isRequired: null, grossIncome: { state: 'no-data' } })
  expect(body.vatRoom && minorOf(body.vatRoom)).toBe(9_000_000)
  const { wholeYear } = await estimate(app)
  expect(minorOf(wholeYear.tax)).toBe(713_180)
})

describe('the profile', () => {
  test('faults are told at their fields, and change nothing', async () => {
    const app = await testApp()
    const sent = await app.revise<{ errors: { pointer: string }[] }>('PUT', '/api/v1/taxes/profile', 0, {
      answers: { filingStatus: 'alone', wages: usd(-1), stateRate: '7', nothing: true, homeOfficeArea: 301 },
    })
    expect(sent.status).toBe(422)
    expect(sent.body.errors.map(({ pointer }) => pointer)).toEqual([
      '#/answers/filingStatus',
      '#/answers/wages',
      '#/answers/stateRate',
      '#/answers/nothing',
      '#/answers/homeOfficeArea',
    ])
    expect((await app.get<TaxProfileReply>('/api/v1/taxes/profile')).body).toMatchObject({ version: 0, answers: {} })
  })

  test('a year proposes what the one before answered, but not what is of one year alone', async () => {
    const app = await testApp()
    await answer(app, { filingStatus: 'single', wages: usd(100), lastYearTax: usd(7) }, '2025')
    const { body } = await app.get<TaxProfileReply>('/api/v1/taxes/profile?year=2026')
    expect(body).toMatchObject({ version: 0, proposal: { fromTaxYear: '2025' } })
    expect(body.proposal?.answers).toEqual({ filingStatus: 'single', wages: usd(100) })
  })

  test.each([
    { country: 'US', key: 'lastYearTax', asked: 'all tax', minor: 1_000_000, answers: { filingStatus: 'single' } },
    {
      country: 'GB',
      key: 'lastYearBill',
      asked: 'what is left after PAYE',
      minor: 900_000,
      answers: { nation: 'wales' },
    },
    { country: 'NZ', key: 'lastYearTax', asked: 'what is left after PAYE', minor: 900_000, answers: {} },
  ])('the final tax of the year before is proposed: in $country $asked', async ({ country, key, minor, answers }) => {
    const app = await testApp({ today: '2027-04-20', setUp: { country } })
    const before = country === 'US' ? '2026' : '2026-27'
    await answer(app, { ...answers, withheld: usd(100_000) }, before)
    const { version } = (await app.get<{ version: number }>('/api/v1/profile')).body
    ok(await app.revise('PATCH', `/api/v1/tax-years/${before}`, version, { finalTax: usd(900_000) }))
    const { body } = await app.get<TaxProfileReply>('/api/v1/taxes/profile')
    expect(body.proposal?.answers[key]).toEqual(usd(minor))
  })

  test('the version that was read is needed', async () => {
    const app = await testApp()
    await answer(app, { filingStatus: 'single' })
    const again = await app.revise('PUT', '/api/v1/taxes/profile', 0, { answers: {} })
    expect(again.status).toBe(412)
  })
})

test('instalments as they were really paid: in part, twice, late, and on the flat rule without answers', async () => {
  const app = await testApp()
  await aYear(app)
  const pay = async (date: string, minor: number, instalment?: number) =>
    ok(
      await app.post('/api/v1/estimated-payments', {
        date,
        taxYear: '2026',
        amount: usd(minor),
        accountId: idOf(app, 'Spending'),
        ...(instalment && { instalment }),
      }),
    )
  const flat = (await app.get<InstalmentsReply>('/api/v1/taxes/instalments')).body
  expect(flat).toMatchObject({ basis: 'flat-rule', state: { state: 'no-data' }, ways: [] })
  // 27.5% of what is booked to the end of each period; to the end of the year 4,000,000 and 1.3667 months at 666,667.
  expect(flat.instalments.map(({ needed }) => needed.minor)).toEqual([0, 192_500, 522_500, 635_556])
  expect(flat.restsOn).toContain('what the rest of the year is likely to bring')
  await answer(app, { filingStatus: 'single', lastYearTax: usd(400_000), lastYearAgi: usd(5_000_000) })
  await pay('2026-06-20', 60_000, 2)
  await pay('2026-07-02', 40_000, 2)
  await pay('2026-09-15', 50_000, 3)
  await pay('2026-10-01', 10_000)
  const { body } = await app.get<InstalmentsReply>('/api/v1/taxes/instalments')
  expect(body.basis).toBe('estimate')
  expect(body.instalments.map(({ needed, paid, state }) => [needed.minor, paid.minor, state])).toEqual([
    [100_000, 10_000, 'late'],
    [100_000, 100_000, 'paid'],
    [100_000, 50_000, 'late'],
    [100_000, 0, 'open'],
  ])
  expect(body.instalments[1]?.payments.map(({ amount }) => amount.minor)).toEqual([60_000, 40_000])
  expect(body.unassigned.map(({ amount }) => amount.minor)).toEqual([10_000])
  expect(body.ways.map(({ key }) => key)).toEqual(['flat', 'safe-harbor', 'annualized'])
  expect(body.interest?.state).toBe('known')
  expect(body.withReturn?.dueDate).toBe('2027-04-15')
})

test('in a year without a table what is to be sent follows what the year is likely to bring, and nothing is zero', async () => {
  const app = await testApp({ today: '2027-02-10' })
  await aYear(app)
  const { body } = await app.get<InstalmentsReply>('/api/v1/taxes/instalments?year=2027')
  expect(body).toMatchObject({
    basis: 'flat-rule',
    state: { state: 'no-tax-year' },
    waysState: { state: 'no-tax-year' },
  })
  expect(body.withReturn).toMatchObject({ dueDate: '2028-04-18', left: { state: 'no-tax-year' } })
  expect(body.interest?.state).toBe('no-tax-year')
  expect(body.restsOn).toContain('what the rest of the year is likely to bring')
  const needed = body.instalments.map((each) => each.needed.minor)
  expect(Math.min(...needed)).toBeGreaterThan(0)
  const { comparison, wholeYear, soFar, ownRate, goodYearRate, extraTax, verdict } = await estimate(app, '?year=2027')
  expect(needed.reduce((all, minor) => all + minor)).toBe(comparison.find(({ key }) => key === 'yours')?.amount.minor)
  for (const { state } of [wholeYear.tax, soFar.tax, ownRate, goodYearRate, extraTax]) expect(state).toBe('no-tax-year')
  expect(verdict).toContain('There is no tax table for 2027 yet')
  ok(await app.post('/api/v1/trips', { date: '2027-01-20', distance: 12, purpose: 'To the printer' }))
  const says =
    '12 miles are without a rate for their day or vehicle, and take nothing off. The log is kept all the same.'
  const { mileage } = await estimate(app, '?year=2027')
  expect(mileage).toEqual({ state: 'no-rate', says })
  expect((await app.get('/api/v1/taxes/mileage?year=2027')).body).toMatchObject({
    trips: 1,
    distance: 12,
    deduction: mileage,
  })
})

test('without any month to judge by, it says that the rest of the year is not in the amounts', async () => {
  const app = await testApp()
  const { body } = await app.get<InstalmentsReply>('/api/v1/taxes/instalments')
  expect(body.restsOn).toContain('What the rest of the year brings is not known yet')
})

test('a settled year without answers follows the tax that its return came to, and nothing of it is open', async () => {
  const app = await testApp({ today: '2027-03-02' })
  await aYear(app)
  ok(
    await app.post('/api/v1/estimated-payments', {
      date: '2026-06-15',
      taxYear: '2026',
      instalment: 1,
      amount: usd(250_000),
      accountId: idOf(app, 'Spending'),
    }),
  )
  const read = async () => (await app.get<InstalmentsReply>('/api/v1/taxes/instalments?year=2026')).body
  const before = await read()
  expect(before).toMatchObject({ basis: 'flat-rule', isSettled: false, next: 3 })
  const { version } = (await app.get<{ version: number }>('/api/v1/profile')).body
  ok(await app.revise('PATCH', '/api/v1/tax-years/2026', version, { finalTax: usd(900_003) }))
  const after = await read()
  expect(after).toMatchObject({ basis: 'final-tax', state: null, isSettled: true, next: null })
  expect(after.line.needed).toMatchObject({ value: usd(900_003) })
  expect(
    after.instalments.map(({ needed, paid, open, state }) => [needed.minor, paid.minor, open.minor, state]),
  ).toEqual([
    [225_000, 225_000, 0, 'paid'],
    [225_001, 25_000, 0, 'settled'],
    [225_001, 0, 0, 'settled'],
    [225_001, 0, 0, 'settled'],
  ])
  expect(after.withReturn?.left).toMatchObject({ value: usd(900_003 - 250_000) })
  const today = (await app.get<TodayReply>('/api/v1/today')).body
  expect(today.toDo.filter(({ kind }) => kind === 'instalment-due')).toEqual([])
})

test('while something is missing, a rate of each payment until the next due date levels it; afterwards the usual one', async () => {
  const app = await testApp()
  await aYear(app)
  const rateOf = async () => (await app.get<SetAsideReply>('/api/v1/set-aside')).body.catchUpRate
  // Missing is 27.5% of 40,000.00; plan-on income of a month is far below it, so half of each payment is the most.
  expect(await rateOf()).toMatchObject({
    state: 'known',
    value: '0.5',
    says: 'Move 50% of each payment until January 15, 2027: half is the most that is suggested; move the rest from savings.',
  })
  ok(
    await app.post('/api/v1/transfers', {
      date: '2026-11-19',
      amount: usd(1_050_000),
      fromAccountId: idOf(app, 'Spending'),
      toAccountId: idOf(app, 'Tax savings'),
    }),
  )
  const { value, says, because } = known(await rateOf())
  expect(Number(value)).toBeGreaterThan(0.275)
  expect(Number(value)).toBeLessThan(0.5)
  expect(says).toMatch(/^Move [\d.]+% of each payment until January 15, 2027, and you are level again\.$/)
  expect(because.inputs.map(({ label }) => label)).toContain('Next due date')
  expect((await estimate(app)).catchUpRate).toEqual(await rateOf())
  ok(
    await app.post('/api/v1/transfers', {
      date: '2026-11-19',
      amount: usd(50_000),
      fromAccountId: idOf(app, 'Spending'),
      toAccountId: idOf(app, 'Tax savings'),
    }),
  )
  expect(await rateOf()).toMatchObject({ value: '0.275', says: 'Nothing is missing: your usual rate is enough.' })
})

test('without instalment days or income to come there is no rate to catch up by, and the sentence says why', async () => {
  const abroad = await testApp({ setUp: { country: 'PT' } })
  await aYear(abroad)
  expect((await abroad.get<SetAsideReply>('/api/v1/set-aside')).body.catchUpRate).toMatchObject({
    state: 'no-data',
    says: expect.stringContaining('no due date is known'),
  })
  const poor = await testApp()
  await receive(poor, 100_000)
  expect((await poor.get<SetAsideReply>('/api/v1/set-aside')).body.catchUpRate).toMatchObject({
    state: 'no-data',
    says: expect.stringContaining('no income to catch up from'),
  })
})

test('what was kept of an estimate is worked out again after a change', async () => {
  const app = await testApp()
  await aYear(app)
  const first = await estimate(app)
  expect(await estimate(app)).toEqual(first)
  await receive(app, 500_000)
  expect(minorOf((await estimate(app)).receipts)).toBe(4_700_000)
  expect((await app.get<InstalmentsReply>('/api/v1/taxes/instalments')).body.instalments[3]?.needed).toEqual(
    usd(773_056),
  )
})

test('a country without rules has the days that its owner names', async () => {
  const app = await testApp({ setUp: { country: 'PT' } })
  await aYear(app)
  expect((await app.get<InstalmentsReply>('/api/v1/taxes/instalments')).body.instalments).toEqual([])
  await answer(app, { instalmentDays: '07-31, 01-15' })
  const { body } = await app.get<InstalmentsReply>('/api/v1/taxes/instalments')
  expect(body.instalments.map(({ dueDate, needed }) => [dueDate, needed.minor])).toEqual([
    ['2026-07-31', 675_278],
    ['2027-01-15', 675_278],
  ])
})

test('a trip is recorded, replaced, and removed; the history keeps each', async () => {
  const app = await testApp()
  const trip = { date: '2026-03-04', distance: 12.5, purpose: 'To a client' }
  const { id } = ok(await app.post<{ id: number }>('/api/v1/trips', trip)) as { id: number }
  expect((await app.post('/api/v1/trips', { ...trip, distance: 1.25 })).status).toBe(422)
  expect((await app.post('/api/v1/trips', { ...trip, date: '2026-12-01' })).status).toBe(422)
  ok(await app.revise('PUT', `/api/v1/trips/${id}`, 1, { ...trip, distance: 20 }))
  expect((await app.revise('DELETE', `/api/v1/trips/${id}`, 1)).status).toBe(412)
  expect((await app.revise('DELETE', `/api/v1/trips/${id}`, 2)).status).toBe(204)
  const { body } = await app.get<{ items: { action: string; says: string }[] }>('/api/v1/history?entity=trip')
  expect(body.items.map(({ action }) => action)).toEqual(['trip.removed', 'trip.changed', 'trip.recorded'])
})

test('a proposal names the own rate beside the rule once the questions are answered, and the rule decides', async () => {
  const app = await testApp()
  await aYear(app)
  expect((await receive(app, 100_000)).proposal).not.toHaveProperty('estimate')
  await answer(app, { filingStatus: 'single', expectedProfit: usd(6_000_000) })
  const { proposal } = await receive(app, 100_000)
  expect(proposal.added).toEqual(usd(27_500))
  expect(proposal.estimate).toMatchObject({ ownRate: { state: 'known', value: '0.205' }, added: usd(20_500) })
})
