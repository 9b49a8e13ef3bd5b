import type { JSX } from 'preact'
import { addMonths } from '../../shared/calendar.ts'
import type { SettingsReply } from '../../shared/profile/contract.ts'
import { taxYearOf } from '../../shared/taxes/tax-year.ts'
import type { SetAsideReply } from '../../shared/today/contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { checkedValue } from '../accounts/entry.ts'
import { type Field, useField } from '../form.ts'
import { ChoiceGroup } from '../parts/choice-fields.tsx'
import { MoneyField, useAmount, useOptionalAmount } from '../parts/number-fields.tsx'
import { Section } from '../parts/section.tsx'
import { readText } from '../reading.ts'
import type { SettingsSectionProps } from './settings-page.tsx'
import { StoredFormBox, useStoredForm } from './stored-form.tsx'

type StoredYear = SettingsReply['taxYears'][number]

interface TaxYearsSectionProps extends SettingsSectionProps {
  country: string
  setAside: SetAsideReply
}

/** What is known of tax years beside the book: this one before it began, and what earlier returns came to. */
export function TaxYearsSection(props: TaxYearsSectionProps): JSX.Element {
  const { settings, setAside, today, country } = props
  const current = taxYearOf(today, country)
  const yearBefore = taxYearOf(addMonths(today, -12), country)
  const known = [...settings.taxYears, ...setAside.years].map(({ taxYear }) => taxYear)
  const past = [...new Set([yearBefore, ...known])]
    .filter((taxYear) => taxYear < current)
    .sort()
    .reverse()
  return (
    <Section title="Tax years beside the book" id="tax-years">
      <YearSoFar key={current} taxYear={current} {...props} />
      {past.map((taxYear) => (
        <FinalTax key={taxYear} taxYear={taxYear} {...props} />
      ))}
    </Section>
  )
}

interface YearProps extends SettingsSectionProps {
  taxYear: string
}

const SO_FAR = ['receipts', 'costs', 'taxPaid'] as const
type SoFar = (typeof SO_FAR)[number]

function YearSoFar({ settings, source, taxYear }: YearProps): JSX.Element {
  const { currency } = settings.essentials
  const year = yearIn(settings, taxYear)
  const useTyped = (name: SoFar): Field<number> =>
    useAmount(currency, { range: 'zero-or-more', startMinor: year?.[name].minor ?? 0, pointer: `#/${name}` })
  const fields: Record<SoFar, Field<number>> = {
    receipts: useTyped('receipts'),
    costs: useTyped('costs'),
    taxPaid: useTyped('taxPaid'),
  }
  const stored = useStoredForm({
    path: pathOf(taxYear),
    source,
    stored: SO_FAR.map((name) => [fields[name], amountText(year?.[name].minor ?? 0, currency)]),
    body: () => Object.fromEntries(SO_FAR.map((name) => [name, { minor: checkedValue(fields[name]), currency }])),
    done: `What ${taxYear} held before the book is saved.`,
  })
  return (
    <StoredFormBox stored={stored} says={`${taxYear} before the book began`}>
      <p class="hint">
        {taxYear} before the book began: what came in, what it cost, and tax that is paid already. What the book itself
        records is counted by itself.
      </p>
      <MoneyField field={fields.receipts} label={`Receipts in ${taxYear}`} currency={currency} span="c4" />
      <MoneyField field={fields.costs} label={`Business costs in ${taxYear}`} currency={currency} span="c4" />
      <MoneyField field={fields.taxPaid} label={`Tax paid for ${taxYear}`} currency={currency} span="c4" />
    </StoredFormBox>
  )
}

/** The return's own figure settles a year: it takes the place of the estimate. */
function FinalTax({ settings, source, setAside, taxYear }: YearProps & { setAside: SetAsideReply }): JSX.Element {
  const { currency } = settings.essentials
  const finalTax = yearIn(settings, taxYear)?.finalTax
  const field = useOptionalAmount(currency, {
    range: 'zero-or-more',
    startMinor: finalTax?.minor,
    pointer: '#/finalTax',
  })
  const isReopened = yearIn(settings, taxYear)?.reopened ? 'yes' : 'no'
  const reopened = useField(readText('Choose one.'), { start: isReopened, pointer: '#/reopened' })
  const stored = useStoredForm({
    path: pathOf(taxYear),
    source,
    stored: [
      [field, finalTax ? amountText(finalTax.minor, currency) : ''],
      [reopened, isReopened],
    ],
    body: () => {
      const minor = checkedValue(field)
      return {
        finalTax: minor === undefined ? null : { minor, currency },
        reopened: checkedValue(reopened) === 'yes',
      }
    },
    done: `Final tax of ${taxYear} saved.`,
  })
  const required = setAside.years.find((year) => year.taxYear === taxYear)?.required
  return (
    <div class="gap-5">
      <StoredFormBox stored={stored} says={`Final tax ${taxYear}`}>
        <MoneyField
          field={field}
          label={`Final tax ${taxYear}, as the return has it`}
          hint="All tax of the return, less what an employer withheld; your own instalments stay in it. Empty while it is not known: then an estimate counts."
          note={required && `Counted as still to pay now: ${moneyText(required)}.`}
          currency={currency}
          span="c6"
        />
        <ChoiceGroup
          field={reopened}
          label={`Is ${taxYear} settled?`}
          span="c6"
          choices={[
            { value: 'no', label: 'By itself', note: 'twelve months after the return is due it counts no more' },
            { value: 'yes', label: 'Open again', note: 'it counts in what the reserve needs, however old it is' },
          ]}
        />
      </StoredFormBox>
    </div>
  )
}

function yearIn({ taxYears }: SettingsReply, taxYear: string): StoredYear | undefined {
  return taxYears.find((year) => year.taxYear === taxYear)
}

/** In an address "2026/27" is 2026-27. */
function pathOf(taxYear: string): string {
  return `/api/v1/tax-years/${taxYear.replace('/', '-')}`
}
