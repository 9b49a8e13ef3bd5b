import type { JSX } from 'preact'
import type { PlanReply } from '../../shared/forecast/plan.ts'
import type { Money } from '../../shared/money.ts'
import { moneyText, numberText } from '../../shared/words.ts'
import { checkedValue } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Field, useField, useForm } from '../form.ts'
import { FormBox } from '../parts/form-box.tsx'
import {
  MoneyField,
  PercentField,
  QuantityField,
  useAmount,
  useOptionalAmount,
  usePercent,
} from '../parts/number-fields.tsx'
import { Section } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { type Reading, refused, understood } from '../reading.ts'
import { PLAN_PATH } from './addresses.ts'

interface RateFormProps {
  plan: PlanReply
  etag: string | undefined
  livingPay: Money
}

/** What the rate rests on and can be planned: the pay, the buffer, the hours and how many of them are paid. */
export function RateForm({ plan, etag, livingPay }: RateFormProps): JSX.Element {
  const { currency } = livingPay
  const pay = useOptionalAmount(currency, {
    range: 'zero-or-more',
    startMinor: plan.yearlyPay?.minor,
    pointer: '#/yearlyPay',
  })
  const topUp = useAmount(currency, {
    range: 'zero-or-more',
    startMinor: plan.yearlyTopUp.minor,
    pointer: '#/yearlyTopUp',
  })
  const weeks = useTenths(52, plan.weeksOff, '#/weeksOff')
  const hours = useTenths(168, plan.weekHours, '#/weekHours')
  const billable = usePercent(2, { start: plan.billableShare, pointer: '#/billableShare' })
  const unpaid = usePercent(2, { start: plan.unpaidShare, pointer: '#/unpaidShare' })
  const form = useForm([pay, topUp, weeks, hours, billable, unpaid], async () => {
    const minor = checkedValue(pay)
    const body = {
      yearlyPay: minor === undefined ? null : { minor, currency },
      yearlyTopUp: { minor: checkedValue(topUp), currency },
      weeksOff: checkedValue(weeks),
      weekHours: checkedValue(hours),
      billableShare: checkedValue(billable),
      unpaidShare: checkedValue(unpaid),
    }
    await call('PATCH', PLAN_PATH, { ifMatch: etag, body })
    sayDone('Saved. The rate is worked out anew.')
  })
  return (
    <Section title="What it rests on" aside="a year">
      <FormBox form={form} says="What the rate rests on">
        <div class="form">
          <MoneyField
            field={pay}
            label="Pay you want, after tax"
            hint={`Left empty: what living costs, ${moneyText(livingPay)}.`}
            currency={currency}
            span="c4"
          />
          <MoneyField
            field={topUp}
            label="To the buffer"
            hint="What a year should add to it."
            currency={currency}
            span="c4"
          />
          <QuantityField field={weeks} label="Weeks off" hint="Holidays, illness, public days." span="c4" />
          <QuantityField field={hours} label="Hours a week" hint="All of them, paid or not." span="c4" />
          <PercentField field={billable} label="Billable" hint="The rest is selling and bookkeeping." span="c4" />
          <PercentField field={unpaid} label="Never paid" hint="Of what was billed." span="c4" />
        </div>
        <p class="row-of gap-2">
          <button type="submit" class="button primary" disabled={form.isSending.value}>
            Save <kbd>Ctrl</kbd>
            <kbd>Enter</kbd>
          </button>
          <span class="note">
            Benefits and business costs come from <a href="/settings#needs">what a month costs</a>, the tax from the{' '}
            <a href="/settings#set-aside">set-aside rate</a>.
          </span>
        </p>
      </FormBox>
    </Section>
  )
}

function useTenths(most: number, start: number, pointer: string): Field<number> {
  return useField((text) => readTenths(text, most), { start: numberText(start), pointer })
}

function readTenths(text: string, most: number): Reading<number> {
  const typed = text.trim()
  if (!/^\d{1,3}(\.\d)?$/.test(typed)) return refused('Write a number like 6.5, with at most one decimal.')
  return Number(typed) > most ? refused(`Enter at most ${most}.`) : understood(Number(typed))
}
