import type { JSX } from 'preact'
import { call } from '../api.ts'
import { type Field, useAction } from '../form.ts'
import { ProblemMessage } from '../parts/message.tsx'

interface OpenDemoProps {
  /** Where the demo is to be, as far as it is chosen. */
  place: { country: Field<string>; currency: Field<string>; timeZone: Field<string> }
}

/** Whoever wants to look around first gets a book with invented entries instead of their own. */
export function OpenDemo({ place }: OpenDemoProps): JSX.Element {
  const { country, currency, timeZone } = place
  const action = useAction(async (key) => {
    const body = { country: country.text.peek(), currency: currency.text.peek(), timeZone: timeZone.text.peek() }
    await call('POST', '/api/v1/demo', { key, body })
  })
  const problem = action.problem.value
  return (
    <div class="gap-4">
      <p class="row-of">
        <button type="button" class="button" disabled={action.isSending.value} onClick={() => void action.submit()}>
          Open the demo book
        </button>
        <span class="muted">Two invented years to look around in. You can start afresh afterwards.</span>
      </p>
      {problem && <ProblemMessage title="The demo book was not opened" problem={problem} />}
    </div>
  )
}
