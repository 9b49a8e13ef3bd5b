import type { QuarterReport } from '../../shared/reports/contract.ts'
import type { Sheets } from '../pdf/sheets.ts'
import { drawTable, type Row } from '../pdf/table.ts'
import { TYPE } from '../pdf/typesetting.ts'
import { DASH, drawTitle } from './quarter-page-parts.ts'

/** The appendix: each figure in words and with its numbers. */
export function drawComputations(sheets: Sheets, report: QuarterReport, dataHash: string): void {
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

function inGroups(hash: string): string {
  return hash.match(/.{1,4}/g)?.join(' ') ?? hash
}
