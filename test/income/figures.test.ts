import fc from 'fast-check'
import { expect, test } from 'vitest'
import { incomeFigures } from '../../shared/income/figures.ts'
import { planOnMinor } from '../../shared/income/plan-on-figure.ts'
import { expectSound } from '../figure/expect-sound.ts'
import { fading, incomeFacts, ivy, mara, retainer, sam } from './sample-months.ts'

const SEASONS = 'Less than a full year is in the book, so seasons are not known yet.'

test('Mara: every figure of a full year', () => {
  const figures = incomeFigures(incomeFacts(mara))
  expect(figures.confidence).toEqual({ months: 12, label: 'good' })
  expect(figures.lowEndMonth).toMatchObject({
    value: { minor: 0, currency: 'USD' },
    says: '3 of the last 12 months brought in nothing, and so can the next: budget with the plan-on income instead.',
    because: { worked: '$0.00 + 0.6 × ($0.00 − $0.00) = $0.00', confidence: { label: 'good' } },
  })
  expect(figures.planOn).toMatchObject({
    value: { minor: 248_911 },
    // $3,783.33 and $2,489.11: the margin is the difference of the whole dollars shown.
    says: 'Your average month, $3,783, less a safety margin of $1,294 that grows when months differ or are few. About 9 years in 10 average more than this, and about 4 quarters in 5.',
    because: { worked: '$3,783.33 − 1.341 × $2,364.04 × √(1/12 + 1/12) = $2,489.11' },
  })
  expect(figures.afterTaxPlanOn).toMatchObject({
    value: { minor: 165_960 },
    says: 'A low-end month leaves $1,659 after business costs and the set-aside for tax.',
    because: { worked: '$2,489.11 − $200.00 − 27.5% of $2,289.11 = $1,659.60' },
  })
  expect(figures.meanMonth).toMatchObject({
    value: { minor: 378_333 },
    because: { worked: '$45,400.00 ÷ 12 = $3,783.33' },
  })
  expect(figures.volatility).toMatchObject({ value: 0.6645, unit: 'ratio' })
  expect(figures.typicalSwing).toMatchObject({
    value: 1.0308,
    says: 'From one month to the next your income typically moves by 103% of an average month.',
  })
  expect(figures.zeroShare).toMatchObject({ value: 0.25, says: '3 of the last 12 months brought in nothing.' })
  expect(figures.trend).toMatchObject({ direction: 'flat', figure: { value: 0.415 } })
  expect(JSON.stringify(figures)).not.toContain(SEASONS)
})

test('Sam: three months are rough, seasons are unknown, and a trend needs eight', () => {
  const figures = incomeFigures(incomeFacts(sam))
  expect(figures.confidence.label).toBe('rough')
  expect(figures.lowEndMonth).toMatchObject({
    value: { minor: 240_000 },
    says: 'Four months out of five bring in more than $2,400.',
    because: { worked: '$0.00 + 0.8 × ($3,000.00 − $0.00) = $2,400.00', notes: [SEASONS] },
  })
  expect(figures.planOn).toMatchObject({
    value: { minor: 248_976 },
    because: { notes: expect.arrayContaining([SEASONS]) },
  })
  expect(figures.trend).toMatchObject({
    direction: null,
    figure: {
      state: 'too-little-history',
      says: 'A trend needs 8 complete months; there are 3. Earlier months can be typed in Settings.',
    },
  })
})

test('Ivy: one month is too early, and swings need three', () => {
  const figures = incomeFigures(incomeFacts(ivy))
  expect(figures.planOn).toMatchObject({
    value: { minor: 80_881 },
    because: { confidence: { months: 1, label: 'too-early' } },
  })
  expect(figures.volatility).toMatchObject({
    state: 'too-little-history',
    says: 'Swings need 3 complete months; there is 1. Earlier months can be typed in Settings.',
  })
})

test('Fading: the margin is taken off the poorer half-year, and the trend is said', () => {
  const figures = incomeFigures(incomeFacts(fading))
  expect(figures.planOn).toMatchObject({
    value: { minor: 341_176 },
    because: {
      worked: '$4,216.67 − 1.341 × $1,470.25 × √(1/12 + 1/12) = $3,411.76',
      notes: expect.arrayContaining([
        'The last six months averaged $4,216.67, less than the average: the margin is taken off that.',
      ]),
    },
  })
  expect(figures.trend).toMatchObject({ direction: 'down', figure: { value: -3.9086 } })
})

test('without a complete month every figure says what to enter, and plan-on asks for an estimate', () => {
  const { confidence, trend, ...figures } = incomeFigures(incomeFacts([]))
  expect(confidence).toEqual({ months: 0, label: 'none' })
  for (const figure of [...Object.values(figures), trend.figure]) {
    expect(figure).toMatchObject({ state: 'no-data', says: expect.stringContaining('in Settings') })
  }
  expect(figures.planOn.says).toContain('What would a poor month bring?')
  expect(planOnMinor(incomeFacts([]))).toBeNull()
})

test('without a complete month the own estimate is planned with, and labelled so', () => {
  const facts = incomeFacts([], { ownPoorMonthMinor: 150_000 })
  const figures = incomeFigures(facts)
  expect(planOnMinor(facts)).toBe(150_000)
  expect(figures.planOn).toMatchObject({
    value: { minor: 150_000 },
    says: expect.stringContaining('Your own estimate'),
    because: { confidence: { label: 'none' }, inputs: [{ label: 'Your own estimate' }] },
  })
  expect(figures.afterTaxPlanOn).toMatchObject({ value: { minor: 94_250 } })
  expect(figures.meanMonth.state).toBe('no-data')
})

test('with a complete month the own estimate is no longer used', () => {
  expect(planOnMinor(incomeFacts(ivy, { ownPoorMonthMinor: 150_000 }))).toBe(80_881)
})

test('costs above the plan-on income leave less than nothing', () => {
  expect(incomeFigures(incomeFacts(ivy, { businessCostsMinor: 100_000 })).afterTaxPlanOn).toMatchObject({
    value: { minor: -19_119 },
    says: 'In a low-end month business costs take $192 more than comes in.',
  })
})

test('each month leads to its rows, a typed one to where it was typed', () => {
  const facts = incomeFacts(sam)
  const [first, ...rest] = facts.months
  if (!first) throw new Error('Sam has months')
  const { meanMonth } = incomeFigures({ ...facts, months: [{ ...first, typed: true }, ...rest] })
  expect(meanMonth.because?.inputs).toMatchObject([
    { label: 'August 2026', note: 'typed', link: '/settings#earlier-months' },
    { label: 'September 2026', value: { minor: 500_000 }, link: '/money?month=2026-09&role=income' },
    { label: 'October 2026', link: '/money?month=2026-10&role=income' },
  ])
})

test('months that brought in nothing on average have no swing to measure', () => {
  expect(incomeFigures(incomeFacts([0, 0, 0])).typicalSwing.state).toBe('no-data')
  expect(incomeFigures(incomeFacts([0, 0, 0])).planOn).toMatchObject({
    value: { minor: 0 },
    says: 'There is no income to plan on: the average month is too low, or the months differ too much.',
  })
})

test('amounts in yen have no cents', () => {
  expect(incomeFigures(incomeFacts([400_000], { currency: 'JPY' })).planOn).toMatchObject({
    says: expect.stringContaining('¥400,000, less a safety margin of ¥319,119'),
  })
})

test('every derivation holds: inputs with a sign add up, unknown figures speak', () => {
  const anyMonths = fc.array(fc.integer({ min: -1_000_000, max: 10_000_000 }), { maxLength: 26 })
  const anyEstimate = fc.option(fc.nat(1_000_000))
  fc.assert(
    fc.property(anyMonths, anyEstimate, fc.nat(1_000_000), fc.nat(10_000), (months, ownPoorMonthMinor, costs, rate) => {
      const facts = incomeFacts(months, { ownPoorMonthMinor, businessCostsMinor: costs, setAsideBps: rate })
      const { confidence: _, trend, ...figures } = incomeFigures(facts)
      for (const [name, figure] of Object.entries({ ...figures, trend: trend.figure })) expectSound(figure, name)
    }),
  )
})

test('every figure that rests on months says how many', () => {
  const { confidence, trend, ...figures } = incomeFigures(incomeFacts(retainer))
  for (const figure of [...Object.values(figures), trend.figure]) expect(figure.because?.confidence).toEqual(confidence)
})
