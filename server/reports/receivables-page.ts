import type { CalendarDate } from '../../shared/calendar.ts'
import { rowBars } from '../../shared/charts/row-bars.ts'
import type { Bucket } from '../../shared/invoices/aging.ts'
import { sum } from '../../shared/money.ts'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { amountText, type DateStyle, dateStyleOf, dateText, longDateText, moneyText } from '../../shared/words.ts'
import type { Sheets } from '../pdf/sheets.ts'
import { drawTable, type Row } from '../pdf/table.ts'
import { TYPE } from '../pdf/typesetting.ts'
import { DASH, drawTitle, refOf, shown, withRef } from './quarter-page-parts.ts'

const BUCKET_HEADS: Record<Bucket, string> = {
  current: 'Not yet due',
  '1-30': '1–30',
  '31-60': '31–60',
  '61-90': '61–90',
  'over-90': 'Over 90',
}

const MOST_CLIENTS = 12

/** What clients owe, what they paid, and how the one came of the other. */
export function drawReceivables(sheets: Sheets, report: QuarterReport): void {
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
