import { Fragment, type JSX } from 'preact'
import type { FieldChange, HistoryItem } from '../../shared/history/contract.ts'
import { momentText } from '../book.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { UndoButton } from './undo-button.tsx'

interface ChangesTableProps {
  items: readonly HistoryItem[]
  /** Shows what changed without a click: where one record is looked at. */
  isOpen: boolean
}

/** Changes, the newest first: when, what, and the way back. */
export function ChangesTable({ items, isOpen }: ChangesTableProps): JSX.Element {
  return (
    <div class="changes">
      <DataTable says="Changes" columns={columnsFor(isOpen)} rows={items} keyOf={({ number }) => number} />
    </div>
  )
}

function columnsFor(isOpen: boolean): Column<HistoryItem>[] {
  return [
    {
      head: 'When',
      fold: 'left',
      look: 'date muted',
      cell: ({ at, actor, number }) => (
        <>
          <time dateTime={at}>{momentText(at)}</time>
          <span class="sub">
            {actor === 'owner' ? 'you' : actor}, change {number}
          </span>
        </>
      ),
    },
    {
      head: 'What',
      fold: 'name',
      look: 'grow',
      isRowHead: true,
      cell: (item) => (
        <>
          <Says item={item} />
          <Details item={item} isOpen={isOpen} />
        </>
      ),
    },
    { head: 'Undo', fold: 'right', cell: (item) => <UndoButton item={item} /> },
  ]
}

function Says({ item: { says, record } }: { item: HistoryItem }): JSX.Element {
  if (!record?.link) return <span>{says}</span>
  return (
    <a class="row-link" href={record.link}>
      {says}
    </a>
  )
}

function Details({ item, isOpen }: { item: HistoryItem; isOpen: boolean }): JSX.Element | null {
  const { changes, isRemoved, undo } = item
  if (isRemoved) return <p class="note">What it said was removed at the client’s request.</p>
  if (changes.length === 0) return null
  return (
    <details class="chart-table" open={isOpen}>
      <summary>
        {changes.length === 1 ? '1 field' : `${changes.length} fields`}
        <span class="sr"> of change {item.number}</span>
      </summary>
      <dl class="change-fields">
        {changes.map((change) => (
          <Fragment key={change.field}>
            <dt>{change.field}</dt>
            <dd>
              <Values change={change} />
            </dd>
          </Fragment>
        ))}
      </dl>
      {!undo.isPossible && <p class="note note-gap">{undo.says}</p>}
    </details>
  )
}

/** "27.5% → 30%"; what is new stands alone, what is gone is struck out. */
function Values({ change: { before, after } }: { change: FieldChange }): JSX.Element {
  return (
    <>
      {before !== null && <del>{before}</del>}
      {before !== null && after !== null && ' → '}
      {after}
    </>
  )
}
