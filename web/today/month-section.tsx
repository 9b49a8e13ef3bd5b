import type { JSX } from 'preact'
import type { ForecastTodayReply } from '../../shared/forecast/today-reply.ts'
import { ThisMonth } from '../living/this-month.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import type { Resource } from '../resource.ts'

/** What may be spent this month. It comes with the forecast, so that nothing else on the page waits for it. */
export function MonthSection({ later }: { later: Resource<ForecastTodayReply> }): JSX.Element {
  return (
    <Section title="This month" aside={<a href="/living">Pay, budget and goals</a>}>
      <Loaded resource={later} says="Working out your pay…">
        {({ pay }) => <ThisMonth pay={pay} />}
      </Loaded>
    </Section>
  )
}
