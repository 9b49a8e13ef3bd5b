import type { JSX } from 'preact'
import type { ForecastTodayReply } from '../../shared/forecast/today-reply.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { chanceText, numberText } from '../../shared/words.ts'
import { WithOpenInvoices } from '../forecast/with-open-invoices.tsx'
import { Why } from '../parts/why.tsx'
import { confidenceText, figureText } from '../value-text.ts'

/** Complete months of receipts that imagined futures need. */
const FEWEST_MONTHS = 3

interface AnswerProps {
  today: TodayReply
  /** Undefined until it was worked out. */
  forecast: ForecastTodayReply | undefined
}

/** The answer of the place in one sentence, and in a second line what is true if every month is a poor one. */
export function Answer({ today, forecast }: AnswerProps): JSX.Element {
  const { incomeStopped } = today.runway
  const { confidence } = today.income
  return (
    <>
      <p class="sentence">
        <NoNewMoney today={today} /> <AsItHasBeen today={today} forecast={forecast} />
      </p>
      <p class="sentence-more">
        {incomeStopped.state === 'no-needs' ? (
          <a href="/settings#needs">Say what a month costs</a>
        ) : (
          <LowEndMonths today={today} />
        )}
        {forecast && <NineInTen forecast={forecast} />}
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
        {figure.says} <Why figure={figure} name={figure.says ?? 'this'} beside={<WithOpenInvoices />} />
      </>
    )
  }
  const months = figureText(figure)
  return (
    <>
      You can go <b>{months}</b> with no new money.{' '}
      <Why figure={figure} name={`${months} with no new money`} beside={<WithOpenInvoices />} />
    </>
  )
}

/** The chance of a year; its place is kept while it is being worked out. */
function AsItHasBeen({ today, forecast }: AnswerProps): JSX.Element | null {
  const isToCome = !forecast && today.income.confidence.months >= FEWEST_MONTHS && isKnown(today)
  const year = forecast?.solvent.twelve
  if (!isToCome && (year?.state !== 'known' || typeof year.value !== 'number')) return null
  const chance = year?.state === 'known' && typeof year.value === 'number' ? chanceText(year.value) : '…'
  return (
    <>
      On your income as it has been, <b>{chance} of 100</b> imagined futures stay solvent for a year.{' '}
      {year && <Why figure={year} name={`${chance} of 100 futures`} />}
    </>
  )
}

function isKnown({ runway }: TodayReply): boolean {
  return runway.incomeStopped.state === 'known'
}

function NineInTen({ forecast: { nineInTen } }: { forecast: ForecastTodayReply }): JSX.Element | null {
  if (nineInTen.state === 'beyond-horizon') return <> Nine in ten futures last over 36.</>
  if (nineInTen.state !== 'known' || typeof nineInTen.value !== 'number') return null
  const months = numberText(nineInTen.value)
  return (
    <>
      {' '}
      Nine in ten futures last <b>{months}</b>.{' '}
      <Why figure={nineInTen} name={`${months} months in nine of ten futures`} />
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
