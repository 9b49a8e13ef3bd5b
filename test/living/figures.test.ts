import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import { concentration } from '../../shared/clients/concentration.ts'
import type { Figure } from '../../shared/figure.ts'
import { incomeFigures } from '../../shared/income/figures.ts'
import type { IncomeFacts } from '../../shared/income/month-facts.ts'
import { type LivingFacts, type LivingFigures, livingFigures } from '../../shared/living/figures.ts'
import { setAsideFigures } from '../../shared/taxes/set-aside.ts'
import { expectSound } from '../figure/expect-sound.ts'
import { incomeFacts, mara, sam } from '../income/sample-months.ts'

const asOf = calendarDate('2026-11-19')

function setAside(requiredMinor: number, reservedMinor: number) {
  return setAsideFigures({
    currency: 'USD',
    country: 'US',
    asOf,
    rateBps: 10_000,
    base: 'receipts',
    reservedMinor,
    years: [
      {
        taxYear: '2026',
        receiptsMinor: requiredMinor,
        deductibleCostsMinor: 0,
        paidMinor: 0,
        typedReceiptsMinor: 0,
        typedCostsMinor: 0,
        typedPaidMinor: 0,
        finalTaxMinor: null,
        reopened: false,
      },
    ],
    reserveAccounts: [{ id: 3, name: 'Tax savings', balanceMinor: reservedMinor }],
  })
}

/** Mara as in the example of docs/figures.md, chapter 6.3: free cash 1200000, living 325000, business 20000. */
function facts(more: Partial<LivingFacts> = {}, income: IncomeFacts = incomeFacts(mara)): LivingFacts {
  const { required, reserved } = setAside(600_000, 400_000)
  return {
    currency: 'USD',
    asOf,
    accounts: [
      { id: 1, name: 'Current account', role: 'spending', balanceMinor: 1_460_000 },
      { id: 2, name: 'Card', role: 'card', balanceMinor: -60_000 },
      { id: 3, name: 'Tax savings', role: 'tax-reserve', balanceMinor: 400_000 },
      { id: 4, name: 'Share depot', role: 'other', balanceMinor: 9_000_000 },
    ],
    needs: {
      essentialsMinor: 260_000,
      benefitsMinor: 45_000,
      irregularYearlyMinor: 240_000,
      businessCostsMinor: 20_000,
    },
    required,
    reserved,
    salesTaxHeldMinor: 0,
    clientMoneyMinor: 0,
    overpaidMinor: 0,
    goalsMinor: 0,
    setAsideBps: 2750,
    income: incomeFigures(income),
    incomeFacts: income,
    topShare: concentration(
      [
        { clientId: 1, name: 'Tin Lantern Theatre', receiptsMinor: 3000 },
        { clientId: 2, name: 'Cloud Button Factory', receiptsMinor: 2000 },
      ],
      'USD',
    ).topShare,
    dayJobNetMinor: 0,
    ...more,
  }
}

function everyFigure({ runway, buffer, ...plain }: LivingFigures): Record<string, Figure> {
  const { marks, beyondBand: _, ...rest } = buffer
  return {
    ...plain,
    ...runway,
    ...rest,
    ...Object.fromEntries(
      Object.entries(marks).flatMap(([name, mark]) => [
        [`${name} target`, mark.target],
        [`${name} date`, mark.dateAtPace],
      ]),
    ),
  }
}

test('Mara: needs, free cash and the two runways', () => {
  const figures = livingFigures(facts())
  expect(figures.needs).toMatchObject({ value: { minor: 345_000 } })
  expect(figures.living).toMatchObject({ value: { minor: 325_000 }, says: 'Living takes $3,250 a month.' })
  expect(figures.liquid).toMatchObject({ value: { minor: 1_800_000 } })
  expect(figures.freeCash).toMatchObject({
    value: { minor: 1_200_000 },
    says: '$12,000 is in your accounts without the tax office’s part.',
    because: {
      inputs: [
        { label: 'Current account', link: '/money?account=1' },
        { label: 'Card', value: { minor: -60_000 } },
        { label: 'Tax savings' },
        { label: 'Share depot', sign: 'none', note: 'not counted: not money at hand' },
        { label: 'The tax office’s part', sign: '-', figure: { value: { minor: 600_000 } }, link: '/taxes' },
      ],
    },
  })
  expect(figures.runway.incomeStopped).toMatchObject({
    value: 3.4,
    unit: 'months',
    says: '3.4 months if nothing more came in.',
    because: {
      worked: '$12,000.00 ÷ $3,450.00 = 3.478',
      // 3.478 months of 30.4375 days: 105 days.
      inputs: [{ label: 'Free cash' }, { label: 'Monthly needs' }, { label: 'Lasts until about', value: '2027-03-04' }],
      confidence: { label: 'good' },
    },
  })
  expect(figures.runway.lowEnd).toMatchObject({
    value: 7.5,
    says: '7.5 months if every month is a low-end one.',
    because: { worked: '$12,000.00 ÷ $1,590.40 = 7.545' },
  })
})

test('Mara: the buffer, and when it is reached', () => {
  const { buffer } = livingFigures(facts({ dayJobNetMinor: 250_000 }))
  expect(buffer.covered).toMatchObject({ value: 3.4, says: 'Free cash covers 3.4 months of needs.' })
  expect(buffer.recommendedMonths).toMatchObject({
    value: 4,
    unit: 'months',
    says: '4 months, because your months differ by 0.6645 of their average.',
    because: { worked: 'the larger of 5.7 × 0.6645 and 6 × 0.6 = 3.79' },
  })
  expect(buffer.recommendedAmount).toMatchObject({ value: { minor: 1_380_000 }, says: '$13,800 pays for 4 months.' })
  expect(buffer.beyondBand).toBe(false)
  expect(buffer.marks.three).toMatchObject({ gapMinor: 0, dateAtPace: { value: 0, says: 'You are there.' } })
  // 378333 − 20000 − 98542 = 259791; + 250000 − 325000 = 184791 a month.
  expect(buffer.marks.recommended).toMatchObject({
    gapMinor: 180_000,
    dateAtPace: {
      value: 1,
      says: 'In about 1 month at today’s pace, in December 2026.',
      because: { worked: '($13,800.00 − $12,000.00) ÷ $1,847.91' },
    },
  })
  expect(buffer.marks.six).toMatchObject({
    target: { value: { minor: 2_070_000 } },
    gapMinor: 870_000,
    dateAtPace: {
      value: 5,
      because: { inputs: [{}, {}, {}, { label: 'Reached about', value: '2027-04-19' }] },
    },
  })
})

test('without the day job an average month falls short of living: not at this pace', () => {
  expect(livingFigures(facts()).buffer.marks.six.dateAtPace).toMatchObject({
    state: 'not-at-this-pace',
    says: 'Not at this pace: an average month ends $653 short of what living takes.',
  })
})

test('what is set aside counts when it is more than needed, and earmarked money is not free', () => {
  const { required, reserved } = setAside(300_000, 400_000)
  const figures = livingFigures(
    facts({ required, reserved, salesTaxHeldMinor: 30_000, clientMoneyMinor: 60_000, goalsMinor: 10_000 }),
  )
  expect(figures.earmarked).toMatchObject({
    value: { minor: 100_000 },
    says: '$1,000 of what you hold is for others or for your goals.',
  })
  expect(figures.freeCash).toMatchObject({ value: { minor: 1_300_000 } })
  expect(figures.freeCash.because?.inputs.slice(4)).toMatchObject([
    { label: 'The tax office’s part', figure: { value: { minor: 400_000 } } },
    { label: 'Sales tax you hold', sign: '-', link: '/money?role=sales-tax&to=2026-11-19' },
    { label: 'Client money you hold', sign: '-', link: '/money?role=client-money&to=2026-11-19' },
    { label: 'Put aside for goals', sign: '-' },
  ])
})

test('income above living: free cash does not shrink', () => {
  const steady = incomeFacts(Array(12).fill(700_000))
  expect(livingFigures(facts({}, steady)).runway.lowEnd).toMatchObject({
    state: 'not-shrinking',
    says: 'Your low-end take-home pays for living: free cash does not shrink.',
  })
})

test('no free cash: zero months, and a sentence', () => {
  const accounts = [{ id: 1, name: 'Current account', role: 'spending' as const, balanceMinor: 599_900 }]
  const figures = livingFigures(facts({ accounts }, incomeFacts([])))
  expect(figures.freeCash).toMatchObject({
    value: { minor: -100 },
    says: 'Your accounts hold $1 less than the tax office, your clients and your goals call for.',
  })
  expect(figures.runway.incomeStopped).toMatchObject({ value: 0, says: 'There is no free cash to live on.' })
  expect(figures.runway.lowEnd).toMatchObject({ value: 0, says: 'There is no free cash to live on.' })
  expect(figures.buffer.covered).toMatchObject({ value: 0 })
})

describe('what is not known has a name, never a zero', () => {
  const noNeeds = { essentialsMinor: 0, benefitsMinor: 0, irregularYearlyMinor: 0, businessCostsMinor: 0 }

  test('no needs', () => {
    const figures = livingFigures(facts({ needs: noNeeds }))
    const { needs, living, runway, buffer } = figures
    for (const figure of [
      needs,
      living,
      runway.incomeStopped,
      runway.lowEnd,
      buffer.covered,
      buffer.recommendedAmount,
    ]) {
      expect(figure.state).toBe('no-needs')
    }
    expect(buffer.marks.six).toMatchObject({
      gapMinor: null,
      target: { state: 'no-needs' },
      dateAtPace: { state: 'no-needs' },
    })
    expect(buffer.recommendedMonths.state).toBe('known')
  })

  test('no account', () => {
    const figures = livingFigures(facts({ accounts: [] }))
    const { liquid, freeCash, runway, buffer } = figures
    for (const figure of [liquid, freeCash, runway.incomeStopped, runway.lowEnd, buffer.covered]) {
      expect(figure).toMatchObject({ state: 'no-data', says: expect.stringContaining('add one in Settings') })
    }
    expect(buffer.marks.three.gapMinor).toBeNull()
  })

  test('no tax figure', () => {
    const required: Figure = { state: 'no-tax-year', says: 'There is no table for this year.' }
    const figures = livingFigures(facts({ required }))
    expect(figures.freeCash).toEqual(required)
    expect(figures.runway.incomeStopped).toEqual(required)
    expect(figures.liquid.state).toBe('known')
  })

  test('no month and no estimate: the low end and the pace are asked for', () => {
    const figures = livingFigures(facts({}, incomeFacts([])))
    expect(figures.runway.incomeStopped).toMatchObject({ value: 3.4 })
    expect(figures.runway.lowEnd).toMatchObject({ state: 'no-data', says: expect.stringContaining('poor month') })
    expect(figures.buffer.marks.six.dateAtPace).toMatchObject({ state: 'no-data' })
  })

  test('no month but an estimate: it stands in, with its label', () => {
    const figures = livingFigures(facts({ dayJobNetMinor: 250_000 }, incomeFacts([], { ownPoorMonthMinor: 150_000 })))
    expect(figures.runway.lowEnd).toMatchObject({ value: 5.2, because: { confidence: { label: 'none' } } })
    // 150000 − 20000 − 35750 = 94250; + 250000 − 325000 = 19250 a month for 870000.
    expect(figures.buffer.marks.six.dateAtPace).toMatchObject({ value: 46 })
    expect(JSON.stringify(figures.buffer.marks.six.dateAtPace)).toContain('Your own estimate less business costs')
  })

  test('a buffer without history rests on assumptions, and says so', () => {
    const topShare = concentration([], 'USD').topShare
    const { recommendedMonths } = livingFigures(facts({ topShare }, incomeFacts(sam))).buffer
    expect(recommendedMonths).toMatchObject({
      value: 3.5,
      says: '3.5 months, because we assume for now that your months differ by 0.6 of their average.',
      because: {
        inputs: [
          { value: 0.6, note: 'assumed' },
          { value: 0.5, note: 'assumed' },
        ],
        notes: expect.arrayContaining([
          'How far your months differ is assumed to be 0.6 until six complete months tell it.',
          'The biggest client is assumed to pay half of your income until one has paid.',
          'Less than a full year is in the book, so seasons are not known yet.',
        ]),
      },
    })
  })
})

test('beyond the band the buffer says that it is not enough', () => {
  const shaky = incomeFacts([0, 0, 0, 0, 0, 3_000_000, 0, 0, 0, 0, 0, 0])
  const { buffer } = livingFigures(facts({}, shaky))
  expect(buffer.beyondBand).toBe(true)
  expect(buffer.recommendedMonths).toMatchObject({
    value: 6,
    says: 'Six months, and they carry less than your income swings: have more, or steadier work.',
  })
})

test('a mark beyond the calendar has months but no date', () => {
  const slow = facts({ dayJobNetMinor: 65_210 })
  expect(livingFigures(slow).buffer.marks.six.dateAtPace).toMatchObject({
    value: 870_000,
    says: 'In about 870,000 months at today’s pace.',
  })
})

const anyMinor = fc.nat(100_000_000)
const anyBalance = fc.integer({ min: -10_000_000, max: 100_000_000 })
const anyAccounts = fc.array(
  fc.record({
    id: fc.nat(),
    name: fc.constantFrom('Current account', 'Savings', 'Card'),
    role: fc.constantFrom('spending', 'tax-reserve', 'buffer', 'card', 'other'),
    balanceMinor: anyBalance,
  }),
  { maxLength: 6 },
)
const anyNeeds = fc.record({
  essentialsMinor: fc.nat(1_000_000),
  benefitsMinor: fc.nat(100_000),
  irregularYearlyMinor: fc.nat(1_000_000),
  businessCostsMinor: fc.nat(1_000_000),
})
const anyFacts = fc
  .record({
    accounts: anyAccounts,
    needs: fc.oneof(
      anyNeeds,
      fc.constant({ essentialsMinor: 0, benefitsMinor: 0, irregularYearlyMinor: 0, businessCostsMinor: 0 }),
    ),
    required: anyMinor,
    reserved: anyMinor,
    salesTaxHeldMinor: anyBalance,
    clientMoneyMinor: anyMinor,
    overpaidMinor: anyMinor,
    goalsMinor: anyMinor,
    dayJobNetMinor: anyMinor,
    months: fc.array(fc.integer({ min: -100_000, max: 2_000_000 }), { maxLength: 14 }),
    ownPoorMonthMinor: fc.option(anyMinor),
  })
  .map(({ required, reserved, months, ownPoorMonthMinor, ...more }) => {
    const tax = setAside(required, reserved)
    return facts(
      { ...more, required: tax.required, reserved: tax.reserved },
      incomeFacts(months, { ownPoorMonthMinor }),
    )
  })

test('every derivation holds: liquid money, free cash, needs, living and the monthly gain are the sum of their inputs', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      for (const [name, figure] of Object.entries(everyFigure(livingFigures(given)))) expectSound(figure, name)
    }),
  )
})

test('free cash is liquid money less the larger tax part less what is earmarked', () => {
  const minor = (figure: Figure) =>
    figure.state === 'known' && typeof figure.value === 'object' ? figure.value.minor : null
  fc.assert(
    fc.property(anyFacts, (given) => {
      const { liquid, earmarked, freeCash } = livingFigures(given)
      const [all, held, free] = [liquid, earmarked, freeCash].map(minor)
      const taxPart = Math.max(minor(given.required) ?? 0, minor(given.reserved) ?? 0)
      if (typeof all === 'number') expect((free ?? 0) + taxPart + (held ?? 0)).toBe(all)
      else expect(free).toBeNull()
    }),
  )
})
