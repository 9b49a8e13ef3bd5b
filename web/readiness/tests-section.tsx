import type { JSX } from 'preact'
import type { ReadinessReply, ReadinessTestReply } from '../../shared/readiness/contract.ts'
import type { Result } from '../../shared/readiness/judge.ts'
import { RESULT_WORDS } from '../../shared/readiness/words.ts'
import { longDayText } from '../book.ts'
import { Pill, type PillLook } from '../parts/pill.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'

const LOOKS: Record<Result, PillLook> = { pass: 'met', caution: 'warn', fail: 'gap', unknown: 'draft' }

/** The eight tests as a statement: the number, what it takes to pass, the result, and what is missing. */
export function TestsSection({ readiness }: { readiness: ReadinessReply }): JSX.Element {
  const { tests, mode, quitDate, quitDateFrom } = readiness
  const day = quitDateFrom === 'today' ? 'today' : `on ${longDayText(quitDate)}`
  const aside = mode === 'quitting' ? `for quitting ${day}` : 'on the present course'
  return (
    <Section title="Eight tests" aside={aside} id="eight-tests">
      <table class="table fold" aria-label="Eight tests">
        <thead>
          <tr>
            <th scope="col">Test</th>
            <th scope="col" class="num">
              Yours
            </th>
            <th scope="col" class="num">
              To pass
            </th>
            <th scope="col">Result</th>
            <th scope="col">What is missing</th>
          </tr>
        </thead>
        <tbody>
          <Group name="Critical: all five must pass" />
          {tests
            .filter(({ isCritical }) => isCritical)
            .map((test) => (
              <TestRow key={test.key} test={test} />
            ))}
          <Group name="Good to have" />
          {tests
            .filter(({ isCritical }) => !isCritical)
            .map((test) => (
              <TestRow key={test.key} test={test} />
            ))}
        </tbody>
      </table>
      <p class="note note-gap">
        Tax counts at your set-aside rate, also in years without a tax table. Estimate, not tax advice.
      </p>
    </Section>
  )
}

function Group({ name }: { name: string }): JSX.Element {
  return (
    <tr class="group">
      <th scope="colgroup" colSpan={5}>
        {name}
      </th>
    </tr>
  )
}

function TestRow({ test }: { test: ReadinessTestReply }): JSX.Element {
  const { key, label, yours, toPass, result, missing, figure } = test
  const isKnown = yours !== '—'
  const both = yours === toPass || key === 'benefits' ? yours : `${yours} of ${toPass}`
  const name = `${label}: ${isKnown ? yours : 'not known'}`
  return (
    <tr>
      <th scope="row" class="f1">
        {label}
      </th>
      <td class="num fx">{isKnown ? <Why figure={figure} name={name} value={yours} /> : <NotKnown />}</td>
      <td class="num fx muted">{toPass}</td>
      <td class="f2">
        <span class="only-narrow">
          {isKnown ? <Why figure={figure} name={`${label}: ${both}`} value={both} /> : <NotKnown />}{' '}
        </span>
        <Pill look={LOOKS[result]}>{RESULT_WORDS[result]}</Pill>
      </td>
      <td class="f3 gap-cell">
        {missing}
        {key === 'benefits' && result === 'fail' && (
          <>
            . <a href="/living#benefits">Answer on Living</a>
          </>
        )}
      </td>
    </tr>
  )
}

function NotKnown(): JSX.Element {
  return (
    <>
      <span aria-hidden="true">—</span>
      <span class="sr">not known</span>
    </>
  )
}
