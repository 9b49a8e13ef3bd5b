import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ReviewSummary, ReviewsReply } from '../../shared/reviews/contract.ts'
import { monthText } from '../../shared/words.ts'
import { Chart } from '../parts/chart.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { MoreButton, usePaged } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { REVIEWS_PATH, reviewPage } from './addresses.ts'
import { reviewColumns } from './reviews-section.tsx'

const PAGE_ROWS = 24
const HEIGHT = 96

type Charts = typeof import('../../shared/charts/trend-line.ts')

/** Every review with its decision, and how the months covered went. */
export default function ReviewsPage(): JSX.Element {
  const paged = usePaged<ReviewSummary, ReviewsReply>(REVIEWS_PATH, { limit: PAGE_ROWS })
  const due = paged.first.value?.due
  return (
    <>
      <PageHead
        title="Monthly reviews"
        actions={
          due ? [{ label: 'Review the last month', short: 'Review', href: reviewPage(due), isPrimary: true }] : []
        }
      />
      <p class="note">
        <a href="/independence">Independence</a>
      </p>
      <Loaded resource={paged.first} says="Reading your reviews…">
        {() =>
          paged.items.length === 0 ? (
            <Empty
              title="No review yet"
              says="A review takes about twenty minutes: last month’s figures, what gave energy and what drained, and one decision. The first one comes when the book tells of a whole month."
            />
          ) : (
            <>
              <Trend reviews={paged.items} />
              <Section title="All reviews">
                <DataTable
                  says="Monthly reviews"
                  columns={reviewColumns()}
                  rows={paged.items}
                  keyOf={({ month }) => month}
                />
                <MoreButton paged={paged} />
              </Section>
            </>
          )
        }
      </Loaded>
    </>
  )
}

function Trend({ reviews }: { reviews: readonly ReviewSummary[] }): JSX.Element {
  const [charts, setCharts] = useState<Charts>()
  useEffect(() => {
    // Should it not arrive, the numbers still stand in the table.
    void import('../../shared/charts/trend-line.ts').then(setCharts, () => undefined)
  }, [])
  const points = reviews.toReversed().map(({ month, covered }) => ({
    name: monthText(month, { year: true }),
    value: covered.state === 'known' && typeof covered.value === 'number' ? covered.value : null,
  }))
  return (
    <Section title="Months of needs covered" aside={`in ${points.length} reviews`}>
      <Chart
        draw={
          charts &&
          ((width) =>
            charts.trendLine({ points, of: 'Months of needs covered', show: (value) => value.toFixed(1), width }))
        }
        height={HEIGHT}
      />
    </Section>
  )
}
