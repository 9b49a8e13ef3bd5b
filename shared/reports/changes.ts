import type { CalendarDate, Quarter } from '../calendar.ts'
import { shiftQuarter } from '../calendar.ts'
import type { QuarterReport } from './contract.ts'

type ChangedQuarter = QuarterReport['changesAfterClosing'][number]
type SummaryRow = QuarterReport['summary'][number]

/** The pack that a quarter was last closed with, and what is dated in the quarter and came later. */
export interface ClosedPack {
  quarter: Quarter
  closedOn: CalendarDate
  isReopened: boolean
  lateChanges: ChangedQuarter['lateChanges']
  /** The summary as the pack prints it. */
  summary: readonly SummaryRow[]
}

/**
 * What is other than it was closed: late changes, and the figures of the summary that are not the same now.
 * Quarters that are as they were closed are left out.
 */
export function changesAfterClosing(
  closings: readonly ClosedPack[],
  summary: readonly SummaryRow[],
  quarter: Quarter,
): ChangedQuarter[] {
  const columns = new Map<Quarter, 'current' | 'previous' | 'yearAgo'>([
    [quarter, 'current'],
    [shiftQuarter(quarter, -1), 'previous'],
    [shiftQuarter(quarter, -4), 'yearAgo'],
  ])
  return closings.flatMap(({ summary: closed, ...closing }) => {
    const column = columns.get(closing.quarter)
    if (column === undefined) return []
    const totals = summary.flatMap(({ key, label, unit, [column]: now }) => {
      const before = closed.find((row) => row.key === key)
      if (!before || minorOf(before.current) === minorOf(now)) return []
      return [{ key, label, unit, closed: before.current, now }]
    })
    return totals.length === 0 && closing.lateChanges.length === 0 ? [] : [{ ...closing, totals }]
  })
}

function minorOf(value: SummaryRow['current']): number | null {
  return typeof value === 'object' ? (value?.minor ?? null) : value
}
