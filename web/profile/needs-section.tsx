import type { JSX } from 'preact'
import type { SettingsReply } from '../../shared/profile/contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { checkedValue, valueNow } from '../accounts/entry.ts'
import { type Field, useField } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField } from '../parts/choice-fields.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { Section } from '../parts/section.tsx'
import { since } from './set-aside-section.tsx'
import { fromDateNote, SettingsHistory, type ShownSetting, useSettingsHistory } from './settings-history.tsx'
import type { SettingsSectionProps } from './settings-page.tsx'
import { StoredFormBox, useStoredForm } from './stored-form.tsx'

const NAMES = ['essentials', 'benefits', 'irregularYearly', 'businessCosts', 'dayJobNet'] as const
type Name = (typeof NAMES)[number]

const WORDS: Record<Name, { label: string; hint: string }> = {
  essentials: { label: 'Essentials a month', hint: 'Rent, food, transport, loans.' },
  benefits: {
    label: 'Benefits you pay yourself',
    hint: 'Health, retirement, disability, days off; a month, told apart on Living.',
  },
  irregularYearly: { label: 'Irregular, in a year', hint: 'Repairs, insurance, gifts.' },
  businessCosts: { label: 'Business costs a month', hint: 'Desk, software, supplies.' },
  dayJobNet: { label: 'A day job’s net pay a month', hint: '0 without one.' },
}

const SHOWN: readonly ShownSetting[] = NAMES.map((name) => ({
  name,
  label: WORDS[name].label,
  text: (row) => moneyText(row[name]),
}))

/** What a month costs before anything nice, and what a day job brings. */
export function NeedsSection({ settings, source, today }: SettingsSectionProps): JSX.Element {
  const { currency } = settings.essentials
  const useSetting = (name: Name): Field<number> =>
    useAmount(currency, { range: 'zero-or-more', startMinor: settings[name].minor, pointer: `#/${name}` })
  const fields: Record<Name, Field<number>> = {
    essentials: useSetting('essentials'),
    benefits: useSetting('benefits'),
    irregularYearly: useSetting('irregularYearly'),
    businessCosts: useSetting('businessCosts'),
    dayJobNet: useSetting('dayJobNet'),
  }
  const rows = useSettingsHistory()
  const fromDate = useField(readDate, { start: today, pointer: '#/fromDate' })
  const stored = useStoredForm({
    path: '/api/v1/settings',
    source,
    stored: NAMES.map((name) => [fields[name], amountText(settings[name].minor, currency)]),
    fields: [...Object.values(fields), fromDate],
    body: () => ({
      ...Object.fromEntries(NAMES.map((name) => [name, { minor: checkedValue(fields[name]), currency }])),
      fromDate: checkedValue(fromDate),
    }),
    done: 'Needs saved.',
  })
  return (
    <Section title="What a month costs" id="needs" aside={since(settings)}>
      <StoredFormBox stored={stored} says="What a month costs">
        {NAMES.map((name) => (
          <MoneyField
            key={name}
            field={fields[name]}
            {...WORDS[name]}
            note={name === 'businessCosts' && meanNote(settings)}
            currency={currency}
            span="c4"
          />
        ))}
        <DateField
          field={fromDate}
          label="Holds from"
          note={fromDateNote(rows, SHOWN, valueNow(fromDate), today)}
          span="c4"
        />
      </StoredFormBox>
      <p class="note note-gap">
        <a href="/living#budget">Item by item</a>: the living budget writes its sums here.
      </p>
      <SettingsHistory
        says="What a month costs"
        shown={SHOWN}
        etag={source.etag}
        onEdit={(row) => {
          for (const name of NAMES) fields[name].text.value = amountText(row[name].minor, currency)
          fromDate.text.value = row.fromDate
          document.getElementById(fromDate.id)?.focus()
        }}
      />
    </Section>
  )
}

/** What was really spent, to hold the setting against. */
function meanNote({ meanBusinessCosts }: SettingsReply): string | false {
  return (
    meanBusinessCosts !== null &&
    `Recorded: ${moneyText(meanBusinessCosts)} a month, the mean of the last complete months, at most 12.`
  )
}
