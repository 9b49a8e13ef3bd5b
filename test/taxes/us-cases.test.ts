import { describe, expect, test } from 'vitest'
import type { Answers } from '../../shared/taxes/country.ts'
import type { Line } from '../../shared/taxes/engine.ts'
import { usAnswers } from '../../shared/taxes/us/answers.ts'
import { incomeTax, seniorDeduction } from '../../shared/taxes/us/income-tax.ts'
import { businessComponent, qbiDeduction } from '../../shared/taxes/us/qbi.ts'
import { selfEmployment } from '../../shared/taxes/us/self-employment.ts'
import type { UsTables } from '../../shared/taxes/us/tables.ts'
import { casesOf, input, type PublishedCase, publishedCases } from './us-published.ts'
import { amountLine, cents, returnOf, tablesOf } from './us-return.ts'

const dollars = (line: Line): number => line.value.minor / 100

function expectNear(given: PublishedCase, answers: Record<string, number | undefined>): void {
  for (const [key, expected] of Object.entries(given.expected)) {
    const answer = answers[key]
    expect(answer, `${key} is worked out`).toBeDefined()
    const off = Math.abs((answer ?? Number.NaN) - Number(expected))
    expect(off, `${key}: ${answer} against ${expected} (${given.source})`).toBeLessThanOrEqual(given.tolerance + 1e-9)
  }
}

test('every example names its source and is of a kind that is run', () => {
  const kinds = new Set(publishedCases().map(({ kind }) => kind))
  expect(kinds).toEqual(
    new Set([
      'annual',
      'selfEmploymentTax',
      'taxOnTaxableIncome',
      'qbi',
      'qbiLimit',
      'seniorDeduction',
      // us-instalments.test.ts, us-underpayment.test.ts
      'annualisation',
      'dueDates',
      'underpaymentShortMethod',
    ]),
  )
  expect(publishedCases().filter(({ source }) => source.trim() === '')).toEqual([])
  expect(publishedCases()).toHaveLength(97)
})

describe('a whole year', () => {
  test.each(casesOf('annual'))('$id: $year $filingStatus', (given) => {
    const lines = returnOf(String(given.year), answersOf(given), cents(input(given, 'netProfit')))
    expectNear(given, {
      agi: dollars(lines.adjustedIncome),
      standardDeduction: dollars(lines.standardDeduction),
      qbiDeduction: dollars(lines.qbiDeduction),
      taxableIncome: dollars(lines.taxableIncome),
      incomeTax: dollars(lines.incomeTax),
      seTax: dollars(lines.selfEmploymentTax),
      additionalMedicare: dollars(lines.additionalMedicare),
      totalTax: dollars(lines.totalTax),
    })
  })
})

describe('Schedule SE', () => {
  test.each(casesOf('selfEmploymentTax'))('$id', (given) => {
    const tables = withWageBase(tablesOf('2024'), given)
    const people = (given.inputs['people'] ?? [given.inputs]) as { netProfit: number; wages: number }[]
    const schedules = people.map(({ netProfit, wages }) => {
      const you = usAnswers({ filingStatus: 'single', wages: cents(wages) })?.you
      if (you === undefined) throw new Error('no answers')
      return selfEmployment(amountLine('Net profit', netProfit), you, tables)
    })
    const total = (pick: (schedule: ReturnType<typeof selfEmployment>) => Line): number =>
      schedules.reduce((all, schedule) => all + dollars(pick(schedule)), 0)
    expectNear(given, {
      seNetEarnings: total(({ netEarnings }) => netEarnings),
      seTax: total(({ tax }) => tax),
      halfSeDeduction: total(({ deductibleHalf }) => deductibleHalf),
    })
  })
})

describe('tax on taxable income', () => {
  test.each(casesOf('taxOnTaxableIncome'))('$id', (given) => {
    const taxable = amountLine('Taxable income', input(given, 'taxableIncome'))
    const tax = incomeTax(taxable, amountLine('Gain', 0), given.filingStatus ?? 'single', tablesOf(String(given.year)))
    expectNear(given, { incomeTax: dollars(tax) })
  })
})

describe('the QBI deduction of one business', () => {
  test.each(casesOf('qbi'))('$id', (given) => {
    const tables = tablesOf('2024')
    const taxable = amountLine('Taxable income', input(given, 'taxableIncomeBeforeQbi'))
    const income = amountLine('Business income', input(given, 'qbi'))
    const component = businessComponent(
      {
        who: 'you',
        income,
        wages: amountLine('Wages', input(given, 'w2Wages')),
        property: amountLine('Property', input(given, 'ubia')),
        isSpecifiedService: given.inputs['sstb'] === true,
      },
      taxable,
      {
        threshold: amountLine('Threshold', given.params?.threshold ?? 0),
        range: amountLine('Range', given.params?.range ?? 0),
      },
      tables,
    )
    const gain = amountLine('Gain', input(given, 'netCapitalGain'))
    expectNear(given, { qbiDeduction: dollars(qbiDeduction([component], [income], taxable, gain, tables)) })
  })

  test.each(casesOf('qbiLimit'))('$id: the limit and the minimum', (given) => {
    const deduction = qbiDeduction(
      [amountLine('Share', input(given, 'qbiComponent'))],
      [amountLine('Business income', input(given, 'qbi'))],
      amountLine('Taxable income', input(given, 'taxableIncomeBeforeQbi')),
      amountLine('Gain', input(given, 'netCapitalGain')),
      tablesOf(String(given.year)),
    )
    expectNear(given, { qbiDeduction: dollars(deduction) })
  })
})

test.each(casesOf('seniorDeduction'))('the senior deduction: $id', (given) => {
  const income = amountLine('Adjusted gross income', input(given, 'magi'))
  const tables = tablesOf(String(given.year))
  expectNear(given, {
    seniorDeduction: dollars(seniorDeduction(input(given, 'seniors'), given.filingStatus ?? 'single', income, tables)),
  })
})

function answersOf(given: PublishedCase): Answers {
  const born = (age: unknown): string | null => (typeof age === 'number' ? `${given.year - age}-06-30` : null)
  const amount = (key: string): number => cents(input(given, key))
  return {
    filingStatus: given.filingStatus,
    birthDate: born(given.inputs['age']),
    spouseBirthDate: born(given.inputs['spouseAge']),
    wages: amount('wages'),
    spouseWages: amount('spouseWages'),
    spouseProfit: amount('spouseNetProfit'),
    otherIncome: amount('otherIncome'),
    capitalGain: amount('longTermGain'),
    employeeWages: amount('w2WagesPaid'),
    property: amount('ubia'),
    isSpecifiedService: given.inputs['sstb'] === true,
  }
}

function withWageBase(tables: UsTables, { params }: PublishedCase): UsTables {
  return {
    ...tables,
    socialSecurityWageBase: { ...tables.socialSecurityWageBase, value: cents(params?.ssWageBase ?? 0) },
  }
}
