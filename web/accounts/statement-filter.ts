import type { EventKind } from '../../shared/accounts/contract.ts'
import { addressOf } from '../api.ts'

const PARAMETERS = [
  'account',
  'category',
  'role',
  'client',
  'kind',
  'from',
  'to',
  'month',
  'leastMinor',
  'mostMinor',
  'q',
] as const

/** Which entries are listed, as it stands in the address of the page and of the API. */
export type StatementFilter = { [name in (typeof PARAMETERS)[number]]?: string | undefined } & {
  kind?: EventKind | undefined
}

/** What the address of the page asks for; parameters that are no filter are left alone. */
export function filterIn(query: Record<string, string>): StatementFilter {
  const given = PARAMETERS.filter((name) => (query[name] ?? '').trim() !== '')
  return Object.fromEntries(given.map((name) => [name, query[name]]))
}

/** The one address that lists these entries: '/money?account=3&month=2026-11'. */
export function statementAt(filter: StatementFilter): string {
  return addressOf('/money', Object.fromEntries(PARAMETERS.map((name) => [name, filter[name]])))
}

/** The months from the first to the last, 'YYYY-MM', the latest first; both may be given as days. */
export function monthsBetween(first: string, last: string): string[] {
  const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1
  const count = Math.max(0, index(last) - index(first) + 1)
  return Array.from({ length: count }, (_, back) => {
    const month = index(last) - back
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}
