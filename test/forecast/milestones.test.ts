import { expect, test } from 'vitest'
import { certainLine } from '../../shared/forecast/certain.ts'
import { earliestQuit, monthReached, nineInTenMonths, quittingAfter } from '../../shared/forecast/milestones.ts'
import { outlook } from '../../shared/forecast/outlook.ts'
import { input, MARA, simulate } from './imagined.ts'

const FLOWS = {
  freeMinor: 100_000,
  businessMinor: 20_000,
  livingMinor: 340_000,
  benefitsMinor: 0,
  salaryMinor: 250_000,
  jobMonths: 36,
  oneOffs: [{ month: 3, minor: -200_000 }],
  firstMonthShare: 1,
}

test.each([
  [1_080_000, [4, 7, 14]],
  [2_160_000, [8, 14, 26]],
])('docs/figures.md, chapter 7: free cash of %i is reached in the months of the example', (target, months) => {
  for (const seed of [1, 42]) {
    const futures = simulate(input(MARA, { seed, rateBps: 2750, businessMinor: 20_000 }))
    const { p10, p50, p90 } = monthReached(futures, certainLine(FLOWS, 36), FLOWS.freeMinor, target)
    for (const [index, reached] of [p10, p50, p90].entries()) {
      expect(Math.abs((reached ?? 99) - (months[index] ?? 0))).toBeLessThanOrEqual(1)
    }
  }
})

test('a target that is there already is reached at once, one out of reach never', () => {
  const futures = simulate(input(MARA, { paths: 200 }))
  const certain = certainLine(FLOWS, 36)
  expect(monthReached(futures, certain, 100_000, 100_000)).toEqual({ p10: 0, p50: 0, p90: 0 })
  expect(monthReached(futures, certain, 100_000, 1e12)).toEqual({ p10: null, p50: null, p90: null })
})

test('without receipts it is one line: as many months as the money lasts', () => {
  const futures = simulate(input([], { paths: 100 }))
  const certain = certainLine(
    { ...FLOWS, freeMinor: 1_000_000, businessMinor: 0, livingMinor: 300_000, jobMonths: 0, oneOffs: [] },
    36,
  )
  const view = outlook(futures, certain)
  expect([view.p10[11], view.p50[11], view.p90[11]]).toEqual([-2_600_000, -2_600_000, -2_600_000])
  expect(view.solvent[11]).toBe(0)
  expect(nineInTenMonths(view.solvent)).toBe(3)
})

test('nine in ten counts the months before the chance first falls below', () => {
  expect(nineInTenMonths(Float64Array.of(1, 0.95, 0.9, 0.89, 0.8))).toBe(3)
  expect(nineInTenMonths(Float64Array.of(0.5))).toBe(0)
  expect(nineInTenMonths(Float64Array.of(1, 1))).toBe(2)
})

test('keeping the job longer is never less safe, and the earliest date is the first that is sound', () => {
  const futures = simulate(input(MARA, { months: 48, rateBps: 2750, businessMinor: 20_000, paths: 2000 }))
  const quitting = quittingAfter(futures, { ...FLOWS, livingMinor: 200_000, benefitsMinor: 45_000, oneOffs: [] })
  expect(quitting).toHaveLength(37)
  const earliest = earliestQuit(quitting, 1_400_000)
  expect(earliest).not.toBeNull()
  const at = quitting[earliest ?? 0]
  expect(at?.solventYearAfter).toBeGreaterThanOrEqual(0.9)
  expect(at?.medianFreeMinor).toBeGreaterThanOrEqual(1_400_000)
  const before = quitting[(earliest ?? 0) - 1]
  expect((before?.solventYearAfter ?? 1) >= 0.9 && (before?.medianFreeMinor ?? 0) >= 1_400_000).toBe(false)
  expect(earliestQuit(quitting, 1e13)).toBeNull()
})
