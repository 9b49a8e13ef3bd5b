import type { JSX } from 'preact'
import { useLocation } from 'preact-iso'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { quarterText } from '../../shared/words.ts'
import { longDayText } from '../book.ts'
import { Empty } from '../parts/empty.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { ClosingSection } from './closing-section.tsx'
import { FilesSection } from './files-section.tsx'
import { MethodSection } from './method-section.tsx'
import { BasisOfProfitAndLoss } from './profit-and-loss-section.tsx'
import { type QuarterRow, reportPath, useQuarters } from './quarters.ts'
import { SummarySection } from './summary-section.tsx'

/** A quarter of the book, as its PDF and its CSV files say it too. */
export default function ReportsPage(): JSX.Element {
  const { query } = useLocation()
  const quarters = useQuarters()
  const items = quarters.value?.items ?? []
  const chosen = query['quarter'] ?? items[0]?.quarter
  const report = useResource<QuarterReport>(chosen && reportPath(chosen))
  const isKnown = report.value !== undefined
  return (
    <>
      <PageHead
        title="Reports"
        when={items.length > 0 && <QuarterChoice quarters={items} chosen={chosen ?? ''} />}
        actions={
          isKnown && chosen
            ? [{ label: 'Download PDF', short: 'PDF', href: `${reportPath(chosen)}.pdf`, isPrimary: true }]
            : []
        }
      />
      <Loaded resource={quarters} says="Reading the quarters…">
        {() => (
          <Loaded resource={report} says="Putting the report together…">
            {(value) => (value.movementCount === 0 && items.length <= 1 ? <NothingYet /> : <Report report={value} />)}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

function Report({ report }: { report: QuarterReport }): JSX.Element {
  const { says, isRunning, from, to, asOf, quarter } = report
  return (
    <>
      <p class="sentence">{says}</p>
      <p class="sentence-more">
        {isRunning
          ? `${quarterText(quarter)} is still running: from ${longDayText(from)} up to today, ${longDayText(asOf)}. `
          : `From ${longDayText(from)} to ${longDayText(to)}. `}
        Cash basis: money counts on the day it moved.
      </p>
      <SummarySection report={report} />
      <BasisOfProfitAndLoss report={report} />
      <ClosingSection report={report} />
      <div class="cols-even">
        <FilesSection report={report} />
        <MethodSection report={report} />
      </div>
    </>
  )
}

function QuarterChoice({ quarters, chosen }: { quarters: readonly QuarterRow[]; chosen: string }): JSX.Element {
  const { route } = useLocation()
  const names = new Map(
    quarters.map(({ quarter, isRunning, isClosed }) => [quarter, nameOf(quarter, { isRunning, isClosed })]),
  )
  const offered = names.has(chosen) ? [...names] : [[chosen, quarterText(chosen)] as const, ...names]
  return (
    <select
      class="select select-small"
      aria-label="Quarter"
      value={chosen}
      onChange={(event) => route(`/reports?quarter=${event.currentTarget.value}`)}
    >
      {offered.map(([quarter, name]) => (
        <option key={quarter} value={quarter}>
          {name}
        </option>
      ))}
    </select>
  )
}

function nameOf(quarter: string, { isRunning, isClosed }: Pick<QuarterRow, 'isRunning' | 'isClosed'>): string {
  return `${quarterText(quarter)}${isRunning ? ', running' : isClosed ? ', closed' : ''}`
}

function NothingYet(): JSX.Element {
  return (
    <Empty
      title="Nothing to report yet"
      says="A quarter’s report is made from what came in and what was spent. Record a payment or an expense, and it is here at once."
      actions={
        <a class="button primary" href="/money">
          Go to Money
        </a>
      }
    />
  )
}
