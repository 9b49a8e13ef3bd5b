import type { Figure } from '../../shared/figure.ts'
import { sum } from '../../shared/money.ts'
import type { Line } from '../../shared/taxes/engine.ts'
import { formName, formNote } from '../../shared/taxes/form-names.ts'
import { amountText, dateStyleOf, dateText, longDateText, moneyText } from '../../shared/words.ts'
import { paperOf } from '../pdf/paper.ts'
import { print, type Sheets } from '../pdf/sheets.ts'
import { drawTable, type Row } from '../pdf/table.ts'
import { TYPE } from '../pdf/typesetting.ts'
import { drawWorkingTable, type WorkingRow } from '../pdf/working-table.ts'
import { costLines, type FormEntry, type FormLineTotal, incomeLines } from './form-entries.ts'
import { workedText } from './working.ts'
import { workingOf, type YearPack } from './year-pack.ts'

/** The year pack as a PDF: what an accountant needs for the return. The same pack gives the same bytes. */
export async function renderYearPdf(pack: YearPack): Promise<Buffer> {
  const name = `Year pack ${pack.taxYear}`
  const options = {
    paper: paperOf(pack.country),
    title: name,
    createdDate: pack.asOf,
    foot: { left: `${name} · cash basis, ${pack.currency} · ${pack.ownerName}`, middle: 'Estimate, not tax advice.' },
    explainsBoxes: true,
  }
  return print(options, (sheets) => {
    sheets.newPage()
    sheets.runningHead = { left: name, right: pack.ownerName }
    drawHead(sheets, pack)
    drawForm(sheets, pack)
    drawProfit(sheets, pack)
    drawClients(sheets, pack)
    drawPayments(sheets, pack)
    drawWorking(sheets, pack)
  })
}

function drawHead(sheets: Sheets, { taxYear, from, asOf, isRunning, ownerName, country }: YearPack): void {
  const style = dateStyleOf(country)
  sheets.paragraph(`Tax year ${taxYear}`, TYPE.cover, { tag: 'H1' })
  const running = isRunning ? '; the year is not over' : ''
  const period = `${ownerName}. ${longDateText(from, style)} to ${longDateText(asOf, style)}${running}.`
  sheets.paragraph(`${period} Cash basis: money counts on the day it moved.`, TYPE.muted)
}

/** Totals by line of the form, and by category: a line that several share has its own total under them. */
function drawForm(sheets: Sheets, pack: YearPack): void {
  const { expenses, currency, country } = pack
  const form = formName(country)
  sheets.section(form === null ? 'By category' : `By line of ${form}`, 120)
  const shown = (minor: number | null) => (minor === null ? '' : amountText(minor, currency))
  const entryRow = ({ name, form, share, minor, countsMinor }: FormEntry): Row => ({
    cells: [
      form?.line ?? '–',
      { text: name, sub: `${form?.label ?? 'No line of the form'}${share}` },
      shown(minor),
      shown(countsMinor),
    ],
  })
  const lineRows = ({ form, entries, minor, countsMinor }: FormLineTotal): Row[] => {
    const rows = entries.map(entryRow)
    if (form === null || entries.length === 1) return rows
    const strong = (text: string) => [{ text, weight: 'semibold' as const }]
    return [
      ...rows,
      { cells: ['', strong(`Line ${form.line} in all`), strong(shown(minor)), strong(shown(countsMinor))] },
    ]
  }
  const total = (label: string, lines: readonly FormLineTotal[]): Row => ({
    kind: 'subtotal',
    cells: [
      '',
      label,
      shown(sum(lines.map(({ minor }) => minor))),
      shown(sum(lines.map(({ countsMinor }) => countsMinor))),
    ],
  })
  const received = incomeLines(pack)
  const spent = costLines(pack)
  const hasRates = spent.some(({ entries }) => entries.some(({ minor }) => minor === null))
  drawTable(sheets, {
    columns: [
      { head: 'Line', isMuted: true },
      { head: 'Category', grows: true },
      { head: `Total, ${currency}`, isNumber: true },
      { head: 'Counts', isNumber: true },
    ],
    rows: [
      ...received.flatMap(lineRows),
      total('Receipts', received),
      ...spent.flatMap(lineRows),
      total(hasRates ? 'Expenses, and what a rate takes off' : 'Expenses', spent),
    ],
  })
  const note = formNote(country)
  if (note !== null && expenses.some(({ minor, deductibleMinor }) => minor !== deductibleMinor)) {
    sheets.y += 6
    sheets.paragraph(note, TYPE.note)
  }
}

/** Receipts less what comes off, so that the column adds up; the distances at each rate stand in a column of their own. */
function drawProfit(
  sheets: Sheets,
  { profit: { receipts, costs, mileage, homeOffice, profit }, currency }: YearPack,
): void {
  sheets.section('Net profit', 150)
  const shown = (minor: number) => amountText(minor, currency)
  const row = (line: Line, minor: number): Row => ({
    cells: [{ text: line.label, sub: workedText(line) }, line.source.title, '', shown(minor)],
  })
  const part = ({ label = '', value, source, because }: MileagePart): Row => ({
    cells: [{ text: label, sub: because.worked ?? because.says }, source?.title ?? '', shown(value.minor), ''],
  })
  drawTable(sheets, {
    columns: [
      { head: 'What', grows: true },
      { head: 'Where from', isMuted: true, most: 190 },
      { head: 'Part', isNumber: true, isMuted: true },
      { head: currency, isNumber: true },
    ],
    rows: [
      row(receipts, receipts.value.minor),
      row(costs, -costs.value.minor),
      row({ ...mileage, because: { ...mileage.because, worked: mileage.because.says } }, -mileage.value.minor),
      ...mileageParts(mileage).map(part),
      row(homeOffice, -homeOffice.value.minor),
      { kind: 'total', cells: [profit.label, '', '', shown(profit.value.minor)] },
    ],
  })
  sheets.y += 6
  sheets.paragraph(profit.because.says, TYPE.note)
}

type MileagePart = Extract<Figure, { state: 'known' }> & { value: Line['value'] }

/** The distances at each rate, under the mileage. */
function mileageParts(mileage: Line): MileagePart[] {
  return mileage.because.inputs.flatMap(({ figure }) =>
    figure?.state === 'known' && typeof figure.value === 'object' ? [{ ...figure, value: figure.value }] : [],
  )
}

function drawClients(sheets: Sheets, { clients, otherReceiptsMinor, reportedIncome, currency }: YearPack): void {
  sheets.section('Income by client', 120)
  const rows = clients.map(({ name, receiptsMinor }): Row => ({ cells: [name, amountText(receiptsMinor, currency)] }))
  const total = sum([otherReceiptsMinor, ...clients.map(({ receiptsMinor }) => receiptsMinor)])
  drawTable(sheets, {
    columns: [
      { head: 'Client', grows: true },
      { head: currency, isNumber: true },
    ],
    rows: [
      ...rows,
      { cells: ['From no client', amountText(otherReceiptsMinor, currency)] },
      { kind: 'total', cells: ['Receipts in the book', amountText(total, currency)] },
    ],
  })
  if (reportedIncome === null) return
  sheets.y += 6
  sheets.paragraph(reportedIncome, TYPE.note)
}

function drawPayments(sheets: Sheets, { payments, typedPaidMinor, currency, country }: YearPack): void {
  sheets.section('Paid to the tax office', 100)
  const before: Row[] =
    typedPaidMinor === 0 ? [] : [{ cells: ['Before the book', '', '', amountText(typedPaidMinor, currency)] }]
  const total = sum([typedPaidMinor, ...payments.map(({ amountMinor }) => amountMinor)])
  drawTable(sheets, {
    columns: [
      { head: 'Date' },
      { head: 'Instalment' },
      { head: 'From', grows: true },
      { head: currency, isNumber: true },
    ],
    rows: [
      ...before,
      ...payments.map(({ date, instalment, accountName, text, amountMinor }): Row => {
        const day = dateText(date, dateStyleOf(country))
        return {
          cells: [day, String(instalment ?? '–'), { text: accountName, sub: text }, amountText(amountMinor, currency)],
        }
      }),
      { kind: 'total', cells: ['Paid', '', '', amountText(total, currency)] },
    ],
  })
}

/** The estimate of the whole year, line by line, or why there is none. */
function drawWorking(sheets: Sheets, pack: YearPack): void {
  sheets.section('The estimate of the whole year', 140)
  const { estimate } = pack
  if (!('total' in estimate)) {
    sheets.paragraph(estimate.says, TYPE.body)
    return
  }
  drawFigures(sheets, workingOf(pack))
  const remarks = (name: string, sentences: readonly string[]) => {
    if (sentences.length === 0) return
    sheets.y += 8
    sheets.paragraph(name, TYPE.label)
    sheets.bullets(sentences)
  }
  remarks('Not in the estimate', estimate.leftOut)
  remarks('Not certain of it', pack.cautions)
}

function drawFigures(sheets: Sheets, figures: readonly Figure[]): void {
  drawWorkingTable(sheets, figures.map(workingRow))
}

function workingRow(figure: Figure): WorkingRow {
  if (figure.state !== 'known') return { label: 'Not known', says: figure.says, source: '', amount: '–' }
  const { value, label = '', source } = figure
  const amount = typeof value === 'object' ? moneyText(value) : String(value)
  return { label, says: workedText(figure), source: source?.title ?? '', amount }
}
