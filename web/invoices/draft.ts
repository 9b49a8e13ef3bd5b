import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { CategoryReply } from '../../shared/accounts/contract.ts'
import { addDays, type CalendarDate, isCalendarDate } from '../../shared/calendar.ts'
import type { InvoiceBody, InvoiceReply, LineItemBody } from '../../shared/invoices/contract.ts'
import { numberText, percentText } from '../../shared/words.ts'
import { checkedValue, readAnyText, readId, valueNow } from '../accounts/entry.ts'
import { readDecimal } from '../amount-entry.ts'
import { type Field, makeField } from '../form.ts'
import { readDate, readPercent } from '../number-entry.ts'
import { type Reading, readText, refused, understood } from '../reading.ts'
import { daysApart, rateText } from './words.ts'

// An invoice as it is being typed. It lives outside the page, so that it is still there when one comes back to it.

export interface DraftLine {
  /** Tells the lines of one draft apart, and makes the ids of their fields. */
  readonly key: number
  readonly what: Field<string>
  readonly quantity: Field<string>
  readonly unit: Field<string>
  readonly rate: Field<string>
  readonly discount: Field<string>
  readonly tax: Field<string>
  readonly category: Field<number>
}

/** What the server knows of a draft: which it is, and which version of it. */
export interface Kept {
  id: number
  version: number
  etag: string | undefined
}

export interface Draft {
  /** Tells drafts apart: another one is another form. */
  readonly key: number
  readonly currency: string
  readonly client: Field<number>
  readonly issueDate: Field<CalendarDate>
  /** Days from the issue date to the due date: either follows from the other. */
  readonly terms: Field<string>
  readonly dueDate: Field<CalendarDate>
  readonly reference: Field<string>
  readonly note: Field<string>
  readonly lines: Signal<readonly DraftLine[]>
  /** Undefined until it is kept for the first time. */
  readonly kept: Signal<Kept | undefined>
  /** Whether something was typed that is not kept. */
  readonly isChanged: ReadonlySignal<boolean>
  /** The sales tax that a new line starts with, as its field shows it. */
  usualTax: string
  /** The category that a first line starts with. */
  firstCategory: number | undefined
  /** Called when nothing of what was typed is left to keep. */
  markKept(kept: Kept | undefined): void
}

/** What a draft begins with. */
export interface DraftStart {
  currency: string
  today: CalendarDate
  categories: readonly CategoryReply[]
  clientId?: number | undefined
  /** The draft as it was kept, if it was. */
  invoice?: InvoiceReply
  etag?: string | undefined
}

const USUAL_DAYS = 30

/** A new draft with one empty line, or one that was kept, ready to be changed. */
export function makeDraft({ currency, today, categories, clientId, invoice, etag }: DraftStart): Draft {
  const issueStart = invoice?.issueDate ?? today
  const dueStart = invoice?.dueDate ?? addDays(today, USUAL_DAYS)
  const issueDate = makeField('invoice-issue-date', readDate, { start: issueStart, pointer: '#/issueDate' })
  const readDue = (text: string): Reading<CalendarDate> =>
    text !== '' && text < issueDate.text.value
      ? refused('The due date cannot lie before the issue date.')
      : readDate(text)
  const fields = {
    client: makeField('invoice-client', readId('Choose a client.'), {
      start: textOf(invoice?.clientId ?? clientId),
      pointer: '#/clientId',
    }),
    issueDate,
    terms: makeField('invoice-terms', readAnyText, { start: String(Math.max(0, daysApart(issueStart, dueStart))) }),
    dueDate: makeField('invoice-due-date', readDue, { start: dueStart, pointer: '#/dueDate' }),
    reference: makeField('invoice-reference', readAnyText, { start: invoice?.reference ?? '', pointer: '#/reference' }),
    note: makeField('invoice-note', readAnyText, { start: invoice?.note ?? '', pointer: '#/note' }),
  }
  const lines = signal<readonly DraftLine[]>([])
  const typed = computed(() => typedIn(fields, lines.value))
  const keptText = signal('')
  const kept = signal<Kept | undefined>(invoice && { id: invoice.id, version: invoice.version, etag })
  draftCount += 1
  const draft: Draft = {
    ...fields,
    key: draftCount,
    currency,
    lines,
    kept,
    isChanged: computed(() => typed.value !== keptText.value),
    usualTax: '',
    firstCategory: categories.find(({ role }) => role === 'income')?.id,
    markKept: (now) => {
      kept.value = now
      keptText.value = typed.peek()
    },
  }
  lines.value = invoice ? invoice.lines.map((line) => lineOf(draft, line)) : []
  if (lines.value.length === 0) addLine(draft)
  keptText.value = typed.peek()
  return draft
}

/** The dates follow each other: `moved` is the one that the person set. */
export function alignDates(draft: Draft, moved: 'issueDate' | 'terms' | 'dueDate'): void {
  const issue = draft.issueDate.text.peek()
  const due = draft.dueDate.text.peek()
  if (!isCalendarDate(issue)) return
  if (moved === 'dueDate') {
    if (isCalendarDate(due) && due >= issue) draft.terms.text.value = String(daysApart(issue, due))
    return
  }
  draft.dueDate.text.value = addDays(issue, Number(draft.terms.text.peek()))
}

/** New lines start with the client's usual tax. */
export function expectTaxOf(draft: Draft, client: { taxRate: string }): void {
  draft.usualTax = shownRate(client.taxRate)
}

/** Takes over how the client pays and how they are taxed; lines that have the usual tax of before follow. */
export function takeTermsOf(draft: Draft, client: { termsDays: number; taxRate: string }): void {
  draft.terms.text.value = String(client.termsDays)
  alignDates(draft, 'terms')
  const before = draft.usualTax
  expectTaxOf(draft, client)
  for (const line of draft.lines.peek()) if (line.tax.text.peek() === before) line.tax.text.value = draft.usualTax
}

/** Adds an empty line at the end, in the category of the line before. */
export function addLine(draft: Draft): DraftLine {
  const last = draft.lines.peek().at(-1)
  const line = lineOf(draft, undefined, last?.category.text.peek())
  draft.lines.value = [...draft.lines.peek(), line]
  return line
}

/** Takes a line out; the last one leaves an empty one behind. Returns what puts it back. */
export function removeLine(draft: Draft, line: DraftLine): () => void {
  const before = draft.lines.peek()
  draft.lines.value = before.filter((other) => other !== line)
  if (before.length === 1) addLine(draft)
  return () => {
    const now = draft.lines.peek()
    if (now.includes(line)) return
    const others = now.filter((other) => !isBlank(other))
    draft.lines.value = others.toSpliced(before.indexOf(line), 0, line)
  }
}

/** Moves a line up or down by one place; at the end of the list it stays. */
export function moveLine(draft: Draft, line: DraftLine, by: 1 | -1): void {
  const lines = draft.lines.peek()
  const from = lines.indexOf(line)
  const to = from + by
  if (to < 0 || to >= lines.length) return
  draft.lines.value = lines.toSpliced(from, 1).toSpliced(to, 0, line)
}

/** Puts what stands in the line above into this one. */
export function copyAbove(draft: Draft, line: DraftLine): void {
  const lines = draft.lines.peek()
  const above = lines[lines.indexOf(line) - 1]
  if (!above) return
  for (const name of LINE_FIELDS) line[name].text.value = above[name].text.peek()
}

/** The lines that say something: an empty one is left out of the invoice, wherever it stands. */
export function filledLines(draft: Draft): DraftLine[] {
  return draft.lines.value.filter((line) => !isBlank(line))
}

/** The fields to check before sending; those of lines point to where the lines stand in the request. */
export function fieldsOf(draft: Draft): Field[] {
  const { client, issueDate, dueDate, reference, note } = draft
  const ofLines = filledLines(draft).flatMap((line, index) =>
    LINE_FIELDS.map((name): Field => ({ ...line[name], pointer: `#/lines/${index}/${PROPERTIES[name]}` })),
  )
  return [client, issueDate, dueDate, reference, ...ofLines, note]
}

/** The request that keeps the draft. Its fields were checked before. */
export function bodyOf(draft: Draft): InvoiceBody {
  return {
    clientId: checkedValue(draft.client),
    issueDate: checkedValue(draft.issueDate),
    dueDate: checkedValue(draft.dueDate),
    reference: checkedValue(draft.reference),
    note: checkedValue(draft.note),
    lines: filledLines(draft).map((line) => ({
      description: checkedValue(line.what),
      quantity: checkedValue(line.quantity),
      unit: checkedValue(line.unit),
      unitPrice: checkedValue(line.rate),
      discountRate: checkedValue(line.discount),
      taxRate: checkedValue(line.tax),
      accountId: checkedValue(line.category),
    })),
  }
}

/** The numbers of a line as they are typed right now; undefined while one of them cannot be read. */
export function numbersOf(
  line: DraftLine,
): Pick<LineItemBody, 'quantity' | 'unitPrice' | 'discountRate' | 'taxRate'> | undefined {
  const quantity = valueNow(line.quantity)
  const unitPrice = valueNow(line.rate)
  const discountRate = valueNow(line.discount)
  const taxRate = valueNow(line.tax)
  if (quantity === undefined || unitPrice === undefined || discountRate === undefined || taxRate === undefined) return
  return { quantity, unitPrice, discountRate, taxRate }
}

const LINE_FIELDS = ['what', 'quantity', 'unit', 'rate', 'discount', 'tax', 'category'] as const

const PROPERTIES: Record<(typeof LINE_FIELDS)[number], keyof LineItemBody> = {
  what: 'description',
  quantity: 'quantity',
  unit: 'unit',
  rate: 'unitPrice',
  discount: 'discountRate',
  tax: 'taxRate',
  category: 'accountId',
}

let draftCount = 0
let lineCount = 0

function lineOf(draft: Draft, line?: LineItemBody, category = textOf(draft.firstCategory)): DraftLine {
  const { currency } = draft
  lineCount += 1
  const id = (name: string) => `line-${lineCount}-${name}`
  const readRate = (text: string) =>
    text.trim() === '' ? refused('Enter the rate.') : readDecimal(text, currency, 'any')
  const readQuantity = (text: string) =>
    text.trim() === '' ? refused('Enter the quantity.') : readDecimal(text, currency, 'zero-or-more')
  return {
    key: lineCount,
    what: makeField(id('what'), readText('Say what the line is for.'), { start: line?.description ?? '' }),
    quantity: makeField(id('quantity'), readQuantity, {
      start: line ? shownNumber(line.quantity) : '1',
      show: shownNumber,
    }),
    unit: makeField(id('unit'), readAnyText, { start: line?.unit ?? '' }),
    rate: makeField(id('rate'), readRate, {
      start: line ? rateText(line.unitPrice, currency) : '',
      show: (rate) => rateText(rate, currency),
    }),
    discount: makeField(id('discount'), readShare, { start: shownRate(line?.discountRate ?? '0'), show: shownRate }),
    tax: makeField(id('tax'), readShare, { start: line ? shownRate(line.taxRate) : draft.usualTax, show: shownRate }),
    category: makeField(id('category'), readId('Choose a category.'), {
      start: line ? String(line.accountId) : category,
    }),
  }
}

/** A percentage with at most three decimals; nothing typed is none. */
function readShare(text: string): Reading<string> {
  return text.trim() === '' ? understood('0') : readPercent(text, 3)
}

function shownRate(rate: string): string {
  return Number(rate) === 0 ? '' : percentText(rate).replace('%', '')
}

function shownNumber(quantity: string): string {
  return numberText(Number(quantity), 4)
}

function isBlank(line: DraftLine): boolean {
  return line.what.text.value.trim() === '' && line.rate.text.value.trim() === ''
}

function typedIn(fields: Record<string, Field>, lines: readonly DraftLine[]): string {
  const ofLines = lines.filter((line) => !isBlank(line)).map((line) => LINE_FIELDS.map((name) => line[name].text.value))
  return JSON.stringify([Object.values(fields).map((field) => field.text.value), ofLines])
}

function textOf(id: number | undefined): string {
  return id === undefined ? '' : String(id)
}
