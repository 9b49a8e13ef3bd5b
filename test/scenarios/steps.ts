import fc from 'fast-check'

/** One thing that a freelancer does, with numbers that the model turns into accounts, invoices and amounts. */
export interface Step {
  kind: (typeof KINDS)[number]
  date: string
  minor: number
  account: number
  choice: number
}

const KINDS = [
  'invoice',
  'payment',
  'credit',
  'void',
  'refund',
  'deposit-return',
  'expense',
  'money-back',
  'transfer',
  'estimated-payment',
  'tax-refund',
  'draw',
  'day-job-pay',
  'money-in',
  'sales-tax-payment',
  'reverse',
  'bounce',
] as const

/** Days before the accounts were opened, the day itself, a leap of months, today, and one that has not come. */
const DATES = ['2025-11-15', '2025-12-31', '2026-01-01', '2026-02-28', '2026-06-30', '2026-11-19', '2026-11-20']

/** More invoices and payments than anything else, since they have the most to do with one another. */
const anyKind = fc.oneof(
  { weight: 3, arbitrary: fc.constant('invoice' as const) },
  { weight: 6, arbitrary: fc.constant('payment' as const) },
  { weight: 3, arbitrary: fc.constantFrom('credit' as const, 'refund' as const) },
  { weight: 3, arbitrary: fc.constantFrom('reverse' as const, 'bounce' as const) },
  { weight: 12, arbitrary: fc.constantFrom(...KINDS) },
)

export const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: anyKind,
  date: fc.constantFrom(...DATES),
  minor: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 250_000 })),
  account: fc.nat({ max: 11 }),
  choice: fc.nat({ max: 419 }),
})
