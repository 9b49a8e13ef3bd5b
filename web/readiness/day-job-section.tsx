import type { JSX } from 'preact'
import type { PlanReply } from '../../shared/forecast/plan.ts'
import type { SettingsReply } from '../../shared/profile/contract.ts'
import type { ReadinessReply } from '../../shared/readiness/contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { checkedValue } from '../accounts/entry.ts'
import { useField } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField, SelectField } from '../parts/choice-fields.tsx'
import { Line, Lines } from '../parts/lines.tsx'
import { MoneyField, useOptionalAmount } from '../parts/number-fields.tsx'
import { Section } from '../parts/section.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { StoredFormBox, useStoredForm } from '../profile/stored-form.tsx'
import { optional, type Reading, refused, understood } from '../reading.ts'
import { useResource } from '../resource.ts'
import { READINESS_PATH } from './addresses.ts'

const PLAN_PATH = '/api/v1/plan'
const MOST_NOTICE_DAYS = 366

/** The day job as it is given up: when, with how much notice, and what ends with it. */
export function DayJobSection(): JSX.Element | null {
  const readiness = useResource<ReadinessReply>(READINESS_PATH).value
  const plan = useResource<PlanReply>(PLAN_PATH)
  const settings = useResource<SettingsReply>('/api/v1/settings')
  if (!readiness || readiness.mode === 'independent' || !plan.value || !settings.value) return null
  return (
    <Section title="The day job" aside="what ends when you quit" id="day-job">
      <Lines isOpenEnded>
        <Line label="Net pay a month" note="in Settings" href="/settings#needs">
          {moneyText(settings.value.dayJobNet)}
        </Line>
        <Line label="Tax withheld from it" note="counts toward the year’s tax" href="/settings#tax-profile">
          in the tax profile
        </Line>
      </Lines>
      <DayJobForm plan={plan.value} source={plan} currency={readiness.currency} />
    </Section>
  )
}

interface DayJobFormProps {
  plan: PlanReply
  source: { etag: string | undefined; reload: () => void }
  currency: string
}

function DayJobForm({ plan, source, currency }: DayJobFormProps): JSX.Element {
  const employerMinor = plan.employerBenefits?.minor
  const quitDate = useField(optional(readDate), { start: plan.quitDate ?? '', pointer: '#/quitDate' })
  const noticeDays = useField(optional(readDays), { start: daysText(plan), pointer: '#/noticeDays' })
  const noticeTo = useField(understood, { start: plan.noticeTo, pointer: '#/noticeTo' })
  const benefits = useOptionalAmount(currency, {
    range: 'zero-or-more',
    ...(employerMinor !== undefined && { startMinor: employerMinor }),
    pointer: '#/employerBenefits',
  })
  const stored = useStoredForm({
    path: PLAN_PATH,
    source,
    stored: [
      [quitDate, plan.quitDate ?? ''],
      [noticeDays, daysText(plan)],
      [noticeTo, plan.noticeTo],
      [benefits, employerMinor === undefined ? '' : amountText(employerMinor, currency)],
    ],
    body: () => {
      const minor = checkedValue(benefits)
      return {
        quitDate: checkedValue(quitDate) ?? null,
        noticeDays: checkedValue(noticeDays) ?? null,
        noticeTo: checkedValue(noticeTo),
        employerBenefits: minor === undefined ? null : { minor, currency },
      }
    },
    done: 'Day job saved.',
  })
  return (
    <StoredFormBox stored={stored} says="The day job">
      <DateField field={quitDate} label="Quit on" hint="The first day on your own." span="c6" />
      <TextField field={noticeDays} label="Notice period, days" hint="As in your contract." span="c6" />
      <SelectField
        field={noticeTo}
        label="Notice runs"
        hint="Which days a job can end on."
        span="c6"
        choices={[
          { value: 'day', label: 'to any day' },
          { value: 'month-end', label: 'to a month’s end' },
        ]}
      />
      <MoneyField
        field={benefits}
        label="Employer’s benefits a month"
        hint="What it pays besides the wage."
        currency={currency}
        span="c6"
      />
    </StoredFormBox>
  )
}

function readDays(text: string): Reading<number> {
  const days = Number(text.trim())
  if (!/^\d{1,3}$/.test(text.trim())) return refused('Write a number of days, such as 28.')
  return days > MOST_NOTICE_DAYS ? refused(`Enter at most ${MOST_NOTICE_DAYS} days.`) : understood(days)
}

function daysText({ noticeDays }: PlanReply): string {
  return noticeDays === null ? '' : String(noticeDays)
}
