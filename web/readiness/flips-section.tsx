import type { JSX } from 'preact'
import type { ReadinessReply } from '../../shared/readiness/contract.ts'
import { chanceText } from '../../shared/words.ts'
import { Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { useResource } from '../resource.ts'
import { READINESS_PATH } from './addresses.ts'

/** What would change the verdict, each with the chance to stay solvent before and after. */
export function FlipsSection(): JSX.Element | null {
  const readiness = useResource<ReadinessReply>(READINESS_PATH).value
  if (!readiness || readiness.flips.length === 0) return null
  const { flips, mode } = readiness
  const known = flips.filter(({ from, to }) => from !== null && to !== null)
  return (
    <Section title="What would flip it" id="flips">
      <Lines isOpenEnded>
        {flips.map(({ key, label, says, from, to }) => (
          <Line key={key} label={label} note={says}>
            {from === null || to === null ? '' : `${chanceText(from)} → ${chanceText(to)} of 100`}
          </Line>
        ))}
      </Lines>
      {known.length > 0 && (
        <p class="note note-gap">
          Solvent a year {mode === 'quitting' ? 'after quitting' : 'from now'}, over the same imagined futures.
        </p>
      )}
    </Section>
  )
}
