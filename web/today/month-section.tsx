import type { JSX } from 'preact'
import type { PayReply } from '../../shared/living/contract.ts'
import { PAY_PATH } from '../living/addresses.ts'
import { ThisMonth } from '../living/this-month.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'

/** What may be spent this month. It is read by itself, so that nothing else on the page waits for it. */
export function MonthSection(): JSX.Element {
  const pay = useResource<PayReply>(PAY_PATH)
  return (
    <Section title="This month" aside={<a href="/living">Pay, budget and goals</a>}>
      <Loaded resource={pay} says="Working out your pay…">
        {(value) => <ThisMonth pay={value} />}
      </Loaded>
    </Section>
  )
}
