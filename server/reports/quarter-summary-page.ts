import type { Money } from '../../shared/money.ts'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { type DateStyle, dateStyleOf, dateText, longDateText, quarterText } from '../../shared/words.ts'
import type { Sheets } from '../pdf/sheets.ts'
import { drawTable, type Row, type Table } from '../pdf/table.ts'
import { type Run, TYPE } from '../pdf/typesetting.ts'
import { DASH, drawSideBySide, shown, span, statusOf, withRef, withSign } from './quarter-page-parts.ts'

/** The pages that the summary leads to, in their order. */
export const PAGES = [
  'Profit and loss',
  'Receivables',
  'Set-aside and estimated tax',
  'Buffer and runway',
  'How each figure was computed',
] as const

/** The first page: the quarter in a sentence, in numbers, and where the rest stands. */
export function drawSummary(sheets: Sheets, report: QuarterReport, pages: readonly number[]): void {
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
        ({ recordedOn, date, text, reason }): Row => ({
          cells: [dateText(recordedOn, style), dateText(date, style), text, reason],
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

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The first amount and the months stand out in the sentence. */
function withStrongNumbers(sentence: string): Run[] {
  const parts = sentence.split(/(?<=passed receipts by |Net profit (?:so far )?(?:was|is) )(\S*\d)|(\d[\d.,]* months?)/)
  return parts.flatMap((text, index): Run[] => {
    if (!text) return []
    return [index % 3 === 0 ? { text } : { text, weight: 'semibold' }]
  })
}

function quarterName({ quarter }: QuarterReport): string {
  const names: Record<string, string> = { '1': 'First', '2': 'Second', '3': 'Third', '4': 'Fourth' }
  return `${names[quarter.slice(6)] ?? ''} quarter ${quarter.slice(0, 4)}`
}
