import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STARTING_EXPENSES, STARTING_INCOME } from '../../shared/expenses/categories.ts'
import { portion } from '../../shared/money.ts'
import type { Answers } from '../../shared/taxes/country.ts'
import { atRate, bandParts, foldRepeats, linesUnder, rateText } from '../../shared/taxes/engine.ts'
import { formLine } from '../../shared/taxes/form-lines.ts'
import { extraTax } from '../../shared/taxes/own-rate.ts'
import { scheduleC } from '../../shared/taxes/us/schedule-c.ts'
import { FILING_STATUSES } from '../../shared/taxes/us/tables.ts'
import { US } from '../../shared/taxes/us/us.ts'
import { booked, cents, returnOf, tablesOf } from './us-return.ts'

const SINGLE: Answers = { filingStatus: 'single' }
const JOINT: Answers = { filingStatus: 'joint' }

function total(taxYear: string, answers: Answers, profit: number): number {
  return returnOf(taxYear, answers, cents(profit)).totalTax.value.minor
}

describe('federal tax as a share of the profit, nothing else earned', () => {
  const PROFITS = [20_000, 40_000, 60_000, 80_000, 100_000, 150_000, 200_000, 300_000]
  test.each([
    { taxYear: '2025', answers: SINGLE, shares: [15.3, 18.7, 20.1, 20.9, 22.6, 25.2, 26.4, 31.5] },
    { taxYear: '2025', answers: JOINT, shares: [14.1, 15.3, 17.4, 18.7, 19.6, 20.7, 22.1, 21.5] },
    { taxYear: '2026', answers: SINGLE, shares: [15.1, 18.6, 20.1, 20.8, 22.4, 25.1, 26.7, 30.7] },
    { taxYear: '2026', answers: JOINT, shares: [14.1, 15.1, 17.3, 18.6, 19.5, 20.7, 22.4, 21.7] },
  ])('$taxYear $answers.filingStatus', ({ taxYear, answers, shares }) => {
    const worked = PROFITS.map((profit) => Math.round((total(taxYear, answers, profit) / cents(profit)) * 1000) / 10)
    expect(worked).toEqual(shares)
  })

  test.each([
    { taxYear: '2025', answers: SINGLE, share: 0.25, from: 143_500 },
    { taxYear: '2025', answers: SINGLE, share: 0.3, from: 271_000 },
    { taxYear: '2026', answers: SINGLE, share: 0.25, from: 148_500 },
    { taxYear: '2026', answers: SINGLE, share: 0.3, from: 293_000 },
    { taxYear: '2025', answers: JOINT, share: 0.25, from: 508_000 },
    { taxYear: '2026', answers: JOINT, share: 0.3, from: 712_000 },
  ])('$taxYear $answers.filingStatus passes $share at $from', ({ taxYear, answers, share, from }) => {
    expect(total(taxYear, answers, from - 1000) / cents(from - 1000)).toBeLessThan(share)
    expect(total(taxYear, answers, from + 1000) / cents(from + 1000)).toBeGreaterThan(share)
  })

  test.each([
    { profit: 10_000, share: 24.0 },
    { profit: 20_000, share: 27.2 },
    { profit: 40_000, share: 28.9 },
    { profit: 100_000, share: 30.1 },
  ])('beside $60,000 of wages, $share% of the first $profit', ({ profit, share }) => {
    const extra = extraTax(US, '2026', { ...SINGLE, wages: cents(60_000) }, booked(cents(profit)))
    if (!('key' in extra)) throw new Error(extra.says)
    expect(Math.round((extra.value.minor / cents(profit)) * 1000) / 10).toBe(share)
  })
})

describe('faults that other programs had', () => {
  test('own wages use up the Social Security base of the business', () => {
    const lines = returnOf('2026', { ...SINGLE, wages: cents(184_500) }, cents(50_000))
    expect(lines.selfEmploymentTax.value.minor).toBe(atRate(atRate(cents(50_000), 92_350), 2_900))
  })

  test('a spouse’s wages do not', () => {
    const alone = returnOf('2026', JOINT, cents(50_000)).selfEmploymentTax
    const married = returnOf('2026', { ...JOINT, spouseWages: cents(184_500) }, cents(50_000)).selfEmploymentTax
    expect(married.value).toEqual(alone.value)
  })

  test('the QBI deduction is of the profit after half the self-employment tax, insurance and retirement', () => {
    const answers = { ...SINGLE, wages: cents(90_000), healthInsurance: cents(3_000), retirement: cents(5_000) }
    const { qbiDeduction, selfEmploymentTax } = returnOf('2026', answers, cents(50_000))
    const half = atRate(selfEmploymentTax.value.minor, 50_000)
    expect(qbiDeduction.value.minor).toBe(atRate(cents(42_000) - half, 20_000))
  })

  test('the QBI deduction is capped by taxable income less net capital gain', () => {
    const { qbiDeduction, taxableBefore } = returnOf('2026', { ...SINGLE, capitalGain: cents(20_000) }, cents(60_000))
    expect(qbiDeduction.value.minor).toBe(atRate(taxableBefore.value.minor - cents(20_000), 20_000))
  })

  test('above the range nothing is left of it without employees; in 2026 the minimum is', () => {
    expect(returnOf('2025', SINGLE, cents(400_000)).qbiDeduction.value.minor).toBe(0)
    const service = returnOf('2026', { ...SINGLE, isSpecifiedService: true }, cents(500_000)).qbiDeduction
    expect(service.value.minor).toBe(cents(400))
    expect(service.because.notes).toEqual([
      'Whether a service business above the whole range still gets the minimum is not settled.',
    ])
  })

  test.each([
    { profit: 433.12, owes: false, why: '399.99 of net earnings' },
    { profit: 433.14, owes: true, why: '400.00 of net earnings' },
  ])('the floor of $400 tests net earnings, not the profit: $profit ($why)', ({ profit, owes }) => {
    expect(returnOf('2026', SINGLE, cents(profit)).selfEmploymentTax.value.minor > 0).toBe(owes)
  })

  test('Additional Medicare Tax is charged without any wages, and not on net earnings below $400', () => {
    const netEarnings = atRate(cents(300_000), 92_350)
    const { additionalMedicare } = returnOf('2026', SINGLE, cents(300_000))
    expect(additionalMedicare.value.minor).toBe(atRate(netEarnings - cents(200_000), 900))
    const small = returnOf('2026', { ...SINGLE, wages: cents(200_000) }, cents(400))
    expect(small.additionalMedicare.value.minor).toBe(0)
  })

  test('there is no net investment income tax on a business', () => {
    expect(returnOf('2026', SINGLE, cents(900_000)).netInvestmentIncomeTax.value.minor).toBe(0)
    const invested = { ...SINGLE, investmentIncome: cents(10_000) }
    expect(returnOf('2026', invested, cents(900_000)).netInvestmentIncomeTax.value.minor).toBe(cents(380))
  })

  test('the standard deduction of 2025 is that of P.L. 119-21', () => {
    expect(tablesOf('2025').standardDeduction.value).toEqual({
      single: cents(15_750),
      joint: cents(31_500),
      separate: cents(15_750),
      head: cents(23_625),
      surviving: cents(31_500),
    })
  })

  test('a surviving spouse has the joint bands, but the QBI range of a single person', () => {
    for (const taxYear of US.years()) {
      const tables = tablesOf(taxYear)
      expect(tables.incomeTaxBands.value.surviving).toEqual(tables.incomeTaxBands.value.joint)
      expect(tables.qbiThreshold.value.surviving).toBe(tables.qbiThreshold.value.single)
      expect(tables.qbiRange.value.surviving).toBe(tables.qbiRange.value.single)
    }
  })

  test('the QBI ranges of 2026 are the wider ones, and the separate threshold has its own amount', () => {
    const { qbiRange, qbiThreshold } = tablesOf('2026')
    expect([qbiRange.value.single, qbiRange.value.joint]).toEqual([cents(75_000), cents(150_000)])
    expect([qbiThreshold.value.single, qbiThreshold.value.separate]).toEqual([cents(201_750), cents(201_775)])
  })

  test('nobody self-employed is asked for overtime pay', () => {
    expect(US.profileFields('2026').filter(({ label }) => /overtime/i.test(label))).toEqual([])
  })
})

describe('deductions for age', () => {
  test.each([
    { birthDate: '1961-01-01', standard: 18_150, senior: 6_000, why: '65 on the last day of 2025, by the law' },
    { birthDate: '1962-01-01', standard: 18_150, senior: 6_000, why: 'on the day before New Year' },
    { birthDate: '1962-01-02', standard: 16_100, senior: 0, why: 'a day too young' },
  ])('born $birthDate: $why', ({ birthDate, standard, senior }) => {
    const lines = returnOf('2026', { ...SINGLE, birthDate }, cents(40_000))
    expect(lines.standardDeduction.value.minor).toBe(cents(standard))
    expect(lines.seniorDeduction.value.minor).toBe(cents(senior))
  })

  test('the senior deduction fades for each of two by 6% above $150,000, and a separate return has none', () => {
    const both = { birthDate: '1950-01-01', spouseBirthDate: '1950-01-01', otherIncome: cents(170_000) }
    expect(returnOf('2026', { ...JOINT, ...both }, 0).seniorDeduction.value.minor).toBe(2 * cents(4_800))
    expect(returnOf('2026', { filingStatus: 'separate', ...both }, 0).seniorDeduction.value.minor).toBe(0)
    expect(returnOf('2024', { ...JOINT, ...both }, 0).seniorDeduction.value.minor).toBe(0)
  })
})

describe('state tax, roughly', () => {
  const at = (answers: Answers, profit = 60_000, taxYear = '2026') => {
    const estimate = US.estimate(taxYear, { ...SINGLE, ...answers }, booked(cents(profit)))
    if (!('total' in estimate) || estimate.localTax?.state !== 'known') throw new Error('no state tax')
    return estimate.localTax
  }
  test.each([
    { state: 'TX', tax: 0, why: 'no tax on income' },
    { state: 'PA', tax: 184_200, why: '3.07% of the profit' },
    { state: 'IL', tax: 261_910, why: '4.95% of adjusted gross income less 2,850' },
    { state: 'CO', tax: 139_607, why: '4.4% of federal taxable income' },
  ])('$state: $why', ({ state, tax }) => {
    expect(at({ state }).value.minor).toBe(tax)
  })

  test('it is marked as an approximation, and a table of the year before as a projection', () => {
    expect(at({ state: 'CA' }).because.notes?.join(' ')).toMatch(/approximation.*projection, not law.*table of 2025/)
    expect(at({ state: 'NY' }).because.notes?.join(' ')).toMatch(/approximation/)
  })

  test('the own rate takes the place of any table, the own deduction that of the state', () => {
    expect(at({ state: 'NY', stateRate: '0.05' }).value.minor).toBe(cents(3_000))
    expect(at({ state: 'MI', stateDeduction: cents(55_761.13) }).value.minor).toBe(0)
  })

  test('Ohio asks for a fixed amount as soon as the first band is passed', () => {
    expect(at({ state: 'OH', stateDeduction: 0, filingStatus: 'joint' }, 10_000).value.minor).toBe(0)
    expect(at({ state: 'OH', stateDeduction: 0 }, 60_000, '2025').value.minor).toBe(34_200 + 81_706)
  })

  test('every state has bands that can be used, in both years', () => {
    const field = US.profileFields('2026').find(({ key }) => key === 'state')
    expect(field?.choices).toHaveLength(51)
    for (const { value } of field?.choices ?? [])
      for (const taxYear of ['2025', '2026'])
        for (const filingStatus of FILING_STATUSES) {
          const estimate = US.estimate(taxYear, { filingStatus, state: value }, booked(cents(2_000_000)))
          expect('localTax' in estimate && estimate.localTax?.state).toBe(
            ['AR', 'SC'].includes(value) ? 'no-tax-rules' : 'known',
          )
        }
  })
})

describe('Schedule C', () => {
  test('every category that a book starts with has the line that the rules give it', () => {
    for (const taxYear of ['2024', '2025', '2026']) {
      const lines = new Map(scheduleC(taxYear).map(({ key, line }) => [key, line]))
      for (const { formKey } of STARTING_EXPENSES)
        expect(lines.get(formKey), formKey).toBe(formLine(formKey, 'US', taxYear))
    }
  })

  test('and a box of the self-employment pages of the United Kingdom', () => {
    for (const { formKey } of [...STARTING_INCOME, ...STARTING_EXPENSES])
      expect(formLine(formKey, 'GB', '2026/27'), formKey).not.toBeNull()
    expect(formLine('travel', 'GB', '2026/27')).toBe('20')
    expect(formLine('travel', 'PT', '2026')).toBeNull()
  })

  test('line 27a and 27b changed places after 2024', () => {
    const lineOf = (taxYear: string, wanted: string) => scheduleC(taxYear).find(({ key }) => key === wanted)?.line
    expect([lineOf('2024', 'other'), lineOf('2025', 'other')]).toEqual(['27a', '27b'])
    expect([lineOf('2024', 'energy-efficient-buildings'), lineOf('2025', 'energy-efficient-buildings')]).toEqual([
      '27b',
      '27a',
    ])
  })
})

describe('what holds for any return', () => {
  const anyYear = fc.constantFrom('2024', '2025', '2026')
  const anyStatus = fc.constantFrom(...FILING_STATUSES)
  const anyAmount = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: cents(400_000) }))
  const anyAnswers = fc.record({
    filingStatus: anyStatus,
    birthDate: fc.constantFrom(null, '1950-06-30', '1990-06-30'),
    wages: anyAmount,
    spouseWages: anyAmount,
    spouseProfit: fc.oneof(anyAmount, fc.constant(cents(-8_000))),
    otherIncome: anyAmount,
    investmentIncome: anyAmount,
    capitalGain: anyAmount,
    healthInsurance: fc.integer({ min: 0, max: cents(20_000) }),
    retirement: fc.integer({ min: 0, max: cents(40_000) }),
    employeeWages: anyAmount,
    isSpecifiedService: fc.boolean(),
  })
  const anyProfit = fc.integer({ min: cents(-50_000), max: cents(900_000) })

  test('more profit never means less tax, but where the law has a step', () => {
    // The steps: SE tax from $400 of net earnings brings a deduction of half of it, and from 2026 on QBI of $1,000 brings the
    // $400 minimum: together they can lower the tax by less than $250.
    fc.assert(
      fc.property(
        anyYear,
        anyAnswers,
        anyProfit,
        fc.integer({ min: 0, max: cents(20_000) }),
        (taxYear, answers, profit, more) => {
          const less = returnOf(taxYear, answers, profit).totalTax.value.minor
          const greater = returnOf(taxYear, answers, profit + more).totalTax.value.minor
          const passesStep = profit < cents(60_000) && profit + more > 0
          expect(greater).toBeGreaterThanOrEqual(less - (passesStep ? cents(250) : 2))
        },
      ),
    )
  })

  test('the tax with the business less the tax without it is the tax that it adds', () => {
    fc.assert(
      fc.property(anyYear, anyAnswers, anyProfit, (taxYear, answers, profit) => {
        const extra = extraTax(US, taxYear, answers, booked(profit))
        if (!('key' in extra)) throw new Error(extra.says)
        const difference =
          returnOf(taxYear, answers, profit).totalTax.value.minor - returnOf(taxYear, answers, 0).totalTax.value.minor
        expect(extra.value.minor).toBe(difference)
      }),
    )
  })

  test('every amount of the tree is a whole number of cents', () => {
    fc.assert(
      fc.property(anyYear, anyAnswers, anyProfit, (taxYear, answers, profit) => {
        const { toPay } = returnOf(taxYear, answers, profit)
        for (const { value } of linesUnder(toPay))
          if (typeof value === 'object') expect(Number.isSafeInteger(value.minor)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  test('the parts of the bands add up to the tax of the whole, rounded once', () => {
    const { single } = tablesOf('2026').incomeTaxBands.value
    fc.assert(
      fc.property(fc.integer({ min: 0, max: cents(2_000_000) }), (amount) => {
        const parts = bandParts(amount, single)
        let exact = 0n
        for (const [index, { upToMinor, rate }] of single.entries()) {
          const from = single[index - 1]?.upToMinor ?? 0
          exact += BigInt(Math.max(0, Math.min(amount, upToMinor ?? amount) - from)) * BigInt(rate)
        }
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(Number((exact + 50_000n) / 100_000n))
      }),
    )
  })
})

describe('a tree says each line once', () => {
  const { toPay } = returnOf('2026', { filingStatus: 'single', wages: cents(20_000) }, cents(79_671))

  test('a line that comes again keeps its value and its source, and points further up', () => {
    const folded = linesUnder(foldRepeats(toPay))
    const again = folded.filter(({ because }) => because.says.endsWith('Worked out further up.'))
    expect(again.length).toBeGreaterThan(3)
    for (const { key, value, source, because } of again) {
      expect(because.inputs).toEqual([])
      expect(source?.title).toBeTruthy()
      expect(folded.some((first) => first.key === key && first.because.inputs.length > 0)).toBe(true)
      expect(linesUnder(toPay).find((line) => line.key === key && line.value === value)).toBeDefined()
    }
  })

  test('so a whole return stays small on its way to the screen', () => {
    expect(JSON.stringify(foldRepeats(toPay)).length).toBeLessThan(40_000)
    expect(foldRepeats(toPay).value).toEqual(toPay.value)
  })
})

describe('shares are rounded once, half away from zero', () => {
  test.each([
    { amount: 1, part: 1, whole: 2, result: 1 },
    { amount: -1, part: 1, whole: 2, result: -1 },
    { amount: 1, part: 1, whole: 3, result: 0 },
    { amount: -5, part: 1, whole: 3, result: -2 },
    { amount: 100, part: 0, whole: 7, result: 0 },
    { amount: 900_719_925_474_099, part: 10, whole: 10, result: 900_719_925_474_099 },
  ])('$amount × $part ÷ $whole = $result', ({ amount, part, whole, result }) => {
    expect(portion(amount, part, whole)).toBe(result)
  })

  test.each([
    { rate: 92_350, text: '0.9235' },
    { rate: 900, text: '0.009' },
    { rate: 100_000, text: '1' },
    { rate: 0, text: '0' },
    { rate: 110_000, text: '1.1' },
  ])('$rate is $text', ({ rate, text }) => {
    expect(rateText(rate)).toBe(text)
  })
})
