import { expect, test } from 'vitest'
import { withChanges } from '../../shared/forecast/changes.ts'
import { type ForecastInput, ForecastInput as ForecastInputContract } from '../../shared/forecast/contract.ts'
import { imagineFutures, readForecast, runForecast } from '../../shared/forecast/run.ts'
import { inScenario, recentPace, withoutClient } from '../../shared/forecast/scenarios.ts'
import { busyInput, forecastInput } from './book-input.ts'

const fanOf = (input: ForecastInput) => {
  const { fan } = runForecast(input)
  if (fan === null) throw new Error('there is no fan')
  return fan
}
const few = (input: ForecastInput): ForecastInput => ({ ...input, imagined: { ...input.imagined, paths: 500 } })

test('Mara comes to what docs/figures.md, chapter 6.4, says', () => {
  const fan = fanOf(forecastInput())
  expect(Math.abs((fan.p50[11] ?? 0) - 1_683_000)).toBeLessThan(113_400)
  expect(Math.abs((fan.solvent[11] ?? 0) - 0.916)).toBeLessThan(0.02)
  expect(fan.nineInTen).toBe(13)
})

test('the input goes over the API and back, and gives the same forecast', () => {
  const input = busyInput()
  const sent: unknown = JSON.parse(JSON.stringify(input))
  expect(ForecastInputContract.parse(sent)).toEqual(input)
  expect(runForecast(few(ForecastInputContract.parse(sent)))).toEqual(runForecast(few(input)))
})

test.each([
  [0, 'no-data'],
  [1, 'too-little-history'],
  [2, 'too-little-history'],
])('with %i months there are two straight lines and no fan', (confidenceMonths, state) => {
  const run = runForecast(forecastInput({ confidenceMonths }))
  expect(run.state).toBe(state)
  expect(run.fan).toBeNull()
  expect(run.lines.incomeStopped.slice(0, 4)).toEqual([860_000, 520_000, 180_000, -160_000])
  expect(run.lines.lowEnd?.slice(0, 2)).toEqual([1_108_911, 1_017_822])
  expect(runForecast(forecastInput({ confidenceMonths, lowEndMinor: null })).lines.lowEnd).toBeNull()
})

test('futures imagined once answer for whatever only moves certain things', () => {
  const input = few(busyInput())
  const futures = imagineFutures(input)
  if (futures === null) throw new Error('there are no futures')
  const moved = withChanges(input, {
    jobMonths: 12,
    livingMinor: 280_000,
    purchase: { month: 2, amountMinor: 150_000, name: 'A van' },
  })
  expect(moved.imagined).toBe(input.imagined)
  expect(readForecast(moved, futures)).toEqual(runForecast(moved))
})

test('without its biggest client less comes in, but what it owes still does', () => {
  const input = few(busyInput())
  const without = inScenario(input, 'biggest-client-leaves')
  expect(without).toEqual(withoutClient(input, 1))
  expect(without.imagined.open).toEqual(input.imagined.open)
  expect(without.imagined.past.flatMap(({ invoices }) => invoices).some(({ clientId }) => clientId === 1)).toBe(false)
  expect(fanOf(without).p50[23] ?? 0).toBeLessThan(fanOf(input).p50[23] ?? 0)
  expect(inScenario(forecastInput(), 'biggest-client-leaves')).toEqual(forecastInput())
})

test('a client with a contract that leaves takes the contract along', () => {
  expect(withoutClient(busyInput(), 3).imagined.contracts.map(({ clientId }) => clientId)).toEqual([4])
})

test('nothing comes in: free cash less the needs of each month, in every future', () => {
  const { p10, p90, solvent } = fanOf(inScenario(few(forecastInput()), 'nothing-comes-in'))
  expect(p10.slice(0, 4)).toEqual([860_000, 520_000, 180_000, -160_000])
  expect(p90).toEqual(p10)
  expect(solvent.slice(0, 4)).toEqual([1, 1, 1, 0])
  const busy = few(busyInput())
  expect(fanOf(inScenario(busy, 'nothing-comes-in')).p50).toEqual(runForecast(busy).lines.incomeStopped)
})

test('at the recent pace amounts shrink only when the last half year was poorer than the year', () => {
  const [first = 0, ...rest] = [6000, 5800, 6100, 5500, 5200, 5300, 4800, 4500, 4600, 4000, 3900, 3500]
  const receipts = [first, ...rest]
  const input = forecastInput()
  const fading = forecastInput(
    {},
    {
      past: input.imagined.past.map((month, index) => ({ ...month, receiptsMinor: (receipts[index] ?? 0) * 100 })),
    },
  )
  expect(recentPace(fading)).toBeCloseTo(4216.67 / 4933.33, 4)
  expect(inScenario(fading, 'recent-pace').imagined.pace).toBe(recentPace(fading))
  expect(inScenario(input, 'recent-pace')).toEqual(input)
})

test('when everybody pays 90 days later there is less in between, and as many invoices in the end', () => {
  const input = few(busyInput())
  const later = fanOf(inScenario(input, 'everyone-pays-later'))
  expect(later.p50[2] ?? 0).toBeLessThan(fanOf(input).p50[2] ?? 0)
})

test('higher rates, a retainer and a client that leaves ask for new futures', () => {
  const input = few(busyInput())
  const now = fanOf(input).p50[23] ?? 0
  expect(fanOf(withChanges(input, { ratesBps: 1000 })).p50[23] ?? 0).toBeGreaterThan(now)
  const retainer = { monthlyMinor: 100_000, startsWithMonth: 2, endsWithMonth: null }
  expect(fanOf(withChanges(input, { retainer })).p50[23] ?? 0).toBeGreaterThan(now)
  expect(fanOf(withChanges(input, { withoutClientIds: [2] })).p50[23] ?? 0).toBeLessThan(now)
})

test('a contract pays from its first month to its last', () => {
  const contract = { clientId: 9, monthlyMinor: 50_000, startsWithMonth: 2, endsWithMonth: 4 }
  const input = forecastInput({}, { past: [], contracts: [contract], paths: 10, months: 6, firstMonthShare: 0.5 })
  const { p50 } = fanOf(input)
  const living = [170_000, 510_000, 850_000, 1_190_000, 1_530_000, 1_870_000]
  expect(p50).toEqual(living.map((spent, index) => 1_200_000 - spent + 50_000 * Math.min(3, index)))
})

test('many small invoices together are worth what they are on average when drawn one by one', () => {
  const input = busyInput()
  const pooled = (isPooled: boolean): ForecastInput => ({
    ...input,
    imagined: {
      ...input.imagined,
      past: input.imagined.past.map((month) => ({
        ...month,
        invoices: month.invoices.map((invoice) => ({ ...invoice, isPooled })),
      })),
      open: input.imagined.open.map((invoice) => ({ ...invoice, isPooled })),
    },
  })
  const [drawn, together] = [fanOf(pooled(false)), fanOf(pooled(true))]
  for (const month of [2, 11, 23]) {
    const near = ((drawn.p90[month] ?? 0) - (drawn.p10[month] ?? 0)) * 0.05
    expect(Math.abs((drawn.p50[month] ?? 0) - (together.p50[month] ?? 0))).toBeLessThan(near)
  }
})
