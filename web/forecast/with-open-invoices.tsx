import type { JSX } from 'preact'
import type { RunwaysReply } from '../../shared/today/contract.ts'
import { InputLine, Part } from '../parts/derivation.tsx'
import { Line, Lines } from '../parts/lines.tsx'
import { type Resource, useResource } from '../resource.ts'
import { RUNWAY_PATH } from './addresses.ts'

const LABEL = 'With open invoices'

/**
 * Under how a runway came about: how long it is with what clients are expected to pay. It is asked for when the drawer opens,
 * and comes last there, so that nothing moves when it arrives.
 */
export function WithOpenInvoices(): JSX.Element {
  const runways = useResource<RunwaysReply>(RUNWAY_PATH)
  const figure = runways.value?.withOpenInvoices
  return (
    <Part title="If clients pay what they owe">
      <div aria-live="polite">
        <Lines isOpenEnded>
          {figure ? (
            <InputLine input={{ label: LABEL, figure, note: figure.says ?? '' }} />
          ) : (
            <NotYet runways={runways} />
          )}
        </Lines>
      </div>
    </Part>
  )
}

function NotYet({ runways: { problem, reload } }: { runways: Resource<RunwaysReply> }): JSX.Element {
  if (!problem) {
    return (
      <Line label={LABEL} note="Looking at how each client pays…">
        …
      </Line>
    )
  }
  return (
    <Line label={LABEL} note={`This could not be worked out. ${problem.problem.detail}`}>
      <button type="button" class="button small" onClick={reload}>
        Try again
      </button>
    </Line>
  )
}
