import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CRITICAL,
  judge,
  RESULTS,
  type ReadinessNumbers,
  type Result,
  type Results,
  TESTS,
  verdictOf,
} from '../../shared/readiness/judge.ts'

/** The first example of docs/figures.md, chapter 8. */
const READY: ReadinessNumbers = {
  recordMonths: 12,
  coveredMonths: 5.1,
  recommendedMonths: 5,
  lowEnd: 290_000 / 325_000,
  solvent: 0.94,
  benefits: true,
  topShare: 0.45,
  pipeline: 620_000 / 1_035_000,
  taxShortMinor: 0,
}
const PASSED: Results = {
  record: 'pass',
  buffer: 'pass',
  'low-end': 'pass',
  solvent: 'pass',
  benefits: 'pass',
  clients: 'pass',
  pipeline: 'pass',
  tax: 'pass',
}

test('ready: one client is a caution that does not hold anybody back', () => {
  const results = judge(READY)
  expect(results).toEqual({ ...PASSED, clients: 'caution' })
  expect(verdictOf(results)).toBe('ready')
})

test('nearly: cautions among the critical tests', () => {
  const results = judge({
    ...READY,
    coveredMonths: 3.4,
    lowEnd: 207_000 / 325_000,
    solvent: 0.81,
    pipeline: 300_000 / 1_035_000,
    taxShortMinor: 20_000,
  })
  expect(results).toEqual({
    record: 'pass',
    buffer: 'caution',
    'low-end': 'caution',
    solvent: 'caution',
    benefits: 'pass',
    clients: 'caution',
    pipeline: 'caution',
    tax: 'caution',
  })
  expect(verdictOf(results)).toBe('nearly')
})

test('no data: not yet', () => {
  const results = judge({
    recordMonths: 0,
    coveredMonths: null,
    recommendedMonths: 3.5,
    lowEnd: null,
    solvent: null,
    benefits: null,
    topShare: null,
    pipeline: null,
    taxShortMinor: null,
  })
  expect(results).toEqual({
    record: 'fail',
    buffer: 'unknown',
    'low-end': 'unknown',
    solvent: 'unknown',
    benefits: 'unknown',
    clients: 'unknown',
    pipeline: 'unknown',
    tax: 'unknown',
  })
  expect(verdictOf(results)).toBe('not-yet')
})

test.each<{ key: keyof Results; numbers: Partial<ReadinessNumbers>; result: Result; why: string }>([
  { key: 'record', numbers: { recordMonths: 6 }, result: 'pass', why: 'six months pass' },
  { key: 'record', numbers: { recordMonths: 5 }, result: 'caution', why: 'five do not' },
  { key: 'record', numbers: { recordMonths: 3 }, result: 'caution', why: 'three are the fewest' },
  { key: 'record', numbers: { recordMonths: 2 }, result: 'fail', why: 'two are too few' },
  { key: 'buffer', numbers: { coveredMonths: 5 }, result: 'pass', why: 'what is recommended passes' },
  { key: 'buffer', numbers: { coveredMonths: 4.9 }, result: 'caution', why: 'a tenth less does not' },
  { key: 'buffer', numbers: { coveredMonths: 3 }, result: 'caution', why: 'three months are the least' },
  { key: 'buffer', numbers: { coveredMonths: 2.9 }, result: 'fail', why: 'fewer fail' },
  { key: 'low-end', numbers: { lowEnd: 243_750 / 325_000 }, result: 'pass', why: 'exactly three quarters' },
  { key: 'low-end', numbers: { lowEnd: 243_749 / 325_000 }, result: 'caution', why: 'a cent less' },
  { key: 'low-end', numbers: { lowEnd: 0.5 }, result: 'caution', why: 'exactly a half' },
  { key: 'low-end', numbers: { lowEnd: -0.1 }, result: 'fail', why: 'costs eat the income' },
  { key: 'solvent', numbers: { solvent: 0.9 }, result: 'pass', why: 'nine in ten' },
  { key: 'solvent', numbers: { solvent: 0.8999 }, result: 'caution', why: 'one path of ten thousand less' },
  { key: 'solvent', numbers: { solvent: 0.7499 }, result: 'fail', why: 'fewer than three in four' },
  { key: 'benefits', numbers: { benefits: false }, result: 'fail', why: 'there is no caution here' },
  { key: 'clients', numbers: { topShare: 0.4 }, result: 'pass', why: 'forty percent still passes' },
  { key: 'clients', numbers: { topShare: 1 }, result: 'caution', why: 'never a failure' },
  { key: 'pipeline', numbers: { pipeline: 0.5 }, result: 'pass', why: 'half is enough' },
  { key: 'pipeline', numbers: { pipeline: 0 }, result: 'caution', why: 'never a failure' },
  { key: 'tax', numbers: { taxShortMinor: 1 }, result: 'caution', why: 'a cent is short' },
])('$key: $result ($why)', ({ key, numbers, result }) => {
  expect(judge({ ...READY, ...numbers })[key]).toBe(result)
})

test('every combination of critical results has the verdict of the worst among them', () => {
  const critical = [...CRITICAL]
  const combinations = critical.reduce<Results[]>(
    (all, key) => all.flatMap((results) => RESULTS.map((result) => ({ ...results, [key]: result }))),
    [PASSED],
  )
  expect(combinations).toHaveLength(4 ** 5)
  for (const results of combinations) {
    const found = new Set(critical.map((key) => results[key]))
    const expected = found.has('fail') || found.has('unknown') ? 'not-yet' : found.has('caution') ? 'nearly' : 'ready'
    expect(verdictOf(results)).toBe(expected)
  }
})

test('the tests that are good to have never change the verdict', () => {
  for (const key of TESTS.filter((one) => !CRITICAL.has(one))) {
    for (const result of RESULTS) expect(verdictOf({ ...PASSED, [key]: result })).toBe('ready')
  }
})

test('a better number never makes a test worse', () => {
  const order: Result[] = ['fail', 'caution', 'pass']
  const ratio = fc.double({ min: -1, max: 2, noNaN: true })
  const numbers = fc.record({
    recordMonths: fc.integer({ min: 0, max: 30 }),
    coveredMonths: fc.double({ min: 0, max: 9, noNaN: true }),
    recommendedMonths: fc.integer({ min: 6, max: 12 }).map((halves) => halves / 2),
    lowEnd: ratio,
    solvent: fc.double({ min: 0, max: 1, noNaN: true }),
    pipeline: ratio,
  })
  fc.assert(
    fc.property(numbers, fc.double({ min: 0, max: 5, noNaN: true }), (known, more) => {
      const before = judge({ ...READY, ...known })
      const after = judge({
        ...READY,
        ...known,
        recordMonths: known.recordMonths + Math.ceil(more),
        coveredMonths: known.coveredMonths + more,
        lowEnd: known.lowEnd + more,
        solvent: Math.min(1, known.solvent + more),
        pipeline: known.pipeline + more,
      })
      for (const key of TESTS) expect(order.indexOf(after[key])).toBeGreaterThanOrEqual(order.indexOf(before[key]))
    }),
  )
})
