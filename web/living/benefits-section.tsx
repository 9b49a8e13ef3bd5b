import type { JSX } from 'preact'
import type { BudgetReply } from '../../shared/living/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { showDialog } from '../dialogs.ts'
import { Line, Lines } from '../parts/lines.tsx'
import { Pill } from '../parts/pill.tsx'
import { Section } from '../parts/section.tsx'
import { BENEFIT_WORDS } from './budget-items.ts'

type Standing = BudgetReply['benefits']['each'][number]

/** What an employer used to pay: priced, carried by somebody else, or not answered. */
export function BenefitsSection({ benefits }: Pick<BudgetReply, 'benefits'>): JSX.Element {
  const { each, missing, notToldApart } = benefits
  const isUntold = notToldApart.minor > 0 && missing.length > 0
  return (
    <Section
      title="Benefits"
      id="benefits"
      aside={missing.length === 0 ? 'all answered' : `${missing.length} of 4 missing`}
    >
      <Lines isOpenEnded>
        {each.map((standing) => (
          <Line key={standing.benefit} label={BENEFIT_WORDS[standing.benefit]} note={noteOf(standing)}>
            <State standing={standing} />
          </Line>
        ))}
      </Lines>
      {isUntold ? (
        <p class="row-of note note-gap">
          <span>
            {moneyText(notToldApart)} a month is set for benefits, and not for which: until it is told apart, it answers
            for none of them.
          </span>
          <button type="button" class="button small" onClick={() => showDialog({ kind: 'benefits-apart' })}>
            Tell them apart…
          </button>
        </p>
      ) : (
        <p class="note note-gap">
          What an employer pays beside the wage. Whoever leaves a job prices each, or says who carries it.
        </p>
      )}
    </Section>
  )
}

function State({ standing: { benefit, state, amount } }: { standing: Standing }): JSX.Element {
  if (state === 'priced') return <>{moneyText(amount)} a month</>
  if (state === 'covered') return <Pill look="met">covered</Pill>
  return (
    <span class="row-of">
      <Pill look="warn">missing</Pill>
      <button
        type="button"
        class="button small"
        aria-label={`Answer: ${BENEFIT_WORDS[benefit]}`}
        onClick={() => showDialog({ kind: 'budget-item', sort: benefit })}
      >
        Answer…
      </button>
    </span>
  )
}

function noteOf({ state, coveredBy, plannedDays }: Standing): string | undefined {
  if (plannedDays !== null) return `${plannedDays} days a year`
  return state === 'covered' ? `by ${coveredBy.join(', ')}` : undefined
}
