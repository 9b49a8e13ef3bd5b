import { expect, test } from 'vitest'
import { addDays, calendarDate } from '../../shared/calendar.ts'
import {
  daysSalesOutstanding,
  daysToGetPaid,
  type PaidInvoice,
  type ReceivableFacts,
  receivableFigures,
} from '../../shared/invoices/time-to-pay.ts'
import { expectSound } from '../figure/expect-sound.ts'

const asOf = calendarDate('2026-03-31')
function paid(days: number, totalMinor: number, paidDate = '2026-03-01'): PaidInvoice {
  return { issueDate: addDays(calendarDate(paidDate), -days), paidDate: calendarDate(paidDate), totalMinor }
}
const facts: ReceivableFacts = {
  currency: 'USD',
  asOf,
  open: [
    { invoiceId: 1, clientId: 1, dueDate: calendarDate('2026-03-31'), openMinor: 120_000 },
    { invoiceId: 2, clientId: 1, dueDate: calendarDate('2026-03-10'), openMinor: 80_000 },
    { invoiceId: 3, clientId: 2, dueDate: calendarDate('2025-12-20'), openMinor: 50_000 },
  ],
  billedLast90Minor: 1_350_000,
  paidInFull: [paid(20, 100_000), paid(45, 300_000)],
  withoutRateCount: 0,
}

test.each([
  { owed: 250_000, billed: 1_350_000, days: 16.7, why: 'a sixth of a quarter' },
  { owed: 0, billed: 1_350_000, days: 0, why: 'nothing owed' },
  { owed: 250_000, billed: 0, days: null, why: 'nothing billed, nothing to compare with' },
  { owed: 250_000, billed: -100, days: null, why: 'more credited than billed' },
])('$owed owed, $billed billed: $days days ($why)', ({ owed, billed, days }) => {
  expect(daysSalesOutstanding(owed, billed)).toBe(days)
})

test.each([
  { invoices: [paid(20, 100_000), paid(45, 300_000)], days: 38.8, why: 'weighted by amount, half a tenth up' },
  { invoices: [paid(0, 500)], days: 0, why: 'paid on the day' },
  { invoices: [], days: null, why: 'none was paid' },
  { invoices: [paid(10, 500, '2025-03-31')], days: null, why: 'paid twelve months ago' },
  { invoices: [paid(10, 500, '2025-04-01')], days: 10, why: 'paid a day later' },
  { invoices: [paid(10, 500, '2026-04-01')], days: null, why: 'not yet known on that day' },
  { invoices: [paid(10, 0), paid(30, 200)], days: 30, why: 'an invoice of nothing has no weight' },
])('$days days ($why)', ({ invoices, days }) => {
  expect(daysToGetPaid(invoices, asOf)).toBe(days)
})

test('what clients owe, in figures', () => {
  const figures = receivableFigures(facts)
  expect(figures.owed).toMatchObject({
    value: { minor: 250_000 },
    says: 'Clients owe you $2,500. $1,300 of it is late, on 2 invoices.',
    because: {
      inputs: [{ label: 'Not yet due' }, { label: '1 to 30 days late' }, { label: 'More than 90 days late' }],
    },
  })
  expect(figures.late).toMatchObject({
    value: { minor: 130_000 },
    says: '2 invoices past the due date; the oldest by 101 days.',
  })
  expect(figures.daysSalesOutstanding).toMatchObject({
    value: 16.7,
    unit: 'days',
    because: { worked: '$2,500.00 ÷ $13,500.00 × 90 = 16.7' },
  })
  expect(figures.daysToGetPaid).toMatchObject({
    value: 38.8,
    says: 'From invoice to money takes 38.8 days on average.',
  })
  const { aging: _, ...all } = figures
  for (const [name, figure] of Object.entries(all)) expectSound(figure, name)
})

test('nothing owed is zero; nothing billed and nothing paid are not known', () => {
  const figures = receivableFigures({ ...facts, open: [], billedLast90Minor: 0, paidInFull: [] })
  expect(figures.owed).toMatchObject({ value: { minor: 0 }, says: 'No client owes you anything.' })
  expect(figures.late).toMatchObject({ value: { minor: 0 }, says: 'No invoice is late.' })
  expect(figures.daysSalesOutstanding).toMatchObject({
    state: 'no-data',
    says: expect.stringContaining('Issue an invoice'),
  })
  expect(figures.daysToGetPaid).toMatchObject({ state: 'no-data', says: expect.stringContaining('Record a payment') })
})

test('an invoice without an exchange rate is left out, and the figures say so', () => {
  const figures = receivableFigures({ ...facts, withoutRateCount: 1 })
  expect(figures.owed.because?.notes).toEqual(['1 invoice in another currency is left out: there is no exchange rate.'])
})
