import type { JSX } from 'preact'
import type { CategoryReply } from '../../shared/accounts/contract.ts'
import { bps, scaled, sum } from '../../shared/money.ts'
import type { SettingsReply } from '../../shared/profile/contract.ts'
import { counted, moneyText, percentText } from '../../shared/words.ts'
import { Section } from '../parts/section.tsx'
import { useResource } from '../resource.ts'
import { type Draft, filledLines } from './draft.ts'
import { TotalsLines } from './totals-lines.tsx'
import { typedAmountMinor, typedTotals } from './typed-totals.ts'

interface DraftTotalsProps {
  draft: Draft
  categories: readonly CategoryReply[]
}

/** What the lines come to while they are typed, and how much of it will not be the owner's to spend. */
export function DraftTotals({ draft, categories }: DraftTotalsProps): JSX.Element {
  const typed = typedTotals(draft)
  return (
    <Section title="Totals">
      <div aria-live="polite">
        {typeof typed === 'string' ? (
          <p class="note">{typed}</p>
        ) : (
          <>
            <TotalsLines totals={typed.totals} currency={draft.currency} />
            {typed.leftOut > 0 && (
              <p class="note note-gap">
                {counted(typed.leftOut, 'line')} {typed.leftOut === 1 ? 'has' : 'have'} no amount yet and{' '}
                {typed.leftOut === 1 ? 'is' : 'are'} not counted.
              </p>
            )}
            <SetAsideNote draft={draft} categories={categories} taxMinor={typed.totals.taxMinor} />
          </>
        )}
      </div>
    </Section>
  )
}

/** A cost passed on and a deposit are no income: nothing is set aside of them. */
function SetAsideNote({ draft, categories, taxMinor }: DraftTotalsProps & { taxMinor: number }): JSX.Element | null {
  const settings = useResource<SettingsReply>('/api/v1/settings')
  const rate = settings.value?.setAsideRate
  if (rate === undefined) return null
  const isIncome = (id: number) => categories.some((category) => category.id === id && category.role === 'income')
  const incomeMinor = sum(
    filledLines(draft)
      .filter((line) => isIncome(Number(line.category.text.value)))
      .map((line) => typedAmountMinor(draft, line) ?? 0),
  )
  if (incomeMinor <= 0 && taxMinor <= 0) return null
  const text = (minor: number) => moneyText({ minor, currency: draft.currency })
  const setAsideMinor = bps(Math.max(0, incomeMinor), scaled(rate, 10_000))
  return (
    <p class="note note-gap">
      When it is paid, your set-aside rate keeps back <b class="ink">{text(setAsideMinor)}</b> ({percentText(rate)} of{' '}
      {text(Math.max(0, incomeMinor))}){taxMinor > 0 && `, and ${text(taxMinor)} is sales tax that you only hold`}. An
      estimate, not tax advice.
    </p>
  )
}
