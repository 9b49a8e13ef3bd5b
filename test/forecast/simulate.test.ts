import { expect, test } from 'vitest'
import { curveParts, simulationOf } from '../../shared/forecast/input.ts'
import { outlook } from '../../shared/forecast/outlook.ts'
import { firstMonths, simulate as imagine } from '../../shared/forecast/simulate.ts'
import { delayCurve } from '../../shared/invoices/payment-delay.ts'
import { busyInput, forecastInput } from './book-input.ts'
import { certain, input, MARA, SAM, simulate } from './imagined.ts'

// The table of docs/figures.md, chapter 6.4, and how far a run of ten thousand may be from it.

const TABLE = [
  ['Mara', MARA, 12_000, 3400, [2330, 16_830, 34_730], 0.916, 0.793, [13]],
  ['Sam', SAM, 9000, 3500, [60, 17_030, 42_650], 0.9, 0.801, [11, 12]],
] as const

for (const seed of [1, 42, 2026]) {
  test.each(TABLE)(`%s, seed ${seed}`, (_name, receipts, free, living, [p10, p50, p90], at12, at24, nineInTen) => {
    const view = outlook(simulate(input(receipts, { seed })), certain(free * 100, living * 100))
    const near = (p90 - p10) * 0.035
    expect(Math.abs((view.p10[11] ?? 0) / 100 - p10)).toBeLessThan(near)
    expect(Math.abs((view.p50[11] ?? 0) / 100 - p50)).toBeLessThan(near)
    expect(Math.abs((view.p90[11] ?? 0) / 100 - p90)).toBeLessThan(near)
    expect(Math.abs((view.solvent[11] ?? 0) - at12)).toBeLessThan(0.02)
    expect(Math.abs((view.solvent[23] ?? 0) - at24)).toBeLessThan(0.02)
    const months = view.solvent.findLastIndex((share) => share >= 0.9) + 1
    expect(nineInTen).toContain(months)
  })
}

test('the first months of a longer look ahead are those of a shorter one, number for number', () => {
  const { imagined } = busyInput()
  const of = (months: number) => imagine(simulationOf({ ...imagined, months, paths: 500 }))
  const [three, four] = [of(36), of(48)]
  expect(three.takenIn).toEqual(four.takenIn.slice(0, three.takenIn.length))
  const certain = Float64Array.from({ length: 36 }, (_, month) => 900_000 - 300_000 * month)
  expect(outlook(firstMonths(four, 36), certain)).toEqual(outlook(three, certain))
})

test('who has a contract from a month on is drawn before it alone, by invoice and without, one by one and pooled', () => {
  const { imagined } = forecastInput()
  const client = (isPooled: boolean) => ({
    ...imagined,
    paths: 200,
    months: 12,
    curves: [curveParts(delayCurve([], null, 14))],
    contracts: [{ clientId: 7, monthlyMinor: 100_000, startsWithMonth: 5, endsWithMonth: 4 }],
    past: imagined.past.map((month) => ({
      ...month,
      direct: [{ clientId: 7, amountMinor: 50_000 }],
      invoices: [{ clientId: 7, amountMinor: 30_000, issueDay: 1, termsDays: 14, curve: 0, isPooled }],
    })),
  })
  for (const isPooled of [false, true]) {
    const { takenIn, paths } = imagine(simulationOf(client(isPooled)))
    const upTo = (month: number) =>
      takenIn.subarray((month - 1) * paths, month * paths).reduce((sum, all) => sum + all, 0)
    expect(upTo(4)).toBeGreaterThan(upTo(3))
    // Nothing new from the fifth month on, and what was billed before it is still paid.
    expect(upTo(5)).toBeGreaterThan(upTo(4))
    expect(upTo(5) - upTo(4)).toBeLessThan((upTo(4) - upTo(3)) / 2)
    expect(upTo(12)).toBe(upTo(11))
  }
})
