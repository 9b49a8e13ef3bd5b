import type { JSX } from 'preact'
import type { PlanReply } from '../../shared/forecast/plan.ts'
import type { RateFloorReply } from '../../shared/readiness/rate-floor-contract.ts'
import { moneyText } from '../../shared/words.ts'
import { call } from '../api.ts'
import { useAction } from '../form.ts'
import { FormTrouble } from '../parts/form-box.tsx'
import { FigureLine, Line, Lines } from '../parts/lines.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { sayDone } from '../parts/toast.tsx'
import { useResource } from '../resource.ts'
import { telling } from '../telling.ts'
import { PLAN_PATH, RATE_PATH } from './addresses.ts'
import { RateForm } from './rate-form.tsx'

/** The lowest rate that works, what it rests on, and what it would take to replace a salary. */
export default function RatePage(): JSX.Element {
  const rate = useResource<RateFloorReply>(RATE_PATH)
  const plan = useResource<PlanReply>(PLAN_PATH)
  return (
    <>
      <PageHead
        title="Lowest rate"
        actions={[{ label: 'The way there', short: 'The way', href: '/independence#way' }]}
      />
      <Loaded resource={rate} says="Working out the rate…">
        {(known) => (
          <>
            <p class="sentence">{known.hourly.says}</p>
            <Section title="The floor">
              <Lines isOpenEnded>
                <FigureLine label="An hour" figure={known.hourly} />
                <FigureLine label="A day of eight hours" figure={known.daily} />
                <FigureLine label="A year must bring in" figure={known.revenue} />
                <FigureLine label="Paid hours of a year" figure={known.paidHours} />
              </Lines>
            </Section>
            <Loaded resource={plan} says="Reading the plan…">
              {(value) => (
                <>
                  <RateForm key={value.version} plan={value} etag={plan.etag} livingPay={known.livingPay} />
                  {known.fromSalary && <SalarySection salary={known.fromSalary} plan={value} etag={plan.etag} />}
                </>
              )}
            </Loaded>
          </>
        )}
      </Loaded>
    </>
  )
}

interface SalarySectionProps {
  salary: NonNullable<RateFloorReply['fromSalary']>
  plan: PlanReply
  etag: string | undefined
}

/** What the rate would have to be to replace the day job whole: its net pay, and what the employer pays beside it. */
function SalarySection({ salary, plan, etag }: SalarySectionProps): JSX.Element {
  const takeOver = useAction(async () => {
    const body = { yearlyPay: salary.yearlyPay }
    const { etag: saved } = await call<PlanReply>('PATCH', PLAN_PATH, { ifMatch: etag, body })
    sayDone(`Took ${moneyText(salary.yearlyPay)} over as the pay.`, () => {
      void telling('Not taken back.', async () => {
        await call('PATCH', PLAN_PATH, { ifMatch: saved, body: { yearlyPay: plan.yearlyPay } })
        sayDone('Taken back.')
      })
    })
  })
  const isTakenOver = plan.yearlyPay?.minor === salary.yearlyPay.minor
  return (
    <Section title="To replace your salary">
      <Lines isOpenEnded>
        <Line label="Day job, net, a year" href="/settings#needs">
          {moneyText(salary.yearlyPay)}
        </Line>
        <Line
          label="What the employer pays beside it"
          note={
            salary.isRuleOfThumb
              ? 'A rule of thumb: 30% of what an employee costs, which is 43% on top of the pay. Of net pay it is a low guess.'
              : undefined
          }
        >
          {moneyText(salary.yearlyBenefits)}
        </Line>
        <FigureLine label="An hour" figure={salary.hourly} />
        <FigureLine label="A day" figure={salary.daily} />
      </Lines>
      {!isTakenOver && (
        <p class="gap-2">
          <button
            type="button"
            class="button"
            disabled={takeOver.isSending.value}
            onClick={() => void takeOver.submit()}
          >
            Take the net pay over as the pay
          </button>
        </p>
      )}
      <FormTrouble form={takeOver} />
    </Section>
  )
}
