import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarDate, calendarDate } from '../../shared/calendar.ts'
import type { Figure } from '../../shared/figure.ts'
import { annualized } from '../../shared/taxes/engine.ts'
import { loadHistory, type Parameter, rate } from '../../shared/taxes/parameters.ts'
import { quarterOf } from '../../shared/taxes/us/annualized.ts'
import { usPeriods } from '../../shared/taxes/us/periods.ts'
import { lateParts, underpaymentInterest } from '../../shared/taxes/us/underpayment.ts'
import { casesOf, input } from './us-published.ts'
import { cents } from './us-return.ts'

const day = (text: string): CalendarDate => calendarDate(text)
const minor = (figure: Figure): number => {
  if (figure.state !== 'known' || typeof figure.value !== 'object') throw new Error('not an amount')
  return figure.value.minor
}

/** Four instalments of a year, each so many dollars. */
function instalments(taxYear: string, each: number) {
  return usPeriods(taxYear).map(({ lawDate, dueDate }) => ({ lawDate, dueDate, requiredMinor: cents(each) }))
}
const paid = (date: string, dollars: number) => ({ date: day(date), amountMinor: cents(dollars) })

describe('what was late', () => {
  test.each([
    {
      why: 'all in time',
      payments: [
        ['2025-04-15', 100],
        ['2025-06-15', 100],
        ['2025-09-15', 100],
        ['2026-01-15', 100],
      ],
      late: [],
    },
    {
      why: 'a payment by the moved day is in time, and counts on the day the law names',
      payments: [
        ['2025-04-15', 100],
        ['2025-06-16', 100],
        ['2025-09-15', 100],
        ['2026-01-15', 100],
      ],
      late: [],
    },
    {
      why: 'a day after the moved day it is late from the day the law names',
      payments: [
        ['2025-04-15', 100],
        ['2025-06-17', 100],
        ['2025-09-15', 100],
        ['2026-01-15', 100],
      ],
      late: [[100, '2025-06-15', '2025-06-17']],
    },
    {
      why: 'in two parts',
      payments: [
        ['2025-04-10', 60],
        ['2025-05-01', 40],
        ['2025-06-15', 100],
        ['2025-09-15', 100],
        ['2026-01-15', 100],
      ],
      late: [[40, '2025-04-15', '2025-05-01']],
    },
    {
      why: 'paid twice: the second one is there early for the next',
      payments: [
        ['2025-04-15', 100],
        ['2025-04-15', 100],
        ['2025-09-15', 100],
        ['2026-01-15', 100],
      ],
      late: [],
    },
    {
      why: 'meant for June, but the tax office fills April first',
      payments: [
        ['2025-06-15', 100],
        ['2025-09-15', 200],
        ['2026-01-15', 100],
      ],
      late: [
        [100, '2025-04-15', '2025-06-15'],
        [100, '2025-06-15', '2025-09-15'],
      ],
    },
    {
      why: 'never paid: until the return is due',
      payments: [
        ['2025-04-15', 100],
        ['2025-06-15', 100],
        ['2025-09-15', 100],
      ],
      late: [[100, '2026-01-15', '2026-04-15']],
    },
    {
      why: 'money that came back undoes the payment before it',
      payments: [
        ['2025-04-15', 100],
        ['2025-04-20', -30],
        ['2025-06-15', 130],
        ['2025-09-15', 100],
        ['2026-01-15', 100],
      ],
      late: [[30, '2025-04-15', '2025-06-15']],
    },
  ] as { why: string; payments: [string, number][]; late: [number, string, string][] }[])(
    '$why',
    ({ payments, late }) => {
      const parts = lateParts(
        instalments('2025', 100),
        payments.map(([date, dollars]) => paid(date, dollars)),
        day('2026-04-15'),
      )
      expect(parts).toEqual(late.map(([dollars, from, to]) => ({ minor: cents(dollars), from, to })))
    },
  )

  test('what is not due yet is not late', () => {
    expect(lateParts(instalments('2026', 100), [paid('2026-04-15', 100)], day('2026-06-15'))).toEqual([])
  })
})

describe('interest', () => {
  test('at the rate of each day, over the days of its own year', () => {
    const parts = [{ minor: cents(10_000), from: day('2024-04-15'), to: day('2025-04-15') }]
    const expected = Math.round((1_000_000 * 260 * 8) / 36_600) + Math.round((1_000_000 * 105 * 7) / 36_500)
    expect(minor(underpaymentInterest(parts, '2024'))).toBe(expected)
  })

  test('the rates of 2026 change in April and July, and say that one source has them', () => {
    const parts = [{ minor: cents(10_000), from: day('2026-04-15'), to: day('2026-09-15') }]
    const figure = underpaymentInterest(parts, '2026')
    expect(minor(figure)).toBe(Math.round((1_000_000 * 76 * 6) / 36_500) + Math.round((1_000_000 * 77 * 7) / 36_500))
    expect(JSON.stringify(figure)).toContain('The interest rate of April to June 2026 is from one source.')
  })

  test('the rate of the first quarter reaches to 15 April after the year', () => {
    const parts = [{ minor: cents(10_000), from: day('2026-01-15'), to: day('2026-04-15') }]
    expect(minor(underpaymentInterest(parts, '2025'))).toBe(Math.round((1_000_000 * 90 * 7) / 36_500))
  })

  test('a day without a published rate is a named state, with the interest up to there', () => {
    const parts = [{ minor: cents(10_000), from: day('2026-09-15'), to: day('2027-04-15') }]
    expect(underpaymentInterest(parts, '2026')).toMatchObject({
      state: 'no-rate',
      says: 'The tax office’s interest rate from Jan 1, 2027 on is not known here. Up to then it comes to $205.21.',
    })
  })

  test('nothing late costs nothing, whatever the rate', () => {
    expect(minor(underpaymentInterest([], '2026'))).toBe(0)
  })

  test('paying earlier never costs more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (a, b) => {
        const late = (days: number) =>
          lateParts(instalments('2025', 500), [{ date: dayOf(days), amountMinor: cents(2_000) }], day('2026-04-15'))
        const [early, later] = a < b ? [a, b] : [b, a]
        expect(minor(underpaymentInterest(late(early), '2025'))).toBeLessThanOrEqual(
          minor(underpaymentInterest(late(later), '2025')),
        )
      }),
    )
  })
})

describe('published examples', () => {
  // 2008, when the short method had one factor for the whole year: 6%, 5%, 6% and, from January 2009, 5%.
  const source = { title: 'Rates of 2008', url: 'https://www.irs.gov/payments/quarterly-interest-rates' }
  const entry = (from: string, to: string, value: number) => ({
    from: day(from),
    to: day(to),
    value,
    source,
    status: 'law' as const,
  })
  const rates: readonly Parameter<number>[] = loadHistory('us/2008', rate, [
    entry('2008-04-01', '2008-06-30', 0.06),
    entry('2008-07-01', '2008-09-30', 0.05),
    entry('2008-10-01', '2008-12-31', 0.06),
    entry('2009-01-01', '2009-03-31', 0.05),
  ])

  test.each(casesOf('underpaymentShortMethod'))('$id', (given) => {
    const short =
      input(given, 'requiredAnnualPayment') - input(given, 'withholding') - input(given, 'estimatedPayments')
    expect(short).toBe(given.expected['underpayment'])
    const penalty = (paidOn: string): number => {
      const parts = lateParts(instalments('2008', short / 4), [paid(paidOn, short)], day('2009-04-15'))
      return minor(underpaymentInterest(parts, '2008', rates)) / 100
    }
    const near = (key: string, answer: number) =>
      expect(Math.abs(answer - Number(given.expected[key])), key).toBeLessThanOrEqual(given.tolerance)
    near('grossPenalty', penalty('2009-04-15'))
    // The printed credit of $6 stands for about a month.
    near('penaltyAfterEarlyPayment', penalty('2009-03-16'))
    expect(penalty('2009-04-15') / short).toBeCloseTo(input(given, 'factor'), 4)
  })

  test.each(casesOf('annualisation'))('$id', (given) => {
    const over = (key: string): number[] =>
      (given.inputs[key] as number[]).map(
        (dollars, index) => annualized(cents(dollars), [3, 5, 8, 12][index] ?? 12) / 100,
      )
    const income = over('cumulativeAgi')
    const itemized = over('cumulativeItemised')
    const deduction = itemized.map((each) => Math.max(each, input(given, 'standardDeduction')))
    const worked: Record<string, number[]> = {
      annualisedIncome: income,
      annualisedItemised: itemized,
      deduction,
      taxable: income.map((each, index) => each - (deduction[index] ?? 0) - input(given, 'exemptions')),
    }
    for (const [key, expected] of Object.entries(given.expected))
      for (const [index, dollars] of (expected as number[]).entries())
        expect(Math.abs((worked[key]?.[index] ?? Number.NaN) - dollars), `${key} ${index}`).toBeLessThanOrEqual(
          given.tolerance,
        )
  })
})

test('a quarter of the required payment, four times, is all of it', () => {
  fc.assert(
    fc.property(fc.nat(), (required) => {
      const quarters = quarterOf(required)
      expect(quarters.reduce((sum, quarter) => sum + quarter, 0)).toBe(required)
      expect(Math.max(...quarters) - Math.min(...quarters)).toBeLessThanOrEqual(1)
    }),
  )
})

function dayOf(days: number): CalendarDate {
  return day(new Date(Date.UTC(2025, 3, 1) + days * 86_400_000).toISOString().slice(0, 10))
}
