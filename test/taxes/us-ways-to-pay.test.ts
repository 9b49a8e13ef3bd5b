import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import type { Answers, Estimate, TaxPayment, WayToPay, YearCourse } from '../../shared/taxes/country.ts'
import { annualizedInstalments } from '../../shared/taxes/us/annualized.ts'
import { usAnswers } from '../../shared/taxes/us/answers.ts'
import { requiredAnnualPayment } from '../../shared/taxes/us/required-payment.ts'
import { toSend, usSchedule } from '../../shared/taxes/us/schedule.ts'
import { US } from '../../shared/taxes/us/us.ts'
import { interestSoFar } from '../../shared/taxes/us/ways-to-pay.ts'
import { amountLine, booked, cents, tablesOf } from './us-return.ts'

const SINGLE: Answers = { filingStatus: 'single', lastYearTax: cents(11_480), lastYearAgi: cents(70_000) }
/** A year with a good end: the profit to the end of March, May, August and December. */
const PROFITS = [16_042.69, 34_003.69, 44_371.94, 79_670.98].map(cents)

const payment = (date: string, dollars: number, instalment: number | null = null): TaxPayment => ({
  date: calendarDate(date),
  amountMinor: cents(dollars),
  instalment,
})
const THREE_PAID = [payment('2026-04-13', 2870, 1), payment('2026-06-15', 2870, 2), payment('2026-09-11', 2870, 3)]

function course(more: Partial<YearCourse> = {}): YearCourse {
  return { profitsMinor: PROFITS, rateBps: 2750, payments: THREE_PAID, asOf: calendarDate('2026-11-19'), ...more }
}

function estimateOf(answers: Answers, profitMinor: number, taxYear = '2026'): Estimate {
  const estimate = US.estimate(taxYear, answers, booked(profitMinor))
  if (!('total' in estimate)) throw new Error(estimate.says)
  return estimate
}

function waysOf(answers: Answers, year: YearCourse, taxYear = '2026'): Record<WayToPay['key'], WayToPay> {
  const ways = US.waysToPay?.(estimateOf(answers, year.profitsMinor.at(-1) ?? 0, taxYear), answers, year)
  if (ways === undefined || 'state' in ways) throw new Error('no ways')
  const [flat, harbor, annualized] = ways
  if (flat?.key !== 'flat' || harbor?.key !== 'safe-harbor' || annualized?.key !== 'annualized')
    throw new Error('the ways have changed places')
  return { flat, 'safe-harbor': harbor, annualized }
}

const amounts = (way: WayToPay): number[] => way.instalments.map(({ amount }) => amount.value.minor / 100)
const interestOf = (way: WayToPay): unknown =>
  way.interest.state === 'known' ? way.interest.value : way.interest.state

describe('the three ways side by side', () => {
  const ways = waysOf(SINGLE, course())

  test('flat: the own rate on what each period brought', () => {
    expect(amounts(ways.flat)).toEqual([4_411.74, 4_939.27, 2_851.27, 9_707.24])
    expect(ways.flat).toMatchObject({ byInstalmentsMinor: 2_190_952, toSendMinor: 1_329_952, leftMinor: -533_790 })
  })

  test('safe harbor: last year’s tax in four parts', () => {
    expect(amounts(ways['safe-harbor'])).toEqual([2870, 2870, 2870, 2870])
    expect(ways['safe-harbor']).toMatchObject({
      byInstalmentsMinor: 1_148_000,
      toSendMinor: 287_000,
      leftMinor: 509_162,
    })
  })

  test('annualized: each period on its own income', () => {
    expect(amounts(ways.annualized)).toEqual([2_924.69, 4_733.56, 1_487.24, 5_768.97])
    expect(ways.annualized).toMatchObject({ byInstalmentsMinor: 1_491_446, toSendMinor: 630_446, leftMinor: 165_716 })
  })

  test('none costs interest, and the least money is named', () => {
    for (const way of Object.values(ways)) expect(interestOf(way)).toEqual({ minor: 0, currency: 'USD' })
    expect(Object.values(ways).filter(({ isCheapest }) => isCheapest)).toEqual([ways['safe-harbor']])
  })

  test('the safe harbor says whose tax is the measure', () => {
    expect(ways['safe-harbor'].says).toBe(
      'A quarter of $11,480.00 each time, whatever the periods bring. The smaller of 90% of this year’s tax and last year’s tax.',
    )
  })

  test('with all their workings they are small enough to be sent', () => {
    expect(JSON.stringify(ways).length).toBeLessThan(150_000)
  })

  test('each is due on the same days', () => {
    for (const way of Object.values(ways))
      expect(way.instalments.map(({ dueDate }) => dueDate)).toEqual([
        '2026-04-15',
        '2026-06-15',
        '2026-09-15',
        '2027-01-15',
      ])
  })
})

test('an income that comes late makes the annualized way the cheaper one', () => {
  const late = { profitsMinor: [0, 0, 10_000, 90_000].map(cents), payments: [], asOf: calendarDate('2026-01-02') }
  const ways = waysOf({ ...SINGLE, lastYearTax: cents(30_000) }, course(late))
  expect(amounts(ways.annualized).slice(0, 2)).toEqual([0, 0])
  expect(amounts(ways['safe-harbor'])[0]).toBeGreaterThan(4_000)
  expect(interestOf(ways.annualized)).toEqual({ minor: 0, currency: 'USD' })
})

test('with nothing paid until November no way avoids interest, and none is called free', () => {
  const ways = waysOf({ filingStatus: 'single' }, course({ payments: [] }))
  for (const way of Object.values(ways)) {
    expect(way.isCheapest).toBe(false)
    expect(interestOf(way)).not.toEqual({ minor: 0, currency: 'USD' })
  }
})

test('in the first year without tax of a year before, nothing is required', () => {
  const ways = waysOf({ ...SINGLE, lastYearTax: 0 }, course({ payments: [] }))
  expect(amounts(ways['safe-harbor'])).toEqual([0, 0, 0, 0])
  expect(ways['safe-harbor']).toMatchObject({ isCheapest: true, toSendMinor: 0 })
})

describe('required in the year', () => {
  const required = (answers: Answers, tax: number, withheld = 0) => {
    const known = usAnswers(answers)
    if (known === null) throw new Error('no answers')
    return requiredAnnualPayment(amountLine('Tax', tax), amountLine('Withheld', withheld), known, tablesOf('2026'))
  }
  test.each([
    { why: '90% of this year', answers: { filingStatus: 'single' }, tax: 10_000, expected: 9_000 },
    { why: 'last year, if it is less', answers: SINGLE, tax: 20_000, expected: 11_480 },
    { why: 'this year, if it is less', answers: SINGLE, tax: 10_000, expected: 9_000 },
    {
      why: '110% after more than $150,000',
      answers: { ...SINGLE, lastYearAgi: cents(150_000.01) },
      tax: 20_000,
      expected: 12_628,
    },
    { why: '100% at $150,000', answers: { ...SINGLE, lastYearAgi: cents(150_000) }, tax: 20_000, expected: 11_480 },
    {
      why: '110% after more than $75,000 on a separate return',
      answers: { ...SINGLE, filingStatus: 'separate', lastYearAgi: cents(80_000) },
      tax: 20_000,
      expected: 12_628,
    },
    {
      why: 'the higher share while last year’s income is not known',
      answers: { ...SINGLE, lastYearAgi: null },
      tax: 20_000,
      expected: 12_628,
    },
    { why: 'nothing below $1,000', answers: { filingStatus: 'single' }, tax: 5_000, withheld: 4_000.01, expected: 0 },
    { why: 'all from $1,000 on', answers: { filingStatus: 'single' }, tax: 5_000, withheld: 4_000, expected: 4_500 },
  ])('$why', ({ answers, tax, withheld, expected }) => {
    expect(required(answers, tax, withheld).value.minor).toBe(cents(expected))
  })
})

describe('Schedule AI', () => {
  const answers = usAnswers({ filingStatus: 'single', wages: cents(120_000) })
  if (answers === null) throw new Error('no answers')
  const tables = tablesOf('2026')

  test('annualizing the return gives what the prorated wage base and the factors of Part II give', () => {
    const factors = [
      { socialSecurity: 0.496, medicare: 0.116, baseShare: 3 / 12 },
      { socialSecurity: 0.2976, medicare: 0.0696, baseShare: 5 / 12 },
      { socialSecurity: 0.186, medicare: 0.0435, baseShare: 8 / 12 },
      { socialSecurity: 0.124, medicare: 0.029, baseShare: 1 },
    ]
    const profits = [40_000, 60_000, 70_000, 110_000]
    const worked = annualizedInstalments(profits.map(cents), cents(40_000), answers, '2026', tables)
    for (const [index, { socialSecurity, medicare, baseShare }] of factors.entries()) {
      const earnings = (profits[index] ?? 0) * 0.9235
      const left = Math.max(0, (184_500 - 120_000) * baseShare)
      const expected = socialSecurity * Math.min(earnings, left) + medicare * earnings
      const se = worked[index]?.annualTax.because.inputs.find(({ label }) => label === 'Self-employment tax')?.figure
      expect(se?.state === 'known' && typeof se.value === 'object' && se.value.minor / 100).toBeCloseTo(expected, 1)
    }
  })

  test('what a poor period saves is made up for later, and never more than the regular quarters in all', () => {
    const anyProfits = fc.tuple(fc.nat(9_000_000), fc.nat(9_000_000), fc.nat(9_000_000), fc.nat(9_000_000))
    fc.assert(
      fc.property(anyProfits, fc.integer({ min: 0, max: 9_000_000 }), (parts, required) => {
        let sum = 0
        const profits = parts.map((part) => {
          sum += part
          return sum
        })
        let called = 0
        for (const [index, { requiredMinor }] of annualizedInstalments(
          profits,
          required,
          answers,
          '2026',
          tables,
        ).entries()) {
          called += requiredMinor
          expect(requiredMinor).toBeGreaterThanOrEqual(0)
          expect(called).toBeLessThanOrEqual(Math.ceil((required * (index + 1)) / 4) + 3)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('after a poor period a rich one calls for its own quarter and for what was left out', () => {
    // The business earns nothing by the end of May; on what comes then far more than the required 40,000 is owed.
    const needs = annualizedInstalments([0, 0, 30_000_000, 30_000_000], 4_000_000, answers, '2026', tables)
    const required = needs.map(({ requiredMinor }) => requiredMinor)
    expect(Math.max(...required.slice(0, 2))).toBeLessThan(1_000_000)
    expect(required.slice(0, 3).reduce((all, minor) => all + minor)).toBe(3_000_000)
    expect(required[3]).toBe(1_000_000)
  })

  test('it takes four profits', () => {
    expect(() => annualizedInstalments([1, 2], 3, answers, '2026', tables)).toThrow('four profits')
  })
})

describe('paying by income avoids interest, whatever the year brings', () => {
  const anyPart = fc.integer({ min: -1_000_000, max: 6_000_000 })
  test.each(['2024', '2025'])('%s', (taxYear) => {
    fc.assert(
      fc.property(
        fc.tuple(anyPart, anyPart, anyPart, anyPart),
        fc.integer({ min: 0, max: 2_000_000 }),
        (parts, withheld) => {
          let sum = 0
          const profitsMinor = parts.map((part) => {
            sum += part
            return sum
          })
          const answers = { filingStatus: 'single', wages: withheld * 5, withheld }
          const ways = waysOf(
            answers,
            course({ profitsMinor, payments: [], asOf: calendarDate(`${taxYear}-01-02`) }),
            taxYear,
          )
          expect(interestOf(ways.annualized)).toEqual({ minor: 0, currency: 'USD' })
          expect(interestOf(ways['safe-harbor'])).toEqual({ minor: 0, currency: 'USD' })
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('instalments against what was really paid', () => {
  const needed = [2870, 2870, 2870, 2870].map(cents)
  const rows = (payments: TaxPayment[], asOf = '2026-11-19') =>
    usSchedule('2026', needed, payments, calendarDate(asOf)).map(({ paidMinor, openMinor, state }) => [
      paidMinor / 100,
      openMinor / 100,
      state,
    ])

  test.each([
    {
      why: 'three in time, the last one to come',
      payments: THREE_PAID,
      expected: [
        [2870, 0, 'paid'],
        [2870, 0, 'paid'],
        [2870, 0, 'paid'],
        [0, 2870, 'open'],
      ],
    },
    {
      why: 'nothing paid: three are late',
      payments: [],
      expected: [
        [0, 2870, 'late'],
        [0, 2870, 'late'],
        [0, 2870, 'late'],
        [0, 2870, 'open'],
      ],
    },
    {
      why: 'late, but paid',
      payments: [payment('2026-07-01', 2870, 1)],
      expected: [
        [2870, 0, 'paid'],
        [0, 2870, 'late'],
        [0, 2870, 'late'],
        [0, 2870, 'open'],
      ],
    },
    {
      why: 'twice: the second one goes to the earliest that is open',
      payments: [payment('2026-04-15', 2870, 1), payment('2026-04-15', 2870, 1)],
      expected: [
        [2870, 0, 'paid'],
        [2870, 0, 'paid'],
        [0, 2870, 'late'],
        [0, 2870, 'open'],
      ],
    },
    {
      why: 'in part, and in part of the last',
      payments: [payment('2026-04-15', 1000, 1), payment('2026-10-01', 500, 4)],
      expected: [
        [1000, 1870, 'late'],
        [0, 2870, 'late'],
        [0, 2870, 'late'],
        [500, 2370, 'part-paid'],
      ],
    },
    {
      why: 'meant for another period than its day suggests',
      payments: [payment('2026-04-15', 2870, 4)],
      expected: [
        [0, 2870, 'late'],
        [0, 2870, 'late'],
        [0, 2870, 'late'],
        [2870, 0, 'paid'],
      ],
    },
    {
      why: 'for none in particular: the earliest first',
      payments: [payment('2026-04-15', 3000)],
      expected: [
        [2870, 0, 'paid'],
        [130, 2740, 'late'],
        [0, 2870, 'late'],
        [0, 2870, 'open'],
      ],
    },
    {
      why: 'more than all: what is over stays with the last',
      payments: [payment('2026-04-15', 12_000)],
      expected: [
        [2870, 0, 'paid'],
        [2870, 0, 'paid'],
        [2870, 0, 'paid'],
        [3390, 0, 'paid'],
      ],
    },
  ])('$why', ({ payments, expected }) => {
    expect(rows(payments)).toEqual(expected)
  })

  test('on the due date itself an instalment is not late', () => {
    expect(rows([], '2026-04-15')[0]).toEqual([0, 2870, 'open'])
    expect(rows([], '2026-04-16')[0]).toEqual([0, 2870, 'late'])
  })

  test('every cent paid stands in one row', () => {
    const anyPayment = fc.record({
      date: fc.constant(calendarDate('2026-05-01')),
      amountMinor: fc.integer({ min: 0, max: 900_000 }),
      instalment: fc.constantFrom(null, 1, 2, 3, 4),
    })
    fc.assert(
      fc.property(fc.array(anyPayment, { maxLength: 8 }), (payments) => {
        const shown = usSchedule('2026', needed, payments, calendarDate('2026-11-19'))
        const total = payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
        expect(shown.reduce((sum, { paidMinor }) => sum + paidMinor, 0)).toBe(total)
      }),
    )
  })

  test('the country’s schedule asks for a quarter of what is required each time, after withholding', () => {
    const answers = { ...SINGLE, withheld: cents(4_000) }
    const rows = US.schedule(estimateOf(answers, cents(79_671)), answers, [], calendarDate('2026-01-02'))
    if ('state' in rows) throw new Error(rows.says)
    expect(rows.map(({ neededMinor }) => neededMinor)).toEqual([187_000, 187_000, 187_000, 187_000])
  })

  test('what is withheld beyond one period’s need lowers the next ones', () => {
    expect(toSend([0, 0, 100, 100], 120)).toEqual([0, 0, 10, 70])
    expect(toSend([100, 100, 100, 100], 0)).toEqual([100, 100, 100, 100])
    expect(toSend([10, 10, 10, 10], 99)).toEqual([0, 0, 0, 0])
  })
})

test('the interest so far is of what was late until today', () => {
  const answers = { filingStatus: 'single' }
  const known = usAnswers(answers)
  if (known === null) throw new Error('no answers')
  const { nationalTax, withheld } = estimateOf(answers, PROFITS[3] ?? 0)
  const year = { taxYear: '2026', totalTax: nationalTax, withheld, answers: known, tables: tablesOf('2026') }
  const inTime = interestSoFar(year, course({ asOf: calendarDate('2026-04-15') }))
  expect(inTime).toMatchObject({ state: 'known', value: { minor: 0 } })
  const short = interestSoFar(year, course({ payments: THREE_PAID.slice(1) }))
  expect(short.state === 'known' && typeof short.value === 'object' && short.value.minor).toBeGreaterThan(0)
})
