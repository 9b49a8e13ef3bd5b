import type { JSX } from 'preact'
import type { HistoryReply } from '../../shared/history/contract.ts'
import { ChangesTable } from '../history/changes-table.tsx'
import { useResource } from '../resource.ts'

/** What was changed of the owner's details, and when. Issued documents keep what they were issued with. */
export function ProfileHistory(): JSX.Element | null {
  const changes = useResource<HistoryReply>('/api/v1/history', { entity: 'profile', limit: 20 }).value?.items ?? []
  if (changes.length === 0) return null
  return (
    <details class="chart-table">
      <summary>What was changed, and when</summary>
      <ChangesTable items={changes} isOpen={false} />
    </details>
  )
}
