import { describe, expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import { FigureReply } from '../../shared/contract.ts'
import type { Figure, Input } from '../../shared/figure.ts'
import { countryOf } from '../../shared/taxes/countries.ts'
import { type Answers, type Estimate, noTaxRules } from '../../shared/taxes/country.ts'
import { extraTax, ownRate } from '../../shared/taxes/own-rate.ts'
import { usAnswers } from '../../shared/taxes/us/answers.ts'
import { FILING_STATUSES } from '../../shared/taxes/us/tables.ts'
import { US } from '../../shared/taxes/us/us.ts'
import { interestSoFar } from '../../shared/taxes/us/ways-to-pay.ts'
import { expectSound } from '../figure/expect-sound.ts'
import { booked, cents, tablesOf } from './us-return.ts'

const RICH: Answers = {
  birthDate: '1955-03-01',
  isBlind: true,
  spouseBirthDate: '1958-07-04',
  wages: cents(90_000),
  withheld: cents(9_000),
  spouseWages: cents(140_000),
  spouseProfit: cents(-5_000),
  otherIncome: cents(3_000),
  investmentIncome: cents(2_000),
  capitalGain: cents(30_000),
  healthInsurance: cents(6_000),
  retirement: cents(10_000),
  credits: cents(500),
  isSpecifiedService: true,
  employeeWages: cents(12_000),
  property: cents(8_000),
  lastYearTax: cents(50_000),
  lastYearAgi: cents(200_000),
}

const scenes: { why: string; taxYear: string; answers: Answers; profit: number }[] = [
  ...FILING_STATUSES.flatMap((filingStatus) =>
    ['2024', '2025', '2026'].flatMap((taxYear) => [
      { why: 'plain', taxYear, answers: { filingStatus }, profit: 60_000 },
      { why: 'everything at once', taxYear, answers: { filingStatus, ...RICH, state: 'NY' }, profit: 180_000 },
    ]),
  ),
  { why: 'a loss', taxYear: '2026', answers: { filingStatus: 'single', wages: cents(40_000) }, profit: -20_000 },
  { why: 'almost nothing', taxYear: '2026', answers: { filingStatus: 'single', state: 'TX' }, profit: 400 },
  { why: 'own state rate', taxYear: '2026', answers: { filingStatus: 'head', stateRate: '0.05' }, profit: 80_000 },
]

function estimateOf(taxYear: string, answers: Answers, profit: number): Estimate {
  const estimate = US.estimate(taxYear, answers, booked(cents(profit)))
  if (!('total' in estimate)) throw new Error(estimate.says)
  return estimate
}

/** Every end of a tree that names neither a law, a form nor a place in the app. */
function unsourced(figure: Figure, path = ''): string[] {
  const inputs = figure.because?.inputs ?? []
  if (inputs.length === 0) {
    const source = figure.state === 'known' ? figure.source : undefined
    return source && source.title !== '' && /^(https:\/\/|\/)/.test(source.url) ? [] : [path]
  }
  return inputs.flatMap((input: Input) => {
    const at = `${path} > ${input.label}`
    if (input.figure) return unsourced(input.figure, at)
    return input.link ? [] : [at]
  })
}

describe.each(scenes)('$taxYear $answers.filingStatus, $profit, $why', ({ taxYear, answers, profit }) => {
  const estimate = estimateOf(taxYear, answers, profit)
  const figures: [string, Figure][] = [
    ['total', estimate.total],
    ['to pay', estimate.toPay],
    ...estimate.lines.map((line): [string, Figure] => [line.label, line]),
  ]

  test('every leaf has a source and every sum adds up', () => {
    for (const [name, figure] of figures) {
      expect(unsourced(figure, name)).toEqual([])
      expectSound(figure, name)
    }
  })

  test('every figure fits the contract of the API', () => {
    expect(FigureReply.safeParse(estimate.total).error).toBeUndefined()
  })

  test('so do the extra tax, the own rate, the ways to pay and the interest', () => {
    const course = {
      profitsMinor: [0.2, 0.4, 0.7, 1].map((share) => cents(profit * share)),
      rateBps: 2750,
      payments: [{ date: calendarDate(`${taxYear}-06-30`), amountMinor: 100_000, instalment: 1 }],
      asOf: calendarDate(`${taxYear}-12-31`),
    }
    const known = usAnswers(answers)
    const ways = US.waysToPay?.(estimate, answers, course)
    if (known === null || !Array.isArray(ways)) throw new Error('no ways to pay')
    const year = {
      taxYear,
      totalTax: estimate.nationalTax,
      withheld: estimate.withheld,
      answers: known,
      tables: tablesOf(taxYear),
    }
    const all: Figure[] = [
      extraTax(US, taxYear, answers, booked(cents(profit))),
      ownRate(US, taxYear, answers, booked(cents(profit))),
      interestSoFar(year, course),
      ...ways.flatMap((way) => [way.interest, ...way.instalments.map(({ amount }: { amount: Figure }) => amount)]),
    ]
    for (const figure of all) {
      expect(figure.state === 'known' || figure.because ? unsourced(figure) : []).toEqual([])
      expectSound(figure, 'figure')
      expect(FigureReply.safeParse(figure).error).toBeUndefined()
    }
  })
})

describe('what is not known is a state with a sentence', () => {
  test.each([
    { taxYear: '2027', answers: { filingStatus: 'single' }, state: 'no-tax-year', why: 'a year without a table' },
    { taxYear: '2023', answers: { filingStatus: 'single' }, state: 'no-tax-year', why: 'a year before the first' },
    { taxYear: '2026', answers: {}, state: 'no-data', why: 'no filing status' },
  ])('$why: $state', ({ taxYear, answers, state }) => {
    const estimate = US.estimate(taxYear, answers, booked(100))
    expect(estimate.state).toBe(state)
    expect(estimate).not.toHaveProperty('total')
    expect(ownRate(US, taxYear, answers, booked(100)).state).toBe(state)
  })

  test('books in another currency', () => {
    expect(US.estimate('2026', { filingStatus: 'single' }, { ...booked(100), currency: 'EUR' }).state).toBe('no-rate')
  })

  test('a profit that is not known', () => {
    const netProfit: Figure = { state: 'no-data', says: 'Nothing is recorded yet.' }
    expect(US.estimate('2026', { filingStatus: 'single' }, { currency: 'USD', netProfit })).toEqual(netProfit)
  })

  test('a country without rules has none', () => {
    expect(countryOf('US')).toBe(US)
    expect(countryOf('ZZ')).toBeUndefined()
    expect(noTaxRules('ZZ')).toEqual({
      state: 'no-tax-rules',
      says: 'There are no tax rules for ZZ here. Your flat rate is used.',
    })
  })

  test.each([
    { state: 'AR', taxYear: '2026', says: 'no-tax-rules' },
    { state: 'NY', taxYear: '2024', says: 'no-tax-year' },
  ])('$state in $taxYear: the federal tax alone, and said so', ({ state, taxYear, says }) => {
    const estimate = estimateOf(taxYear, { filingStatus: 'single', state }, 60_000)
    expect(estimate.localTax?.state).toBe(says)
    expect(estimate.total.value).toEqual(estimate.nationalTax.value)
    expect(estimate.total.because.notes).toContain('State tax is not in it.')
  })
})
