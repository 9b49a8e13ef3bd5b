import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import type { AccountReply, EventKind, EventsReply } from '../../shared/accounts/contract.ts'
import type { Money } from '../../shared/money.ts'
import { amountText, longMonthText } from '../../shared/words.ts'
import { book } from '../book.ts'
import { Search } from '../parts/search.tsx'
import { focusSection } from '../parts/section.tsx'
import { useCategories } from './accounts.ts'
import { categoryChoices } from './category-choices.ts'
import { FilterChips } from './filter-chips.tsx'
import { KIND_WORDS } from './kind-words.ts'
import { MoreFilters } from './more-filters.tsx'
import { monthsBetween, type StatementFilter } from './statement-filter.ts'

interface FiltersProps {
  filter: StatementFilter
  accounts: readonly AccountReply[]
  firstDate: string | undefined
  /** Of all entries that the filter finds. */
  totals: EventsReply['totals'] | undefined
  onChange: (changed: StatementFilter) => void
}

/** What can be chosen at any time: words or an amount, an account, a kind, a category, a month; and what else narrows. */
export function Filters({ filter, accounts, firstDate, totals, onChange }: FiltersProps): JSX.Element {
  const today = book.value?.today
  const months = today ? monthsBetween(firstDate ?? filter.month ?? today, today) : []
  const names = accounts.map(({ id, name }) => ({ value: String(id), label: name }))
  const kinds = Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))
  const categories = useCategories().value?.items ?? []
  const form = useRef<HTMLFormElement>(null)
  return (
    <search aria-label="Filter movements">
      <form ref={form} class="filters" onSubmit={(event) => event.preventDefault()}>
        <Search
          label="Search text or amount"
          value={filter.q ?? ''}
          onSearch={(q) => onChange({ q: q || undefined })}
        />
        <Choice
          says="Account"
          all="Every account"
          value={filter.account}
          choices={names}
          onChoose={(account) => onChange({ account })}
        />
        <Choice
          says="Kind"
          all="Every kind"
          value={filter.kind}
          choices={kinds}
          onChoose={(kind) => onChange({ kind: kind as EventKind | undefined })}
        />
        <Choice
          says="Category"
          all="Every category"
          value={filter.category}
          choices={categoryChoices(categories)}
          onChoose={(category) => onChange({ category })}
        />
        <Choice
          says="Month"
          all="Every month"
          value={filter.month}
          choices={months.map((month) => ({ value: month, label: longMonthText(month) }))}
          // A month and days that stand apart from it would contradict each other.
          onChoose={(month) => onChange({ month, from: undefined, to: undefined })}
        />
        {totals && <Totals totals={totals} />}
        <MoreFilters filter={filter} onChange={onChange} />
        <FilterChips
          filter={filter}
          accounts={accounts}
          categories={categories}
          onTaken={() => form.current && focusSection(form.current)}
        />
      </form>
    </search>
  )
}

function Totals({ totals: { count, in: came, out } }: { totals: EventsReply['totals'] }): JSX.Element {
  return (
    <span class="muted" role="status">
      {count} {count === 1 ? 'entry' : 'entries'} · In <b class="ink">{signed('+', came)}</b> · Out{' '}
      <b class="ink">{signed('−', out)}</b>
    </span>
  )
}

/** Nothing has no sign. */
function signed(sign: '+' | '−', { minor, currency }: Money): string {
  return `${minor === 0 ? '' : sign}${amountText(minor, currency)}`
}

interface ChoiceProps {
  says: string
  /** The words for no choice. */
  all: string
  value: string | undefined
  choices: readonly { value: string; label: string }[]
  onChoose: (value: string | undefined) => void
}

function Choice({ says, all, value = '', choices, onChoose }: ChoiceProps): JSX.Element {
  return (
    <select
      class="select"
      aria-label={says}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value || undefined)}
    >
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
