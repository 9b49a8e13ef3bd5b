import type { Figure, Input } from '../figure.ts'
import type { ReadinessReply } from './contract.ts'
import { CRITICAL, type TestKey } from './judge.ts'
import { RESULT_WORDS } from './words.ts'

/** What comes with time alone: months of history, and what is saved in the job. */
const COMES_WITH_TIME: ReadonlySet<TestKey> = new Set(['record', 'buffer', 'solvent'])

/**
 * The verdict as a figure: its word ('ready', 'nearly', 'not-yet') for its value, the eight tests for its inputs, and with
 * a day job the earliest date.
 *
 * Result: the state of the first critical test that is not known, in the place of a verdict that rests on it.
 */
export function verdictFigure({ verdict, headline, mode, tests, earliest, confidence }: ReadinessReply): Figure {
  const unknown = tests.find(({ isCritical, result }) => isCritical && result === 'unknown')?.figure
  if (unknown && unknown.state !== 'known') return unknown
  const says = mode === 'quitting' && earliest.says ? earliest.says : headline.says
  return {
    state: 'known',
    value: verdict,
    says: `${headline.verdict} ${says}`,
    because: {
      says: 'A critical test that fails: not yet. Else a critical test that says caution: nearly. Else: ready. The other three tests never change it.',
      inputs: [
        ...tests.map(
          ({ label, result, figure }): Input => ({ label: `${label}: ${RESULT_WORDS[result]}`, figure, sign: 'none' }),
        ),
        ...(mode === 'quitting' ? [{ label: 'Earliest date', figure: earliest, sign: 'none' } as const] : []),
      ],
      notes: [
        mode === 'quitting' ? 'It is the verdict for quitting today.' : 'It is the verdict on the present course.',
      ],
      confidence,
    },
  }
}

/** Whether a critical test fails that no waiting mends: then the earliest date is one of money alone. */
export function isHeldUp({ tests }: ReadinessReply): boolean {
  return tests.some(({ key, result }) => CRITICAL.has(key) && result === 'fail' && !COMES_WITH_TIME.has(key))
}
