import type { RecordedReply } from '../shared/payments/contract.ts'
import { ApiProblem, call, NoAnswer, submission } from './api.ts'
import { sayDone } from './parts/toast.tsx'

/** What the Undo of a toast does: takes an event back by a reversal, once, and says so. */
export function takingBack(eventId: number): () => void {
  const reverse = submission((key) =>
    call<RecordedReply>('POST', `/api/v1/events/${eventId}/reverse`, { key, body: {} }),
  )
  return () => {
    reverse().then(
      () => sayDone('Taken back.'),
      (error) => {
        if (error instanceof ApiProblem) sayDone(`Not taken back. ${error.problem.detail}`)
        else if (!(error instanceof NoAnswer)) throw error
      },
    )
  }
}
