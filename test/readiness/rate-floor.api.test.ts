import { expect, test } from 'vitest'
import type { RateFloorReply } from '../../shared/readiness/rate-floor-contract.ts'
import { ok } from '../support/entries.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'

async function rate(app: TestApp): Promise<RateFloorReply> {
  return ok(await app.get<RateFloorReply>('/api/v1/rate-floor'))
}

/** docs/figures.md, chapter 10: benefits of $1,000.00 a month and business costs of $8,000.00 a year. */
const chapter10 = { benefits: usd(100_000), businessCosts: usd(66_667), setAsideRate: '0.275' }

test('the rate is worked out from the plan and the settings', async () => {
  const app = await testApp({ setUp: chapter10 })
  ok(await app.revise('PATCH', '/api/v1/plan', 1, { yearlyPay: usd(6_000_000), yearlyTopUp: usd(600_000) }))
  expect(await rate(app)).toMatchObject({
    hourly: { state: 'known', value: usd(10_684) },
    daily: { value: usd(85_472) },
    paidHours: { value: 1081.92 },
    payFrom: 'plan',
    fromSalary: null,
  })
})

test('without a planned pay the rate must bring what living costs', async () => {
  const app = await testApp()
  const reply = await rate(app)
  expect(reply).toMatchObject({ payFrom: 'living', livingPay: usd(330_000 * 12 + 318_000) })
  expect(reply.revenue.because?.inputs[0]).toMatchObject({ label: 'Living', value: usd(4_278_000) })
})

test('no paid hours is a state, not a rate', async () => {
  const app = await testApp()
  ok(await app.revise('PATCH', '/api/v1/plan', 1, { weeksOff: 52 }))
  expect((await rate(app)).hourly.state).toBe('no-data')
})

test('from a salary: its net pay, and 43% of it until it is known what the employer pays', async () => {
  const app = await testApp({ setUp: { work: 'employed', dayJobNet: usd(300_000) } })
  expect((await rate(app)).fromSalary).toMatchObject({
    yearlyPay: usd(3_600_000),
    yearlyBenefits: usd(1_548_000),
    isRuleOfThumb: true,
    hourly: { state: 'known' },
  })
  ok(await app.revise('PATCH', '/api/v1/plan', 1, { employerBenefits: usd(90_000) }))
  expect((await rate(app)).fromSalary).toMatchObject({ yearlyBenefits: usd(1_080_000), isRuleOfThumb: false })
})
