import { KIND_WORDS, ROLE_WORDS } from '../accounts/words.ts'
import { isCalendarDate, isMonth } from '../calendar.ts'
import { type Money, unscaled } from '../money.ts'
import { type DateStyle, dateText, longMonthText, moneyText, numberText, percentText } from '../words.ts'

/** How stored values become words: what ids are called, which currency and which order of dates the book has. */
export interface Wording {
  currency: string
  dateStyle: DateStyle
  /** What a record is called today, or undefined when there is no such record. */
  nameOf(kind: 'account' | 'client' | 'invoice', id: number): string | undefined
}

type Content = Record<string, unknown>

const WORDS = new Map<string, string>([
  ...Object.entries(KIND_WORDS).map(([kind, word]) => [`kind:${kind}`, word] as const),
  ...Object.entries(ROLE_WORDS).map(([role, word]) => [`role:${role}`, word] as const),
  ['work:independent', 'full-time'],
  ['work:employed', 'beside a job'],
  ['setAsideBase:profit', 'profit'],
  ['setAsideBase:receipts', 'receipts, without their costs'],
  ['benefit:time-off', 'time off'],
  ['reason:adjustment', 'an adjustment'],
  ['reason:cancelled', 'cancelled'],
  ['reason:uncollectible', 'not collectible'],
])

/** Which record an id stands for, by the end of its field's name. */
const REFERENCES = [
  { end: /(^a|A)ccountId$|^categoryId$/, kind: 'account' },
  { end: /^clientId$/, kind: 'client' },
  { end: /^invoiceId$/, kind: 'invoice' },
] as const

/** A value of the history as a person reads it: '$12.00', 'Nov 1, 2026', '27.5%', a name; null for nothing. */
export function valueWords(field: string, value: unknown, wording: Wording): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return numberWords(field, value, wording)
  if (typeof value === 'string') return textWords(field, value, wording)
  if (Array.isArray(value)) return listWords(field, value, wording)
  return isMoney(value) ? moneyText(value) : recordWords(value as Content, wording)
}

function numberWords(field: string, value: number, { currency, nameOf }: Wording): string {
  if (field.endsWith('Minor')) return moneyText({ minor: value, currency })
  if (field.endsWith('Bps')) return percentText(unscaled(value, 10_000))
  if (field.endsWith('E5')) return percentText(unscaled(value, 100_000))
  const reference = REFERENCES.find(({ end }) => end.test(field))
  if (reference) return nameOf(reference.kind, value) ?? `${reference.kind} ${value}`
  return field.endsWith('Id') ? String(value) : numberText(value)
}

function textWords(field: string, value: string, { dateStyle }: Wording): string {
  if (isCalendarDate(value)) return dateText(value, dateStyle)
  if (isMonth(value)) return longMonthText(value)
  if (/Rate$/.test(field) && /^\d+(\.\d+)?$/.test(value)) return percentText(value)
  return WORDS.get(`${field}:${value}`) ?? value
}

function listWords(field: string, list: readonly unknown[], wording: Wording): string | null {
  const words = list.flatMap((one) => valueWords(field, one, wording) ?? [])
  return words.length === 0 ? null : words.join('; ')
}

/** A row within a row: 'Spending → Software, $10.00', 'Design, 2 h × 85', 'October 2025, $900.00'. */
function recordWords(record: Content, wording: Wording): string | null {
  const words = (field: string) => valueWords(field, record[field], wording)
  // A part of nothing was never written: it moves no money and pays nothing. A benefit that somebody else pays costs nothing.
  if (record['amountMinor'] === 0 && !('coveredBy' in record)) return null
  if ('fromAccountId' in record && 'toAccountId' in record)
    return `${words('fromAccountId')} → ${words('toAccountId')}, ${words('amountMinor')}`
  if ('invoiceId' in record && 'accountId' in record)
    return `${words('invoiceId')}: ${words('accountId')}, ${words('amountMinor')}`
  if ('description' in record && 'unitPrice' in record) return lineWords(record, words)
  const parts = Object.keys(record).flatMap((field) => {
    const text = words(field)
    if (text === null) return []
    return typeof record[field] === 'number' && !/(Minor|Id|Bps|E5)$/.test(field)
      ? `${fieldWords(field)} ${text}`
      : text
  })
  return parts.length === 0 ? null : parts.join(', ')
}

function lineWords({ quantity, unitPrice, ...line }: Content, words: (field: string) => string | null): string {
  const isTaxed = Number(line['taxRate']) > 0
  const isReduced = Number(line['discountRate']) > 0
  return [
    words('description'),
    `${String(quantity)}${words('unit') ? ` ${words('unit')}` : ''} × ${String(unitPrice)}`,
    isReduced && `less ${words('discountRate')}`,
    isTaxed && `${words('taxRate')} sales tax`,
    words('accountId'),
  ]
    .filter(Boolean)
    .join(', ')
}

function isMoney(value: unknown): value is Money {
  return value !== null && typeof value === 'object' && 'minor' in value && 'currency' in value
}

const FIELDS = new Map([
  ['email', 'E-mail'],
  ['termsDays', 'Days to pay'],
  ['taxE5', 'Usual sales tax'],
  ['tax', 'Sales tax'],
  ['taxRate', 'Usual sales tax'],
  ['howToPay', 'How to pay'],
  ['fromDate', 'Holds from'],
  ['setAside', 'Set-aside rate'],
  ['setAsideRate', 'Set-aside rate'],
  ['setAsideBase', 'Taken of'],
  ['essentials', 'Essentials a month'],
  ['benefits', 'Benefits a month'],
  ['irregularYearly', 'Irregular costs a year'],
  ['businessCosts', 'Business costs a month'],
  ['dayJobNet', 'Day job’s net pay'],
  ['poorMonth', 'A poor month'],
  ['items', 'Items'],
  ['closedOn', 'Closed'],
  ['typedReceipts', 'Receipts before the book'],
  ['typedCosts', 'Costs before the book'],
  ['typedPaid', 'Tax paid before the book'],
  ['position', 'Place in the list'],
  ['formKey', 'Line of the tax form'],
  ['deductible', 'Deductible share'],
  ['clientId', 'Client'],
  ['text', 'What'],
  ['howKnown', 'How you would know'],
  ['wantedBy', 'By'],
  ['energised', 'What gave energy'],
  ['drained', 'What drained'],
  ['towardGoals', 'Moving toward the goals'],
  ['towardGoalsNote', 'How so'],
  ['daysOff', 'Days off'],
  ['document', 'On the document'],
  ['movements', 'Money moved'],
  ['allocations', 'Of invoices'],
  ['lines', 'Line'],
])

/** 'Days to pay' for termsDays, 'Due date' for dueDate: the known words, or the name taken apart. */
export function fieldWords(field: string): string {
  const bare = field.replace(/(Minor|Bps|E5|E4)$/, '')
  const known = FIELDS.get(field) ?? FIELDS.get(bare)
  if (known) return known
  const words = bare
    .replace(/Id$/, '')
    .replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll('-', ' ')
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
