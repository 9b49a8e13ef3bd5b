import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { type CalendarDate, type Month, monthOf, monthsFrom, shiftMonth } from '../../shared/calendar.ts'
import type { IncomeReply } from '../../shared/today/contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { checkedValue } from '../accounts/entry.ts'
import { readAmount } from '../amount-entry.ts'
import { makeField } from '../form.ts'
import { MoneyField, useOptionalAmount } from '../parts/number-fields.tsx'
import { Section } from '../parts/section.tsx'
import { optional } from '../reading.ts'
import { type MonthField, MonthFields, typedMonths } from './month-fields.tsx'
import { SettingsHistory, type ShownSetting } from './settings-history.tsx'
import type { SettingsSectionProps } from './settings-page.tsx'
import { StoredFormBox, useStoredForm } from './stored-form.tsx'

const OFFERED = 12
/** Older months enter no figure. */
const COUNTED = 24

const SHOWN: readonly ShownSetting[] = [
  {
    name: 'poorMonth',
    label: 'A poor month',
    text: ({ poorMonth }) => (poorMonth === null ? 'not guessed' : moneyText(poorMonth)),
  },
]

interface EarlierMonthsSectionProps extends SettingsSectionProps {
  income: IncomeReply
}

/** What came in before the book began, by month, and a guess for as long as no month is known. */
export function EarlierMonthsSection({ settings, source, income, today }: EarlierMonthsSectionProps): JSX.Element {
  const { currency } = settings.essentials
  const textOf = (minor: number | undefined) => (minor === undefined ? '' : amountText(minor, currency))
  const typed = new Map(settings.earlierMonths.map(({ month, receipts }) => [month, receipts.minor]))
  const poorMonth = useOptionalAmount(currency, {
    range: 'zero-or-more',
    startMinor: settings.poorMonth?.minor,
    pointer: '#/poorMonth',
  })
  const months = useMonthFields(
    monthsToType(income, today, [...typed.keys()]),
    (month) => textOf(typed.get(month)),
    currency,
  )
  const stored = useStoredForm({
    path: '/api/v1/settings',
    source,
    stored: [
      [poorMonth, textOf(settings.poorMonth?.minor)],
      ...months.map(({ month, field }) => [field, textOf(typed.get(month))] as const),
    ],
    body: () => {
      const guess = checkedValue(poorMonth)
      return {
        poorMonth: guess === undefined ? null : { minor: guess, currency },
        earlierMonths: typedMonths(months, currency),
      }
    },
    done: 'Earlier months saved.',
  })
  return (
    <Section title="Income before the book" id="earlier-months">
      <StoredFormBox stored={stored} says="Income before the book">
        <MoneyField
          field={poorMonth}
          label="What would a poor month bring?"
          hint="Your own guess; it counts only while no month is complete."
          currency={currency}
          span="c6"
        />
        <p class="hint">
          What clients paid you, by month. An empty month before the first that you type is left out, one after it
          counts as a month without income. Where the book itself has receipts, those count.
        </p>
        <MonthFields months={months} currency={currency} />
      </StoredFormBox>
      <SettingsHistory says="A poor month" shown={SHOWN} etag={source.etag} />
    </Section>
  )
}

/** Newest first: the twelve months before the first receipt in the book, and whatever was typed. */
function monthsToType({ months, soFar }: IncomeReply, today: CalendarDate, typed: readonly Month[]): Month[] {
  const running = monthOf(today)
  const firstInBook = months.find((month) => !month.typed && month.receipts.minor !== 0)?.month ?? soFar.month
  const earliest = shiftMonth(running, -COUNTED)
  const from = shiftMonth(firstInBook, -OFFERED)
  const offered = monthsFrom(from < earliest ? earliest : from, shiftMonth(firstInBook, -1))
  return [...new Set([...offered, ...typed])].sort().reverse()
}

function useMonthFields(
  months: readonly Month[],
  textOf: (month: Month) => string,
  currency: string,
): readonly MonthField[] {
  const id = useId()
  const [fields] = useState(() =>
    months.map((month) => ({
      month,
      field: makeField(
        `${id}-${month}`,
        optional((text) => readAmount(text, currency, 'any')),
        {
          start: textOf(month),
          show: (minor) => (minor === undefined ? '' : amountText(minor, currency)),
        },
      ),
    })),
  )
  return fields
}
