import type { ComponentChildren, JSX } from 'preact'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { PlanReply } from '../../shared/forecast/plan.ts'
import type { ForecastReply } from '../../shared/forecast/reply.ts'
import { call } from '../api.ts'
import { longDayText } from '../book.ts'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { sayDone } from '../parts/toast.tsx'
import { useResource } from '../resource.ts'
import { telling } from '../telling.ts'
import { FORECAST_PATH, PLAN_PATH } from './addresses.ts'
import { WhatIf } from './what-if.tsx'

interface ForecastOfBookProps {
  /** What stands under what can be moved. */
  beside?: ComponentChildren
  /** What stands under the fan. */
  below?: ComponentChildren
}

/** What would be if, for the book as it stands. */
export function ForecastOfBook({ beside, below }: ForecastOfBookProps): JSX.Element {
  const forecast = useResource<ForecastReply>(FORECAST_PATH)
  const plan = useResource<PlanReply>(PLAN_PATH)
  return (
    <Loaded resource={forecast} says="Imagining ten thousand futures…">
      {({ input, asOf, state }) =>
        input ? (
          <WhatIf
            input={input}
            asOf={asOf as CalendarDate}
            plannedQuit={(plan.value?.quitDate ?? null) as CalendarDate | null}
            onKeepQuit={(date) => keepQuit(date, plan.value?.quitDate ?? null, plan.etag)}
            beside={beside}
            below={below}
          />
        ) : (
          <div class="cols">
            <div>
              <Section title="What if">
                <p class="note">{state?.says}</p>
              </Section>
              {below}
            </div>
            <div>{beside}</div>
          </div>
        )
      }
    </Loaded>
  )
}

/** Keeps a day as the one to quit on. The toast can take it back. */
async function keepQuit(date: string | null, before: string | null, etag: string | undefined): Promise<void> {
  await telling('Not kept.', async () => {
    const { etag: after } = await call<PlanReply>('PATCH', PLAN_PATH, { body: { quitDate: date }, ifMatch: etag })
    const says =
      date === null
        ? 'No first day on your own is kept any more.'
        : `Kept: ${longDayText(date)} is your first day on your own.`
    sayDone(says, () => void keepQuit(before, date, after))
  })
}
