import type { CalendarDate } from '../../shared/calendar.ts'
import { freeCashLine } from '../../shared/charts/free-cash-line.ts'
import { partsBar } from '../../shared/charts/parts-bar.ts'
import type { Figure } from '../../shared/figure.ts'
import type { Money } from '../../shared/money.ts'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import {
  amountText,
  type DateStyle,
  dateStyleOf,
  dateText,
  longDateText,
  moneyText,
  monthText,
  numberText,
  percentText,
  wholeMoneyText,
} from '../../shared/words.ts'
import { drawChart } from '../pdf/chart.ts'
import { HALF_WIDTH, paperOf, TEXT_WIDTH } from '../pdf/paper.ts'
import { print, type Sheets } from '../pdf/sheets.ts'
import { type Column, drawTable, type Row, type Table, tableHeight } from '../pdf/table.ts'
import { type Run, type Text, TYPE } from '../pdf/typesetting.ts'

/** The pages that the summary leads to, in their order. */
const PAGES = [
  'Profit and loss',
  'Set-aside and estimated tax',
  'Buffer and runway',
  'How each figure was computed',
] as const

const DASH = '–'
const TAX_NOTE = 'Estimate, not tax advice.'

/**
 * The quarter pack as a PDF, on Letter or A4 by the owner's country.
 *
 * Units:  everything comes from the report, and nothing is worked out here; createdFor is the date that the file bears.
 * Result: the same report gives the same bytes.
 */
export async function renderQuarterPdf(
  report: QuarterReport,
  { createdFor }: { createdFor: CalendarDate },
): Promise<Buffer> {
  const name = `Quarter pack ${report.quarter}`
  const status = report.isRunning ? 'quarter still running' : 'not closed'
  const options = {
    paper: paperOf(report.country),
    title: name,
    createdDate: createdFor,
    foot: {
      left: `${name} · ${report.ownerName} · cash basis, ${report.currency}`,
      middle: `${status} · ${dateText(createdFor, dateStyleOf(report.country))}`,
    },
  }
  // The summary names the pages before they are made. They nearly always have the numbers that were expected.
  let expected = PAGES.map((_, index) => index + 2)
  for (;;) {
    const found: number[] = []
    const bytes = await print(options, (sheets) => {
      sheets.newPage()
      sheets.runningHead = { left: name, right: 'Summary' }
      drawSummary(sheets, report, expected)
      for (const [page, draw] of [drawProfitAndLoss, drawTax, drawBuffer, drawComputations].entries()) {
        sheets.newPage({ left: name, right: PAGES[page] ?? '' })
        found.push(sheets.pageNumber())
        draw(sheets, report)
      }
    })
    if (found.every((number, index) => number === expected[index])) return bytes
    expected = found
  }
}

function drawSummary(sheets: Sheets, report: QuarterReport, pages: readonly number[]): void {
  const { periods, currency, summary, files } = report
  const style = dateStyleOf(report.country)
  sheets.sideBySide(
    () => sheets.paragraph(report.ownerName, TYPE.muted),
    () => {
      const status = report.isRunning ? 'Still running' : 'Not closed'
      const count = report.movementCount === 1 ? '1 movement' : `${report.movementCount} movements`
      sheets.paragraph(`As of ${longDateText(report.asOf, style)}`, TYPE.muted, { align: 'end' })
      sheets.paragraph(`${status}, from ${count}`, TYPE.muted, { align: 'end' })
    },
  )
  sheets.y += 16
  sheets.paragraph(quarterName(report), TYPE.cover, { tag: 'H1' })
  sheets.paragraph(`${span(report, style)}. Cash basis: money counts on the day it moved.`, TYPE.muted)
  sheets.y += 20
  sheets.paragraph(withStrongNumbers(report.says), TYPE.lead, { measure: 560 })
  sheets.section('The quarter', 120)
  const cell = (value: Money | number | null) => (value === null ? DASH : shown(value))
  drawTable(sheets, {
    columns: [
      { head: currency, grows: true },
      { head: periods.current, isNumber: true },
      { head: periods.previous, isNumber: true },
      { head: 'Change', isNumber: true },
      { head: periods.yearAgo, isNumber: true },
    ],
    rows: summary.map(
      (row): Row => ({
        ...(row.key === 'net-profit' && { kind: 'total' }),
        cells: [
          withRef(row.label, row.ref),
          cell(row.current),
          cell(row.previous),
          row.change === null ? DASH : withSign(row.change),
          cell(row.yearAgo),
        ],
      }),
    ),
  })
  const list = (rows: Row[]): Table => ({ isList: true, columns: [{ grows: true }, { isEnd: true }], rows })
  const contents = list(PAGES.map((page, index): Row => ({ cells: [page, String(pages[index] ?? '')] })))
  const fileList = list(files.map(({ name, rows }): Row => ({ cells: [name, rows === 1 ? '1 row' : `${rows} rows`] })))
  drawSideBySide(
    sheets,
    { name: 'In this pack', content: contents },
    { name: 'Files with the same totals', content: fileList },
  )
  sheets.y += 16
  const state = report.isRunning
    ? 'Quarter still running: its figures will change with each movement.'
    : 'Not closed: figures may still change when earlier movements are added or corrected.'
  const dashes = 'A dash stands where nothing is known, or where the book had not begun.'
  sheets.paragraph(`${state} ${dashes} The small numbers refer to page ${pages.at(-1) ?? ''}.`, TYPE.note)
}

function drawProfitAndLoss(sheets: Sheets, report: QuarterReport): void {
  const { profitAndLoss, periods, currency } = report
  const { income, receipts, expenses, businessExpenses, netProfit, notDeductible } = profitAndLoss
  const style = dateStyleOf(report.country)
  const hasLines = expenses.some((row) => row.formLine !== null)
  drawTitle(
    sheets,
    'Profit and loss',
    `${span(report, style)}, by category${hasLines ? ' and line of the tax form' : ''}`,
  )
  const columns: Column[] = [
    { head: currency, grows: true },
    ...(hasLines ? [{ head: 'Line', isMuted: true }] : []),
    { head: periods.current, isNumber: true },
    { head: periods.previous, isNumber: true },
    { head: 'Change', isNumber: true },
    { head: periods.yearAgo, isNumber: true },
    { head: periods.yearToDate, isNumber: true },
  ]
  const cells = (
    name: Text,
    line: string | null,
    amounts: typeof receipts,
    show: (amount: Money) => string = shown,
  ) => [
    name,
    ...(hasLines ? [line ?? ''] : []),
    show(amounts.current),
    amounts.previous ? show(amounts.previous) : DASH,
    amounts.change ? withSign(amounts.change) : DASH,
    amounts.yearAgo ? show(amounts.yearAgo) : DASH,
    show(amounts.yearToDate),
  ]
  const category = (row: (typeof income)[number]): Row => {
    const isPart = row.deductibleRate !== null && row.deductibleRate !== '1'
    const name = isPart ? `${row.name}, ${percentText(row.deductibleRate ?? '')} deductible` : row.name
    return { cells: cells(name, row.formLine, row) }
  }
  const named = (key: string, label: string) => withRef(label, refOf(report, key))
  drawTable(sheets, {
    columns,
    rows: [
      { kind: 'group', cells: ['Income'] },
      ...income.map(category),
      { kind: 'subtotal', cells: cells(named('receipts', 'Receipts'), null, receipts) },
      { kind: 'group', cells: ['Business expenses'] },
      ...expenses.map(category),
      { kind: 'subtotal', cells: cells(named('business-expenses', 'Business expenses'), null, businessExpenses) },
      { kind: 'total', cells: cells(named('net-profit', 'Net profit'), null, netProfit, moneyText) },
      { cells: cells(named('not-deductible', 'Of the expenses, not deductible'), null, notDeductible) },
    ],
  })
  sheets.y += 16
  const note =
    'Moves between own accounts, tax payments and the owner’s pay are not in this statement; sales tax collected and passed on is neither income nor expense.'
  sheets.paragraph(note, TYPE.note, { measure: 560 })
}

function drawTax(sheets: Sheets, report: QuarterReport): void {
  const { figures, setAsides, estimatedPayments, currency, country } = report
  const style = dateStyleOf(country)
  drawTitle(sheets, 'Set-aside and estimated tax', `Tax year ${estimatedPayments.taxYear}. ${TAX_NOTE}`)
  drawFigures(sheets, [
    { label: withRef('Needed', refOf(report, 'tax-needed')), figure: figures.required },
    { label: withRef('In the reserve', refOf(report, 'tax-reserve')), figure: figures.reserved },
    { label: withRef('Short', refOf(report, 'tax-short')), figure: figures.shortfall },
  ])
  drawReserve(sheets, report)

  const hasRows = setAsides.rows.length > 0 || setAsides.other.minor !== 0
  sheets.section('Set aside in the quarter', 90)
  if (hasRows) {
    drawTable(sheets, {
      columns: [
        { head: 'Date' },
        { head: 'For', grows: true },
        { head: `Income, ${currency}`, isNumber: true },
        { head: `Set aside, ${currency}`, isNumber: true },
      ],
      rows: [
        ...setAsides.rows.map(
          (row): Row => ({
            cells: [dateText(row.date, style), row.text, row.income ? shown(row.income) : DASH, shown(row.amount)],
          }),
        ),
        ...otherRow('Other moves into and out of the reserve', 3, setAsides.other),
        {
          kind: 'total',
          cells: [{ text: withRef('Set aside', refOf(report, 'set-aside')), span: 3 }, moneyText(setAsides.total)],
        },
      ],
    })
  } else {
    sheets.paragraph('Nothing was set aside in this quarter.', TYPE.body)
  }

  sheets.section(`Paid in tax year ${estimatedPayments.taxYear}`, 90)
  if (estimatedPayments.rows.length > 0 || estimatedPayments.other.minor !== 0) {
    drawTable(sheets, {
      columns: [
        { head: 'Paid' },
        { head: 'For tax year' },
        { head: 'Instalment' },
        { head: 'From', grows: true },
        { head: currency, isNumber: true },
      ],
      rows: [
        ...estimatedPayments.rows.map(
          (row): Row => ({
            cells: [
              dateText(row.date, style),
              row.taxYear,
              row.instalment === null ? DASH : String(row.instalment),
              row.accountName,
              shown(row.amount),
            ],
          }),
        ),
        ...otherRow('Other tax paid, and refunds', 4, estimatedPayments.other),
        {
          kind: 'total',
          cells: [
            { text: `Paid in tax year ${estimatedPayments.taxYear}`, span: 4 },
            moneyText(estimatedPayments.total),
          ],
        },
      ],
    })
  } else {
    sheets.paragraph('No tax was paid in this tax year so far.', TYPE.body)
  }
  sheets.y += 16
  sheets.paragraph(TAX_NOTE, TYPE.note)
}

function otherRow(label: string, span: number, other: Money): Row[] {
  return other.minor === 0 ? [] : [{ cells: [{ text: label, span }, shown(other)] }]
}

/** What is needed, cut into what is there and what is short. */
function drawReserve(sheets: Sheets, { figures, currency }: QuarterReport): void {
  const required = moneyOf(figures.required)
  const reserved = moneyOf(figures.reserved)
  const short = moneyOf(figures.shortfall)
  if (!required || !reserved || !short || required.minor === 0) return
  sheets.y += 8
  const parts = [
    { label: 'set aside', minor: Math.min(reserved.minor, required.minor), look: 'bar-2' as const },
    { label: 'short', minor: short.minor, look: 'missing' as const },
  ]
  drawChart(sheets, partsBar({ parts, currency, width: TEXT_WIDTH, height: 14 }))
}

function drawBuffer(sheets: Sheets, report: QuarterReport): void {
  const { figures, freeCashByMonth } = report
  const style = dateStyleOf(report.country)
  drawTitle(sheets, 'Buffer and runway', 'Free cash at the end of each month, against 3 and 6 months of needs')
  if (freeCashByMonth.length > 0) {
    drawFreeCash(sheets, report)
    drawMonths(sheets, report)
  } else {
    sheets.paragraph('There is no month end with known free cash yet.', TYPE.body)
  }

  sheets.section(`On ${longDateText(report.asOf, style)}`, 60)
  drawFigures(sheets, [
    { label: withRef('If income stopped', refOf(report, 'income-stopped')), figure: figures.incomeStoppedRunway },
    { label: withRef('At the low end', refOf(report, 'low-end-runway')), figure: figures.lowEndRunway },
    { label: withRef('Recommended buffer', refOf(report, 'recommended-months')), figure: figures.recommendedMonths },
    { label: withRef('Plan on, a month', refOf(report, 'plan-on')), figure: figures.planOn },
  ])
  drawSideBySide(
    sheets,
    { name: withRef('Free cash', refOf(report, 'free-cash')), content: sumOf(figures.freeCash, 'Free cash') },
    { name: withRef('Monthly needs', refOf(report, 'needs')), content: sumOf(figures.needs, 'Needs') },
  )
}

interface Section {
  name: Text
  /** A table, or the sentence that stands in its place. */
  content: Table | string
}

function drawSideBySide(sheets: Sheets, first: Section, second: Section): void {
  const heights = [first, second].map(({ content }) =>
    typeof content === 'string' ? 60 : tableHeight(sheets, content, HALF_WIDTH),
  )
  const draw =
    ({ name, content }: Section) =>
    () => {
      sheets.section(name, 0)
      if (typeof content === 'string') sheets.paragraph(content, TYPE.note)
      else drawTable(sheets, content)
    }
  sheets.sideBySide(draw(first), draw(second), { height: 80 + Math.max(...heights) })
}

function drawFreeCash(sheets: Sheets, { figures, freeCashByMonth, currency, from, to }: QuarterReport): void {
  const needs = moneyOf(figures.needs)
  const times = (months: number) => (needs && needs.minor > 0 ? needs.minor * months : null)
  const chart = freeCashLine({
    points: freeCashByMonth.map(({ month, freeCash }) => ({ month, freeCashMinor: freeCash.minor })),
    threeMonthsMinor: times(3),
    sixMonthsMinor: times(6),
    highlight: { from: from.slice(0, 7), to: to.slice(0, 7), name: 'this quarter' },
    currency,
    width: TEXT_WIDTH,
  })
  sheets.y += 8
  drawChart(sheets, chart)
}

/** The chart's numbers, in rows of at most nine months. */
function drawMonths(sheets: Sheets, { freeCashByMonth, currency }: QuarterReport): void {
  const rows = Math.ceil(freeCashByMonth.length / 9)
  const size = Math.ceil(freeCashByMonth.length / rows)
  for (let row = 0; row < rows; row += 1) {
    const months = freeCashByMonth.slice(row * size, (row + 1) * size)
    sheets.y += 12
    drawTable(sheets, {
      columns: [
        { head: `Month end, ${currency}`, grows: true },
        ...months.map(({ month }) => ({ head: monthText(month, { year: month.endsWith('-01') }), isNumber: true })),
      ],
      rows: [{ cells: ['Free cash', ...months.map(({ freeCash }) => wholeAmount(freeCash))] }],
    })
  }
}

/** The inputs that a figure is summed from, and the figure below them; its sentence while it is not known. */
function sumOf(figure: Figure, name: string): Table | string {
  const value = moneyOf(figure)
  if (figure.state !== 'known' || !value) return figure.says ?? ''
  const rows = figure.because.inputs.flatMap((input): Row[] => {
    const amount = typeof input.value === 'object' ? input.value : input.figure && moneyOf(input.figure)
    if (!amount || input.sign === 'none') return []
    const signed = { ...amount, minor: input.sign === '-' ? -amount.minor : amount.minor }
    return [{ cells: [input.label, shown(signed)] }]
  })
  return {
    isList: true,
    columns: [{ grows: true }, { isNumber: true }],
    rows: [...rows, { kind: 'total', cells: [name, moneyText(value)] }],
  }
}

function drawComputations(sheets: Sheets, report: QuarterReport): void {
  const subtitle =
    'The small numbers on the pages before lead here. The same calculations make the screen and the CSV files.'
  drawTitle(sheets, 'How each figure was computed', subtitle)
  const hasSources = report.computations.some(({ sources }) => sources.length > 0)
  drawTable(sheets, {
    columns: [
      { head: 'No.', isMuted: true },
      { head: 'Figure', most: 108 },
      { head: 'In words', grows: true },
      { head: 'With the numbers', most: 160 },
      ...(hasSources ? [{ head: 'Source', most: 90, isMuted: true }] : []),
    ],
    rows: report.computations.map(
      ({ ref, name, says, worked, sources }): Row => ({
        cells: [
          String(ref),
          [{ text: name, weight: 'semibold' }],
          says,
          worked ?? DASH,
          ...(hasSources ? [sources.map(({ label }) => label).join('; ')] : []),
        ],
      }),
    ),
  })
  sheets.section('Left out, and assumed', 60)
  sheets.bullets([...report.leftOut, ...report.assumptions, TAX_NOTE])
  sheets.section('Checking this pack', 40)
  const check =
    'The same data gives the same pages, byte for byte. Each CSV file holds the rows behind the totals printed here.'
  sheets.paragraph(check, TYPE.note)
}

function drawTitle(sheets: Sheets, title: string, subtitle: string): void {
  sheets.paragraph(title, TYPE.title, { tag: 'H1' })
  sheets.paragraph(subtitle, TYPE.muted)
  sheets.y += 24
  sheets.rule('ink')
  sheets.y += 8
}

/** Figures in a row: a label, the value large, and in its place a dash and a sentence when it is not known. */
function drawFigures(sheets: Sheets, figures: readonly { label: Text; figure: Figure }[]): void {
  sheets.need(90)
  const { x, y, width } = sheets
  const slot = width / figures.length
  let end = y
  figures.forEach(({ label, figure }, index) => {
    sheets.x = x + slot * index
    sheets.y = y
    sheets.width = slot - 16
    sheets.paragraph(label, TYPE.label)
    sheets.paragraph(figureText(figure), TYPE.figure)
    if (figure.state !== 'known') sheets.paragraph(figure.says, TYPE.note)
    end = Math.max(end, sheets.y)
  })
  sheets.x = x
  sheets.y = end
  sheets.width = width
}

function figureText(figure: Figure): Text {
  if (figure.state === 'not-shrinking') return 'no end'
  if (figure.state !== 'known') return DASH
  const { value, unit } = figure
  if (typeof value === 'object') return moneyText(value)
  if (typeof value === 'string') return value
  const name = unit === 'months' ? (value === 1 ? ' month' : ' months') : ''
  return [{ text: numberText(value) }, { text: name, weight: 'regular', paint: 'muted', isSmall: true }]
}

function moneyOf(figure: Figure): Money | undefined {
  return figure.state === 'known' && typeof figure.value === 'object' ? figure.value : undefined
}

function refOf({ computations }: QuarterReport, key: string): number {
  const found = computations.find((computation) => computation.key === key)
  if (!found) throw new RangeError(`no computation is named ${key}`)
  return found.ref
}

function withRef(text: string, ref: number): Run[] {
  return [{ text }, { text: String(ref), isRaised: true, weight: 'regular' }]
}

/** The first amount and the months stand out in the sentence. */
function withStrongNumbers(sentence: string): Run[] {
  const parts = sentence.split(/(?<=passed receipts by |Net profit (?:so far )?(?:was|is) )(\S*\d)|(\d[\d.,]* months?)/)
  return parts.flatMap((text, index): Run[] => {
    if (!text) return []
    return [index % 3 === 0 ? { text } : { text, weight: 'semibold' }]
  })
}

function shown(value: Money | number): string {
  return typeof value === 'number' ? numberText(value) : amountText(value.minor, value.currency)
}

function withSign(value: Money | number): string {
  const isPositive = typeof value === 'number' ? value > 0 : value.minor > 0
  return `${isPositive ? '+' : ''}${shown(value)}`
}

/** Whole units without a symbol, rounded down: free cash is counted on. */
function wholeAmount(amount: Money): string {
  return wholeMoneyText(amount, 'down').replace(/^(−?)[^\d]*/, '$1')
}

function span({ from, to, asOf, isRunning }: QuarterReport, style: DateStyle): string {
  const last = isRunning ? asOf : to
  const year = !longDateText(from, style).endsWith(last.slice(0, 4)) || style === 'day-first'
  const first = year ? longDateText(from, style) : longDateText(from, style).replace(/, \d{4}$/, '')
  return `${first} to ${longDateText(last, style)}`
}

function quarterName({ quarter }: QuarterReport): string {
  const names: Record<string, string> = { '1': 'First', '2': 'Second', '3': 'Third', '4': 'Fourth' }
  return `${names[quarter.slice(6)] ?? ''} quarter ${quarter.slice(0, 4)}`
}
