import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import { confidenceOf, type Figure } from '../../shared/figure.ts'
import { type Expected, monthsWithOpenInvoices, withOpenInvoicesFigure } from '../../shared/living/open-invoices.ts'
import { monthsIfIncomeStopped } from '../../shared/living/runway.ts'
import { bps, money } from '../../shared/money.ts'
import { expectSound } from '../figure/expect-sound.ts'

// docs/figures.md, chapter 6.3

const amount = (minor: number): Figure => ({
  state: 'known',
  value: money(minor, 'USD'),
  because: { says: 'As entered.', inputs: [] },
})

function figure({ free = amount(1_200_000), needs = amount(345_000), ...expected }: Facts = {}): Figure {
  return withOpenInvoicesFigure(
    { currency: 'USD', asOf: calendarDate('2026-11-19'), free, needs, confidence: confidenceOf(12) },
    { expectedMinor: 300_000, rateBps: 2750, tooLateCount: 0, ...expected },
  )
}

interface Facts extends Partial<Expected> {
  free?: Figure
  needs?: Figure
}

test.each([
  { free: 0, expected: 0, needs: 0, months: null, why: 'no needs: not 0, and not for ever' },
  { free: 1000, expected: 5000, needs: -1, months: null, why: 'needs below zero are none' },
  { free: -100, expected: 100, needs: 1000, months: 0, why: 'tax takes it below zero again' },
  { free: -7250, expected: 10_000, needs: 1000, months: 0, why: 'just used up' },
  { free: -7150, expected: 10_000, needs: 1000, months: 0.1, why: 'the invoices bring more than is missing' },
  { free: 0, expected: 2, needs: 1, months: 1, why: '0.55 of tax is rounded to 1' },
])('free $free and $expected expected for $needs a month: $months ($why)', ({ free, expected, needs, months }) => {
  expect(monthsWithOpenInvoices(free, { expectedMinor: expected, rateBps: 2750 }, needs)).toBe(months)
})

test('the figure shows the sum in hand, what is expected and the tax on it', () => {
  expect(figure()).toMatchObject({
    value: 4.1,
    unit: 'months',
    says: '$3,000 is expected of open invoices within 90 days, less 27.5% for tax.',
    because: {
      worked: '$14,175.00 ÷ $3,450.00 = 4.109',
      inputs: [
        {
          label: 'Free cash with open invoices',
          figure: {
            value: { minor: 1_417_500 },
            because: {
              inputs: [
                { label: 'Free cash' },
                { label: 'Expected of open invoices within 90 days', value: { minor: 300_000 } },
                { label: 'Set-aside for tax, 27.5%', value: { minor: 82_500 }, sign: '-' },
              ],
            },
          },
        },
        { label: 'Monthly needs' },
        // 4.109 months of 30.4375 days: 125 days.
        { label: 'Lasts until about', value: '2027-03-24' },
      ],
      confidence: { label: 'good' },
    },
  })
})

test('what is expected is shown rounded down, because it is counted on', () => {
  expect(figure({ expectedMinor: 299_999 }).says).toMatch(/^\$2,999 is expected/)
})

test('invoices that are too late are said, and counted as nothing', () => {
  expect(figure({ tooLateCount: 1 }).says).toMatch(/ 1 invoice 180 days late or more is not counted\.$/)
  const nothing = figure({ expectedMinor: 0, tooLateCount: 2 })
  expect(nothing).toMatchObject({
    value: 3.4,
    says: 'Nothing is expected of open invoices within 90 days. 2 invoices 180 days late or more are not counted.',
  })
  expect(nothing.because?.inputs).toContainEqual(
    expect.objectContaining({ label: 'Invoices 180 days late or more', value: 2, unit: 'count', sign: 'none' }),
  )
})

test('without free cash even so it is 0, with a sentence', () => {
  expect(figure({ free: amount(-1_000_000) })).toMatchObject({
    value: 0,
    says: '$3,000 is expected of open invoices within 90 days, less 27.5% for tax. That leaves no free cash to live on.',
  })
})

test('what is not known stays the state that it is', () => {
  const noNeeds: Figure = { state: 'no-needs', says: 'Enter what a month costs.' }
  const noAccount: Figure = { state: 'no-data', says: 'There is no account yet: add one in Settings.' }
  expect(figure({ needs: noNeeds, free: noAccount })).toBe(noNeeds)
  expect(figure({ free: noAccount })).toBe(noAccount)
})

test('it is never shorter than without the invoices, its derivation adds up, and nothing is promised', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000_000, max: 100_000_000 }),
      fc.nat(100_000_000),
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.nat(3),
      (free, expectedMinor, rateBps, needs, tooLateCount) => {
        const months = monthsWithOpenInvoices(free, { expectedMinor, rateBps }, needs)
        expect(months).toBe(monthsIfIncomeStopped(free + expectedMinor - bps(expectedMinor, rateBps), needs))
        expect(months).toBeGreaterThanOrEqual(monthsIfIncomeStopped(free, needs) ?? 0)
        const shown = figure({ free: amount(free), needs: amount(needs), expectedMinor, rateBps, tooLateCount })
        expect(shown).toMatchObject({ value: months })
        expectSound(shown, 'with open invoices')
      },
    ),
  )
})
