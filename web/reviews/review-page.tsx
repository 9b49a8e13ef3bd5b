import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { Value } from '../../shared/figure.ts'
import type { GoalsReply, ReviewReply, ReviewsReply } from '../../shared/reviews/contract.ts'
import { longMonthText, numberText, percentText } from '../../shared/words.ts'
import { checkedValue, readAnyText } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { longDayText } from '../book.ts'
import { useAction, useField, useForm } from '../form.ts'
import { NotFoundPage } from '../not-found-page.tsx'
import { ChoiceGroup } from '../parts/choice-fields.tsx'
import { FormBox } from '../parts/form-box.tsx'
import { FigureLine, Line, Lines } from '../parts/lines.tsx'
import { ProblemMessage } from '../parts/message.tsx'
import { QuantityField } from '../parts/number-fields.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { TextareaField, TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { optional, type Reading, refused, understood } from '../reading.ts'
import { useResource } from '../resource.ts'
import { GOALS_PATH, REVIEWS_PATH } from './addresses.ts'
import { PacePill } from './goals-section.tsx'

/** The review of one month: its figures as they were when it was begun, a few questions, and one decision. */
export default function ReviewPage(): JSX.Element {
  const { month = '' } = useRoute().params
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
  const found = useResource<ReviewsReply>(isMonth ? REVIEWS_PATH : undefined, { month })
  const isBegun = found.value?.items.length === 1
  const path = `${REVIEWS_PATH}/${month}`
  const review = useResource<ReviewReply>(isBegun ? path : undefined)
  if (!isMonth) return <NotFoundPage />
  return (
    <>
      <PageHead title={`Review of ${longMonthText(month)}`} />
      <p class="note">
        <a href="/independence/reviews">All reviews</a>
      </p>
      <Loaded resource={found} says="Looking for the review…">
        {() =>
          isBegun ? (
            <Loaded resource={review} says="Reading the review…">
              {(value) => <Review key={value.month} review={value} path={path} />}
            </Loaded>
          ) : (
            <Begin month={month} />
          )
        }
      </Loaded>
    </>
  )
}

function Begin({ month }: { month: string }): JSX.Element {
  const begin = useAction(async (key) => {
    await call('POST', REVIEWS_PATH, { key, body: { month } })
  })
  return (
    <Section title="Before you begin">
      <p>
        The figures of {longMonthText(month)} are frozen when you begin, so that the review stays true whatever is
        entered later. Then come six short questions and one decision: about twenty minutes.
      </p>
      {begin.problem.value && <ProblemMessage title="The review was not begun" problem={begin.problem.value} />}
      <p class="row-of gap-4">
        <button
          type="button"
          class="button primary"
          disabled={begin.isSending.value}
          onClick={() => void begin.submit()}
        >
          Begin the review
        </button>
      </p>
    </Section>
  )
}

interface ReviewProps {
  review: ReviewReply
  path: string
}

function Review({ review, path }: ReviewProps): JSX.Element {
  return (
    <div class="cols-even">
      <Figures review={review} />
      <div>
        <Answers review={review} path={path} />
      </div>
    </div>
  )
}

function Figures({ review: { month, begunOn, figures, otherwiseNow } }: { review: ReviewReply }): JSX.Element {
  const now = new Map(otherwiseNow.map((row) => [row.key, row.figure]))
  const goals = useResource<GoalsReply>(GOALS_PATH).value?.items.filter(({ state }) => state === 'open') ?? []
  return (
    <div>
      <Section title={`${longMonthText(month)} in figures`} aside={`frozen on ${longDayText(begunOn)}`}>
        <Lines isOpenEnded>
          <FrozenLines figures={figures} />
        </Lines>
      </Section>
      {now.size > 0 && (
        <Section title="What the book says of that month now" aside="entered or changed since">
          <Lines isOpenEnded>
            <FrozenLines figures={otherwiseNow} />
          </Lines>
        </Section>
      )}
      {goals.length > 0 && (
        <Section title="Your goals">
          <Lines isOpenEnded>
            {goals.map((goal) => (
              <Line key={goal.id} label={goal.name} note={goal.howKnown}>
                <PacePill goal={goal} />
              </Line>
            ))}
          </Lines>
        </Section>
      )}
    </div>
  )
}

function FrozenLines({ figures }: Pick<ReviewReply, 'figures'>): JSX.Element {
  return (
    <>
      {figures.map(({ key, label, figure }) => (
        <FigureLine key={key} label={label} figure={figure} {...(key === 'top-client' && { show: wholePercent })} />
      ))}
    </>
  )
}

/** A share is said in whole percent. */
function wholePercent(share: Value): string {
  return percentText(Number(share).toFixed(2))
}

const TOWARD_CHOICES = [
  { value: 'yes', label: 'Yes' },
  { value: 'partly', label: 'Partly' },
  { value: 'no', label: 'No' },
]

function Answers({ review, path }: ReviewProps): JSX.Element {
  // The version that the fields were filled from: what another window saved since is not overwritten unseen.
  const version = useRef(review.version)
  const isDone = review.doneOn !== null
  const useText = (name: 'energised' | 'drained' | 'towardGoalsNote' | 'learned' | 'decision') =>
    useField(readAnyText, { start: review[name], pointer: `#/${name}` })
  const energised = useText('energised')
  const drained = useText('drained')
  const towardGoalsNote = useText('towardGoalsNote')
  const learned = useText('learned')
  const decision = useText('decision')
  const towardGoals = useField(readToward, { start: review.towardGoals ?? '', pointer: '#/towardGoals' })
  const { offered } = review
  // Until something was written, the fields begin with what the book knows.
  const isNew = review.version === 1
  const hours = useField(optional(readHours), {
    start: numberStart(isNew ? offered.hours : review.hours),
    pointer: '#/hours',
  })
  const daysOff = useField(optional(readDays), {
    start: numberStart(isNew ? offered.daysOff : review.daysOff),
    pointer: '#/daysOff',
  })
  const fields = [energised, drained, towardGoals, towardGoalsNote, hours, daysOff, learned, decision]
  const send = async (finishes: boolean) => {
    const { value } = await call<ReviewReply>('PUT', path, {
      ifMatch: `"${version.current}"`,
      body: {
        energised: checkedValue(energised),
        drained: checkedValue(drained),
        towardGoals: checkedValue(towardGoals),
        towardGoalsNote: checkedValue(towardGoalsNote),
        hours: checkedValue(hours) ?? null,
        daysOff: checkedValue(daysOff) ?? null,
        learned: checkedValue(learned),
        decision: checkedValue(decision),
        isDone: isDone || finishes,
      },
    })
    version.current = value.version
    sayDone(finishes && !isDone ? 'Review done.' : 'Review kept.')
  }
  const finish = useForm(fields, () => send(true))
  const keep = useForm(fields, () => send(false))
  return (
    <Section title="What you say" aside={isDone && `done on ${longDayText(review.doneOn ?? '')}`}>
      <FormBox form={finish} says="The review">
        <div class="form">
          <TextareaField field={energised} label="What gave energy?" rows={2} span="c12" />
          <TextareaField field={drained} label="What drained?" rows={2} span="c12" />
          <ChoiceGroup
            field={towardGoals}
            label="Is the day-to-day moving toward your goals?"
            choices={TOWARD_CHOICES}
            isRow
            span="c12"
          />
          <TextareaField field={towardGoalsNote} label="How so?" rows={2} span="c12" />
          <QuantityField
            field={hours}
            label="Hours worked"
            hint="A guess will do."
            note={
              offered.hours !== null && `${numberText(offered.hours)} on the month’s invoices: add what none bills.`
            }
            span="c6 half"
          />
          <QuantityField
            field={daysOff}
            label="Days off"
            hint="Half days count."
            note={offered.daysOff !== null && `${numberText(offered.daysOff)} as entered on Living.`}
            span="c6 half"
          />
          <TextareaField field={learned} label="What was learned?" rows={2} span="c12" />
          <TextField field={decision} label="One decision" hint="What will be different next month." span="c12" />
        </div>
        <p class="row-of gap-4">
          <button type="submit" class="button primary" disabled={finish.isSending.value || keep.isSending.value}>
            {isDone ? 'Save' : 'Finish the review'}
          </button>
          {!isDone && (
            <button
              type="button"
              class="button"
              disabled={finish.isSending.value || keep.isSending.value}
              onClick={() => void keep.submit()}
            >
              Keep for later
            </button>
          )}
        </p>
        {keep.problem.value && <ProblemMessage title="This was not saved" problem={keep.problem.value} />}
      </FormBox>
    </Section>
  )
}

function readToward(text: string): Reading<'yes' | 'partly' | 'no' | null> {
  return understood(text === '' ? null : (text as 'yes' | 'partly' | 'no'))
}

function readHours(text: string): Reading<number> {
  const typed = text.trim()
  if (!/^\d{1,3}(\.\d)?$/.test(typed) || Number(typed) > 744)
    return refused('Write hours like 151.5, with at most one decimal.')
  return understood(Number(typed))
}

function readDays(text: string): Reading<number> {
  const typed = text.trim()
  if (!/^\d{1,2}(\.[05])?$/.test(typed) || Number(typed) > 31) return refused('Write days like 2 or 2.5.')
  return understood(Number(typed))
}

function numberStart(value: number | null): string {
  return value === null ? '' : String(value)
}
