import type { JSX } from 'preact'
import { book, weekdayText } from '../book.ts'
import { ForecastOfBook } from '../forecast/forecast-of-book.tsx'
import { KnownSection } from '../forecast/known-section.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DayJobSection } from '../readiness/day-job-section.tsx'
import { FlipsSection } from '../readiness/flips-section.tsx'
import { ReadinessSection } from '../readiness/readiness-section.tsx'
import { GoalsSection } from '../reviews/goals-section.tsx'
import { ReviewsSection } from '../reviews/reviews-section.tsx'
import { WaySection } from '../way/way-section.tsx'

/** Whether and from when the book carries somebody without a job, and the way there. */
export default function IndependencePage(): JSX.Element {
  const today = book.value?.today
  return (
    <>
      <PageHead
        title="Independence"
        when={today && <time dateTime={today}>{weekdayText(today)}</time>}
        actions={[{ label: 'Living and pay', short: 'Living', href: '/living' }]}
      />
      <ReadinessSection />
      <ForecastOfBook beside={<FlipsSection />} below={<KnownSection />} />
      <div class="cols-even">
        <div>
          <WaySection />
        </div>
        <div>
          <DayJobSection />
          <GoalsSection />
          <ReviewsSection />
        </div>
      </div>
    </>
  )
}
