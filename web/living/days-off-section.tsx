import type { JSX } from 'preact'
import type { DayOffReply, DaysOffReply } from '../../shared/living/contract.ts'
import { showDialog } from '../dialogs.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FigureLine, Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { daysText, KINDS, removeDayOff, spanText } from './days-off.ts'

/** Days off of the year: planned, taken, entered ahead, and left. */
export function DaysOffSection({ daysOff }: { daysOff: DaysOffReply }): JSX.Element {
  const { year, planned, taken, left, toCome, items } = daysOff
  return (
    <Section
      title={`Days off in ${year}`}
      id="days-off"
      aside={
        <button type="button" class="button small" onClick={() => showDialog({ kind: 'day-off' })}>
          Add days off <kbd>d</kbd>
        </button>
      }
    >
      <Lines isOpenEnded>
        <Line label="Planned a year">{planned === null ? '—' : daysText(planned)}</Line>
        <FigureLine label="Taken" figure={taken} />
        {toCome > 0 && <Line label="Entered ahead">{daysText(toCome)}</Line>}
        <FigureLine label="Left" figure={left} note={left.says} />
      </Lines>
      {items.length > 0 && (
        <DataTable says={`Days off in ${year}`} columns={COLUMNS} rows={items} keyOf={({ id }) => id} />
      )}
    </Section>
  )
}

const COLUMNS: Column<DayOffReply>[] = [
  {
    head: 'When',
    cell: (dayOff) => (
      <>
        {spanText(dayOff)}
        {dayOff.note && <span class="sub muted">{dayOff.note}</span>}
      </>
    ),
    fold: 'name',
    isRowHead: true,
  },
  {
    head: 'Kind',
    cell: ({ kind }) => KINDS.find(({ value }) => value === kind)?.label,
    fold: 'left',
    look: 'muted',
  },
  { head: 'Days', cell: ({ days }) => daysText(days), fold: 'amount', isNumber: true },
  {
    head: <span class="sr">Change</span>,
    cell: (dayOff) => <DayOffActions dayOff={dayOff} />,
    fold: 'right',
    look: 'num own-line',
  },
]

function DayOffActions({ dayOff }: { dayOff: DayOffReply }): JSX.Element {
  const name = spanText(dayOff)
  return (
    <span class="row-of row-actions">
      <button
        type="button"
        class="button small"
        aria-label={`Change ${name}`}
        onClick={() => showDialog({ kind: 'day-off', dayOff })}
      >
        Change…
      </button>
      <button
        type="button"
        class="button small"
        aria-label={`Remove ${name}`}
        onClick={() => void removeDayOff(dayOff)}
      >
        Remove
      </button>
    </span>
  )
}
