import { describe, expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import type { Answers, Estimate } from '../../shared/taxes/country.ts'
import { linesUnder } from '../../shared/taxes/engine.ts'
import { NZ } from '../../shared/taxes/nz/nz.ts'
import { NZ_YEAR_TABLES, nzYearFaults } from '../../shared/taxes/nz/tables.ts'
import { scheduleC } from '../../shared/taxes/us/schedule-c.ts'

function estimate(profitMinor: number, answers: Answers = {}, taxYear = '2025/26', currency = 'NZD') {
  return NZ.estimate(taxYear, answers, {
    currency,
    netProfit: { state: 'known', value: { minor: profitMinor, currency }, because: { says: 'Made up.', inputs: [] } },
  })
}

const known = (profitMinor: number, answers: Answers = {}): Estimate => {
  const made = estimate(profitMinor, answers)
  if (!('total' in made)) throw new Error(made.says)
  return made
}

// Independent of our rule: 28 August, 15 January, 7 May and 7 February moved over weekends and the national holidays of
// python-holidays 0.105.
const DUE: Record<string, string[]> = {
  '2024/25': ['2024-08-28', '2025-01-15', '2025-05-07', '2026-02-09'],
  '2025/26': ['2025-08-28', '2026-01-15', '2026-05-07', '2027-02-09'],
  '2026/27': ['2026-08-28', '2027-01-15', '2027-05-07', '2028-02-08'],
  '2027/28': ['2027-08-30', '2028-01-17', '2028-05-08', '2029-02-07'],
  '2028/29': ['2028-08-28', '2029-01-15', '2029-05-07', '2030-02-07'],
  '2029/30': ['2029-08-28', '2030-01-15', '2030-05-07', '2031-02-07'],
  '2030/31': ['2030-08-28', '2031-01-15', '2031-05-07', '2032-02-09'],
  '2031/32': ['2031-08-28', '2032-01-15', '2032-05-07', '2033-02-08'],
  '2032/33': ['2032-08-30', '2033-01-17', '2033-05-09', '2034-02-07'],
  '2033/34': ['2033-08-29', '2034-01-16', '2034-05-08', '2035-02-07'],
  '2034/35': ['2034-08-28', '2035-01-15', '2035-05-07', '2036-02-07'],
  '2035/36': ['2035-08-28', '2036-01-15', '2036-05-07', '2037-02-09'],
  '2036/37': ['2036-08-28', '2037-01-15', '2037-05-07', '2038-02-09'],
}

test.each(Object.entries(DUE))('New Zealand: what is due for %s falls on a working day', (taxYear, days) => {
  const dates = NZ.instalmentDates(taxYear)
  expect(dates.map(({ dueDate }) => dueDate)).toEqual(days)
  expect(dates.map(({ lawDate }) => lawDate.slice(5))).toEqual(['08-28', '01-15', '05-07', '02-07'])
})

describe('New Zealand', () => {
  test('$60,000 of profit: each band, and the levy', () => {
    const { lines, total } = known(6_000_000)
    // 15,600 × 10.5% + 37,900 × 17.5% + 6,500 × 30%, and 60,000 × 1.67%.
    expect(lines.find(({ key }) => key === 'nz.income-tax')?.value.minor).toBe(1_022_050)
    expect(total.value.minor).toBe(1_022_050 + 100_200)
  })

  test('a job comes first: the profit lies in its own bands, and the levy stops at the limit', () => {
    const { lines } = known(2_000_000, { wages: 15_000_000, withheld: 4_000_000 })
    expect(lines.find(({ key }) => key === 'nz.earners-levy')?.value.minor).toBe(4_659)
  })

  test('unknown years and other currencies are named', () => {
    expect(estimate(1, {}, '2030/31')).toMatchObject({ state: 'no-tax-year' })
    expect(estimate(1, {}, '2025/26', 'USD')).toMatchObject({ state: 'no-rate' })
  })

  test('provisional tax is last year’s and a twentieth, in three parts; the rest is terminal tax', () => {
    const asOf = calendarDate('2025-09-01')
    const schedule = NZ.schedule(known(6_000_000), { lastYearTax: 600_000 }, [], asOf)
    if ('state' in schedule) throw new Error(schedule.says)
    expect(schedule.map(({ dueDate, neededMinor, state }) => [dueDate, neededMinor, state])).toEqual([
      ['2025-08-28', 210_000, 'late'],
      ['2026-01-15', 210_000, 'open'],
      ['2026-05-07', 210_000, 'open'],
      ['2027-02-09', 492_250, 'open'],
    ])
    expect(NZ.schedule(known(6_000_000), {}, [], asOf)).toMatchObject({ state: 'no-data' })
  })

  test('instalments are whole dollars, each a third of what is due so far', () => {
    const schedule = NZ.schedule(known(6_000_000), { lastYearTax: 700_001 }, [], calendarDate('2025-06-01'))
    if ('state' in schedule) throw new Error(schedule.says)
    // 7,000.01 × 105% = 7,350.01: 2,450 each, and the cent with the terminal tax.
    expect(schedule.map(({ neededMinor }) => neededMinor)).toEqual([245_000, 245_000, 245_000, 387_250])
    const odd = NZ.schedule(known(6_000_000), { lastYearTax: 700_100 }, [], calendarDate('2025-06-01'))
    if ('state' in odd) throw new Error(odd.says)
    expect(odd.map(({ neededMinor }) => neededMinor)).toEqual([245_000, 245_000, 245_100, 387_150])
  })

  test('what a category is named leads to a box of the IR10, and what has none is among the other expenses', () => {
    const boxes = NZ.expenseCategories('2025/26')
    const boxOf = (key: string) => boxes.find((box) => box.key === key)?.line
    expect(
      ['gross-receipts', 'rent-property', 'repairs-and-maintenance', 'contract-labor', 'travel'].map(boxOf),
    ).toEqual(['2', '18', '19', '23', '24'])
    for (const { key } of scheduleC('2026'))
      if (!['returns-and-allowances', 'depletion', 'pension-plans', 'energy-efficient-buildings'].includes(key))
        expect(boxOf(key), key).toBeDefined()
  })

  test('every leaf has a source, and every table is whole', () => {
    for (const { because, source, label } of linesUnder(known(20_000_000, { wages: 1 }).total))
      if (because.inputs.length === 0 && label !== 'Net profit') expect(source?.url, label).toBeTruthy()
    for (const table of Object.values(NZ_YEAR_TABLES)) expect(nzYearFaults(table)).toEqual([])
  })
})
