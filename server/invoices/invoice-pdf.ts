import type { CalendarDate } from '../../shared/calendar.ts'
import { minorDigits } from '../../shared/currencies.ts'
import { sum } from '../../shared/money.ts'
import {
  amountText,
  type DateStyle,
  dateStyleOf,
  dateText,
  longDateText,
  moneyText,
  percentText,
} from '../../shared/words.ts'
import { HALF_WIDTH, paperOf } from '../pdf/paper.ts'
import { print, type Sheets } from '../pdf/sheets.ts'
import { type Column, drawTable, type Row, type Table, tableHeight } from '../pdf/table.ts'
import { type TextStyle, TYPE } from '../pdf/typesetting.ts'

/** Everything that stands on an invoice or a credit note: what is printed is what was frozen when it was issued. */
export interface InvoiceDocument {
  kind: 'invoice' | 'credit-note'
  number: string
  /** A draft has no number yet, and says that it is none. */
  isDraft?: boolean
  isVoid?: boolean
  currency: string
  /** The seller's country: it decides the paper and how dates are written. */
  country: string
  seller: {
    name: string
    tradeName?: string
    address: string
    email: string
    taxNumber: string
    /** One line for each thing to know; "Bank: Sample Bank" is set as a label and its value. */
    howToPay: string
  }
  client: { name: string; contact: string; address: string }
  issueDate: CalendarDate
  dueDate?: CalendarDate
  termsDays?: number
  reference: string
  note: string
  /** A credit note may have none: it takes one amount off its invoice. */
  lines: readonly {
    /** What stands after a line break is set in small print. */
    description: string
    quantity: string
    unit: string
    /** In whole currency units, as decimal text. */
    unitPrice: string
    discountRate: string
    taxRate: string
    netMinor: number
  }[]
  totals: {
    beforeDiscountMinor: number
    discountMinor: number
    netMinor: number
    /** A rate of '' stands for several at once. */
    taxes: readonly { taxRate: string; baseMinor: number; taxMinor: number }[]
    totalMinor: number
  }
  paidToDateMinor?: number
  /** A credit note's invoice, and why it was credited. */
  creditsInvoiceNumber?: string
  reason?: string
  roundingRule: string
}

const PARTIES_WIDTH = 240
const TOTALS_WIDTH = 300
/** What stands side by side is at most so high; longer texts get the whole width. */
const MOST_BESIDE = 300
const SLACK = 12

/**
 * An invoice or a credit note as a PDF, on Letter or A4 by the seller's country.
 *
 * Units:  amounts in minor units of the document's currency, rates as fractions ('0.08875'), prices as decimal text.
 * Result: the same document gives the same bytes; nothing is worked out here but what is still to pay.
 */
export function renderInvoicePdf(document: InvoiceDocument): Promise<Buffer> {
  const name = documentName(document)
  const { seller } = document
  const address = filledLines(seller.address)
  const foot = [
    [seller.name, ...address].join(', '),
    ...(seller.taxNumber ? [`Tax number ${seller.taxNumber}`] : []),
  ].join(' · ')
  return print(
    {
      paper: paperOf(document.country),
      title: document.isDraft ? `Draft ${KIND_NAME[document.kind].toLowerCase()}` : name,
      createdDate: document.issueDate,
      foot: { left: foot, middle: name },
    },
    (sheets) => {
      const style = dateStyleOf(document.country)
      sheets.newPage()
      sheets.runningHead = { left: name, right: longDateText(document.issueDate, style) }
      drawHead(sheets, document)
      drawParties(sheets, document, style)
      const totals = totalsTable(document, style)
      const totalsHeight = tableHeight(sheets, totals, TOTALS_WIDTH) + SLACK
      if (document.lines.length > 0) drawLines(sheets, document, totalsHeight)
      drawTotals(sheets, totals, totalsHeight)
      drawEnd(sheets, document)
    },
  )
}

const KIND_NAME = { invoice: 'Invoice', 'credit-note': 'Credit note' } as const

function documentName({ kind, number, isDraft, isVoid }: InvoiceDocument): string {
  if (isDraft) return kind === 'invoice' ? 'Draft, not an invoice' : 'Draft, not a credit note'
  return `${KIND_NAME[kind]} ${number}${isVoid ? ', void' : ''}`
}

function drawHead(sheets: Sheets, document: InvoiceDocument): void {
  const { kind, number, isDraft, isVoid, seller } = document
  const name: TextStyle = { ...TYPE.lead, weight: 'semibold' }
  const alarm: TextStyle = { ...TYPE.lead, weight: 'semibold', paint: 'bad' }
  sheets.sideBySide(
    () => {
      sheets.paragraph(seller.name, name)
      for (const line of [seller.tradeName ?? '', ...filledLines(seller.address), seller.email]) {
        if (line) sheets.paragraph(line, TYPE.muted)
      }
      if (seller.taxNumber) sheets.paragraph(`Tax number ${seller.taxNumber}`, TYPE.muted)
    },
    () => {
      sheets.paragraph(KIND_NAME[kind], TYPE.document, { align: 'end', tag: 'H1' })
      if (isDraft) sheets.paragraph(documentName(document), alarm, { align: 'end' })
      else sheets.paragraph(number, TYPE.lead, { align: 'end' })
      if (isVoid) sheets.paragraph('Void: nothing is owed on it', alarm, { align: 'end' })
    },
  )
  sheets.y += 16
}

function drawParties(sheets: Sheets, document: InvoiceDocument, style: DateStyle): void {
  const { client, reason } = document
  sheets.y += 24
  const rows = dateRows(document, style)
  sheets.sideBySide(
    () => {
      sheets.paragraph('For', TYPE.label)
      for (const line of [client.name, client.contact, ...filledLines(client.address)]) {
        if (line) sheets.paragraph(line, TYPE.body)
      }
    },
    () => drawTable(sheets, { isList: true, columns: [{ grows: true }, { isEnd: true, most: 140 }], rows }),
    { gap: 32, secondWidth: PARTIES_WIDTH },
  )
  if (reason) {
    sheets.y += 16
    sheets.paragraph(`Reason: ${reason}`, TYPE.body)
  }
  sheets.y += 32
}

function dateRows(
  { issueDate, dueDate, termsDays, reference, creditsInvoiceNumber }: InvoiceDocument,
  style: DateStyle,
): Row[] {
  const rows: Row[] = [{ cells: ['Issued', longDateText(issueDate, style)] }]
  if (dueDate) rows.push({ cells: ['Due', [{ text: longDateText(dueDate, style), weight: 'semibold' }]] })
  if (termsDays !== undefined) rows.push({ cells: ['Terms', termsText(termsDays)] })
  if (creditsInvoiceNumber) rows.push({ cells: ['For invoice', creditsInvoiceNumber] })
  if (reference) rows.push({ cells: ['Your reference', reference] })
  return rows
}

function termsText(days: number): string {
  if (days === 0) return 'on receipt'
  return days === 1 ? '1 day' : `${days} days`
}

function drawLines(sheets: Sheets, { lines, currency }: InvoiceDocument, totalsHeight: number): void {
  const digits = minorDigits(currency)
  const hasUnit = lines.some((line) => line.unit !== '')
  const hasDiscount = lines.some((line) => !isZero(line.discountRate))
  const columns: Column[] = [
    { head: 'What', grows: true },
    { head: 'Quantity', isNumber: true },
    ...(hasUnit ? [{ head: 'Unit', most: 72 }] : []),
    { head: `Rate, ${currency}`, isNumber: true },
    ...(hasDiscount ? [{ head: 'Discount', isNumber: true }] : []),
    { head: 'Tax', isNumber: true },
    { head: `Amount, ${currency}`, isNumber: true },
  ]
  const rows = lines.map((line): Row => {
    const [what = '', ...more] = line.description.split('\n')
    return {
      cells: [
        { text: what, sub: more.join('\n') },
        decimalShown(line.quantity, 0),
        ...(hasUnit ? [line.unit] : []),
        decimalShown(line.unitPrice, digits),
        ...(hasDiscount ? [isZero(line.discountRate) ? 'none' : percentText(line.discountRate)] : []),
        isZero(line.taxRate) ? 'none' : percentText(line.taxRate),
        amountText(line.netMinor, currency),
      ],
    }
  })
  drawTable(sheets, { columns, rows, keepAfter: totalsHeight })
}

function totalsTable(document: InvoiceDocument, style: DateStyle): Table {
  const { totals, currency, country, paidToDateMinor = 0 } = document
  const amount = (minor: number) => amountText(minor, currency)
  const tax = country === 'US' ? 'Sales tax' : 'Tax'
  const rows: Row[] = []
  if (totals.discountMinor !== 0) {
    rows.push({ cells: ['Before discount', amount(totals.beforeDiscountMinor)] })
    rows.push({ cells: ['Discount', amount(-totals.discountMinor)] })
  }
  rows.push({ cells: ['Before tax', amount(totals.netMinor)] })
  if (totals.taxes.length === 0) rows.push({ cells: [tax, amount(0)] })
  for (const { taxRate, baseMinor, taxMinor } of totals.taxes) {
    const rate = taxRate === '' ? '' : ` ${percentText(taxRate)}`
    rows.push({ cells: [{ text: `${tax}${rate}`, sub: `on ${amount(baseMinor)}` }, amount(taxMinor)] })
  }
  if (paidToDateMinor !== 0) {
    rows.push({ cells: ['Total', amount(totals.totalMinor)] })
    rows.push({ cells: ['Paid to date', amount(-paidToDateMinor)] })
  }
  const end = moneyText({ minor: totals.totalMinor - paidToDateMinor, currency })
  rows.push({ kind: 'total', cells: [endLabel(document, style), end] })
  return { isList: true, hasLargeTotal: true, columns: [{ grows: true }, { isNumber: true }], rows }
}

function endLabel({ kind, isDraft, isVoid, dueDate }: InvoiceDocument, style: DateStyle): string {
  if (kind === 'credit-note') return 'Credited'
  if (isDraft || isVoid) return 'Total'
  return dueDate ? `To pay by ${dateText(dueDate, style)}` : 'To pay'
}

function drawTotals(sheets: Sheets, totals: Table, height: number): void {
  sheets.need(height)
  const { x, width } = sheets
  sheets.x = x + width - TOTALS_WIDTH
  sheets.width = TOTALS_WIDTH
  drawTable(sheets, totals)
  sheets.x = x
  sheets.width = width
}

/** How to pay and the note, beside each other when both are short; then how the amounts were rounded. */
function drawEnd(sheets: Sheets, document: InvoiceDocument): void {
  const { kind, number, isDraft, isVoid, seller, note, roundingRule } = document
  const asksForMoney = kind === 'invoice' && !isDraft && !isVoid
  const remarks = [note, asksForMoney && seller.email ? `Questions about this invoice: ${seller.email}` : ''].filter(
    (text) => text !== '',
  )
  const remarksHeight = sum(remarks.map((text) => 16 * sheets.lines(text, TYPE.note, HALF_WIDTH).length + 8))
  const drawRemarks = () => {
    for (const text of remarks) {
      sheets.paragraph(text, TYPE.note)
      sheets.y += 8
    }
  }
  if (asksForMoney && filledLines(seller.howToPay).length > 0) {
    const details = howToPayTable(seller.howToPay, number)
    const detailsHeight = tableHeight(sheets, details, HALF_WIDTH) + SLACK
    const height = Math.max(detailsHeight, remarksHeight)
    sheets.section('How to pay', Math.min(height <= MOST_BESIDE ? height : detailsHeight, MOST_BESIDE))
    if (height <= MOST_BESIDE) {
      sheets.sideBySide(() => drawTable(sheets, details), drawRemarks)
    } else {
      drawTable(sheets, details)
      sheets.y += 16
      drawRemarks()
    }
  } else if (remarks.length > 0) {
    sheets.section(note ? 'Note' : 'Questions', 40)
    drawRemarks()
  }
  sheets.y += 16
  sheets.paragraph(`Rounding: ${roundingRule}`, TYPE.label)
}

function howToPayTable(howToPay: string, number: string): Table {
  const rows = filledLines(howToPay).map((line): Row => {
    const [, label, value] = /^([^:]{1,40}):\s+(.+)$/.exec(line.trim()) ?? []
    return label && value ? { cells: [label, value] } : { cells: [{ text: line.trim(), span: 2 }] }
  })
  rows.push({ cells: ['Please quote', [{ text: number, weight: 'semibold' }]] })
  return { isList: true, columns: [{ grows: true }, { isEnd: true, most: 200 }], rows }
}

/** Decimal text with its thousands parted and at least so many decimals: '1200' is '1,200.00', '0.0125' stays. */
function decimalShown(text: string, leastDecimals: number): string {
  const [isDecimal, sign, whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (isDecimal === undefined) return text
  const kept = decimals.replace(/0+$/, '').padEnd(leastDecimals, '0')
  return `${sign && '−'}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${kept && `.${kept}`}`
}

function filledLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

function isZero(rate: string): boolean {
  return Number(rate) === 0
}
