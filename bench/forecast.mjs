// The forecast against the same model in C: one core, one run at a time, processor time of both.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PATHS = 10_000
const MONTHS = 36
const RING = 32
const DAYS_A_MONTH = 30.4375
const HERE = import.meta.dirname

/** Both ways as functions that give the milliseconds of one forecast; null where there is no compiler for C. */
export async function forecastTimes() {
  const program = join(mkdtempSync(join(tmpdir(), 'evenkeel-bench-')), 'forecast')
  const compiled = spawnSync('gcc', ['-O3', '-o', program, join(HERE, 'forecast.c'), '-lm'], { stdio: 'inherit' })
  if (compiled.status !== 0) return null
  const delay = await import('../shared/invoices/payment-delay.ts')
  const { simulate } = await import('../shared/forecast/simulate.ts')
  const { outlook } = await import('../shared/forecast/outlook.ts')
  const input = madeUp(delay)
  const certain = Float64Array.from({ length: MONTHS }, (_, month) => 1_200_000 - 360_000 * (month + 1))
  const text = (turns) => numbersOf(input, certain, delay, turns).join('\n')
  const ran = (turns) =>
    execFileSync(program, { input: text(turns), encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number)
  const { p50 } = outlook(simulate(input), certain)
  const medians = ran(1).slice(1)
  if (medians.some((median, month) => Math.abs(median - p50[month]) > 0.01))
    throw new Error('the forecast and the same model in C do not come to the same')
  return {
    ours: (turns) => medianOf(turns, () => outlook(simulate(input), certain)),
    bare: (turns) => middle(ran(turns).slice(0, turns)),
  }
}

/** Two years of a freelancer with four clients, two contracts, five open invoices and a share for tax. */
function madeUp({ delayCurve }) {
  const curves = [3, 12, -2, 25].map((paidAfterDueDays, clientId) =>
    delayCurve([{ clientId, termsDays: 30, paidAfterDueDays, seenUntilDays: 60 }], clientId, 30),
  )
  const invoice = (month, index) => ({
    amountMinor: 60_000 + 7_000 * ((month * 5 + index * 3) % 11),
    issueDay: 1 + ((month * 7 + index * 9) % 28),
    termsDays: 30,
    curve: curves[index % 4],
    isPooled: false,
  })
  return {
    seed: 1,
    paths: PATHS,
    months: MONTHS,
    past: Array.from({ length: 24 }, (_, month) => ({
      calendarMonth: (month % 12) + 1,
      directMinor: month % 3 === 0 ? 25_000 : 0,
      invoices: Array.from({ length: 3 + (month % 4) }, (_one, index) => invoice(month, index)),
    })),
    open: Array.from({ length: 5 }, (_, index) => ({
      amountMinor: 80_000,
      lateDays: 12 * index - 25,
      curve: curves[index % 4],
      isPooled: false,
    })),
    contracts: [
      { monthlyMinor: 40_000, startsWithMonth: 1, endsWithMonth: null },
      { monthlyMinor: 30_000, startsWithMonth: 3, endsWithMonth: 14 },
    ],
    profitSoFarMinor: 2_000_000,
    newTaxYearMonth: 3,
    rateBps: 2750,
    businessMinor: 20_000,
    firstMonthShare: 0.4,
    firstCalendarMonth: 11,
    isSeasonal: false,
    laterDays: 0,
    pace: 1,
  }
}

/** The input as forecast.c reads it. */
function numbersOf(input, certain, delay, turns) {
  const { paths, months, seed, rateBps, businessMinor, firstMonthShare, newTaxYearMonth, profitSoFarMinor } = input
  const invoices = input.past.flatMap((month) => month.invoices)
  return [
    ...[
      turns,
      paths,
      months,
      seed,
      rateBps / 10_000,
      businessMinor,
      firstMonthShare,
      newTaxYearMonth,
      profitSoFarMinor,
    ],
    input.past.length,
    ...input.past.flatMap((month) => [month.directMinor, month.invoices.length]),
    ...invoices.flatMap((one) => [one.amountMinor, ...cumulative(delay, one.curve, -one.termsDays, one.issueDay - 1)]),
    input.open.length,
    ...input.open.flatMap((one) => [one.amountMinor, ...cumulative(delay, one.curve, one.lateDays, -1)]),
    input.contracts.length,
    ...input.contracts.flatMap((one) => [one.monthlyMinor, one.startsWithMonth, one.endsWithMonth ?? 0]),
    ...certain,
  ]
}

function cumulative({ chancePaidWithin, longestDelayDays }, curve, lateDays, daysBefore) {
  return Array.from({ length: RING }, (_, month) => {
    const days = Math.min(Math.ceil((month + 1) * DAYS_A_MONTH) - 1 - daysBefore, longestDelayDays(lateDays))
    return Math.floor(chancePaidWithin(curve, lateDays, days) * 2 ** 32)
  })
}

/** Processor time: a machine that is shared would else measure the others. */
function medianOf(turns, work) {
  return middle(
    Array.from({ length: turns }, () => {
      const before = process.cpuUsage()
      work()
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }),
  )
}

function middle(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
}
