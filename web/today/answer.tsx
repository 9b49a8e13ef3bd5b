import type { JSX } from 'preact'
import type { TodayReply } from '../../shared/today/contract.ts'
import { Why } from '../parts/why.tsx'
import { confidenceText, figureText } from '../value-text.ts'

/** The answer of the place in one sentence, and in a second line what is true if every month is a poor one. */
export function Answer({ today }: { today: TodayReply }): JSX.Element {
  const { incomeStopped } = today.runway
  const { confidence } = today.income
  return (
    <>
      <p class="sentence">
        <NoNewMoney today={today} />
      </p>
      <p class="sentence-more">
        {incomeStopped.state === 'no-needs' ? (
          <a href="/settings#needs">Say what a month costs</a>
        ) : (
          <LowEndMonths today={today} />
        )}
        {confidence.months > 0 && ` ${confidenceText(confidence)}`}
      </p>
    </>
  )
}

function NoNewMoney({ today }: { today: TodayReply }): JSX.Element {
  const figure = today.runway.incomeStopped
  if (figure.state !== 'known' || figure.value === 0) {
    return (
      <>
        {figure.says} <Why figure={figure} name={figure.says ?? 'this'} />
      </>
    )
  }
  const months = figureText(figure)
  return (
    <>
      You can go <b>{months}</b> with no new money. <Why figure={figure} name={`${months} with no new money`} />
    </>
  )
}

function LowEndMonths({ today }: { today: TodayReply }): JSX.Element {
  const { lowEnd, incomeStopped } = today.runway
  if (lowEnd.says === incomeStopped.says) return <>{today.living.freeCash.says}</>
  if (lowEnd.state === 'no-data') {
    return (
      <>
        {lowEnd.says} <a href="/settings#earlier-months">Enter it</a>
      </>
    )
  }
  if (lowEnd.state !== 'known' || lowEnd.value === 0) {
    return (
      <>
        If every month is a low-end one: {lowEnd.says} <Why figure={lowEnd} name="if every month is a low-end one" />
      </>
    )
  }
  const months = figureText(lowEnd)
  return (
    <>
      If every month is a low-end one: <b>{months}</b>.{' '}
      <Why figure={lowEnd} name={`${months} if every month is a low-end one`} />
    </>
  )
}
