import type { RecordedReply } from '../shared/payments/contract.ts'
import { ApiProblem, asLateChange, call, lateChangeReason, NoAnswer, submission } from './api.ts'
import { sayDone } from './parts/toast.tsx'

/**
 * What the Undo of a toast does: takes an event back by a reversal, once, and says so. Of events that were recorded
 * together the first is taken back first: should it be refused, the others stay. What was recorded as a late change is
 * taken back as one.
 */
export function takingBack(...eventIds: readonly number[]): () => void {
  const reversals = eventIds.map((id) =>
    submission((key) => call<RecordedReply>('POST', `/api/v1/events/${id}/reverse`, { key, body: {} })),
  )
  const lateReason = lateChangeReason()
  const reverseEach = async () => {
    for (const reverse of reversals) await reverse()
  }
  const reverseAll = () =>
    lateReason === undefined ? reverseEach() : asLateChange(`Undone: ${lateReason}`.slice(0, 200), reverseEach)
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
