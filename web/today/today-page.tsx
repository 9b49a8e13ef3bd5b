import type { JSX } from 'preact'
import type { ForecastTodayReply } from '../../shared/forecast/today-reply.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { book, weekdayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { Answer } from './answer.tsx'
import { BufferSection } from './buffer-section.tsx'
import { DoNow } from './do-now.tsx'
import { FanSection } from './fan-section.tsx'
import { FreeCashSection } from './free-cash-section.tsx'
import { MonthSection } from './month-section.tsx'
import { MovementsSection } from './movements-section.tsx'
import { ReceiptsSection } from './receipts-section.tsx'
import { ReserveSection } from './reserve-section.tsx'
import { useCharts } from './use-charts.ts'

const ACTIONS = [
  { label: 'Record payment', short: 'Payment', hotkey: 'p', onPress: () => showDialog({ kind: 'payment' }) },
  { label: 'Add expense', short: 'Expense', hotkey: 'e', onPress: () => showDialog({ kind: 'expense' }) },
  { label: 'New invoice', short: 'Invoice', hotkey: 'n', href: '/invoices/new', isPrimary: true },
]

/** The first page: how things stand, and what to do now. */
export function TodayPage(): JSX.Element {
  const today = book.value?.today
  const resource = useResource<TodayReply>('/api/v1/today')
  return (
    <>
      <PageHead title="Today" when={today && <time dateTime={today}>{weekdayText(today)}</time>} actions={ACTIONS} />
      <Loaded resource={resource} says="Reading how things stand…">
        {(value) => <Standing today={value} />}
      </Loaded>
    </>
  )
}

/** What to do comes right after the answer; where there is room it stands beside the rest. */
function Standing({ today }: { today: TodayReply }): JSX.Element {
  const charts = useCharts()
  // Asked for once the page stands: ten thousand futures take a moment that nothing else needs to wait for.
  const later = useResource<ForecastTodayReply>('/api/v1/forecast/today')
  const forecast = later.value
  return (
    <>
      <Answer today={today} forecast={forecast} />
      <div class="cols standing">
        <DoNow toDo={today.toDo} asOf={today.asOf} />
        <div>
          <FanSection today={today} forecast={forecast} charts={charts} />
          <FreeCashSection today={today} charts={charts} />
          <ReceiptsSection today={today} charts={charts} />
        </div>
        <div>
          <MonthSection later={later} />
          <BufferSection buffer={today.buffer} charts={charts} />
          <ReserveSection today={today} charts={charts} />
        </div>
      </div>
      <MovementsSection events={today.latest} currency={today.currency} />
    </>
  )
}
