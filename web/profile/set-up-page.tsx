import { useSignalEffect } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { RealRole } from '../../shared/accounts/roles.ts'
import { type CalendarDate, monthOf, shiftMonth } from '../../shared/calendar.ts'
import type { BookReply } from '../../shared/profile/contract.ts'
import { taxYearOf } from '../../shared/taxes/tax-year.ts'
import { checkedValue, readAnyText, valueNow } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { BOOK_PATH } from '../book.ts'
import { OpenDemo } from '../demo/open-demo.tsx'
import { type Field, type Form, makeField, useField, useForm } from '../form.ts'
import { ChoiceGroup, SelectField } from '../parts/choice-fields.tsx'
import { FormBox } from '../parts/form-box.tsx'
import { StoppedMessage } from '../parts/message.tsx'
import { MoneyField } from '../parts/number-fields.tsx'
import { Section } from '../parts/section.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { readText } from '../reading.ts'
import { useResource } from '../resource.ts'
import { Mark } from '../shell.tsx'
import { type AccountRows, AccountTable, useAccountRows } from './account-rows.tsx'
import type { AnswersSoFar } from './first-answer.ts'
import { FirstAnswerAside } from './first-answer-aside.tsx'
import { type MoneyReaders, moneyReaders } from './money-readers.ts'
import { type MonthField, MonthFields, typedMonths } from './month-fields.tsx'
import {
  browserCountry,
  browserTimeZone,
  countryChoices,
  currencyChoices,
  currencyOf,
  timeZoneChoices,
} from './places.ts'
import { type RateField, RateFields, USUAL_RATE, useRate } from './rate-fields.tsx'

const COUNTRY_CHOICES = countryChoices()
const CURRENCY_CHOICES = currencyChoices()
const TIME_ZONE_CHOICES = timeZoneChoices(browserTimeZone())

const FEW_MONTHS = 6
const MOST_MONTHS = 12

/** The first questions. What they come to stands beside them while they are answered. */
export default function SetUpPage(): JSX.Element | null {
  const reply = useResource<BookReply>(BOOK_PATH)
  const today = reply.value?.today
  useEffect(() => {
    document.title = 'Set-up – Evenkeel'
  }, [])
  return today ? <SetUp today={today as CalendarDate} /> : null
}

function SetUp({ today }: { today: CalendarDate }): JSX.Element {
  const questions = useQuestions(today)
  const { form, currency } = questions
  return (
    <>
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <main class="setup" id="main" tabIndex={-1}>
        <div class="setup-head">
          <span class="brand flush">
            <Mark />
            Evenkeel
          </span>
          <span class="muted">First set-up, about two minutes</span>
        </div>
        <div>
          <StoppedMessage />
          <h1 class="sentence">Five questions, then your first answer.</h1>
          <p class="note">Everything stays in one folder on this computer. You can change any answer later.</p>
          <OpenDemo place={questions} />
          <div class="note-gap">
            <FormBox form={form} says="First set-up">
              <You questions={questions} />
              <Section title="2. Tax">
                <div class="form">
                  <RateFields rate={questions.rate} />
                </div>
              </Section>
              <Section title="3. Where your money is today">
                <AccountTable accounts={questions.accounts} currency={currency.text.value} />
              </Section>
              <Costs questions={questions} />
              <IncomeSoFar questions={questions} today={today} />
              <p class="row-of gap-5">
                <button type="submit" class="button primary" disabled={form.isSending.value}>
                  Open my book <kbd>Ctrl</kbd>
                  <kbd>Enter</kbd>
                </button>
              </p>
            </FormBox>
          </div>
        </div>
        <FirstAnswerAside read={() => answersSoFar(questions, today)} />
      </main>
    </>
  )
}

type OpenAmount = Field<number | undefined>

interface Questions {
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

function useQuestions(today: CalendarDate): Questions {
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

function answersSoFar(questions: Questions, today: CalendarDate): AnswersSoFar {
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

function You({ questions }: { questions: Questions }): JSX.Element {
  const { name, trade, country, currency, timeZone, work, dayJobNet } = questions
  return (
    <Section title="1. You">
      <div class="form">
        <TextField field={name} label="Your name, as it stands on invoices" autocomplete="name" span="c6" />
        <TextField field={trade} label="What you do, if you like to say" span="c6" />
        <SelectField field={country} label="Country" choices={COUNTRY_CHOICES} span="c4" />
        <SelectField field={currency} label="Currency" choices={CURRENCY_CHOICES} span="c4" />
        <SelectField field={timeZone} label="Time zone" choices={TIME_ZONE_CHOICES} span="c4" />
        <ChoiceGroup
          field={work}
          label="How do you work now?"
          isRow
          span="c8"
          choices={[
            { value: 'independent', label: 'Full-time for myself' },
            { value: 'employed', label: 'I still have a job' },
          ]}
        />
        {work.text.value === 'employed' && (
          <MoneyField field={dayJobNet} label="The job’s net pay a month" currency={currency.text.value} span="c4" />
        )}
      </div>
    </Section>
  )
}

function Costs({ questions }: { questions: Questions }): JSX.Element {
  const { essentials, benefits, irregularYearly, businessCosts } = questions
  const currency = questions.currency.text.value
  return (
    <Section title="4. What a month costs before anything nice">
      <div class="form">
        <MoneyField
          field={essentials}
          label="Essentials"
          hint="Rent, food, transport, loans."
          currency={currency}
          span="c4"
        />
        <MoneyField
          field={benefits}
          label="Benefits you pay yourself"
          hint="Health, retirement, days off."
          currency={currency}
          span="c4"
        />
        <MoneyField
          field={irregularYearly}
          label="Irregular, in a year"
          hint="Repairs, insurance, gifts."
          currency={currency}
          span="c4"
        />
        <MoneyField
          field={businessCosts}
          label="Business costs a month"
          hint="Desk, software, supplies."
          currency={currency}
          span="c4"
        />
        <p class="c8 hint at-end">A guess will do. Beside the essentials, what you leave empty counts as none.</p>
      </div>
    </Section>
  )
}

function IncomeSoFar({ questions, today }: { questions: Questions; today: CalendarDate }): JSX.Element {
  const { history, poorMonth } = questions
  const currency = questions.currency.text.value
  return (
    <Section title="5. Income so far">
      <div class="form">
        <ChoiceGroup
          field={history}
          label="What came in before today"
          choices={[
            {
              value: 'typed',
              label: 'Type the last months',
              note: 'three are enough to say what a month brings at the low end',
            },
            {
              value: 'later',
              label: 'Later',
              note: 'you see how long your money lasts now, the rest with your income',
            },
          ]}
        />
        {history.text.value === 'typed' ? (
          <History questions={questions} today={today} />
        ) : (
          <MoneyField
            field={poorMonth}
            label="What would a poor month bring?"
            hint="Your own guess, if you have one. It stands in until a month is complete."
            currency={currency}
            span="c6"
          />
        )}
      </div>
    </Section>
  )
}

function History({ questions, today }: { questions: Questions; today: CalendarDate }): JSX.Element {
  const { months, receipts, costs, taxPaid } = questions
  const [isLong, setLong] = useState(false)
  const currency = questions.currency.text.value
  const taxYear = taxYearOf(today, questions.country.text.value)
  return (
    <>
      <p class="hint">
        What clients paid you, by month. Leave a month empty if you do not know it: an empty one before the first that
        you type is left out, one after it counts as a month without income.
      </p>
      <MonthFields months={isLong ? months : months.slice(0, FEW_MONTHS)} currency={currency} />
      {!isLong && (
        <p>
          <button type="button" class="button small" onClick={() => setLong(true)}>
            Show six more months
          </button>
        </p>
      )}
      <p class="hint">
        The tax year {taxYear} so far, so that tax on what you have earned is counted. Leave all three empty to begin
        with today.
      </p>
      <MoneyField field={receipts} label={`Receipts in ${taxYear}`} currency={currency} span="c4" />
      <MoneyField field={costs} label={`Business costs in ${taxYear}`} currency={currency} span="c4" />
      <MoneyField field={taxPaid} label={`Tax paid for ${taxYear}`} currency={currency} span="c4" />
    </>
  )
}
