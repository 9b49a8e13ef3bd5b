import type { JSX } from 'preact'
import type { Figure } from '../../shared/figure.ts'
import { numberText, wholeMoneyText } from '../../shared/words.ts'
import { Line, Lines } from '../parts/lines.tsx'
import { taxPart } from '../today/tax-part.ts'
import { figureText, termText } from '../value-text.ts'
import { type AnswersSoFar, firstAnswer } from './first-answer.ts'

/** What Today will say, while the questions are still being answered. It alone is drawn anew with each letter. */
export function FirstAnswerAside({ read }: { read: () => AnswersSoFar }): JSX.Element {
  const answers = read()
  return (
    <aside class="setup-side" aria-label="Your first answer">
      <h2 class="side-title">Your first answer</h2>
      {answers.accounts.length === 0 ? (
        <p class="note">
          It appears here while you type: first what your accounts hold, then how long that lasts once you say what a
          month costs.
        </p>
      ) : (
        <Answer answers={answers} />
      )}
    </aside>
  )
}

function Answer({ answers }: { answers: AnswersSoFar }): JSX.Element {
  const { living, setAside, income } = firstAnswer(answers)
  const { incomeStopped, lowEnd } = living.runway
  const part = taxPart(setAside)
  const liquidText = figureText(living.liquid, (value) => termText(value, undefined, '+'))
  return (
    <>
      <p class="sentence sentence-small" aria-live="polite">
        <FirstSentence figure={incomeStopped} />
      </p>
      <Lines>
        <Line label="Your accounts">{liquidText}</Line>
        <Line label="The tax office’s part" note={part.state !== 'known' && part.says}>
          {takenOff(part)}
        </Line>
        <Line label="Free cash" kind="subtotal">
          {figureText(living.freeCash, (value) => termText(value, undefined, '+'))}
        </Line>
        <Line label="Needs a month">{figureText(living.needs, (value) => termText(value, undefined, '+'))}</Line>
        <Line label="Months covered" kind="total">
          {monthsIn(incomeStopped)}
        </Line>
      </Lines>
      {income.planOn.state === 'known' && typeof income.planOn.value === 'object' && (
        <p class="note note-gap">
          Plan on {wholeMoneyText(income.planOn.value, 'down')} a month.{' '}
          {lowEnd.state === 'known' || lowEnd.state === 'not-shrinking' ? lowEnd.says : null}
        </p>
      )}
      <p class="note note-gap">
        It changes while you type. Income is counted only once you say what came in; until then nothing is guessed.
      </p>
    </>
  )
}

function FirstSentence({ figure }: { figure: Figure }): JSX.Element {
  if (figure.state === 'no-needs') return <>Say what a month costs to see how long your money lasts.</>
  if (figure.state !== 'known' || figure.value === 0) return <>{figure.says}</>
  return (
    <>
      You could go <b>{figureText(figure)}</b> with no new money.
    </>
  )
}

function monthsIn(figure: Figure): string {
  return figure.state === 'known' && typeof figure.value === 'number' ? numberText(figure.value) : '—'
}

function takenOff(figure: Figure): string {
  return figureText(figure, (value) => termText(value, undefined, '-'))
}
