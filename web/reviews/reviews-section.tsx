import type { JSX } from 'preact'
import type { ReviewSummary, ReviewsReply } from '../../shared/reviews/contract.ts'
import { amountText, longMonthText, monthText } from '../../shared/words.ts'
import { book } from '../book.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { Why } from '../parts/why.tsx'
import { useResource } from '../resource.ts'
import { figureText } from '../value-text.ts'
import { REVIEWS_PATH, reviewPage } from './addresses.ts'

const SHOWN = 4

/** The review that waits, and the last ones with the decision of each. */
export function ReviewsSection(): JSX.Element {
  const reviews = useResource<ReviewsReply>(REVIEWS_PATH, { limit: SHOWN })
  const { done, of } = reviews.value ?? { done: 0, of: 0 }
  return (
    <Section title="Monthly review" id="reviews" aside={of > 0 && `${done} of ${of} months done`}>
      <Loaded resource={reviews} says="Reading your reviews…">
        {({ items, due }) => (
          <>
            {due !== null && !items.some(({ month }) => month === due) && <Due month={due} />}
            {items.length > 0 && (
              <DataTable
                says="Monthly reviews"
                columns={reviewColumns()}
                rows={items}
                keyOf={({ month }) => month}
                isHere={({ doneOn }) => doneOn === null}
              />
            )}
            {items.length === 0 && due === null && (
              <p class="note">
                Twenty minutes a month: what the figures say, what gave energy and what drained, and one decision. The
                first review comes when the book tells of a whole month.
              </p>
            )}
            {items.length > 0 && (
              <p class="note note-gap">
                <a href="/independence/reviews">All reviews</a>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}

function Due({ month }: { month: string }): JSX.Element {
  return (
    <p class="row-of note">
      <a class="button small" href={reviewPage(month)}>
        Review {longMonthText(month)}
      </a>
      <span>Figures are frozen; about 20 minutes.</span>
    </p>
  )
}

/** The columns of a list of reviews. */
export function reviewColumns(): Column<ReviewSummary>[] {
  return [
    {
      head: 'Month',
      cell: ({ month }) => <a href={reviewPage(month)}>{monthText(month, { year: true })}</a>,
      fold: 'name',
      isRowHead: true,
      look: 'nowrap',
    },
    {
      head: 'Covered',
      cell: ({ month, covered }) => shownValue('Months covered', month, covered),
      fold: 'none',
      isNumber: true,
    },
    {
      head: `Plan on, ${book.value?.currency ?? ''}`,
      cell: ({ month, planOn }) => shownValue('Plan-on income', month, planOn),
      fold: 'amount',
      isNumber: true,
    },
    {
      head: 'Decision',
      cell: ({ month, doneOn, decision }) =>
        doneOn === null ? <a href={reviewPage(month)}>Go on with the review</a> : decision,
      fold: 'right',
    },
  ]
}

function shownValue(label: string, month: string, figure: ReviewSummary['covered']): JSX.Element | null {
  const value =
    figure.state === 'known' && typeof figure.value === 'object'
      ? amountText(figure.value.minor, figure.value.currency)
      : figure.state === 'known' && typeof figure.value === 'number'
        ? figure.value.toFixed(1)
        : figureText(figure)
  return <Why figure={figure} name={`${label} in ${longMonthText(month)}: ${value}`} value={value} />
}
