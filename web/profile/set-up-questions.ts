import { useSignalEffect } from '@preact/signals'
import { useId, useRef, useState } from 'preact/hooks'
import type { RealRole } from '../../shared/accounts/roles.ts'
import { type CalendarDate, monthOf, shiftMonth } from '../../shared/calendar.ts'
import { checkedValue, readAnyText, valueNow } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Field, type Form, makeField, useField, useForm } from '../form.ts'
import { readText } from '../reading.ts'
import { type AccountRows, useAccountRows } from './account-rows.tsx'
import type { AnswersSoFar } from './first-answer.ts'
import { type MoneyReaders, moneyReaders } from './money-readers.ts'
import { type MonthField, typedMonths } from './month-fields.tsx'
import { browserCountry, browserTimeZone, currencyOf } from './places.ts'
import { type RateField, USUAL_RATE, useRate } from './rate-fields.tsx'

const MOST_MONTHS = 12

type OpenAmount = Field<number | undefined>

/** The questions of the first set-up, each a field. */
export interface Questions {
  name: Field<string>
  trade: Field<string>
  country: Field<string>
  currency: Field<string>
  timeZone: Field<string>
  work: Field<string>
  dayJobNet: Field<number>
  rate: RateField
  accounts: AccountRows
  essentials: Field<number>
  benefits: OpenAmount
  irregularYearly: OpenAmount
  businessCosts: OpenAmount
  history: Field<string>
  months: readonly MonthField[]
  receipts: OpenAmount
  costs: OpenAmount
  taxPaid: OpenAmount
  poorMonth: OpenAmount
  form: Form
}

/** The fields of the first set-up, and the form that sends them. */
export function useQuestions(today: CalendarDate): Questions {
  const country = useField(readText('Choose a country.'), { start: browserCountry(), pointer: '#/country' })
  const currency = useField(readText('Choose a currency.'), {
    start: currencyOf(browserCountry()),
    pointer: '#/currency',
  })
  const readers = moneyReaders(currency)
  const useOpen = (pointer: string) => useField(readers.open('zero-or-more'), { pointer, show: readers.show })
  const useNeeded = (pointer: string, missing: string) =>
    useField(
      readers.needed(() => missing, 'zero-or-more'),
      { pointer, show: readers.show },
    )
  const answers = {
    name: useField(readText('Enter your name, or that of your business.'), { pointer: '#/name' }),
    trade: useField(readAnyText, { pointer: '#/trade' }),
    country,
    currency,
    timeZone: useField(readText('Choose a time zone.'), { start: browserTimeZone(), pointer: '#/timeZone' }),
    work: useField(readText('Choose how you work.'), { start: 'independent', pointer: '#/work' }),
    dayJobNet: useNeeded('#/dayJobNet', 'Enter what the job pays out a month.'),
    rate: useRate(USUAL_RATE),
    accounts: useAccountRows(readers),
    essentials: useNeeded('#/essentials', 'Enter what a month’s essentials cost. A guess will do.'),
    benefits: useOpen('#/benefits'),
    irregularYearly: useOpen('#/irregularYearly'),
    businessCosts: useOpen('#/businessCosts'),
    history: useField(readText('Choose one.'), { start: 'typed' }),
    months: useMonths(readers, today),
    receipts: useOpen('#/taxYearSoFar/receipts'),
    costs: useOpen('#/taxYearSoFar/costs'),
    taxPaid: useOpen('#/taxYearSoFar/taxPaid'),
    poorMonth: useOpen('#/poorMonth'),
  }
  useCurrencyOfCountry(country, currency)
  const form = useForm(askedFields(answers), async (key) => {
    await call('POST', '/api/v1/set-up', { key, body: bodyOf(answers) })
  })
  return { ...answers, form }
}

/** The last twelve complete months, newest first. */
function useMonths(readers: MoneyReaders, today: CalendarDate): readonly MonthField[] {
  const id = useId()
  const [months] = useState(() =>
    Array.from({ length: MOST_MONTHS }, (_, index) => ({
      month: shiftMonth(monthOf(today), -1 - index),
      field: makeField(`${id}-${index}`, readers.open('any'), { show: readers.show }),
    })),
  )
  return months
}

/** Whoever has not chosen a currency of their own gets that of the country. */
function useCurrencyOfCountry(country: Field<string>, currency: Field<string>): void {
  const before = useRef(country.text.peek())
  useSignalEffect(() => {
    const now = country.text.value
    if (currency.text.peek() === currencyOf(before.current)) currency.text.value = currencyOf(now)
    before.current = now
  })
}

type Answers = Omit<Questions, 'form'>

/** The fields that are on the page: which these are follows from some of the answers. */
function askedFields(answers: Answers): Field[] {
  const { name, trade, country, currency, timeZone, work, dayJobNet, rate, accounts, history, months } = answers
  const { essentials, benefits, irregularYearly, businessCosts, receipts, costs, taxPaid, poorMonth } = answers
  return [
    ...[name, trade, country, currency, timeZone, work],
    ...(work.text.value === 'employed' ? [dayJobNet] : []),
    ...rate.fields(),
    ...accounts.fields(),
    ...[essentials, benefits, irregularYearly, businessCosts, history],
    ...(history.text.value === 'typed' ? [...months.map(({ field }) => field), receipts, costs, taxPaid] : [poorMonth]),
  ]
}

function bodyOf(answers: Answers): object {
  const currency = checkedValue(answers.currency)
  const amount = (minor: number | undefined) => ({ minor: minor ?? 0, currency })
  const isTyped = checkedValue(answers.history) === 'typed'
  const soFar = [answers.receipts, answers.costs, answers.taxPaid].map(checkedValue)
  const [receipts, costs, taxPaid] = soFar
  const poorMonth = isTyped ? undefined : checkedValue(answers.poorMonth)
  return {
    name: checkedValue(answers.name),
    trade: checkedValue(answers.trade),
    work: checkedValue(answers.work),
    country: checkedValue(answers.country),
    currency,
    timeZone: checkedValue(answers.timeZone),
    setAsideRate: answers.rate.value(),
    essentials: amount(checkedValue(answers.essentials)),
    benefits: amount(checkedValue(answers.benefits)),
    irregularYearly: amount(checkedValue(answers.irregularYearly)),
    businessCosts: amount(checkedValue(answers.businessCosts)),
    dayJobNet: amount(answers.work.text.peek() === 'employed' ? checkedValue(answers.dayJobNet) : 0),
    poorMonth: poorMonth === undefined ? null : amount(poorMonth),
    accounts: answers.accounts.rows.map(({ name, role, balance }) => ({
      name: checkedValue(name),
      role: checkedValue(role),
      balance: amount(checkedValue(balance)),
    })),
    earlierMonths: isTyped ? typedMonths(answers.months, currency) : [],
    ...(isTyped &&
      soFar.some((minor) => minor !== undefined) && {
        taxYearSoFar: { receipts: amount(receipts), costs: amount(costs), taxPaid: amount(taxPaid) },
      }),
  }
}

/** What was answered so far, as the first answer beside the form reads it. */
export function answersSoFar(questions: Questions, today: CalendarDate): AnswersSoFar {
  const isTyped = questions.history.text.value === 'typed'
  const typed = (field: OpenAmount) => (isTyped ? (valueNow(field) ?? 0) : 0)
  return {
    today,
    country: questions.country.text.value,
    currency: questions.currency.text.value,
    rate: questions.rate.now() ?? USUAL_RATE,
    accounts: questions.accounts.rows.flatMap(({ name, role, balance }) => {
      const balanceMinor = valueNow(balance)
      const account = { name: name.text.value, role: role.text.value as RealRole }
      return balanceMinor === undefined ? [] : [{ ...account, balanceMinor }]
    }),
    essentialsMinor: valueNow(questions.essentials) ?? 0,
    benefitsMinor: valueNow(questions.benefits) ?? 0,
    irregularYearlyMinor: valueNow(questions.irregularYearly) ?? 0,
    businessCostsMinor: valueNow(questions.businessCosts) ?? 0,
    months: isTyped
      ? typedMonths(questions.months, '').map(({ month, receipts }) => ({ month, receiptsMinor: receipts.minor }))
      : [],
    poorMonthMinor: isTyped ? null : (valueNow(questions.poorMonth) ?? null),
    dayJobNetMinor: questions.work.text.value === 'employed' ? (valueNow(questions.dayJobNet) ?? 0) : 0,
    taxYear: {
      receiptsMinor: typed(questions.receipts),
      costsMinor: typed(questions.costs),
      paidMinor: typed(questions.taxPaid),
    },
  }
}
