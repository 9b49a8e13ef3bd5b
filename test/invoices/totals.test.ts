import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentTotals, type LineInput, ROUNDING_RULE, roundedQuotient } from '../../shared/invoices/totals.ts'

function line(quantity: string, unitPrice: string, more: Partial<LineInput> = {}): LineInput {
  return { quantity, unitPrice, discountRate: '0', taxRate: '0', accountId: 1, ...more }
}
const times = (count: number, one: LineInput) => Array.from({ length: count }, () => one)

test.each([
  {
    why: 'fifty equal lines: tax once for the document, not 2416.50 line by line',
    lines: times(50, line('1', '241.67', { taxRate: '0.2' })),
    currency: 'EUR',
    net: 1_208_350,
    tax: 241_670,
    total: 1_450_020,
  },
  {
    why: 'a discount of everything leaves 0.00, never −0.01',
    lines: [line('2.25', '64.22', { discountRate: '1', taxRate: '0.2' })],
    currency: 'EUR',
    net: 0,
    tax: 0,
    total: 0,
  },
  {
    why: 'a deduction line lowers the base of the tax',
    lines: [line('1', '8500', { taxRate: '0.19' }), line('1', '-7500', { taxRate: '0.19' })],
    currency: 'EUR',
    net: 100_000,
    tax: 19_000,
    total: 119_000,
  },
  {
    why: 'three times a third of a hundred hours: each line is rounded, the tax is not made of three',
    lines: times(3, line('33.333', '1', { taxRate: '0.077' })),
    currency: 'CHF',
    net: 9999,
    tax: 770,
    total: 10_769,
  },
  {
    why: 'minutes at 25 an hour',
    lines: [line('0.35', '25'), line('0.6333', '25'), line('1.3333', '25')],
    currency: 'EUR',
    net: 5791,
    tax: 0,
    total: 5791,
  },
  {
    why: 'yen have no decimals: half a yen goes up',
    lines: [line('3', '333.5', { taxRate: '0.1' })],
    currency: 'JPY',
    net: 1001,
    tax: 100,
    total: 1101,
  },
  {
    why: 'dinars have three',
    lines: [line('1.5', '12.3455', { taxRate: '0.05' })],
    currency: 'KWD',
    net: 18_518,
    tax: 926,
    total: 19_444,
  },
  {
    why: 'half a cent of a credit goes away from zero too',
    lines: [line('1', '-0.005')],
    currency: 'USD',
    net: -1,
    tax: 0,
    total: -1,
  },
  {
    why: 'a rate with five decimals',
    lines: [line('1', '1000', { taxRate: '0.08875' })],
    currency: 'USD',
    net: 100_000,
    tax: 8875,
    total: 108_875,
  },
  { why: 'no line', lines: [], currency: 'USD', net: 0, tax: 0, total: 0 },
])('$why: $net + $tax = $total $currency', ({ lines, currency, net, tax, total }) => {
  expect(documentTotals(lines, currency)).toMatchObject({ netMinor: net, taxMinor: tax, totalMinor: total })
})

test('the net of a line is rounded once, and its discount is what is left of the gross', () => {
  const totals = documentTotals([line('3', '33.335', { discountRate: '0.15' })], 'USD')
  // 100.005 → 100.01; 85.00425 → 85.00.
  expect(totals.lines).toEqual([{ grossMinor: 10_001, discountMinor: 1501, netMinor: 8500 }])
  expect(totals).toMatchObject({ beforeDiscountMinor: 10_001, discountMinor: 1501, netMinor: 8500 })
})

test('tax is shown by rate, the highest first; lines without tax have none; 0.20 and 0.2 are one rate', () => {
  const totals = documentTotals(
    [
      line('1', '10', { taxRate: '0.07' }),
      line('1', '20', { taxRate: '0.2' }),
      line('1', '30', { taxRate: '0.20' }),
      line('1', '40'),
    ],
    'EUR',
  )
  expect(totals.taxes).toEqual([
    { taxRate: '0.2', baseMinor: 5000, taxMinor: 1000 },
    { taxRate: '0.07', baseMinor: 1000, taxMinor: 70 },
  ])
  expect(totals).toMatchObject({ netMinor: 10_000, taxMinor: 1070, totalMinor: 11_070 })
})

test.each([
  { why: 'five decimals of a quantity', bad: line('1.00001', '1') },
  { why: 'a discount above everything', bad: line('1', '1', { discountRate: '1.1' }) },
  { why: 'a discount below nothing', bad: line('1', '1', { discountRate: '-0.1' }) },
  { why: 'a rate above one', bad: line('1', '1', { taxRate: '19' }) },
  { why: 'a line larger than an amount may be', bad: line('999999999', '999999999') },
])('$why is refused', ({ bad }) => {
  expect(() => documentTotals([bad], 'USD')).toThrow(expect.objectContaining({ code: 'amount-out-of-range' }))
})

test('the line at fault is pointed at', () => {
  const lines = [line('1', '1'), line('999999999', '999999999')]
  expect(() => documentTotals(lines, 'USD')).toThrow(expect.objectContaining({ pointer: '#/lines/1' }))
})

test('two lines that are allowed can make a document that is not', () => {
  const lines = times(2, line('1', '900000000'))
  expect(() => documentTotals(lines, 'USD')).toThrow(expect.objectContaining({ code: 'amount-out-of-range' }))
})

test('the rule is one sentence', () => {
  expect(ROUNDING_RULE).toMatch(/^[A-Z][^.]*\.$/)
})

const anyDecimal = (max: number, decimals: number) =>
  fc.integer({ min: -max, max }).map((units) => (units / 10 ** decimals).toFixed(decimals))
const anyRate = fc.integer({ min: 0, max: 100_000 }).map((units) => (units / 100_000).toFixed(5))
const anyLine = fc.record({
  quantity: anyDecimal(9_999_999, 4).map((text) => text.replace('-', '')),
  unitPrice: anyDecimal(99_999_999, 4),
  discountRate: anyRate,
  taxRate: fc.constantFrom('0', '0.07', '0.19', '0.08875'),
  accountId: fc.constantFrom(1, 2),
})
const anyLines = fc.array(anyLine, { maxLength: 12 })
const anyCurrency = fc.constantFrom('USD', 'JPY', 'KWD')

test('a document always adds up: lines, discount, bases and tax', () => {
  const total = (amounts: readonly number[]) => amounts.reduce((all, minor) => all + minor, 0)
  fc.assert(
    fc.property(anyLines, anyCurrency, (lines, currency) => {
      const totals = documentTotals(lines, currency)
      expect(total(totals.lines.map((one) => one.netMinor))).toBe(totals.netMinor)
      expect(total(totals.lines.map((one) => one.grossMinor))).toBe(totals.beforeDiscountMinor)
      expect(total(totals.lines.map((one) => one.discountMinor))).toBe(totals.discountMinor)
      expect(totals.beforeDiscountMinor - totals.discountMinor).toBe(totals.netMinor)
      expect(total(totals.taxes.map((tax) => tax.taxMinor))).toBe(totals.taxMinor)
      expect(totals.netMinor + totals.taxMinor).toBe(totals.totalMinor)
    }),
  )
})

test('the order of the lines does not matter, and the opposite of a document has the opposite amounts', () => {
  const opposite = (text: string) => (text.startsWith('-') ? text.slice(1) : `-${text}`)
  fc.assert(
    fc.property(anyLines, anyCurrency, (lines, currency) => {
      const totals = documentTotals(lines, currency)
      expect(documentTotals([...lines].reverse(), currency).totalMinor).toBe(totals.totalMinor)
      const turned = lines.map((one) => ({ ...one, unitPrice: opposite(one.unitPrice) }))
      expect(documentTotals(turned, currency).totalMinor + totals.totalMinor).toBe(0)
    }),
  )
})

test.each([
  { dividend: 5n, divisor: 2n, quotient: 3 },
  { dividend: -5n, divisor: 2n, quotient: -3 },
  { dividend: 7n, divisor: 3n, quotient: 2 },
  { dividend: -1n, divisor: 3n, quotient: 0 },
  { dividend: 10n ** 30n, divisor: 10n ** 25n, quotient: 100_000 },
])('$dividend ÷ $divisor is $quotient', ({ dividend, divisor, quotient }) => {
  expect(roundedQuotient(dividend, divisor)).toBe(quotient)
})
