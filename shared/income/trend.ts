import { Decimal } from 'decimal.js'

export type Direction = 'up' | 'down' | 'flat'

/** Beyond this, on either side, chance alone explains the order of the months in one case of ten at most. */
const CRITICAL_Z = 1.645

/**
 * Whether later months tend to be higher or lower than earlier ones: the Mann–Kendall test on the last 24 months.
 *
 * It looks at the order of the months only, so one huge invoice makes no trend.
 *
 * Units:  receipts of complete months in minor units, oldest first.  Rounds: z to four decimals, for show.
 * Result: null below eight months; z is 0 when the months say nothing (all alike).
 * Source: docs/figures.md, chapter 1.5.
 */
export function trend(monthsMinor: readonly number[]): { direction: Direction; z: number } | null {
  const months = monthsMinor.slice(-24)
  if (months.length < 8) return null
  const score = months.reduce(
    (total, earlier, index) =>
      months.slice(index + 1).reduce((inner, later) => inner + Math.sign(later - earlier), total),
    0,
  )
  const variance = (spread(months.length) - tied(months)) / 18
  const z = score === 0 || variance <= 0 ? 0 : (score - Math.sign(score)) / Math.sqrt(variance)
  const direction = z < -CRITICAL_Z ? 'down' : z > CRITICAL_Z ? 'up' : 'flat'
  return { direction, z: new Decimal(z).toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toNumber() }
}

function spread(count: number): number {
  return count * (count - 1) * (2 * count + 5)
}

function tied(months: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const minor of months) counts.set(minor, (counts.get(minor) ?? 0) + 1)
  return [...counts.values()].reduce((total, count) => total + spread(count), 0)
}
