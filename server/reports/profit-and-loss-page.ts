import { rowBars } from '../../shared/charts/row-bars.ts'
import type { Money } from '../../shared/money.ts'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { dateStyleOf, moneyText, percentText } from '../../shared/words.ts'
import type { Sheets } from '../pdf/sheets.ts'
import { type Column, drawTable, type Row } from '../pdf/table.ts'
import type { Text } from '../pdf/typesetting.ts'
import { DASH, drawTitle, refOf, shown, span, withRef, withSign } from './quarter-page-parts.ts'

/** By category, beside the quarter before and the year before. */
export function drawProfitAndLoss(sheets: Sheets, report: QuarterReport): void {
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
