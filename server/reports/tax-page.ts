import { partsBar } from '../../shared/charts/parts-bar.ts'
import type { Money } from '../../shared/money.ts'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { dateStyleOf, dateText, moneyText } from '../../shared/words.ts'
import { drawChart } from '../pdf/chart.ts'
import { TEXT_WIDTH } from '../pdf/paper.ts'
import type { Sheets } from '../pdf/sheets.ts'
import { drawTable, type Row } from '../pdf/table.ts'
import { TYPE } from '../pdf/typesetting.ts'
import { drawWorkingTable } from '../pdf/working-table.ts'
import { DASH, drawFigures, drawTitle, moneyOf, refOf, shown, withRef } from './quarter-page-parts.ts'

const TAX_NOTE = 'Estimate, not tax advice.'

/** What is needed, set aside and paid, and the working of the estimate. */
export function drawTax(sheets: Sheets, report: QuarterReport): void {
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

/** How the estimate of the running tax year comes about, or why there is none. */
function drawTaxWorking(sheets: Sheets, { taxWorking, taxNotes, estimatedPayments }: QuarterReport): void {
  if (taxWorking.length === 0 && taxNotes.length === 0) return
  sheets.section(`The estimate for tax year ${estimatedPayments.taxYear}`, taxWorking.length === 0 ? 40 : 140)
  if (taxWorking.length > 0) {
    drawWorkingTable(
      sheets,
      taxWorking.map(({ amount, ...line }) => ({ ...line, amount: moneyText(amount) })),
    )
    sheets.y += 6
  }
  for (const note of taxNotes) sheets.paragraph(note, TYPE.note)
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
