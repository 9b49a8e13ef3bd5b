import type { JSX } from 'preact'
import type { ReadinessReply, ReadinessTestReply } from '../../shared/readiness/contract.ts'
import type { Result } from '../../shared/readiness/judge.ts'
import { RESULT_WORDS } from '../../shared/readiness/words.ts'
import { longDayText } from '../book.ts'
import { WithOpenInvoices } from '../forecast/with-open-invoices.tsx'
import { Pill, type PillLook } from '../parts/pill.tsx'
import { Section } from '../parts/section.tsx'
import { CELL, COLUMN_HEAD, GROUP_HEAD, ROW, ROW_HEAD, ROWS, TABLE } from '../parts/table-roles.ts'
import { Why } from '../parts/why.tsx'

const LOOKS: Record<Result, PillLook> = { pass: 'met', caution: 'warn', fail: 'gap', unknown: 'draft' }

/** The eight tests as a statement: the number, what it takes to pass, the result, and what is missing. */
export function TestsSection({ readiness }: { readiness: ReadinessReply }): JSX.Element {
  const { asOf, tests, mode, quitDate, quitDateFrom } = readiness
  const day = quitDateFrom === 'today' ? 'today' : `on ${longDayText(quitDate)}`
  const aside = mode === 'quitting' ? `for quitting ${day}` : 'on the present course'
  return (
    <Section title="Eight tests" aside={aside} id="eight-tests">
      <table {...TABLE} class="table fold" aria-label="Eight tests">
        <thead {...ROWS}>
          <tr {...ROW}>
            <th {...COLUMN_HEAD}>Test</th>
            <th {...COLUMN_HEAD} class="num">
              Yours
            </th>
            <th {...COLUMN_HEAD} class="num">
              To pass
            </th>
            <th {...COLUMN_HEAD}>Result</th>
            <th {...COLUMN_HEAD}>What is missing</th>
          </tr>
        </thead>
        <tbody {...ROWS}>
          <Group name="Critical: all five must pass" />
          {tests
            .filter(({ isCritical }) => isCritical)
            .map((test) => (
              <TestRow key={test.key} test={test} isAboutToday={quitDate === asOf} />
            ))}
          <Group name="Good to have" />
          {tests
            .filter(({ isCritical }) => !isCritical)
            .map((test) => (
              <TestRow key={test.key} test={test} isAboutToday={quitDate === asOf} />
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
    <tr {...ROW} class="group">
      <th {...GROUP_HEAD} colSpan={5}>
        {name}
      </th>
    </tr>
  )
}

interface TestRowProps {
  test: ReadinessTestReply
  /** What is free today counts, not what may be free on a later day. */
  isAboutToday: boolean
}

function TestRow({ test, isAboutToday }: TestRowProps): JSX.Element {
  const { key, label, yours, toPass, result, missing, figure } = test
  const isKnown = yours !== '—'
  const both = yours === toPass || key === 'benefits' ? yours : `${yours} of ${toPass}`
  const name = `${label}: ${isKnown ? yours : 'not known'}`
  const beside = key === 'buffer' && isAboutToday && <WithOpenInvoices />
  return (
    <tr {...ROW}>
      <th {...ROW_HEAD} class="f1">
        {label}
      </th>
      <td {...CELL} class="num fx">
        {isKnown ? <Why figure={figure} name={name} value={yours} beside={beside} /> : <NotKnown />}
      </td>
      <td {...CELL} class="num fx muted">
        {toPass}
      </td>
      <td {...CELL} class="f2">
        <span class="only-narrow">
          {isKnown ? (
            <Why figure={figure} name={`${label}: ${both}`} value={both} beside={beside} />
          ) : (
            <NotKnown />
          )}{' '}
        </span>
        <Pill look={LOOKS[result]}>{RESULT_WORDS[result]}</Pill>
      </td>
      <td {...CELL} class="f3 gap-cell">
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
