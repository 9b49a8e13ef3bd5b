import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../shared/calendar.ts'
import { money } from '../../shared/money.ts'
import type { Answers, Estimate, Trip } from '../../shared/taxes/country.ts'
import { given, type Line, linesUnder } from '../../shared/taxes/engine.ts'
import { ukAnswers } from '../../shared/taxes/uk/answers.ts'
import { ukEstimate } from '../../shared/taxes/uk/estimate.ts'
import { ukMileage } from '../../shared/taxes/uk/mileage.ts'
import { januaryBill, paymentOnAccount, ukSchedule } from '../../shared/taxes/uk/payments-on-account.ts'
import { UK_YEAR_TABLES, ukYearFaults } from '../../shared/taxes/uk/tables.ts'
import { digitalUpdates, vatRoom } from '../../shared/taxes/uk/watches.ts'
import { expectSound } from '../figure/expect-sound.ts'

interface PublishedCase {
  id: string
  kind: 'annual' | 'paymentsOnAccount'
  source: string
  taxYear?: string
  nation?: string
  inputs: Record<string, number>
  expected: Record<string, number>
  tolerance: number
}

const cases: PublishedCase[] = JSON.parse(readFileSync(new URL('./uk-cases.json', import.meta.url), 'utf8'))
const pence = (pounds: number | undefined): number => Math.round((pounds ?? Number.NaN) * 100)
const pounds = (line: Line): number => line.value.minor / 100

function amountLine(label: string, amount: number | undefined): Line {
  return given(
    { key: `test.${label}`, label, source: { title: 'Given', url: 'https://example.com/' } },
    money(pence(amount), 'GBP'),
    { says: 'Given by the example.' },
  )
}

function estimateOf(taxYear: string, answers: Answers, profitPence: number): Estimate {
  const estimate = ukEstimate(taxYear, answers, {
    currency: 'GBP',
    netProfit: {
      state: 'known',
      value: money(profitPence, 'GBP'),
      because: { says: 'Receipts less costs.', inputs: [{ label: 'Profit', value: money(profitPence, 'GBP') }] },
    },
  })
  if (estimate.state !== 'known') throw new Error(estimate.says)
  return estimate
}

const lineOf = (estimate: Estimate, key: string): number =>
  pounds(estimate.lines.find((line) => line.key === key) ?? estimate.total)

describe('published examples', () => {
  test.each(cases.filter(({ kind }) => kind === 'annual'))('$id ($source)', (given) => {
    const estimate = estimateOf(given.taxYear ?? '', { nation: given.nation ?? '' }, pence(given.inputs['netProfit']))
    const worked: Record<string, number> = {
      incomeTax: lineOf(estimate, 'uk.income-tax'),
      class4: lineOf(estimate, 'uk.class-4'),
    }
    for (const [key, expected] of Object.entries(given.expected))
      expect(Math.abs((worked[key] ?? Number.NaN) - expected)).toBeLessThanOrEqual(given.tolerance)
  })

  test.each(cases.filter(({ kind }) => kind === 'paymentsOnAccount'))('$id ($source)', ({ inputs, expected }) => {
    const [bill, atSource] = [amountLine('Bill', inputs['bill']), amountLine('At source', inputs['taxedAtSource'])]
    const january = januaryBill('2025/26', bill, atSource, amountLine('Paid', inputs['paidOnAccount']))
    const worked: Record<string, number> = {
      balancing: pounds(january.balancing),
      eachPayment: pounds(paymentOnAccount(bill, atSource)),
      dueJanuary: pounds(january.total),
      dueJuly: pounds(paymentOnAccount(bill, atSource)),
    }
    for (const [key, value] of Object.entries(expected)) expect(worked[key]).toBe(value)
  })
})

test.each([
  { bill: 999.99, atSource: 0, each: 0, why: 'below £1,000' },
  { bill: 1000, atSource: 0, each: 500, why: 'at £1,000' },
  { bill: 1000, atSource: 4000, each: 500, why: 'just four fifths at source' },
  { bill: 1000, atSource: 4000.01, each: 0, why: 'more than four fifths at source' },
])('payments on account of £$each each on a bill of £$bill ($why)', ({ bill, atSource, each }) => {
  expect(pounds(paymentOnAccount(amountLine('Bill', bill), amountLine('At source', atSource)))).toBe(each)
})

// The share of the profit that goes, nothing else earned.
test.each([
  ['england', 20_000, 9.7],
  ['england', 40_000, 17.8],
  ['england', 60_000, 23.1],
  ['england', 80_000, 27.9],
  ['england', 100_000, 30.7],
  ['england', 150_000, 38.6],
  ['scotland', 20_000, 9.5],
  ['scotland', 40_000, 18.0],
  ['scotland', 60_000, 26.1],
  ['scotland', 80_000, 30.7],
  ['scotland', 100_000, 34.0],
  ['scotland', 150_000, 42.6],
])('2026/27 in %s, £%i: %d %%', (nation, profit, percent) => {
  const share = (pounds(estimateOf('2026/27', { nation }, profit * 100).total) / profit) * 100
  expect(share).toBeCloseTo(percent, 0)
  expect(Math.abs(share - percent)).toBeLessThan(0.06)
})

test('the allowance shrinks by a pound for every two above £100,000 and is gone at £125,140', () => {
  const allowance = (profit: number) =>
    lineOf(estimateOf('2026/27', { nation: 'england' }, profit * 100), 'uk.personal-allowance')
  expect(allowance(125_140)).toBe(0)
  expect(allowance(200_000)).toBe(0)
  expect(allowance(110_000)).toBe(7570)
})

test('a job beside the business uses up allowance and bands, and bears no Class 4', () => {
  const with60k = estimateOf('2026/27', { nation: 'england', wages: pence(60_000), withheld: pence(11_432) }, 1_000_000)
  expect(lineOf(with60k, 'uk.income-tax')).toBe(15_432)
  expect(lineOf(with60k, 'uk.class-4')).toBe(0)
  expect(pounds(with60k.toPay)).toBe(4000)
})

test('nobody over State Pension age pays Class 4, and nobody pays Class 2', () => {
  const estimate = estimateOf('2026/27', { nation: 'wales', isOverPensionAge: true }, 3_000_000)
  expect(lineOf(estimate, 'uk.class-4')).toBe(0)
  expect(estimate.lines.map(({ key }) => key).filter((key) => key.includes('class-2'))).toEqual([])
})

test('the top Scottish band begins at £125,140 of taxable income', () => {
  const tax = (profit: number) => lineOf(estimateOf('2026/27', { nation: 'scotland' }, profit * 100), 'uk.income-tax')
  expect(tax(125_140) - tax(125_040)).toBeCloseTo(67.5, 5)
  expect(tax(126_140) - tax(125_140)).toBeCloseTo(480, 5)
})

test.each(['2024/25', '2027/28'])('%s has no table, and says so', (taxYear) => {
  expect(ukEstimate(taxYear, { nation: 'england' }, { currency: 'GBP', netProfit: zero() })).toMatchObject({
    state: 'no-tax-year',
    says: expect.stringContaining(taxYear),
  })
})

test('without a nation, or in books of another currency, nothing is estimated', () => {
  expect(ukEstimate('2026/27', {}, { currency: 'GBP', netProfit: zero() }).state).toBe('no-data')
  expect(ukEstimate('2026/27', { nation: 'wales' }, { currency: 'EUR', netProfit: zero() }).state).toBe('no-rate')
  expect(() => ukAnswers({ nation: 'jersey' })).toThrow(RangeError)
})

test('every table is whole', () => {
  for (const table of Object.values(UK_YEAR_TABLES)) expect(ukYearFaults(table)).toEqual([])
})

const answers = fc.record({
  nation: fc.constantFrom('england', 'wales', 'northern-ireland', 'scotland'),
  wages: fc.integer({ min: 0, max: 30_000_000 }),
  otherIncome: fc.integer({ min: 0, max: 5_000_000 }),
  isOverPensionAge: fc.boolean(),
})

test('more profit never means less tax, and every tree is sound and sourced', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('2025/26', '2026/27'),
      answers,
      fc.integer({ min: -5_000_000, max: 30_000_000 }),
      fc.integer({ min: 1, max: 5_000_000 }),
      (taxYear, given, profit, more) => {
        const [less, than] = [estimateOf(taxYear, given, profit), estimateOf(taxYear, given, profit + more)]
        expect(than.total.value.minor).toBeGreaterThanOrEqual(less.total.value.minor)
        expectSound(less.toPay, taxYear)
        for (const line of linesUnder(less.toPay)) expect(line.source?.url ?? '', line.says).not.toBe('')
      },
    ),
    { numRuns: 60 },
  )
})

test('a year’s payments on account and its balance against what was paid', () => {
  const estimate = estimateOf('2026/27', { nation: 'england', lastYearBill: 300_000 }, 4_000_000)
  const known = ukAnswers({ nation: 'england', lastYearBill: 300_000 })
  if (known === null) throw new Error('no answers')
  const day = (text: string) => text as CalendarDate
  const schedule = ukSchedule(
    estimate,
    known,
    [
      { date: day('2027-01-30'), amountMinor: 150_000, instalment: 1 },
      { date: day('2027-08-05'), amountMinor: 100_000, instalment: null },
    ],
    day('2027-08-10'),
  )
  expect(schedule).toMatchObject([
    { dueDate: '2027-01-31', neededMinor: 150_000, paidMinor: 150_000, state: 'paid' },
    { dueDate: '2027-07-31', neededMinor: 150_000, paidMinor: 100_000, openMinor: 50_000, state: 'late' },
    { dueDate: '2028-01-31', neededMinor: estimate.toPay.value.minor - 300_000, state: 'open' },
  ])
  const without = ukAnswers({ nation: 'england' })
  if (without === null) throw new Error('no answers')
  expect(ukSchedule(estimate, without, [], day('2027-08-10'))).toMatchObject({ state: 'no-data' })
})

test('updates are due above £50,000, £30,000 and £20,000 from the three years on', () => {
  expect(digitalUpdates('2025/26', 9_000_000)).toBeUndefined()
  expect(digitalUpdates('2026/27', 5_000_000)?.isRequired).toBe(false)
  expect(digitalUpdates('2026/27', 5_000_001)).toMatchObject({
    isRequired: true,
    dueDates: ['2026-08-07', '2026-11-07', '2027-02-07', '2027-05-07'],
  })
  expect(digitalUpdates('2027/28', 3_000_001)?.isRequired).toBe(true)
  expect(digitalUpdates('2029/30', 2_000_001)?.isRequired).toBe(true)
})

test('what is left before VAT registration, and when the threshold is passed', () => {
  const room = vatRoom(amountLine('Turnover', 80_000), '2026-11-21' as CalendarDate)
  expect(room).toMatchObject({
    state: 'known',
    value: { minor: 1_000_000 },
    says: expect.stringContaining('£10,000.00'),
  })
  expect(vatRoom(amountLine('Turnover', 95_000), '2026-11-21' as CalendarDate)).toMatchObject({
    says: expect.stringContaining('passed by £5,000.00'),
  })
  expect(vatRoom(amountLine('Turnover', 1), '2020-01-01' as CalendarDate).state).toBe('no-tax-year')
})

test('mileage: a car by date and beyond 10,000 miles, a motorcycle at its own rate; a bicycle has none, and it says so', () => {
  const trip = (date: string, miles: number, vehicle: Trip['vehicle'] = 'car'): Trip => ({
    date: date as CalendarDate,
    distanceTenths: miles * 10,
    vehicle,
  })
  const { value, because } = ukMileage([
    trip('2026-04-05', 100),
    trip('2026-04-06', 9_950),
    trip('2026-05-01', 30, 'motorcycle'),
    trip('2026-05-02', 20, 'bicycle'),
    trip('2026-06-01', 50),
  ])
  // 100 × 45p, 9,900 × 55p up to the 10,000th, 50 and 50 × 25p beyond it, 30 × 24p.
  expect(value).toEqual(money(4_500 + 544_500 + 2_500 + 720, 'GBP'))
  expect(because.inputs.map(({ label }) => label)).toEqual([
    'Car to 5 Apr 2026, the first 10,000',
    'Car from 6 Apr 2026, the first 10,000',
    'Car from 6 Apr 2026, beyond',
    'Motorcycle from 6 Apr 2026',
  ])
  expect(because.notes).toContain('20 miles are without a rate for their day or vehicle, and take nothing off.')
})

function zero() {
  return {
    state: 'known' as const,
    value: money(0, 'GBP'),
    because: { says: 'Nothing.', inputs: [] },
  }
}
