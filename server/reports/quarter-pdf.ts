import type { CalendarDate } from '../../shared/calendar.ts'
import { freeCashLine } from '../../shared/charts/free-cash-line.ts'
import { partsBar } from '../../shared/charts/parts-bar.ts'
import { rowBars } from '../../shared/charts/row-bars.ts'
import type { Figure } from '../../shared/figure.ts'
import type { Bucket } from '../../shared/invoices/aging.ts'
import { type Money, sum } from '../../shared/money.ts'
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
  quarterText,
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
  'Receivables',
  'Set-aside and estimated tax',
  'Buffer and runway',
  'How each figure was computed',
] as const

const DASH = '–'
const TAX_NOTE = 'Estimate, not tax advice.'

/**
 * The quarter pack as a PDF, on Letter or A4 by the owner's country.
 *
 * Units:  everything comes from the report, and nothing is worked out here; createdFor is the date that the file bears,
 *         dataHash the SHA-256 of the report as it is kept beside the pages.
 * Result: the same report gives the same bytes.
 */
export async function renderQuarterPdf(
  report: QuarterReport,
  { createdFor, dataHash }: { createdFor: CalendarDate; dataHash: string },
): Promise<Buffer> {
  const name = `Quarter pack ${report.quarter}`
  const options = {
    paper: paperOf(report.country),
    title: name,
    createdDate: createdFor,
    foot: {
      // A long name is cut at the end; whether the quarter is closed is not.
      left: `${name} · ${statusOf(report)} · cash basis, ${report.currency} · ${report.ownerName}`,
      middle: `sha256 ${shortHash(dataHash)}`,
    },
  }
  // The summary names the pages before they are made. They nearly always have the numbers that were expected.
  let expected = PAGES.map((_, index) => index + 2)
  const appendix = (sheets: Sheets) => drawComputations(sheets, report, dataHash)
  const pages = [drawProfitAndLoss, drawReceivables, drawTax, drawBuffer, appendix]
  for (;;) {
    const found: number[] = []
    const bytes = await print(options, (sheets) => {
      sheets.newPage()
      sheets.runningHead = { left: name, right: 'Summary' }
      drawSummary(sheets, report, expected)
      for (const [page, draw] of pages.entries()) {
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
    () => {
      for (const line of report.ownerLines) sheets.paragraph(line, TYPE.muted)
    },
    () => {
      const status = capitalized(statusOf(report))
      const count = report.movementCount === 1 ? '1 movement' : `${report.movementCount} movements`
      sheets.paragraph(status, TYPE.muted, { align: 'end' })
      sheets.paragraph(`As of ${longDateText(report.asOf, style)}, from ${count}`, TYPE.muted, { align: 'end' })
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
  const dashes = 'A dash stands where nothing is known, or where the book had not begun.'
  const note = `${stateText(report)} ${dashes} The small numbers refer to page ${pages.at(-1) ?? ''}.`
  sheets.paragraph(note, TYPE.note)
  for (const changed of report.changesAfterClosing) drawChanges(sheets, changed, style)
}

function stateText({ isRunning, closedOn, changesAfterClosing }: QuarterReport): string {
  if (isRunning) return 'Quarter still running: its figures will change with each movement.'
  if (closedOn === null) return 'Not closed: figures may still change when earlier movements are added or corrected.'
  const none = changesAfterClosing.length === 0 ? ' There are none.' : ''
  return `Closed: a later change is listed as one, with its reason, and the closed pack stays as it was.${none}`
}

/** What came into a quarter after it was closed, and the totals that are others for it. */
function drawChanges(sheets: Sheets, changed: QuarterReport['changesAfterClosing'][number], style: DateStyle): void {
  const { quarter, closedOn, isReopened, lateChanges, totals } = changed
  sheets.section(`Changes after closing, ${quarterText(quarter)}`, 120)
  const since = `${quarterText(quarter)} was closed on ${longDateText(closedOn, style)}`
  sheets.paragraph(`${since}${isReopened ? ' and has been opened again since' : ''}.`, TYPE.note)
  sheets.y += 8
  if (lateChanges.length > 0) {
    drawTable(sheets, {
      columns: [{ head: 'Recorded' }, { head: 'Dated' }, { head: 'What', most: 220 }, { head: 'Reason', grows: true }],
      rows: lateChanges.map(
        ({ at, date, text, reason }): Row => ({
          cells: [dateText(at.slice(0, 10) as CalendarDate, style), dateText(date, style), text, reason],
        }),
      ),
    })
    sheets.y += 12
  }
  if (totals.length === 0) return
  const cell = (value: Money | number | null) => (value === null ? DASH : shown(value))
  drawTable(sheets, {
    columns: [
      { head: `Figures of ${quarterText(quarter)}`, grows: true },
      { head: 'As closed', isNumber: true },
      { head: 'Now', isNumber: true },
    ],
    rows: totals.map(({ label, closed, now }): Row => ({ cells: [label, cell(closed), cell(now)] })),
  })
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
  drawProfits(sheets, report)
}

/** Net profit quarter by quarter, as bars beside the amounts. */
function drawProfits(sheets: Sheets, { netProfitByQuarter, currency }: QuarterReport): void {
  if (netProfitByQuarter.length < 2) return
  sheets.section('Net profit by quarter', netProfitByQuarter.length * 27 + 30)
  const bars = rowBars(netProfitByQuarter.map(({ netProfit }) => netProfit.minor))
  const last = netProfitByQuarter.length - 1
  drawTable(sheets, {
    columns: [{ head: 'Quarter', grows: true }, { barWidth: 400 }, { head: currency, isNumber: true }],
    rows: netProfitByQuarter.map(({ name, netProfit }, index): Row => {
      const weight = index === last ? 'semibold' : 'regular'
      const bar = bars[index]
      return {
        cells: [
          [{ text: name, weight }],
          { text: '', ...(bar && { bar: { ...bar, paint: index === last ? 'chart-1' : 'chart-3' } as const }) },
          [{ text: shown(netProfit), weight }],
        ],
      }
    }),
  })
}

const BUCKET_HEADS: Record<Bucket, string> = {
  current: 'Not yet due',
  '1-30': '1–30',
  '31-60': '31–60',
  '61-90': '61–90',
  'over-90': 'Over 90',
}
const MOST_CLIENTS = 12

function drawReceivables(sheets: Sheets, report: QuarterReport): void {
  const { receivables, currency, country, asOf } = report
  const style = dateStyleOf(country)
  drawTitle(sheets, 'Receivables', `What clients owed on ${longDateText(asOf, style)}, by days after the due date`)
  if (receivables.rows.length > 0) drawAging(sheets, report, style)
  else sheets.paragraph('No client owed anything.', TYPE.body)
  drawReceived(sheets, report)
  sheets.section('How it came to what is owed', 120)
  const steps = receivables.steps.filter(({ key, amount }) => amount.minor !== 0 || ALWAYS.has(key))
  drawTable(sheets, {
    columns: [
      { head: 'With sales tax', grows: true },
      { head: 'Documents', isNumber: true },
      { head: currency, isNumber: true },
    ],
    rows: steps.map(
      ({ key, label, documents, amount }): Row =>
        key === 'owed'
          ? { kind: 'total', cells: [withRef(label, refOf(report, 'owed')), String(documents), moneyText(amount)] }
          : { cells: [label, documents === 0 ? DASH : String(documents), shown(amount)] },
    ),
  })
  const { daysToGetPaid } = receivables
  if (daysToGetPaid.state === 'known' && daysToGetPaid.says) {
    sheets.y += 16
    sheets.paragraph(withRef(daysToGetPaid.says, refOf(report, 'days-to-get-paid')), TYPE.note)
  }
}

const ALWAYS = new Set<QuarterReport['receivables']['steps'][number]['key']>(['before', 'issued', 'paid', 'owed'])

function drawAging(sheets: Sheets, report: QuarterReport, style: DateStyle): void {
  const { rows, buckets, owed } = report.receivables
  drawTable(sheets, {
    columns: [
      { head: 'Invoice', most: 90 },
      { head: 'Client', grows: true },
      { head: 'Issued' },
      { head: 'Due' },
      ...buckets.map(({ bucket }) => ({ head: BUCKET_HEADS[bucket], isNumber: true })),
    ],
    rows: [
      ...rows.map(
        (row): Row => ({
          cells: [
            row.number,
            row.clientName,
            dayText(row.issueDate, report.asOf, style),
            dayText(row.dueDate, report.asOf, style),
            ...buckets.map(({ bucket }) => (bucket === row.bucket ? shown(row.open) : DASH)),
          ],
        }),
      ),
      {
        kind: 'total',
        cells: [
          { text: withRef(`Owed, ${moneyText(owed)}`, refOf(report, 'owed')), span: 4 },
          ...buckets.map(({ amount }) => shown(amount)),
        ],
      },
    ],
  })
}

/** Receipts by client, the largest first; the last of many are summed up. */
function drawReceived(sheets: Sheets, report: QuarterReport): void {
  const { receivedByClient, currency, profitAndLoss } = report
  const total = profitAndLoss.receipts.current
  sheets.section('Received in the quarter, by client', 90)
  if (receivedByClient.length === 0) {
    sheets.paragraph('Nothing was received in this quarter.', TYPE.body)
    return
  }
  const isLong = receivedByClient.length > MOST_CLIENTS + 1
  const listed = isLong ? receivedByClient.slice(0, MOST_CLIENTS) : receivedByClient
  const others = receivedByClient.slice(listed.length)
  const rows = [
    ...listed.map(({ name, payments, amount }) => ({ name, payments, minor: amount.minor })),
    ...(others.length === 0
      ? []
      : [
          {
            name: `${others.length} others`,
            payments: sum(others.map(({ payments }) => payments)),
            minor: sum(others.map(({ amount }) => amount.minor)),
          },
        ]),
  ]
  const bars = rowBars(rows.map(({ minor }) => minor))
  drawTable(sheets, {
    columns: [
      { head: 'Client', grows: true },
      { barWidth: 210 },
      { head: 'Payments', isNumber: true },
      { head: currency, isNumber: true },
      { head: 'Share', isNumber: true },
    ],
    rows: [
      ...rows.map(({ name, payments, minor }, index): Row => {
        const bar = bars[index]
        return {
          cells: [
            name,
            { text: '', ...(bar && { bar: { ...bar, paint: 'chart-1' } as const }) },
            String(payments),
            amountText(minor, currency),
            shareText(minor, total.minor),
          ],
        }
      }),
      {
        kind: 'total',
        cells: [
          { text: withRef('Receipts', refOf(report, 'receipts')), span: 2 },
          String(sum(rows.map(({ payments }) => payments))),
          moneyText(total),
          total.minor > 0 ? '100%' : DASH,
        ],
      },
    ],
  })
}

/** Whole percent; what is there but less than one says so. */
function shareText(minor: number, totalMinor: number): string {
  if (totalMinor <= 0 || minor < 0) return DASH
  const percent = Math.round((minor / totalMinor) * 100)
  return percent === 0 && minor > 0 ? '<1%' : `${percent}%`
}

/** The year stands where it is another one than the report's. */
function dayText(date: CalendarDate, asOf: CalendarDate, style: DateStyle): string {
  return dateText(date, style, { year: date.slice(0, 4) !== asOf.slice(0, 4) })
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
  drawTaxWorking(sheets, report)
}

/** How the estimate of the running tax year comes about, where the questions for it were answered. */
function drawTaxWorking(sheets: Sheets, { taxWorking, estimatedPayments }: QuarterReport): void {
  if (taxWorking.length === 0) return
  sheets.section(`The estimate for tax year ${estimatedPayments.taxYear}`, 140)
  drawTable(sheets, {
    columns: [
      { head: 'What', grows: true },
      { head: 'Where from', isMuted: true, most: 210 },
      { head: 'Amount', isNumber: true },
    ],
    rows: taxWorking.map(
      ({ label, says, source, amount }): Row => ({ cells: [{ text: label, sub: says }, source, moneyText(amount)] }),
    ),
  })
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

function drawComputations(sheets: Sheets, report: QuarterReport, dataHash: string): void {
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
  // That it is an estimate stands once, where the tax is.
  const assumptions = report.assumptions.filter((text) => !/not tax advice/.test(text))
  sheets.bullets([...report.leftOut, ...assumptions])
  sheets.section('Checking this pack', 40)
  const check =
    'The same data gives the same pages, byte for byte. Each CSV file holds the rows behind the totals printed here, and report.json the data behind these pages. Its SHA-256:'
  sheets.paragraph(`${check} ${inGroups(dataHash)}`, TYPE.note)
}

/** 'closed Oct 6, 2026', as it stands at the foot of each page. */
function statusOf({ isRunning, closedOn, country, quarter, changesAfterClosing }: QuarterReport): string {
  if (isRunning) return 'quarter still running'
  if (closedOn === null) return 'not closed'
  const isChanged = changesAfterClosing.some((changed) => changed.quarter === quarter && !changed.isReopened)
  return `closed ${dateText(closedOn, dateStyleOf(country))}${isChanged ? ', changed since' : ''}`
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The ends of a hash, enough to see whether two pages belong together. */
function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`
}

function inGroups(hash: string): string {
  return hash.match(/.{1,4}/g)?.join(' ') ?? hash
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
