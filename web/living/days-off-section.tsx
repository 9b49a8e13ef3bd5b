import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { DayOffReply, DaysOffReply } from '../../shared/living/contract.ts'
import { showDialog } from '../dialogs.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FigureLine, Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { DAYS_OFF_PATH } from './addresses.ts'
import { daysText, KINDS, removeDayOff, spanText } from './days-off.ts'

/** Days off of a year: planned, taken, entered ahead, and left; the running year first, the others for the asking. */
export function DaysOffSection(): JSX.Element {
  const [asked, setAsked] = useState<string>()
  const running = useResource<DaysOffReply>(DAYS_OFF_PATH)
  const other = useResource<DaysOffReply>(asked === undefined ? undefined : DAYS_OFF_PATH, { year: asked })
  const year = asked ?? running.value?.year
  // The answer for a year that has no days off any more still names it.
  const years = (asked === undefined ? running : other).value?.years ?? running.value?.years ?? []
  return (
    <Section
      title={year === undefined ? 'Days off' : `Days off in ${year}`}
      id="days-off"
      aside={
        <>
          <YearChoice year={year ?? ''} years={years} onChoose={setAsked} />{' '}
          <button type="button" class="button small" onClick={() => showDialog({ kind: 'day-off' })}>
            Add days off <kbd>d</kbd>
          </button>
        </>
      }
    >
      <Loaded resource={asked === undefined ? running : other} says="Reading the days off…">
        {(daysOff) => <DaysOff daysOff={daysOff} />}
      </Loaded>
    </Section>
  )
}

interface YearChoiceProps {
  year: string
  years: readonly string[]
  onChoose: (year: string) => void
}

/** Which year is shown; nothing to choose while there is one alone. */
function YearChoice({ year, years, onChoose }: YearChoiceProps): JSX.Element | null {
  if (years.length < 2) return null
  return (
    <>
      <label class="sr" for="days-off-year">
        Year of days off
      </label>
      <select
        id="days-off-year"
        class="select select-small"
        value={year}
        onChange={({ currentTarget: { value } }) => onChoose(value)}
      >
        {years.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </>
  )
}

function DaysOff({ daysOff: { year, planned, taken, left, toCome, items } }: { daysOff: DaysOffReply }): JSX.Element {
  return (
    <>
      <Lines isOpenEnded>
        <Line label="Planned a year">{planned === null ? '—' : daysText(planned)}</Line>
        <FigureLine label="Taken" figure={taken} />
        {toCome > 0 && <Line label="Entered ahead">{daysText(toCome)}</Line>}
        <FigureLine label="Left" figure={left} note={left.says} />
      </Lines>
      {items.length > 0 && (
        <DataTable says={`Days off in ${year}`} columns={COLUMNS} rows={items} keyOf={({ id }) => id} />
      )}
    </>
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
