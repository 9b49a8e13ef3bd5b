import type { JSX } from 'preact'
import type { ReadinessReply } from '../../shared/readiness/contract.ts'
import { longDayText } from '../book.ts'
import { Why } from '../parts/why.tsx'
import { confidenceText } from '../value-text.ts'

/** The answer of the place in one sentence, and under it what it rests on. */
export function Answer({ readiness }: { readiness: ReadinessReply }): JSX.Element {
  const { headline, sentences, earliest, mode, confidence } = readiness
  const date = headline.date && longDayText(headline.date)
  const says = [headline.says, date].filter(Boolean).join(' ')
  return (
    <>
      <p class="sentence">
        <b>{headline.verdict}</b> {headline.says}
        {date && (
          <>
            {' '}
            <b>{date}</b>.
          </>
        )}{' '}
        {mode === 'quitting' && <Why figure={earliest} name={`${headline.verdict} ${says}`} />}
      </p>
      <p class="sentence-more">
        {sentences.join(' ')} {confidence.months > 0 && confidenceText(confidence)}
      </p>
      <Notice readiness={readiness} />
    </>
  )
}

/** The last day on which notice can be given, or from when on one would be free. */
function Notice({ readiness: { notice, quitDate } }: { readiness: ReadinessReply }): JSX.Element | null {
  if (notice === null) return null
  return (
    <p class="sentence-more">
      {notice.tooLate === null ? (
        <>
          For {longDayText(quitDate)} as your first day on your own, give notice by <b>{longDayText(notice.giveBy)}</b>.
        </>
      ) : (
        <>
          The notice period is longer than the time left until {longDayText(quitDate)}. With notice given today your
          first day on your own is <b>{longDayText(notice.tooLate)}</b>.
        </>
      )}
    </p>
  )
}
