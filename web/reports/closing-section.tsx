import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ClosingReply, ClosingsReply, QuarterReport } from '../../shared/reports/contract.ts'
import { quarterText } from '../../shared/words.ts'
import { dayText, longDayText } from '../book.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { Cell } from './cell.tsx'
import { CloseDialog, ReopenDialog } from './closing-dialogs.tsx'
import { reportPath } from './quarters.ts'

type ChangedQuarter = QuarterReport['changesAfterClosing'][number]
type LateChange = ClosingReply['lateChanges'][number]

/** Whether the quarter is closed, with which pack, and what has come into it since. */
export function ClosingSection({ report }: { report: QuarterReport }): JSX.Element {
  const { quarter, isRunning, to, changesAfterClosing } = report
  const closings = useResource<ClosingsReply>(isRunning ? undefined : `${reportPath(quarter)}/closings`)
  if (isRunning) {
    return (
      <Section title="Closing the quarter">
        <p class="note">
          {quarterText(quarter)} can be closed from the day after {longDayText(to)} on.
        </p>
      </Section>
    )
  }
  return (
    <Section title="Closing the quarter" id="closing">
      <Loaded resource={closings} says="Reading the closings…">
        {({ items }) => <State quarter={quarter} closings={items} />}
      </Loaded>
      {changesAfterClosing.map((changed) => (
        <Changes key={changed.quarter} changed={changed} />
      ))}
    </Section>
  )
}

function State({ quarter, closings }: { quarter: string; closings: readonly ClosingReply[] }): JSX.Element {
  const [open, setOpen] = useState<'close' | 'reopen' | undefined>(undefined)
  const close = () => setOpen(undefined)
  const [latest] = closings
  const closing = latest?.reopenedAt === null ? latest : undefined
  const earlier = closing ? closings.slice(1) : closings
  return (
    <>
      {closing ? (
        <>
          <p>
            Closed on {longDayText(closing.closedOn)}. Its pack is kept as it was given away;{' '}
            {countText(closing.lateChanges.length)} since.
          </p>
          <p class="note note-gap">
            sha256 over its files <code>{closing.hash}</code>
          </p>
          <p class="row-of gap-4">
            <button type="button" class="button" onClick={() => setOpen('reopen')}>
              Open {quarterText(quarter)} again
            </button>
          </p>
        </>
      ) : (
        <>
          <p>
            Not closed: entries of {quarterText(quarter)} can still be recorded and corrected. Close it when you hand
            its pack on.
          </p>
          <p class="row-of gap-4">
            <button type="button" class="button" onClick={() => setOpen('close')}>
              Close {quarterText(quarter)}
            </button>
          </p>
        </>
      )}
      {earlier.length > 0 && <Earlier quarter={quarter} closings={earlier} />}
      {open === 'close' && <CloseDialog quarter={quarter} onClose={close} />}
      {open === 'reopen' && <ReopenDialog quarter={quarter} onClose={close} />}
    </>
  )
}

function Earlier({ quarter, closings }: { quarter: string; closings: readonly ClosingReply[] }): JSX.Element {
  return (
    <ul class="note bullets gap-4">
      {closings.map(({ id, closedOn, reopenReason }) => (
        <li key={id}>
          <a href={`${reportPath(quarter)}.zip?closing=${id}`} download>
            Pack closed on {longDayText(closedOn)}
          </a>
          , opened again: {reopenReason}
        </li>
      ))}
    </ul>
  )
}

/** What came late, and the figures that are others than in the pack. */
function Changes({ changed }: { changed: ChangedQuarter }): JSX.Element {
  const { quarter, lateChanges, totals } = changed
  const name = quarterText(quarter)
  return (
    <>
      {lateChanges.length > 0 && (
        <DataTable
          says={`Late changes of ${name}`}
          columns={lateColumns(name)}
          rows={lateChanges}
          keyOf={({ entity, entityId }) => `${entity} ${entityId}`}
        />
      )}
      {totals.length > 0 && (
        <DataTable
          says={`Figures of ${name} as closed and now`}
          columns={totalColumns(name)}
          rows={totals}
          keyOf={({ key }) => key}
        />
      )}
    </>
  )
}

function lateColumns(name: string): Column<LateChange>[] {
  return [
    { head: `Late in ${name}`, cell: (row) => <WhatChanged row={row} />, fold: 'name', isRowHead: true },
    { head: 'Dated', cell: ({ date }) => dayText(date), fold: 'amount' },
    { head: 'Reason', cell: ({ reason }) => reason, fold: 'left' },
    { head: 'Recorded', cell: ({ recordedOn }) => dayText(recordedOn), fold: 'right' },
  ]
}

function WhatChanged({ row: { entity, entityId, text } }: { row: LateChange }): JSX.Element {
  if (entity === 'credit-note') return <>{text}</>
  return <a href={entity === 'event' ? `/money/${entityId}` : `/invoices/${entityId}`}>{text}</a>
}

function totalColumns(name: string): Column<ChangedQuarter['totals'][number]>[] {
  return [
    { head: `Figures of ${name}`, cell: ({ label }) => label, fold: 'name', isRowHead: true },
    {
      head: 'As closed',
      cell: ({ closed }) => <Cell value={closed} narrowName="closed" />,
      fold: 'left',
      isNumber: true,
    },
    { head: 'Now', cell: ({ now }) => <Cell value={now} />, fold: 'amount', isNumber: true },
  ]
}

function countText(count: number): string {
  if (count === 0) return 'nothing has come late'
  return count === 1 ? '1 late change' : `${count} late changes`
}
