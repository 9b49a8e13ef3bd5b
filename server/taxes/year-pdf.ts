import type { Figure } from '../../shared/figure.ts'
import { sum, unscaled } from '../../shared/money.ts'
import { formName } from '../../shared/taxes/form-names.ts'
import { amountText, dateStyleOf, dateText, longDateText, moneyText, percentText } from '../../shared/words.ts'
import { paperOf } from '../pdf/paper.ts'
import { print, type Sheets } from '../pdf/sheets.ts'
import { drawTable, type Row } from '../pdf/table.ts'
import { TYPE } from '../pdf/typesetting.ts'
import { drawWorkingTable, type WorkingRow } from '../pdf/working-table.ts'
import { type CategoryTotal, workingOf, type YearPack } from './year-pack.ts'

/** The year pack as a PDF: what an accountant needs for the return. The same pack gives the same bytes. */
export async function renderYearPdf(pack: YearPack): Promise<Buffer> {
  const name = `Year pack ${pack.taxYear}`
  const options = {
    paper: paperOf(pack.country),
    title: name,
    createdDate: pack.asOf,
    foot: { left: `${name} · cash basis, ${pack.currency} · ${pack.ownerName}`, middle: 'Estimate, not tax advice.' },
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

/** Totals by line of the form, and by category. */
function drawForm(sheets: Sheets, { income, expenses, byRate, currency, country }: YearPack): void {
  const form = formName(country)
  sheets.section(form === null ? 'By category' : `By line of the ${form}`, 120)
  const shown = (minor: number) => amountText(minor, currency)
  const category = ({ name, form, minor, deductibleBps, deductibleMinor }: CategoryTotal): Row => {
    const share = deductibleBps === 10_000 ? '' : `, ${percentText(unscaled(deductibleBps, 10_000))} counts`
    return {
      cells: [
        form?.line ?? '–',
        { text: name, sub: `${form?.label ?? 'No line of the form'}${share}` },
        shown(minor),
        shown(deductibleMinor),
      ],
    }
  }
  const total = (label: string, rows: readonly CategoryTotal[]): Row => ({
    kind: 'subtotal',
    cells: ['', label, shown(sum(rows.map(({ minor }) => minor))), shown(sum(rows.map((row) => row.deductibleMinor)))],
  })
  const off = byRate
    .filter(({ line }) => line.value.minor !== 0)
    .map(
      ({ line, form }): Row => ({
        cells: [form?.line ?? '–', { text: line.label, sub: form?.label ?? '' }, '', shown(line.value.minor)],
      }),
    )
  drawTable(sheets, {
    columns: [
      { head: 'Line', isMuted: true },
      { head: 'Category', grows: true },
      { head: `Total, ${currency}`, isNumber: true },
      { head: 'Counts', isNumber: true },
    ],
    rows: [
      ...income.map(category),
      total('Receipts', income),
      ...expenses.map(category),
      total('Expenses', expenses),
      ...off,
    ],
  })
}

function drawProfit(sheets: Sheets, { profit }: YearPack): void {
  sheets.section('Net profit', 150)
  const { receipts, costs, mileage, homeOffice } = profit
  drawFigures(sheets, [receipts, costs, mileage, ...mileageParts(mileage), homeOffice, profit.profit])
}

/** The distances at each rate, under the mileage. */
function mileageParts(mileage: Figure): Figure[] {
  return mileage.because?.inputs.flatMap(({ figure }) => (figure === undefined ? [] : [figure])) ?? []
}

function drawClients(sheets: Sheets, { clients, otherReceiptsMinor, currency }: YearPack): void {
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
  drawFigures(sheets, [...workingOf(pack), ...(estimate.localTax === null ? [] : [estimate.localTax]), estimate.total])
  sheets.y += 8
  sheets.paragraph('Not in the estimate', TYPE.label)
  sheets.bullets(estimate.leftOut)
}

function drawFigures(sheets: Sheets, figures: readonly Figure[]): void {
  drawWorkingTable(sheets, figures.map(workingRow))
}

function workingRow(figure: Figure): WorkingRow {
  if (figure.state !== 'known') return { label: 'Not known', says: figure.says, source: '', amount: '–' }
  const { value, label = '', because, source } = figure
  const amount = typeof value === 'object' ? moneyText(value) : String(value)
  return { label, says: because.worked ?? because.says, source: source?.title ?? '', amount }
}
