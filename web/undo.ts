import type { RecordedReply } from '../shared/payments/contract.ts'
import { ApiProblem, call, NoAnswer, submission } from './api.ts'
import { sayDone } from './parts/toast.tsx'

/**
 * What the Undo of a toast does: takes an event back by a reversal, once, and says so. Of events that were recorded
 * together the first is taken back first: should it be refused, the others stay.
 */
export function takingBack(...eventIds: readonly number[]): () => void {
  const reversals = eventIds.map((id) =>
    submission((key) => call<RecordedReply>('POST', `/api/v1/events/${id}/reverse`, { key, body: {} })),
  )
  const reverseAll = async () => {
    for (const reverse of reversals) await reverse()
  }
  return () => {
    reverseAll().then(
      () => sayDone('Taken back.'),
      (error) => {
        if (error instanceof ApiProblem) sayDone(`Not taken back. ${error.problem.detail}`)
        else if (!(error instanceof NoAnswer)) throw error
      },
    )
  }
}
