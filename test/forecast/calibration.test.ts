import { expect, test } from 'vitest'
import { normalTable } from '../../shared/forecast/normal.ts'
import { outlook } from '../../shared/forecast/outlook.ts'
import { nextWhole, type Stream, streamOf } from '../../shared/forecast/random.ts'
import { certain, input, simulate } from './imagined.ts'

// Is "in 1 of 10 futures" true? Careers are made up, a part of each is shown to the forecast, and the rest is compared
// with its P10: it must be undercut in 5 to 15 of 100, whatever the history and the horizon.

const CAREERS = 600
const PATHS = 300

/** Receipts by month: months that differ a lot or a little, some without any, each for itself; a level that drifts. */
function career(seed: number, months: number): number[] {
  const stream = streamOf(seed)
  const swing = 0.2 + 0.6 * fraction(stream)
  const withoutReceipts = 0.3 * fraction(stream)
  let level = 4000
  return Array.from({ length: months }, () => {
    level *= Math.exp(0.03 * normal(stream))
    return fraction(stream) < withoutReceipts ? 0 : Math.round(level * Math.exp(swing * normal(stream)))
  })
}

function fraction(stream: Stream): number {
  return nextWhole(stream) / 2 ** 32
}

function normal(stream: Stream): number {
  return normalTable()[nextWhole(stream) >>> 16] ?? 0
}

const HORIZONS = [3, 6, 9, 12]

/** How often a career brought less than P10 of its forecast, at each horizon. */
function undercut(months: number): number[] {
  const counts = HORIZONS.map(() => 0)
  for (let index = 0; index < CAREERS; index += 1) {
    const all = career(1000 * months + index, months + 12)
    const futures = simulate(input(all.slice(0, months), { seed: index, paths: PATHS, months: 12 }))
    const { p10 } = outlook(futures, certain(0, 0, 12))
    for (const [place, horizon] of HORIZONS.entries()) {
      const came = all.slice(months, months + horizon).reduce((sum, dollars) => sum + dollars * 100, 0)
      if (came < (p10[horizon - 1] ?? 0)) counts[place] = (counts[place] ?? 0) + 1
    }
  }
  return counts.map((count) => count / CAREERS)
}

test.each([6, 12, 18, 24])('with %i months of history P10 is undercut in 5 to 15 of 100 careers', (months) => {
  for (const share of undercut(months)) {
    expect(share).toBeGreaterThanOrEqual(0.05)
    expect(share).toBeLessThanOrEqual(0.15)
  }
})
