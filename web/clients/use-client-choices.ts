import type { ClientReply } from '../../shared/clients/contract.ts'
import { useResource } from '../resource.ts'

const MOST = 2000

interface ClientsPage {
  items: ClientReply[]
  nextCursor: string | null
}

interface ClientChoices {
  /** By name; undefined until they are read. */
  clients: readonly ClientReply[] | undefined
  /** The one of this id, even when archived. */
  chosen: ClientReply | undefined
}

/** The clients one can choose from, by name, the first 2,000 of them, and in any case the one that is chosen already. */
export function useClientChoices(chosenId: number | undefined, who: 'active' | 'all' = 'active'): ClientChoices {
  const archived = who === 'active' ? 'no' : undefined
  const list = useResource<ClientsPage>('/api/v1/clients', { archived, limit: MOST })
  const listed = list.value?.items.find(({ id }) => id === chosenId)
  const isElsewhere = chosenId !== undefined && list.value !== undefined && listed === undefined
  const one = useResource<ClientReply>(isElsewhere ? `/api/v1/clients/${chosenId}` : undefined)
  const chosen = listed ?? one.value
  if (!list.value) return { clients: undefined, chosen }
  return { clients: chosen && !listed ? [...list.value.items, chosen] : list.value.items, chosen }
}
