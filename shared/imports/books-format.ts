import { z } from 'zod'
import { BusinessDate, Currency, Name } from '../contract.ts'
import { LARGEST_AMOUNT_MINOR } from '../money.ts'

// A whole set of books as text: one JSON object on each line. docs/books-format.md describes it for people.

const whole = (what: string) =>
  z.int({ error: ({ input }) => (input === undefined ? undefined : `Give a whole number${what}.`) })

const TOO_LARGE = 'Amounts go up to 100 000 000 000 cents.'
/** Minor units of the book's currency, of either sign. */
const Cents = whole(' of cents').min(-LARGEST_AMOUNT_MINOR, TOO_LARGE).max(LARGEST_AMOUNT_MINOR, TOO_LARGE)
const PositiveCents = Cents.min(1, 'Give an amount above zero.')
const SignedCents = Cents.refine((cents) => cents !== 0, 'Give an amount other than zero.')

const entry = { id: whole('').min(1, 'Ids count from 1.'), date: BusinessDate }

const Meta = z.strictObject({
  type: z.literal('meta'),
  seed: whole('').optional(),
  start: BusinessDate,
  end: BusinessDate,
  entries: whole('').min(0, 'Give the number of entries.'),
  currency: Currency,
})
const Account = z.strictObject({
  type: z.literal('account'),
  id: Name,
  kind: z.enum(['checking', 'tax_reserve', 'buffer', 'credit_card']),
})
const Category = z.strictObject({
  type: z.literal('category'),
  id: Name,
  kind: z.enum(['income', 'expense']),
  schedule_c: z.string().max(10, 'Use a line such as "24b".'),
  deductible_pct: whole('').min(0, 'Give a percentage from 0 to 100.').max(100, 'Give a percentage from 0 to 100.'),
})
const Client = z.strictObject({
  type: z.literal('client'),
  id: Name,
  name: Name,
  terms_days: whole(' of days').min(0, 'Terms are zero days or more.').max(365, 'Terms go up to 365 days.'),
})
const Opening = z.strictObject({ type: z.literal('opening'), ...entry, account: Name, cents: Cents })

const InvoiceLine = z.strictObject({
  text: Name,
  qty_milli: whole(' of thousandths')
    .min(0, 'A quantity is zero or more; make the unit price negative instead.')
    .max(999_999_999_999, 'Quantities go up to 999 999 999.'),
  unit_cents: Cents,
  cents: Cents,
})
const Invoice = z.strictObject({
  type: z.literal('invoice'),
  ...entry,
  number: Name,
  client: Name,
  category: Name,
  due: BusinessDate,
  lines: z.array(InvoiceLine).min(1, 'An invoice has at least one line.').max(200, 'An invoice has at most 200 lines.'),
  cents: Cents.min(0, 'An invoice cannot come to less than zero.'),
})
const CreditNote = z.strictObject({
  type: z.literal('credit_note'),
  ...entry,
  number: Name,
  client: Name,
  category: Name,
  invoice: Name,
  reason: z.enum(['adjustment', 'cancelled', 'uncollectible']),
  cents: PositiveCents,
})
const Payment = z.strictObject({
  type: z.literal('payment'),
  ...entry,
  client: Name,
  account: Name,
  /** Below zero it is a refund. */
  cents: SignedCents,
  allocations: z
    .array(z.strictObject({ invoice: Name, category: Name, cents: SignedCents }))
    .min(1, 'A payment names at least one invoice.'),
})
const Expense = z.strictObject({
  type: z.literal('expense'),
  ...entry,
  vendor: Name,
  category: Name,
  account: Name,
  /** Below zero it is money back. */
  cents: SignedCents,
  recurring: z.boolean().optional(),
})
const TaxPayment = z.strictObject({
  type: z.literal('tax_payment'),
  ...entry,
  account: Name,
  cents: PositiveCents,
  year: whole('').min(1990, 'Give a year from 1990 to 2100.').max(2100, 'Give a year from 1990 to 2100.'),
  quarter: whole('').min(1, 'Quarters are 1 to 4.').max(4, 'Quarters are 1 to 4.'),
})
const Transfer = z.strictObject({
  type: z.literal('transfer'),
  ...entry,
  from: Name,
  to: Name,
  cents: PositiveCents,
  purpose: z.enum(['tax', 'buffer', 'release', 'card']).optional(),
})
const Draw = z.strictObject({ type: z.literal('draw'), ...entry, account: Name, cents: PositiveCents })

/** One line of the file. */
export const BooksRecord = z.discriminatedUnion('type', [
  Meta,
  Account,
  Category,
  Client,
  Opening,
  Invoice,
  CreditNote,
  Payment,
  Expense,
  TaxPayment,
  Transfer,
  Draw,
])
export type BooksRecord = z.infer<typeof BooksRecord>
export type BooksRecordType = BooksRecord['type']
/** The record of one type. */
export type RecordOf<Type extends BooksRecordType> = Extract<BooksRecord, { type: Type }>
/** A dated record: the entries that the first line counts. */
export type BooksEntry = Extract<BooksRecord, { id: number }>

/** Reads one line's object: the record, or a sentence for each thing that is wrong with it. */
export function readRecord(
  value: unknown,
): { record: BooksRecord; problems?: undefined } | { record?: undefined; problems: string[] } {
  const parsed = BooksRecord.safeParse(value, { error: says })
  if (parsed.success) return { record: parsed.data }
  return { problems: parsed.error.issues.map(({ path, message }) => `${where(path)}${message}`) }
}

/** Our sentences for what zod would otherwise say in its own words. */
const says: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `There is no field ${issue.keys.map((key) => `"${key}"`).join(', ')} in such a record.`
    case 'invalid_union':
      return 'Each line is a JSON object whose "type" is one of those in docs/books-format.md.'
    case 'invalid_value':
      return `Use one of: ${issue.values.join(', ')}.`
    case 'invalid_type':
      return issue.input === undefined ? 'This field is missing.' : `This must be ${EXPECTED.get(issue.expected)}.`
    default:
      return undefined
  }
}

const EXPECTED = new Map<string, string>([
  ['string', 'text in quotes'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['boolean', 'true or false'],
])

/** '"lines[0].cents": ', or nothing for the record as a whole. */
function where(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  return steps === '' ? '' : `"${steps.slice(1)}": `
}
