import type { JSX } from 'preact'
import { historyAt } from './history-filter.ts'

interface HistoryLinkProps {
  entity: 'account' | 'client' | 'event' | 'invoice'
  entityId: number
}

/** From a record to what was done to it. */
export function HistoryLink({ entity, entityId }: HistoryLinkProps): JSX.Element {
  return (
    <p class="note note-gap">
      <a href={historyAt({ entity, entityId: String(entityId) })}>History: who changed what, and when</a>
    </p>
  )
}
