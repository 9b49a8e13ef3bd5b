import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import { proposeSetAside, setAsideFigures } from '../../shared/taxes/set-aside.ts'
import type { SetAsideFacts, TaxYearFacts } from '../../shared/taxes/set-aside-year.ts'
import { expectSound } from '../figure/expect-sound.ts'

function year(taxYear: string, more: Partial<TaxYearFacts> = {}): TaxYearFacts {
  return {
    taxYear,
    receiptsMinor: 0,
    deductibleCostsMinor: 0,
    paidMinor: 0,
    typedReceiptsMinor: 0,
    typedCostsMinor: 0,
    typedPaidMinor: 0,
    finalTaxMinor: null,
    reopened: false,
    ...more,
  }
}

function facts(more: Partial<SetAsideFacts> = {}): SetAsideFacts {
  const reservedMinor = more.reservedMinor ?? 0
  return {
    currency: 'USD',
    country: 'US',
    asOf: calendarDate('2026-11-19'),
    rateBps: 2750,
    base: 'profit',
    reservedMinor,
    years: [],
    reserveAccounts: [{ id: 3, name: 'Tax savings', balanceMinor: reservedMinor }],
    ...more,
  }
}

const good = year('2026', { receiptsMinor: 4_540_000, deductibleCostsMinor: 540_000, paidMinor: 500_000 })
const loss = year('2026', { receiptsMinor: 300_000, deductibleCostsMinor: 420_000 })

test.each([
  {
    why: 'on profit',
    given: { years: [good], reservedMinor: 400_000 },
    obligation: 1_100_000,
    required: 600_000,
    shortfall: 200_000,
    releasable: 0,
  },
  {
    why: 'on receipts',
    given: { years: [good], reservedMinor: 400_000, base: 'receipts' as const },
    obligation: 1_248_500,
    required: 748_500,
    shortfall: 348_500,
    releasable: 0,
  },
  {
    why: 'a loss',
    given: { years: [loss], reservedMinor: 10_000 },
    obligation: 0,
    required: 0,
    shortfall: 0,
    releasable: 10_000,
  },
  {
    why: 'typed amounts from before the book count',
    given: {
      years: [
        year('2026', {
          receiptsMinor: 540_000,
          deductibleCostsMinor: 40_000,
          typedReceiptsMinor: 4_000_000,
          typedCostsMinor: 500_000,
          typedPaidMinor: 500_000,
        }),
      ],
      reservedMinor: 400_000,
    },
    obligation: 1_100_000,
    required: 600_000,
    shortfall: 200_000,
    releasable: 0,
  },
  {
    why: 'more was paid than is called for: nothing is required, and nothing comes back from here',
    given: { years: [{ ...good, paidMinor: 1_300_000 }], reservedMinor: 0 },
    obligation: 1_100_000,
    required: 0,
    shortfall: 0,
    releasable: 0,
  },
  {
    why: 'a changed rate re-prices the whole year',
    given: { years: [good], reservedMinor: 400_000, rateBps: 3000 },
    obligation: 1_200_000,
    required: 700_000,
    shortfall: 300_000,
    releasable: 0,
  },
  {
    why: 'half a cent, up',
    given: { years: [year('2026', { receiptsMinor: 2 })], reservedMinor: 0, rateBps: 2500 },
    obligation: 1,
    required: 1,
    shortfall: 1,
    releasable: 0,
  },
])('$why: obligation $obligation, required $required, short $shortfall, free $releasable', ({ given, ...expected }) => {
  const figures = setAsideFigures(facts(given))
  expect(figures.years[0]?.obligation).toMatchObject({ value: { minor: expected.obligation } })
  expect(figures.years[0]?.requiredMinor).toBe(expected.required)
  expect(figures.required).toMatchObject({ value: { minor: expected.required, currency: 'USD' } })
  expect(figures.shortfall).toMatchObject({ value: { minor: expected.shortfall } })
  expect(figures.releasable).toMatchObject({ value: { minor: expected.releasable } })
})

test('the sentence and the derivation, down to the rows', () => {
  const { required, reserved, paid, shortfall, years } = setAsideFigures(
    facts({ years: [good], reservedMinor: 400_000 }),
  )
  expect(required).toMatchObject({
    says: '$6,000.00 of the money you hold is the tax office’s. $2,000.00 of it is not in the reserve yet.',
    because: { notes: ['An estimate, not tax advice.'] },
  })
  expect(reserved).toMatchObject({
    value: { minor: 400_000 },
    because: { inputs: [{ label: 'Tax savings', link: '/money?account=3' }] },
  })
  expect(paid).toMatchObject({
    value: { minor: 500_000 },
    because: { inputs: [{ link: '/money?role=tax-office&from=2026-01-01&to=2026-11-19' }] },
  })
  expect(shortfall).toMatchObject({ says: '$2,000.00 of the tax office’s money is not in the reserve yet.' })
  expect(years[0]?.obligation).toMatchObject({
    says: '27.5% of $40,000.00, so far in 2026.',
    because: {
      worked: '$40,000.00 × 27.5% = $11,000.00',
      inputs: [
        {
          label: 'Profit so far',
          figure: {
            value: { minor: 4_000_000 },
            because: {
              inputs: [
                { label: 'Receipts', link: '/money?role=income&from=2026-01-01&to=2026-11-19' },
                { label: 'Deductible costs', sign: '-', link: '/money?role=expense&from=2026-01-01&to=2026-11-19' },
              ],
            },
          },
        },
        { label: 'Your set-aside rate', value: '0.275', link: '/settings#set-aside' },
      ],
    },
  })
})

test('nothing required and no reserve account: each says so', () => {
  const { required, reserved, shortfall, releasable } = setAsideFigures(
    facts({ years: [year('2026')], reserveAccounts: [] }),
  )
  expect(required).toMatchObject({ says: 'Nothing of the money you hold is the tax office’s so far.' })
  expect(reserved).toMatchObject({ says: 'No account is marked as tax reserve yet. Add one in Settings.' })
  expect(shortfall).toMatchObject({ says: 'The reserve holds what is needed.' })
  expect(releasable).toMatchObject({ says: 'Nothing in the reserve is to spare.' })
})

describe('more than one year', () => {
  const last = year('2025', { receiptsMinor: 1_000_000, paidMinor: 300_000 })

  test('each year counts by itself: paying too much for one does not pay for the other', () => {
    const { required, paid, years } = setAsideFigures(facts({ years: [last, good] }))
    expect(years.map(({ taxYear, requiredMinor, settled }) => ({ taxYear, requiredMinor, settled }))).toEqual([
      { taxYear: '2025', requiredMinor: 0, settled: false },
      { taxYear: '2026', requiredMinor: 600_000, settled: false },
    ])
    expect(required).toMatchObject({ value: { minor: 600_000 } })
    expect(paid).toMatchObject({ value: { minor: 800_000 } })
  })

  test('the return’s final tax takes the place of the estimate', () => {
    const { required, years } = setAsideFigures(facts({ years: [{ ...last, finalTaxMinor: 420_000 }] }))
    expect(years[0]).toMatchObject({ settled: true, requiredMinor: 120_000, obligation: { value: { minor: 420_000 } } })
    expect(required).toMatchObject({ value: { minor: 120_000 } })
    const lower = setAsideFigures(facts({ years: [{ ...last, finalTaxMinor: 0 }] }))
    expect(lower.years[0]).toMatchObject({ settled: true, requiredMinor: 0 })
  })

  test.each([
    { country: 'US', taxYear: '2024', asOf: '2026-04-15', counts: true, why: 'the return was due twelve months ago' },
    { country: 'US', taxYear: '2024', asOf: '2026-04-16', counts: false, why: 'more than twelve months ago' },
    { country: 'GB', taxYear: '2023/24', asOf: '2026-01-31', counts: true, why: 'due on 31 January 2025' },
    { country: 'GB', taxYear: '2023/24', asOf: '2026-02-01', counts: false, why: 'a day later' },
  ])('$taxYear in $country counts on $asOf: $counts ($why)', ({ country, taxYear, asOf, counts }) => {
    const old = year(taxYear, { receiptsMinor: 1_000_000, paidMinor: 100_000 })
    const figures = setAsideFigures(facts({ country, asOf: calendarDate(asOf), years: [old] }))
    expect(figures.years[0]).toMatchObject({ settled: !counts, requiredMinor: counts ? 175_000 : 0 })
    expect(figures.paid).toMatchObject({ value: { minor: counts ? 100_000 : 0 } })
  })

  test('an old year says why it no longer counts, and counts again once it is reopened', () => {
    const old = year('2023', { receiptsMinor: 1_000_000 })
    expect(setAsideFigures(facts({ years: [old] })).required.because?.inputs).toMatchObject([
      {
        label: '2023',
        sign: 'none',
        note: 'taken as settled: its return was due on Apr 15, 2024, more than twelve months ago',
      },
    ])
    const reopened = setAsideFigures(facts({ years: [{ ...old, reopened: true }] }))
    expect(reopened.years[0]).toMatchObject({ settled: false, requiredMinor: 275_000 })
  })

  test('an old year with its final tax entered is owed until it is paid', () => {
    const old = year('2022', { receiptsMinor: 1_000_000, paidMinor: 200_000, finalTaxMinor: 250_000 })
    expect(setAsideFigures(facts({ years: [old] })).required).toMatchObject({ value: { minor: 50_000 } })
  })
})

test.each([
  { before: 0, after: 88_000, reserved: 0, added: 88_000, missing: 0, total: 88_000, free: 0, why: 'a first payment' },
  {
    before: 611_950,
    after: 662_000,
    reserved: 600_000,
    added: 50_050,
    missing: 11_950,
    total: 62_000,
    free: 0,
    why: 'something was missing before',
  },
  {
    before: 0,
    after: 50_000,
    reserved: 10_000,
    added: 40_000,
    missing: 0,
    total: 40_000,
    free: 0,
    why: 'the surplus pays first',
  },
  {
    before: 20_000,
    after: 15_000,
    reserved: 10_000,
    added: -5000,
    missing: 10_000,
    total: 5000,
    free: 0,
    why: 'a cost makes the gap smaller',
  },
  {
    before: 20_000,
    after: 5000,
    reserved: 10_000,
    added: -10_000,
    missing: 10_000,
    total: 0,
    free: 5000,
    why: 'a cost closes it',
  },
])('$why: $added + $missing = $total, $free free', ({ before, after, reserved, added, missing, total, free }) => {
  expect(proposeSetAside(before, after, reserved)).toEqual({
    addedMinor: added,
    missingBeforeMinor: missing,
    totalMinor: total,
    releasableMinor: free,
  })
})

const anyMinor = fc.integer({ min: 0, max: 1_000_000_000 })
const anyYear = fc
  .record({
    taxYear: fc.constantFrom('2022', '2024', '2025', '2026'),
    receiptsMinor: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
    deductibleCostsMinor: anyMinor,
    paidMinor: fc.integer({ min: -1_000_000, max: 100_000_000 }),
    typedReceiptsMinor: anyMinor,
    typedCostsMinor: fc.nat(1000),
    typedPaidMinor: fc.nat(1000),
    finalTaxMinor: fc.option(anyMinor),
    reopened: fc.boolean(),
  })
  .map((more) => year(more.taxYear, more))
const anyFacts = fc
  .record({
    years: fc.uniqueArray(anyYear, { selector: ({ taxYear }) => taxYear, maxLength: 4 }),
    reservedMinor: anyMinor,
    rateBps: fc.integer({ min: 0, max: 10_000 }),
    base: fc.constantFrom('profit', 'receipts'),
  })
  .map(facts)

test('the two parts of a proposal add up, and moving it leaves nothing missing', () => {
  fc.assert(
    fc.property(anyMinor, anyMinor, anyMinor, (before, after, reserved) => {
      const proposal = proposeSetAside(before, after, reserved)
      expect(proposal.addedMinor + proposal.missingBeforeMinor).toBe(proposal.totalMinor)
      expect(reserved + proposal.totalMinor - proposal.releasableMinor).toBe(after)
    }),
  )
})

test('required is the sum of its years; short and free are the two sides of one difference', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const figures = setAsideFigures(given)
      const required = figures.years.reduce((total, one) => total + one.requiredMinor, 0)
      const value = (minor: number) => ({ value: { minor: minor === 0 ? 0 : minor, currency: 'USD' } })
      expect(figures.required).toMatchObject(value(required))
      expect(figures.shortfall).toMatchObject(value(Math.max(0, required - given.reservedMinor)))
      expect(figures.releasable).toMatchObject(value(Math.max(0, given.reservedMinor - required)))
    }),
  )
})

test('every derivation holds: required, paid, obligations and their bases are the sum of their inputs', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const { required, reserved, paid, shortfall, releasable, years } = setAsideFigures(given)
      for (const [name, figure] of Object.entries({ required, reserved, paid, shortfall, releasable }))
        expectSound(figure, name)
      for (const { taxYear, obligation } of years) expectSound(obligation, taxYear)
    }),
  )
})
