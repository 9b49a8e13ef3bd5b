import { expect, test } from 'vitest'
import type { Course } from '../../shared/readiness/course.ts'
import { judge } from '../../shared/readiness/judge.ts'
import { type MissingFacts, missingOf } from '../../shared/readiness/missing.ts'
import { numbersOf, type Situation } from '../../shared/readiness/situation.ts'

/** One month later nine in ten stay solvent; two months later the buffer is there. */
const COURSE: Course = {
  quitting: Array.from({ length: 37 }, (_, months) => ({
    solventYearAfter: Math.min(0.99, 0.87 + months * 0.03),
    medianFreeMinor: 1_324_000 + months * 120_000,
  })),
  paths: 10_000,
  missingMinor: 150_000,
  lines: { p10: [], p50: [], p90: [] },
}
const SITUATION: Situation = {
  recordMonths: 12,
  freeNowMinor: 1_324_000,
  needsMinor: 384_000,
  livingMinor: 341_500,
  takeHomeMinor: 191_240,
  recommendedMonths: 4,
  benefitsPricedIn: true,
  topShare: 0.62,
  pipelineMinor: 472_320,
  taxShortMinor: 0,
  jobMonths: 0,
  course: COURSE,
}
const FACTS: MissingFacts = {
  currency: 'USD',
  mode: 'quitting',
  paid: { topMinor: 6_200_000, totalMinor: 10_000_000 },
  bufferInMonths: 3,
  unpriced: [],
  notToldApartMinor: 0,
}

function missing(change: Partial<Situation> = {}, facts: Partial<MissingFacts> = {}) {
  const situation = { ...SITUATION, ...change }
  const numbers = numbersOf(situation)
  return missingOf(situation, numbers, judge(numbers), { ...FACTS, ...facts })
}

test('a gap for each test that is not passed, nothing beside the others', () => {
  const gaps = missing()
  expect(gaps.record).toEqual({ says: '', amountMinor: null, months: null })
  expect(gaps.benefits.says).toBe('')
  expect(gaps.tax.says).toBe('')
  expect(gaps.buffer).toEqual({
    says: '$2,120 more, in about 2 months at your pace',
    amountMinor: 212_000,
    months: 2,
  })
  expect(gaps['low-end']).toEqual({
    says: '$649 a month more, or needs $866 lower',
    amountMinor: 64_885,
    months: null,
  })
  expect(gaps.solvent).toEqual({
    says: 'quit 1 month later: 90, or $1,500 more free cash',
    amountMinor: 150_000,
    months: 1,
  })
  expect(gaps.clients.amountMinor).toBe(458_334)
  expect(gaps.pipeline).toMatchObject({ says: '$1,037 more, after tax', amountMinor: 103_680 })
})

test('what is said to be missing is enough, to the cent', () => {
  const gaps = missing()
  const with_ = (change: Partial<Situation>) => judge(numbersOf({ ...SITUATION, ...change }))
  expect(with_({ freeNowMinor: 1_324_000 + (gaps.buffer.amountMinor ?? 0) }).buffer).toBe('pass')
  const takeHomeMinor = 191_240 + (gaps['low-end'].amountMinor ?? 0)
  expect(with_({ takeHomeMinor })['low-end']).toBe('pass')
  expect(with_({ takeHomeMinor: takeHomeMinor - 1 })['low-end']).toBe('caution')
  const pipelineMinor = 472_320 + (gaps.pipeline.amountMinor ?? 0)
  expect(with_({ pipelineMinor }).pipeline).toBe('pass')
  expect(with_({ pipelineMinor: pipelineMinor - 1 }).pipeline).toBe('caution')
  const share = (moreMinor: number) => 6_200_000 / (10_000_000 + 12 * moreMinor)
  expect(share(gaps.clients.amountMinor ?? 0)).toBeLessThanOrEqual(0.4)
  expect(share((gaps.clients.amountMinor ?? 0) - 1)).toBeGreaterThan(0.4)
})

test('somebody independent is not told to wait in a job', () => {
  const gaps = missing({}, { mode: 'independent' })
  expect(gaps.buffer.says).toBe('$2,120 more, in about 3 months at your pace')
  expect(missing({}, { mode: 'independent', bufferInMonths: null }).buffer.says).toBe('$2,120 more, not at this pace')
  expect(gaps.solvent.says).toBe('$1,500 more free cash')
})

test('months of record, tax and benefits say what to do', () => {
  const gaps = missing(
    { recordMonths: 5, taxShortMinor: 20_000, benefitsPricedIn: false },
    { unpriced: ['disability'] },
  )
  expect(gaps.record).toEqual({ says: '1 more complete month', amountMinor: null, months: 1 })
  expect(gaps.tax).toMatchObject({ says: '$200 to set aside', amountMinor: 20_000 })
  expect(gaps.benefits.says).toBe('not answered: disability')
  const lump = { unpriced: ['health', 'disability'], notToldApartMinor: 64_010 }
  expect(missing({ benefitsPricedIn: false }, lump).benefits.says).toBe(
    'not answered: health, disability; say what the $641 a month pays for',
  )
})

test('a take-home below zero is not helped by lower needs', () => {
  expect(missing({ takeHomeMinor: -10_000 })['low-end'].says).toBe('$2,662 a month more, after costs and tax')
})

test('where waiting does not help, it is not suggested', () => {
  const course = { ...COURSE, quitting: COURSE.quitting.map(() => ({ solventYearAfter: 0.5, medianFreeMinor: 0 })) }
  const gaps = missing({ course, freeNowMinor: 0 })
  expect(gaps.buffer.says).toBe('$15,360 more, not within 3 years at this pace')
  expect(gaps.solvent.says).toBe('$1,500 more free cash; not within 3 years by waiting')
})

test('without imagined futures what is free today stands in, and beyond three years nothing is known', () => {
  expect(numbersOf({ ...SITUATION, course: null, jobMonths: 5 })).toMatchObject({ coveredMonths: 3.4, solvent: null })
  expect(numbersOf({ ...SITUATION, jobMonths: 40 })).toMatchObject({ coveredMonths: null, solvent: null })
  expect(numbersOf({ ...SITUATION, jobMonths: 5 }).coveredMonths).toBe(5)
})
