import type { Sheets } from './sheets.ts'
import { drawTable } from './table.ts'

/** One line of a working: what it is, how it comes about, the form or law, and what it comes to. */
export interface WorkingRow {
  label: string
  says: string
  source: string
  amount: string
}

/** How a figure comes about, line by line. */
export function drawWorkingTable(sheets: Sheets, rows: readonly WorkingRow[]): void {
  drawTable(sheets, {
    columns: [
      { head: 'What', grows: true },
      { head: 'Where from', isMuted: true, most: 210 },
      { head: 'Amount', isNumber: true },
    ],
    rows: rows.map(({ label, says, source, amount }) => ({ cells: [{ text: label, sub: says }, source, amount] })),
  })
}
