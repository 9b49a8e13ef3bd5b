import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDate } from '../../shared/calendar.ts'
import { type AskedInvoice, expectedPayment } from '../../shared/invoices/expected-payment.ts'
import type { SeenInvoice } from '../../shared/invoices/payment-delay.ts'
import { expectSound } from '../figure/expect-sound.ts'

// docs/figures.md, chapter 4

const asOf = calendarDate('2026-11-19')

/** An invoice that is so many days after its due date today, and that it is itself among those seen. */
function asked(termsDays: number, lateDays: number): AskedInvoice {
  const dueDate = addDays(asOf, -lateDays)
  return { clientId: 1, issueDate: addDays(dueDate, -termsDays), dueDate }
}

function expected(invoice: AskedInvoice, others: readonly SeenInvoice[] = [], country = 'US') {
  const termsDays = days(invoice.issueDate, invoice.dueDate)
  const own = { clientId: 1, termsDays, paidAfterDueDays: null, seenUntilDays: days(invoice.dueDate, asOf) }
  return expectedPayment(invoice, [...others, own], { asOf, country })
}

function days(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

const paid = (clientId: number, daysLate: number): SeenInvoice => ({
  clientId,
  termsDays: 14,
  paidAfterDueDays: daysLate,
  seenUntilDays: 40,
})

test('nothing seen, terms of 30 days, issued today: half by day 22, nine in ten by day 41', () => {
  const reply = expected(asked(30, -30))
  expect(reply.halfBy).toMatchObject({ value: '2026-12-11' })
  expect(reply.nineInTenBy).toMatchObject({ value: '2026-12-30' })
  expect(reply.within30).toBeCloseTo(0.7032, 4)
  expect(reply.says).toBe(
    'Invoices like this one are paid by December 11, 2026 as often as not, 9 in 10 by December 30, 2026.',
  )
  expect(reply.restsOn).toEqual({ ofClient: 0, ofAll: 0 })
})

test('nothing seen, 20 days late: half by day 18, and it may not come', () => {
  const reply = expected(asked(30, 20), [], 'GB')
  expect(reply.halfBy).toMatchObject({ value: '2026-12-07' })
  expect(reply.nineInTenBy).toMatchObject({ state: 'may-not-come' })
  expect(reply.within30).toBeCloseTo(0.6006, 4)
  expect(reply.within90).toBeCloseTo(0.808, 4)
  expect(reply.says).toBe(
    'Invoices like this one are paid by 7 December 2026 as often as not; more than 1 in 10 may not come.',
  )
})

test('five invoices of this client, paid 4, 5, 5, 6 and 7 days late: half by day 19, nine in ten by day 25', () => {
  const reply = expected(
    asked(14, -14),
    [4, 5, 5, 6, 7].map((late) => paid(1, late)),
  )
  expect(reply.halfBy).toMatchObject({ value: '2026-12-08' })
  expect(reply.nineInTenBy).toMatchObject({ value: '2026-12-14' })
  expect(reply.within30).toBeCloseTo(0.9343, 4)
  expect(reply.restsOn).toEqual({ ofClient: 5, ofAll: 5 })
})

test('what it rests on: other invoices of this client, and all others; never itself', () => {
  const reply = expected(asked(14, 3), [paid(1, 4), paid(2, 4), paid(3, 4)])
  expect(reply.restsOn).toEqual({ ofClient: 1, ofAll: 3 })
  expect(reply.halfBy.because?.inputs).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ label: 'Days late today', value: 3 }),
      expect.objectContaining({ label: 'Other invoices of this client', value: 1, link: '/invoices?client=1' }),
      expect.objectContaining({ label: 'Other invoices of all clients', value: 3 }),
    ]),
  )
})

test.each([180, 200])('%i days late nothing is expected any more, and it says so', (lateDays) => {
  const reply = expected(asked(30, lateDays))
  expect([reply.halfBy.state, reply.nineInTenBy.state]).toEqual(['may-not-come', 'may-not-come'])
  expect([reply.within30, reply.within90]).toEqual([0, 0])
  expect(reply.says).toBe(`It may not come: it is ${lateDays} days late, and nothing is expected after 180.`)
})

test('a client who leaves invoices unpaid: it may not come, though it is not due yet', () => {
  const unpaid = Array.from({ length: 40 }, () => ({ ...paid(1, 0), paidAfterDueDays: null, seenUntilDays: 180 }))
  const reply = expected(asked(14, -14), unpaid)
  expect(reply.halfBy.state).toBe('may-not-come')
  expect(reply.says).toBe(
    'It may not come: fewer than half of invoices like this one are paid within 180 days after they are due.',
  )
})

test('nine in ten never come before half, dates lie ahead, and every sentence can be read', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 365 }),
      fc.integer({ min: -365, max: 400 }),
      fc.array(fc.integer({ min: -20, max: 200 }), { maxLength: 20 }),
      (termsDays, lateDays, delays) => {
        const { halfBy, nineInTenBy, within30, within90, says } = expected(
          asked(termsDays, Math.max(lateDays, -termsDays)),
          delays.map((late, index) => paid(1 + (index % 3), late)),
        )
        expectSound(halfBy, 'half')
        expectSound(nineInTenBy, 'nine in ten')
        expect(says).not.toMatch(/NaN|undefined|null|\bwill\b/)
        expect(within30).toBeLessThanOrEqual(within90)
        if (halfBy.state === 'known') expect(halfBy.value > asOf).toBe(true)
        if (nineInTenBy.state === 'known') {
          expect(halfBy.state).toBe('known')
          expect(halfBy.state === 'known' && halfBy.value <= nineInTenBy.value).toBe(true)
        }
      },
    ),
  )
})
