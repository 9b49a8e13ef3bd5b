import type { RecordedReply } from '../shared/payments/contract.ts'
import { call, submission } from './api.ts'
import { sayDone } from './parts/toast.tsx'
import { telling } from './telling.ts'

/**
 * What the Undo of a toast does: takes an event back by a reversal, once, and says so. Of events that were recorded
 * together the first is taken back first: should it be refused, the others stay. What was recorded as a late change is
 * taken back as one.
 */
export function takingBack(eventIds: readonly number[], lateReason?: string): () => void {
  const undoReason = lateReason === undefined ? undefined : `Undone: ${lateReason}`.slice(0, 200)
  const reversals = eventIds.map((id) =>
    submission((key) =>
      call<RecordedReply>('POST', `/api/v1/events/${id}/reverse`, { key, body: {}, lateReason: undoReason }),
    ),
  )
  return () =>
    void telling('Not taken back.', async () => {
      for (const reverse of reversals) await reverse()
      sayDone('Taken back.')
    })
}
