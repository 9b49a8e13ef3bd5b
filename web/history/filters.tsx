import type { JSX } from 'preact'
import { book, dayText } from '../book.ts'
import { Search } from '../parts/search.tsx'
import { type HistoryFilter, historyAt } from './history-filter.ts'
import { KINDS, type Kind, kindIn } from './kinds.ts'

const PERIODS: readonly (readonly [days: number, words: string])[] = [
  [1, 'Today'],
  [7, 'Last 7 days'],
  [30, 'Last 30 days'],
  [365, 'Last 365 days'],
]

const NO_KIND: HistoryFilter = { entity: undefined, entityId: undefined, action: undefined }

const wordOf = ({ by }: Kind): string => by.entity ?? by.action ?? ''

interface FiltersProps {
  filter: HistoryFilter
  onChange: (changed: HistoryFilter) => void
}

/** What can be chosen: a record by its words, a kind of record, a time. */
export function Filters({ filter, onChange }: FiltersProps): JSX.Element {
  const { entity, from = '' } = filter
  const kind = kindIn(filter)
  const today = book.value?.today ?? ''
  const isKnownPeriod = filter.to === undefined && PERIODS.some(([days]) => dayBack(today, days) === from)
  return (
    <search aria-label="Filter changes">
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Search
          label="Search name, number, words"
          value={filter.q ?? ''}
          onSearch={(q) => onChange({ q: q || undefined })}
        />
        <select
          class="select"
          aria-label="Kind of record"
          value={kind ? wordOf(kind) : (entity ?? '')}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...NO_KIND, ...KINDS.find((one) => wordOf(one) === value)?.by })
          }
        >
          <option value="">Every kind</option>
          {KINDS.map((one) => (
            <option key={wordOf(one)} value={wordOf(one)}>
              {one.words}
            </option>
          ))}
          {!kind && entity && <option value={entity}>{entity}</option>}
        </select>
        <select
          class="select"
          aria-label="Time"
          value={isKnownPeriod ? from : ''}
          onChange={(event) => onChange({ from: event.currentTarget.value || undefined, to: undefined })}
        >
          <option value="">Any time</option>
          {PERIODS.map(([days, words]) => (
            <option key={days} value={dayBack(today, days)}>
              {words}
            </option>
          ))}
        </select>
        <Chips filter={filter} isPeriodShown={isKnownPeriod} />
      </form>
    </search>
  )
}

/** The first of so many days that end today; days are counted in UTC, where each has 24 hours. */
function dayBack(today: string, days: number): string {
  if (today === '') return ''
  return new Date(Date.parse(today) - (days - 1) * 86_400_000).toISOString().slice(0, 10)
}

/** What a link has narrowed the list by, each with the way to take it off. */
function Chips({ filter, isPeriodShown }: { filter: HistoryFilter; isPeriodShown: boolean }): JSX.Element {
  const { entity, entityId, action, from, to } = filter
  const chips: { says: string; without: HistoryFilter }[] = []
  if (entityId) chips.push({ says: `One record: ${entity} ${entityId}`, without: { entityId: undefined } })
  if (action && kindIn(filter)?.by.action !== action) chips.push({ says: action, without: { action: undefined } })
  if ((from || to) && !isPeriodShown)
    chips.push({ says: periodText(from, to), without: { from: undefined, to: undefined } })
  return (
    <>
      {chips.map(({ says, without }) => (
        <a
          key={says}
          class="button small"
          href={historyAt({ ...filter, ...without })}
          aria-label={`Show not only: ${says}`}
        >
          {says} <span aria-hidden="true">×</span>
        </a>
      ))}
    </>
  )
}

function periodText(from: string | undefined, to: string | undefined): string {
  if (from && to) return `${dayText(from)} to ${dayText(to)}`
  return from ? `From ${dayText(from)}` : `Up to ${dayText(to ?? '')}`
}
