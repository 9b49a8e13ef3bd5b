import type { JSX } from 'preact'
import type { SettingsReply } from '../../shared/profile/contract.ts'
import { percentText } from '../../shared/words.ts'
import { checkedValue, valueNow } from '../accounts/entry.ts'
import { dayText } from '../book.ts'
import { useField } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { ChoiceGroup, DateField } from '../parts/choice-fields.tsx'
import { Section } from '../parts/section.tsx'
import { readText } from '../reading.ts'
import { RateFields, useRate } from './rate-fields.tsx'
import { fromDateNote, SettingsHistory, type ShownSetting, useSettingsHistory } from './settings-history.tsx'
import type { SettingsSectionProps } from './settings-page.tsx'
import { StoredFormBox, useStoredForm } from './stored-form.tsx'

const SHOWN: readonly ShownSetting[] = [
  { name: 'setAsideRate', label: 'Rate', text: ({ setAsideRate }) => percentText(setAsideRate) },
  { name: 'setAsideBase', label: 'A share of', text: ({ setAsideBase }) => setAsideBase },
]

/** How much of each payment is kept back for tax, and of what. */
export function SetAsideSection({ settings, source, today }: SettingsSectionProps): JSX.Element {
  const rate = useRate(settings.setAsideRate)
  const base = useField(readText('Choose one.'), { start: settings.setAsideBase, pointer: '#/setAsideBase' })
  const rows = useSettingsHistory()
  const fromDate = useField(readDate, { start: today, pointer: '#/fromDate' })
  const stored = useStoredForm({
    path: '/api/v1/settings',
    source,
    stored: [...rate.textsOf(settings.setAsideRate), [base, settings.setAsideBase]],
    fields: [...rate.fields(), base, fromDate],
    body: () => ({
      setAsideRate: rate.value(),
      setAsideBase: checkedValue(base),
      fromDate: checkedValue(fromDate),
    }),
    done: 'Set-aside rate saved.',
  })
  return (
    <Section title="Set-aside for tax" id="set-aside" aside={since(settings)}>
      <StoredFormBox stored={stored} says="Set-aside for tax">
        <RateFields rate={rate} />
        <ChoiceGroup
          field={base}
          label="A share of"
          choices={[
            { value: 'profit', label: 'Profit', note: 'receipts less deductible costs; usual' },
            { value: 'receipts', label: 'Receipts', note: 'simpler, and more cautious: costs are not taken off' },
          ]}
        />
        <DateField
          field={fromDate}
          label="Holds from"
          hint="A rate counts for its whole tax year."
          note={fromDateNote(rows, SHOWN, valueNow(fromDate), today)}
          span="c6"
        />
      </StoredFormBox>
      <SettingsHistory
        says="Set-aside for tax"
        shown={SHOWN}
        etag={source.etag}
        onEdit={(row) => {
          for (const [field, text] of rate.textsOf(row.setAsideRate)) field.text.value = text
          base.text.value = row.setAsideBase
          fromDate.text.value = row.fromDate
          document.getElementById(fromDate.id)?.focus()
        }}
      />
    </Section>
  )
}

/** "in force since Nov 19" */
export function since({ fromDate }: SettingsReply): string {
  return `in force since ${dayText(fromDate)}`
}
