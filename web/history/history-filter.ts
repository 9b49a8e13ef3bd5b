import { addressOf } from '../api.ts'

const PARAMETERS = ['entity', 'entityId', 'action', 'from', 'to', 'q'] as const

/** Which changes are listed, as it stands in the address of the page and of the API. */
export type HistoryFilter = { [name in (typeof PARAMETERS)[number]]?: string | undefined }

/** What the address of the page asks for; parameters that are no filter are left alone. */
export function filterIn(query: Record<string, string>): HistoryFilter {
  const given = PARAMETERS.filter((name) => (query[name] ?? '').trim() !== '')
  return Object.fromEntries(given.map((name) => [name, query[name]]))
}

/** The one address that lists these changes: '/history?entity=client&entityId=3'. */
export function historyAt(filter: HistoryFilter): string {
  return addressOf('/history', Object.fromEntries(PARAMETERS.map((name) => [name, filter[name]])))
}
