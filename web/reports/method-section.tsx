import type { JSX } from 'preact'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { Section } from '../parts/section.tsx'

/** What is left out, what the figures rest on, and how each was worked out. */
export function MethodSection({
  report: { leftOut, assumptions, computations },
}: {
  report: QuarterReport
}): JSX.Element {
  return (
    <Section title="What to keep in mind">
      <ul class="stack note bullets">
        {[...leftOut, ...assumptions].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <details class="chart-table">
        <summary>How each figure was worked out</summary>
        <dl class="lines">
          {computations.map(({ ref, name, says, worked }) => (
            <div key={ref}>
              <dt>{name}</dt>
              <dd class="nested muted">{says}</dd>
              {worked && <dd class="nested">{worked}</dd>}
            </div>
          ))}
        </dl>
      </details>
    </Section>
  )
}
