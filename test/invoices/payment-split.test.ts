import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PaymentSplitInput, splitPayment } from '../../shared/invoices/payment-split.ts'
import { allocate } from '../../shared/money.ts'

interface Invoice {
  taxMinor: number
  nets: readonly number[]
}
/** What earlier payments took. */
interface Taken {
  taxMinor: number
  parts: readonly number[]
}

const total = (amounts: readonly number[]) => amounts.reduce((all, minor) => all + minor, 0)
const totalOf = ({ taxMinor, nets }: Invoice) => taxMinor + total(nets)
const nothing = ({ nets }: Invoice): Taken => ({ taxMinor: 0, parts: nets.map(() => 0) })

function input(amountMinor: number, invoice: Invoice, taken: Taken): PaymentSplitInput {
  return {
    amountMinor,
    totalMinor: totalOf(invoice),
    taxMinor: invoice.taxMinor,
    paidBeforeMinor: taken.taxMinor + total(taken.parts),
    taxTakenMinor: taken.taxMinor,
    parts: invoice.nets.map((netMinor, index) => ({
      accountId: index + 1,
      netMinor,
      takenMinor: taken.parts[index] ?? 0,
    })),
  }
}

function pay(amountMinor: number, invoice: Invoice, taken: Taken): Taken {
  const split = splitPayment(input(amountMinor, invoice, taken))
  return {
    taxMinor: taken.taxMinor + split.taxMinor,
    parts: taken.parts.map((minor, index) => minor + (split.parts[index]?.minor ?? 0)),
  }
}

test.each([
  { why: 'all at once', invoice: { taxMinor: 1900, nets: [7000, 3000] }, amounts: [11_900], taxes: [1900] },
  {
    why: 'half and half over a year’s end',
    invoice: { taxMinor: 1900, nets: [10_000] },
    amounts: [5950, 5950],
    taxes: [950, 950],
  },
  {
    why: 'thirds: the last payment closes the tax',
    invoice: { taxMinor: 100, nets: [500] },
    amounts: [200, 200, 200],
    taxes: [33, 34, 33],
  },
  { why: 'cent by cent', invoice: { taxMinor: 1, nets: [2] }, amounts: [1, 1, 1], taxes: [0, 1, 0] },
  { why: 'no sales tax', invoice: { taxMinor: 0, nets: [500] }, amounts: [100, 400], taxes: [0, 0] },
])('$why: tax $taxes', ({ invoice, amounts, taxes }) => {
  let taken = nothing(invoice)
  const taxTaken = amounts.map((amount) => {
    const before = taken.taxMinor
    taken = pay(amount, invoice, taken)
    return taken.taxMinor - before
  })
  expect(taxTaken).toEqual(taxes)
  expect(taken).toEqual({ taxMinor: invoice.taxMinor, parts: invoice.nets })
})

test('categories share a part payment in proportion to what remains of each', () => {
  expect(splitPayment(input(5000, { taxMinor: 0, nets: [7000, 3000] }, { taxMinor: 0, parts: [0, 0] }))).toEqual({
    taxMinor: 0,
    parts: [
      { accountId: 1, minor: 3500 },
      { accountId: 2, minor: 1500 },
    ],
  })
  expect(splitPayment(input(100, { taxMinor: 0, nets: [7000, 3000] }, { taxMinor: 0, parts: [7000, 2900] }))).toEqual({
    taxMinor: 0,
    parts: [
      { accountId: 1, minor: 0 },
      { accountId: 2, minor: 100 },
    ],
  })
})

test('more than is owed is refused', () => {
  const invoice = { taxMinor: 0, nets: [100] }
  expect(() => splitPayment(input(101, invoice, nothing(invoice)))).toThrow(
    expect.objectContaining({ code: 'overpayment' }),
  )
})

test('more than was paid is not given back', () => {
  const invoice = { taxMinor: 0, nets: [100] }
  expect(() => splitPayment(input(-51, invoice, { taxMinor: 0, parts: [50] }))).toThrow(
    expect.objectContaining({ code: 'nothing-to-refund' }),
  )
})

test('a deduction in a category of its own comes off the others', () => {
  const invoice = { taxMinor: 190, nets: [8500, -7500] }
  const first = pay(595, invoice, nothing(invoice))
  expect(first).toEqual({ taxMinor: 95, parts: [500, 0] })
  expect(pay(595, invoice, first)).toEqual({ taxMinor: 190, parts: [1000, 0] })
})

describe('a refund', () => {
  test.each([
    {
      why: 'a credit note of half, after full payment',
      credited: { taxMinor: 950, nets: [3500, 1500] },
      amount: -5950,
      after: { taxMinor: 950, parts: [3500, 1500] },
    },
    {
      why: 'a credit note of one category',
      credited: { taxMinor: 1330, nets: [7000, 0] },
      amount: -3570,
      after: { taxMinor: 1330, parts: [7000, 0] },
    },
    {
      why: 'a credit note of everything',
      credited: { taxMinor: 0, nets: [0, 0] },
      amount: -11_900,
      after: { taxMinor: 0, parts: [0, 0] },
    },
    {
      why: 'half of what is due back: in proportion',
      credited: { taxMinor: 950, nets: [3500, 1500] },
      amount: -2975,
      after: { taxMinor: 1425, parts: [5250, 2250] },
    },
    {
      why: 'without a credit note: the invoice is owed again in part',
      credited: { taxMinor: 1900, nets: [7000, 3000] },
      amount: -1190,
      after: { taxMinor: 1710, parts: [6300, 2700] },
    },
  ])('$why', ({ credited, amount, after }) => {
    expect(pay(amount, credited, { taxMinor: 1900, parts: [7000, 3000] })).toEqual(after)
  })
})

const anyMinor = fc.integer({ min: 1, max: 1_000_000_000 })
const anyInvoice = fc
  .record({ nets: fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 5 }), taxUnits: fc.nat(100_000) })
  .filter(({ nets }) => total(nets) > 0)
  .map(({ nets, taxUnits }) => ({ nets, taxMinor: Math.round((total(nets) * taxUnits) / 100_000) }))
const anyWeights = fc.array(anyMinor, { minLength: 1, maxLength: 8 })

test('any sequence of part payments takes exactly the tax and exactly each category, and never gives back on the way', () => {
  fc.assert(
    fc.property(anyInvoice, anyWeights, (invoice, weights) => {
      let taken = nothing(invoice)
      for (const amount of allocate(totalOf(invoice), weights)) {
        const before = taken
        taken = pay(amount, invoice, taken)
        expect(taken.taxMinor).toBeGreaterThanOrEqual(before.taxMinor)
        for (const [index, minor] of taken.parts.entries()) {
          expect(minor).toBeGreaterThanOrEqual(before.parts[index] ?? 0)
          expect(minor).toBeLessThanOrEqual(invoice.nets[index] ?? 0)
        }
        expect(taken.taxMinor + total(taken.parts)).toBe(before.taxMinor + total(before.parts) + amount)
      }
      expect(taken).toEqual({ taxMinor: invoice.taxMinor, parts: invoice.nets })
    }),
  )
})

test('after any credit note, the refunds of an overpaid invoice leave exactly what it holds', () => {
  const anyShare = fc.integer({ min: 0, max: 100 })
  fc.assert(
    fc.property(
      anyInvoice,
      fc.array(anyShare, { minLength: 5, maxLength: 5 }),
      anyWeights,
      (invoice, kept, weights) => {
        const nets = invoice.nets.map((net, index) => Math.floor((net * (kept[index] ?? 0)) / 100))
        const credited = { nets, taxMinor: Math.floor((invoice.taxMinor * (kept[0] ?? 0)) / 100) }
        let taken = pay(totalOf(invoice), invoice, nothing(invoice))
        for (const amount of allocate(totalOf(credited) - totalOf(invoice), weights)) {
          const before = taken
          taken = pay(amount, credited, taken)
          expect(taken.taxMinor).toBeLessThanOrEqual(before.taxMinor)
          for (const [index, minor] of taken.parts.entries()) {
            expect(minor).toBeLessThanOrEqual(before.parts[index] ?? 0)
            expect(minor).toBeGreaterThanOrEqual(nets[index] ?? 0)
          }
        }
        expect(taken).toEqual({ taxMinor: credited.taxMinor, parts: nets })
      },
    ),
  )
})

test('whatever is paid and credited in turn, tax and categories add up to the amount and keep its sign', () => {
  fc.assert(
    fc.property(
      anyInvoice,
      fc.array(fc.tuple(fc.integer({ min: -100, max: 100 }), fc.nat(100)), { maxLength: 8 }),
      (invoice, moves) => {
        let current: Invoice = invoice
        let taken = nothing(invoice)
        for (const [percent, keptPercent] of moves) {
          const paid = taken.taxMinor + total(taken.parts)
          const owed = totalOf(current) - paid
          const amount =
            percent < 0 ? 0 - Math.floor((paid * -percent) / 100) : Math.floor((Math.max(0, owed) * percent) / 100)
          const split = splitPayment(input(amount, current, taken))
          const minors = [split.taxMinor, ...split.parts.map((part) => part.minor)]
          expect(total(minors)).toBe(amount)
          for (const minor of minors) expect(minor * amount).toBeGreaterThanOrEqual(0)
          taken = pay(amount, current, taken)
          expect(Math.min(taken.taxMinor, ...taken.parts)).toBeGreaterThanOrEqual(0)
          // A credit note on the first category only, with its share of the tax.
          const [first = 0, ...others] = current.nets
          const kept = Math.floor((first * keptPercent) / 100)
          const taxKept = Math.min(current.taxMinor, Math.floor((current.taxMinor * keptPercent) / 100))
          if (kept + total(others) > 0) current = { nets: [kept, ...others], taxMinor: taxKept }
        }
      },
    ),
  )
})
