import type { JSX } from 'preact'
import type { AccountReply, EventKind, EventsReply } from '../../shared/accounts/contract.ts'
import type { AccountRole } from '../../shared/accounts/roles.ts'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { Money } from '../../shared/money.ts'
import { amountText, longMonthText } from '../../shared/words.ts'
import { book, dayText } from '../book.ts'
import { Search } from '../parts/search.tsx'
import { useResource } from '../resource.ts'
import { useCategories } from './accounts.ts'
import { KIND_WORDS, ROLE_WORDS } from './kind-words.ts'
import { monthsBetween, type StatementFilter, statementAt } from './statement-filter.ts'

interface FiltersProps {
  filter: StatementFilter
  accounts: readonly AccountReply[]
  firstDate: string | undefined
  /** Of all entries that the filter finds. */
  totals: EventsReply['totals'] | undefined
  onChange: (changed: StatementFilter) => void
}

/** What can be chosen at any time: words, an account, a kind, a month. */
export function Filters({ filter, accounts, firstDate, totals, onChange }: FiltersProps): JSX.Element {
  const today = book.value?.today
  const months = today ? monthsBetween(firstDate ?? filter.month ?? today, today) : []
  const names = accounts.map(({ id, name }) => ({ value: String(id), label: name }))
  const kinds = Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))
  return (
    <search aria-label="Filter movements">
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Search
          label="Search text and notes"
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
          says="Month"
          all="Every month"
          value={filter.month}
          choices={months.map((month) => ({ value: month, label: longMonthText(month) }))}
          // A month and days that stand apart from it would contradict each other.
          onChoose={(month) => onChange({ month, from: undefined, to: undefined })}
        />
        <Chips filter={filter} accounts={accounts} />
        {totals && <Totals totals={totals} />}
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

type ChipsProps = Pick<FiltersProps, 'filter' | 'accounts'>

/** What a link has narrowed the list by, each with the way to take it off. */
function Chips({ filter, accounts }: ChipsProps): JSX.Element {
  const clientName = useResource<ClientReply>(filter.client && `/api/v1/clients/${filter.client}`).value?.name
  const categories = useCategories().value?.items ?? []
  const isOwnAccount = accounts.some(({ id }) => String(id) === filter.account)
  const category = categories.find(({ id }) => String(id) === filter.account)?.name
  const chips: { says: string; without: StatementFilter }[] = []
  if (filter.role) {
    const says = ROLE_WORDS[filter.role as AccountRole] ?? filter.role
    chips.push({ says: `Touches ${says}`, without: { role: undefined } })
  }
  if (filter.account && accounts.length > 0 && !isOwnAccount) {
    chips.push({ says: category ?? 'One account', without: { account: undefined } })
  }
  if (filter.client) chips.push({ says: clientName ?? 'One client', without: { client: undefined } })
  if (filter.from || filter.to) chips.push({ says: periodText(filter), without: { from: undefined, to: undefined } })
  return (
    <>
      {chips.map(({ says, without }) => (
        <a
          key={says}
          class="button small"
          href={statementAt({ ...filter, ...without })}
          aria-label={`Show not only: ${says}`}
        >
          {says} <span aria-hidden="true">×</span>
        </a>
      ))}
    </>
  )
}

/** "Jan 1 to Nov 19", "until Nov 19", "from Jan 1" */
function periodText({ from, to }: StatementFilter): string {
  if (from && to) return `${dayText(from)} to ${dayText(to)}`
  return from ? `From ${dayText(from)}` : `Until ${dayText(to ?? '')}`
}
