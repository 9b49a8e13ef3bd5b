import type { JSX } from 'preact'
import type { AccountReply, CategoryReply } from '../../shared/accounts/contract.ts'
import type { AccountRole } from '../../shared/accounts/roles.ts'
import type { ClientReply } from '../../shared/clients/contract.ts'
import { amountText, longMonthText } from '../../shared/words.ts'
import { book, dayText } from '../book.ts'
import { useResource } from '../resource.ts'
import { KIND_WORDS, ROLE_WORDS } from './kind-words.ts'
import { type StatementFilter, statementAt } from './statement-filter.ts'

interface FilterChipsProps {
  filter: StatementFilter
  accounts: readonly AccountReply[]
  categories: readonly CategoryReply[]
  /** A chip was taken off and is gone: the focus needs another place. */
  onTaken: () => void
}

interface Chip {
  says: string
  without: StatementFilter
}

/** What the list is narrowed by, each with the way to take it off; and all of it at once. */
export function FilterChips({ filter, onTaken, ...names }: FilterChipsProps): JSX.Element | null {
  const clientName = useResource<ClientReply>(filter.client && `/api/v1/clients/${filter.client}`).value?.name
  const chips = chipsOf(filter, { ...names, clientName })
  if (chips.length === 0) return null
  return (
    <div class="row-of chips">
      {chips.map(({ says, without }) => (
        <a
          key={says}
          class="button small"
          href={statementAt({ ...filter, ...without })}
          aria-label={`Show not only: ${says}`}
          onClick={onTaken}
        >
          {says} <span aria-hidden="true">×</span>
        </a>
      ))}
      {chips.length > 1 && (
        <a class="button small quiet" href="/money" onClick={onTaken}>
          Clear all
        </a>
      )}
    </div>
  )
}

type Names = Pick<FilterChipsProps, 'accounts' | 'categories'> & { clientName: string | undefined }

function chipsOf(filter: StatementFilter, { accounts, categories, clientName }: Names): Chip[] {
  const { q, account, category, role, kind, client, month, from, to, leastMinor, mostMinor } = filter
  const nameOf = (id: string) => [...accounts, ...categories].find((one) => String(one.id) === id)?.name
  const chips: Chip[] = []
  const add = (value: string | undefined, says: () => string, without: StatementFilter) => {
    if (value) chips.push({ says: says(), without })
  }
  add(q, () => `“${q}”`, { q: undefined })
  add(role, () => `Touches ${ROLE_WORDS[role as AccountRole] ?? role}`, { role: undefined })
  add(account, () => nameOf(account ?? '') ?? 'One account', { account: undefined })
  add(kind, () => (kind && KIND_WORDS[kind]) ?? 'One kind', { kind: undefined })
  add(category, () => nameOf(category ?? '') ?? 'One category', { category: undefined })
  add(client, () => clientName ?? 'One client', { client: undefined })
  add(month, () => longMonthText(month ?? ''), { month: undefined })
  add(from ?? to, () => periodText(filter), { from: undefined, to: undefined })
  add(leastMinor ?? mostMinor, () => amountsText(filter), { leastMinor: undefined, mostMinor: undefined })
  return chips
}

/** "Jan 1 to Nov 19", "until Nov 19", "from Jan 1" */
function periodText({ from, to }: StatementFilter): string {
  if (from && to) return `${dayText(from)} to ${dayText(to)}`
  return from ? `From ${dayText(from)}` : `Until ${dayText(to ?? '')}`
}

/** "100.00 to 250.00", "100.00 or more", "250.00 or less" */
function amountsText({ leastMinor, mostMinor }: StatementFilter): string {
  const say = (minor: string) => amountText(Number(minor), book.value?.currency ?? 'USD')
  if (leastMinor && mostMinor)
    return leastMinor === mostMinor ? say(leastMinor) : `${say(leastMinor)} to ${say(mostMinor)}`
  return leastMinor ? `${say(leastMinor)} or more` : `${say(mostMinor ?? '')} or less`
}
