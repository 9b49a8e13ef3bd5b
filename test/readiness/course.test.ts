import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Course, coursesOf } from '../../shared/readiness/course.ts'
import { judge } from '../../shared/readiness/judge.ts'
import { forecastInput } from '../forecast/book-input.ts'

const BASE = forecastInput({}, { paths: 1000, rateBps: 2750, deductibleMinor: 20_000, firstMonthShare: 0.5 })
const CERTAIN = {
  freeMinor: 600_000,
  businessMinor: 20_000,
  livingMinor: 250_000,
  benefitsMinor: 45_000,
  salaryMinor: 280_000,
  jobMonths: 4,
  oneOffs: [],
}

function courses(changes: readonly Partial<typeof CERTAIN>[], base = BASE): Course[] {
  return coursesOf(changes.map((change) => ({ ...base, certain: { ...CERTAIN, ...change } }))).flatMap(
    (course) => course ?? [],
  )
}

test('the middle line at the day of quitting is the free cash that the tests read', () => {
  const [course] = courses([{}])
  expect(course?.quitting).toHaveLength(37)
  expect(course?.lines.p50).toHaveLength(16)
  expect(course?.lines.p50[3]).toBe(course?.quitting[4]?.medianFreeMinor)
  expect(course?.quitting[0]?.medianFreeMinor).toBe(600_000)
})

test('with what is missing nine in ten stay solvent, with a dollar less they do not', () => {
  const [course] = courses([{}])
  const missingMinor = course?.missingMinor ?? 0
  expect(missingMinor).toBeGreaterThan(0)
  const [enough, tooLittle] = courses([
    { freeMinor: CERTAIN.freeMinor + missingMinor },
    { freeMinor: CERTAIN.freeMinor + missingMinor - 100 },
  ])
  expect(enough?.quitting[4]?.solventYearAfter).toBeGreaterThanOrEqual(0.9)
  expect(enough?.missingMinor).toBe(0)
  expect(tooLittle?.quitting[4]?.solventYearAfter).toBeLessThan(0.9)
})

test('more free cash makes no test worse, whenever the job ends', () => {
  const order = ['fail', 'caution', 'pass']
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 0, max: 36 }), (moreMinor, jobMonths) => {
      const few = { ...BASE, imagined: { ...BASE.imagined, paths: 200 } }
      const [one, richer] = courses([{ jobMonths }, { jobMonths, freeMinor: CERTAIN.freeMinor + moreMinor }], few).map(
        (course) => {
          const at = course.quitting[jobMonths]
          return judge({
            recordMonths: 12,
            coveredMonths: (at?.medianFreeMinor ?? 0) / 315_000,
            recommendedMonths: 4,
            lowEnd: 0.6,
            solvent: at?.solventYearAfter ?? null,
            benefits: true,
            topShare: 0.3,
            pipeline: 0.2,
            taxShortMinor: 0,
          })
        },
      )
      for (const test of ['buffer', 'solvent'] as const) {
        expect(order.indexOf(richer?.[test] ?? '')).toBeGreaterThanOrEqual(order.indexOf(one?.[test] ?? ''))
      }
    }),
    { numRuns: 20 },
  )
})

test('the horizon is three years of a job: a later day is followed from there', () => {
  const [course] = courses([{ jobMonths: 50 }], { ...BASE, imagined: { ...BASE.imagined, paths: 50 } })
  expect(course?.lines.p50).toHaveLength(48)
})

test('below three months of history no future is imagined', () => {
  expect(coursesOf([{ ...BASE, confidenceMonths: 2 }])).toEqual([null])
})
