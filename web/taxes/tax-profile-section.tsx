import type { JSX } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import type { TaxProfileReply } from '../../shared/taxes/contract.ts'
import { addressOf, call } from '../api.ts'
import { book } from '../book.ts'
import { useForm } from '../form.ts'
import { DateField, SelectField } from '../parts/choice-fields.tsx'
import type { FieldProps } from '../parts/field-frame.tsx'
import { FormTrouble, sending } from '../parts/form-box.tsx'
import { Message } from '../parts/message.tsx'
import { MoneyField, PercentField, QuantityField } from '../parts/number-fields.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { useResource } from '../resource.ts'
import { ofYear, PROFILE_PATH } from './addresses.ts'
import { type AnswerField, answerFields, answersIn, askedFields, textOf } from './answer-fields.ts'

/** What the tax rules want to know of the person, for one tax year at a time. */
export function TaxProfileSection({ taxYears }: { taxYears: readonly string[] }): JSX.Element {
  const [year, setYear] = useState<string>()
  const profile = useResource<TaxProfileReply>(PROFILE_PATH, ofYear(year))
  const shown = profile.value
  return (
    <Section
      title="Tax profile"
      id="tax-profile"
      aside={
        shown && (
          <>
            <label class="sr" for="tax-profile-year">
              Tax year of the profile
            </label>
            <select
              id="tax-profile-year"
              class="select select-small"
              value={shown.taxYear}
              onChange={({ currentTarget }) => setYear(currentTarget.value)}
            >
              {[...new Set([shown.taxYear, ...taxYears])]
                .sort()
                .reverse()
                .map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
            </select>
          </>
        )
      }
    >
      <Loaded resource={profile} says="Reading your tax profile…">
        {(value) => <LatestForm key={value.taxYear} profile={value} />}
      </Loaded>
    </Section>
  )
}

/** The form over the answers as they were read; over newer ones as soon as nothing typed would be lost. */
function LatestForm({ profile }: { profile: TaxProfileReply }): JSX.Element {
  const [basis, setBasis] = useState(profile)
  const [isTouched, setTouched] = useState(false)
  useEffect(() => {
    if (profile.version === basis.version || isTouched) return
    setBasis(profile)
  }, [profile.version, isTouched])
  const start = (latest: TaxProfileReply) => {
    setTouched(false)
    setBasis(latest)
  }
  return (
    <ProfileForm key={basis.version} basis={basis} latest={profile} onTouch={() => setTouched(true)} onStart={start} />
  )
}

interface ProfileFormProps {
  /** What the fields were filled from. */
  basis: TaxProfileReply
  /** What is kept now. */
  latest: TaxProfileReply
  onTouch: () => void
  onStart: (latest: TaxProfileReply) => void
}

const ASKED_FIRST = 3

function ProfileForm({ basis, latest, onTouch, onStart }: ProfileFormProps): JSX.Element {
  const currency = book.value?.currency ?? 'USD'
  const { taxYear, version, proposal, fields: questions } = basis
  const id = useId()
  const [fields] = useState(() => answerFields(id, questions, proposal?.answers ?? basis.answers, currency))
  const asked = askedFields(fields)
  const form = useForm(
    asked.map(({ field }) => field),
    async () => {
      const address = addressOf(PROFILE_PATH, ofYear(taxYear))
      const { value } = await call<TaxProfileReply>('PUT', address, {
        ifMatch: `"${version}"`,
        body: { answers: answersIn(fields) },
      })
      sayDone(`Tax profile of ${taxYear} saved.`)
      onStart(value)
    },
  )
  const first = asked.filter(({ question }) => isFirst(question.key, questions))
  const rest = asked.filter((each) => !first.includes(each))
  const isAnswered = rest.some(
    ({ question }) => textOf(question, (proposal?.answers ?? basis.answers)[question.key]) !== '',
  )
  const isStale = form.problem.value?.type === '/problems/stale'
  return (
    <form {...sending(form)} aria-label={`Tax profile ${taxYear}`} onInput={onTouch}>
      <p class="note">{introOf(basis)}</p>
      {isStale ? <Stale onShow={() => onStart(latest)} /> : <FormTrouble form={form} />}
      <div class="form form-narrow gap-4">
        {first.map((each) => (
          <AnswerInput key={each.question.key} {...each} currency={currency} />
        ))}
      </div>
      {rest.length > 0 && (
        <details class="chart-table" open={isAnswered}>
          <summary>More that changes the estimate</summary>
          <div class="form form-narrow gap-4">
            {rest.map((each) => (
              <AnswerInput key={each.question.key} {...each} currency={currency} />
            ))}
          </div>
        </details>
      )}
      <p class="row-of gap-4">
        <button
          type="submit"
          class="button"
          disabled={form.isSending.value}
          aria-label={`Save: Tax profile ${taxYear}`}
        >
          Save
        </button>
        {version > 0 && <a href="/taxes">See your estimate</a>}
      </p>
    </form>
  )
}

/** The questions that matter most: how the return is filed, and the wages beside the business with what was withheld. */
function isFirst(key: string, questions: TaxProfileReply['fields']): boolean {
  const wanted = ['wages', 'withheld']
  const leads = questions.filter((question) => question.isNeeded || wanted.includes(question.key))
  const shown = leads.length > 0 ? leads.slice(0, ASKED_FIRST) : questions
  return shown.some((question) => question.key === key)
}

function introOf({ hasRules, taxYear, years, proposal, country }: TaxProfileReply): string {
  if (!hasRules)
    return `There are no tax rules for ${country} here: your flat rate is used, on the days that you enter.`
  if (!years.includes(taxYear))
    return `There is no tax table for ${taxYear} yet, only for ${years.join(', ')}: your flat rate is used. The answers are kept for it.`
  if (proposal) return `Carried over from ${proposal.fromTaxYear}: look it over, then save it for ${taxYear}.`
  return 'Three answers are enough for an estimate of your own. What is left open counts as nothing. It stays on this computer.'
}

function Stale({ onShow }: { onShow: () => void }): JSX.Element {
  return (
    <Message
      tone="warn"
      title="This was changed in another window"
      isUrgent
      actions={
        <button type="button" class="button" onClick={onShow}>
          Show what is saved now
        </button>
      }
    >
      <p>What you typed was not saved: it would have undone the other change without your having seen it.</p>
    </Message>
  )
}

function AnswerInput({ question, field, currency }: AnswerField & { currency: string }): JSX.Element {
  const { label, hint, kind, choices = [], isNeeded } = question
  const props: FieldProps = { field, label, hint, span: 'c6' }
  switch (kind) {
    case 'money':
      return <MoneyField {...props} currency={currency} />
    case 'rate':
      return <PercentField {...props} />
    case 'count':
      return <QuantityField {...props} />
    case 'date':
      return <DateField {...props} />
    case 'flag':
      return (
        <SelectField
          {...props}
          choices={[
            { value: '', label: 'No' },
            { value: 'yes', label: 'Yes' },
          ]}
        />
      )
    case 'choice':
      return (
        <SelectField
          {...props}
          choices={[{ value: '', label: isNeeded ? 'Choose one' : 'Not answered' }, ...choices]}
        />
      )
    case 'days':
      return <TextField {...props} />
  }
}
