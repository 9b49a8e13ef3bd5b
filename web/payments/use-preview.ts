import { useEffect, useRef, useState } from 'preact/hooks'
import type { PaymentBody, PaymentPreviewReply } from '../../shared/payments/contract.ts'
import { ApiProblem, call, NoAnswer } from '../api.ts'

const PAUSE_MS = 250

interface Preview {
  /** What the payment would do; while typing goes on, the last answer. */
  value: PaymentPreviewReply | undefined
  /** Why it would be refused, in the server's words. */
  refusal: string | undefined
  /** The answer for exactly this payment: the one on screen, or a new one when the typing was quicker. */
  fetch: (body: PaymentBody) => Promise<PaymentPreviewReply>
}

interface Answered {
  asked: string
  value: PaymentPreviewReply | undefined
  refusal: string | undefined
}

/** Asks the server, whenever the typing pauses, what a payment would do. Nothing is recorded. */
export function usePreview(body: PaymentBody | undefined): Preview {
  const [answered, setAnswered] = useState<Answered>()
  const wanted = useRef('')
  const asked = body === undefined ? '' : JSON.stringify(body)
  useEffect(() => {
    wanted.current = asked
    if (asked === '') return
    const timer = setTimeout(() => {
      askServer(asked).then(
        (value) => wanted.current === asked && setAnswered({ asked, value, refusal: undefined }),
        (error) => {
          if (error instanceof ApiProblem) {
            const refusal = error.problem.detail
            if (wanted.current === asked) setAnswered((last) => ({ asked, value: last?.value, refusal }))
          } else if (!(error instanceof NoAnswer)) throw error
        },
      )
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [asked])
  return {
    value: answered?.value,
    refusal: answered?.asked === asked ? answered.refusal : undefined,
    fetch: async (wish) => {
      const text = JSON.stringify(wish)
      return answered?.asked === text && answered.value && !answered.refusal ? answered.value : askServer(text)
    },
  }
}

async function askServer(body: string): Promise<PaymentPreviewReply> {
  return (await call<PaymentPreviewReply>('POST', '/api/v1/payments/preview', { body: JSON.parse(body) })).value
}
