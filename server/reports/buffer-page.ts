import { fan, fanHeight } from '../../shared/charts/fan.ts'
import { freeCashLine } from '../../shared/charts/free-cash-line.ts'
import type { Figure } from '../../shared/figure.ts'
import type { Money } from '../../shared/money.ts'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import {
  chanceText,
  dateStyleOf,
  longDateText,
  moneyText,
  monthText,
  numberText,
  wholeMoneyText,
} from '../../shared/words.ts'
import { drawChart } from '../pdf/chart.ts'
import { TEXT_WIDTH } from '../pdf/paper.ts'
import type { Sheets } from '../pdf/sheets.ts'
import { drawTable, type Row, type Table } from '../pdf/table.ts'
import { TYPE } from '../pdf/typesetting.ts'
import { drawFigures, drawSideBySide, drawTitle, moneyOf, refOf, shown, withRef } from './quarter-page-parts.ts'

/** The numbers of the fan and the sentences about it, which stay with it on its page. */
const BELOW_FAN = 210

const PAST_MONTHS = 7

/** Free cash against the months of needs that it covers. */
export function drawBuffer(sheets: Sheets, report: QuarterReport): void {
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
  if (report.forecast) drawAhead(sheets, report, report.forecast)
}

/** A year ahead as it was imagined on the last day: the range of eight futures of ten, and what it says of staying solvent. */
function drawAhead(sheets: Sheets, report: QuarterReport, forecast: NonNullable<QuarterReport['forecast']>): void {
  const { figures, currency, country, asOf, freeCashByMonth } = report
  const { ahead, paths, nineInTen, solventYear } = forecast
  const free = moneyOf(figures.freeCash)
  if (!free || ahead.length === 0) {
    sheets.section('A year ahead', 60)
    sheets.paragraph(nineInTen.says ?? '', TYPE.note)
    return
  }
  const needs = moneyOf(figures.needs)
  const times = (months: number) => (needs && needs.minor > 0 ? needs.minor * months : null)
  const chart = fan({
    asOf,
    freeCashMinor: free.minor,
    past: freeCashByMonth
      .filter(({ month }) => month < asOf.slice(0, 7))
      .slice(-PAST_MONTHS)
      .map(({ month, freeCash }) => ({ month, freeCashMinor: freeCash.minor })),
    ahead: ahead.map(({ p10, p50, p90 }) => ({ p10Minor: p10.minor, p50Minor: p50.minor, p90Minor: p90.minor })),
    scenario: null,
    threeMonthsMinor: times(3),
    sixMonthsMinor: times(6),
    taxDue: [],
    quitDate: null,
    paths,
    currency,
    dateStyle: dateStyleOf(country),
    width: TEXT_WIDTH,
  })
  sheets.section('A year ahead, as imagined futures have it', fanHeight(TEXT_WIDTH, false) + BELOW_FAN)
  sheets.y += 8
  drawChart(sheets, chart)
  sheets.y += 12
  const row = (name: string, amount: (month: (typeof ahead)[number]) => string): Row => ({
    cells: [name, ...everyOther.map(amount)],
  })
  const everyOther = ahead.filter((_, index) => index % 2 === 1)
  drawTable(sheets, {
    columns: [
      { head: `Month end, ${currency}`, grows: true },
      ...everyOther.map(({ month }) => ({ head: monthText(month, { year: month.endsWith('-01') }), isNumber: true })),
    ],
    rows: [
      row('1 in 10 above', ({ p90 }) => wholeAmount(p90)),
      row('Middle future', ({ p50 }) => wholeAmount(p50)),
      row('1 in 10 below', ({ p10 }) => wholeAmount(p10)),
      row('Still solvent, of 100', ({ solvent }) => chanceText(solvent)),
    ],
  })
  sheets.y += 12
  const ref = (key: string) => refOf(report, key)
  const year = solventYear.state === 'known' && typeof solventYear.value === 'number' ? solventYear.value : 0
  sheets.paragraph(withRef(`Nine in ten futures: ${nineInTen.says ?? ''}`, ref('nine-in-ten')), TYPE.note)
  sheets.paragraph(
    withRef(`Solvent for a year: ${chanceText(year)} of 100 imagined futures.`, ref('solvent-year')),
    TYPE.note,
  )
  sheets.paragraph(
    `Simulated, ${numberText(paths)} futures. In 1 of 10 of them there is less than the lower line. They assume no growth, and no client lost beyond what the past shows.`,
    TYPE.note,
  )
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

/** Whole units without a symbol, rounded down: free cash is counted on. */
function wholeAmount(amount: Money): string {
  return wholeMoneyText(amount, 'down').replace(/^(−?)[^\d]*/, '$1')
}
