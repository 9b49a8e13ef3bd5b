import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { BookReply } from '../../shared/profile/contract.ts'
import { taxYearOf } from '../../shared/taxes/tax-year.ts'
import { BOOK_PATH } from '../book.ts'
import { OpenDemo } from '../demo/open-demo.tsx'
import { ChoiceGroup, SelectField } from '../parts/choice-fields.tsx'
import { FormBox } from '../parts/form-box.tsx'
import { StoppedMessage } from '../parts/message.tsx'
import { MoneyField } from '../parts/number-fields.tsx'
import { Section } from '../parts/section.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { useResource } from '../resource.ts'
import { Mark } from '../shell.tsx'
import { AccountTable } from './account-rows.tsx'
import { FirstAnswerAside } from './first-answer-aside.tsx'
import { MonthFields } from './month-fields.tsx'
import { browserTimeZone, countryChoices, currencyChoices, timeZoneChoices } from './places.ts'
import { RateFields } from './rate-fields.tsx'
import { answersSoFar, type Questions, useQuestions } from './set-up-questions.ts'

const COUNTRY_CHOICES = countryChoices()

const CURRENCY_CHOICES = currencyChoices()

const TIME_ZONE_CHOICES = timeZoneChoices(browserTimeZone())

const FEW_MONTHS = 6

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
