import type { JSX } from 'preact'
import type { BudgetReply } from '../../shared/living/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { checkedValue, readAnyText } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Field, useField, useForm } from '../form.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, QuantityField, useOptionalAmount } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { optional } from '../reading.ts'
import { useResource } from '../resource.ts'
import { BUDGET_PATH } from './addresses.ts'
import { BENEFIT_WORDS, type ItemDraft, withNewItems } from './budget-items.ts'
import { readWholeDays } from './days-off.ts'

type Benefit = BudgetReply['benefits']['missing'][number]

/** One sum for benefits, told apart: what of it pays for which, and what somebody else carries. */
export default function BenefitsApartDialog({ onClose }: { onClose: () => void }): JSX.Element | null {
  const { value, etag } = useResource<BudgetReply>(BUDGET_PATH)
  return value ? <ApartForm budget={value} etag={etag} onClose={onClose} /> : null
}

interface ApartFormProps {
  budget: BudgetReply
  etag: string | undefined
  onClose: () => void
}

interface Part {
  benefit: Benefit
  amount: Field<number | undefined>
  coveredBy: Field<string>
}

function ApartForm({ budget, etag, onClose }: ApartFormProps): JSX.Element {
  const { notToldApart: whole, missing } = budget.benefits
  const { currency } = whole
  const all = {
    health: usePart('health', currency),
    retirement: usePart('retirement', currency),
    disability: usePart('disability', currency),
    'time-off': usePart('time-off', currency),
  }
  const days = useField(optional(readWholeDays))
  const parts = missing.map((benefit) => all[benefit])
  const form = useForm([...parts.flatMap(({ amount, coveredBy }) => [amount, coveredBy]), days], async () => {
    const items = parts.flatMap((part) => itemsOf(part, currency, checkedValue(days)))
    const takenMinor = items.reduce((sum, { amount }) => sum + amount.minor, 0)
    const body = { items: withNewItems(budget, 'benefit', items, takenMinor) }
    await call('PUT', BUDGET_PATH, { ifMatch: etag, body })
    onClose()
    sayDone(items.length === 1 ? 'One benefit is told apart.' : `${items.length} benefits are told apart.`)
  })
  return (
    <FormDialog
      title={`What ${moneyText(whole)} a month pays for`}
      form={form}
      action="Save"
      consequence={`${restText(parts, whole)} It holds from today on.`}
      onClose={onClose}
    >
      <div class="form">
        {parts.map(({ benefit, amount, coveredBy }) => (
          <fieldset key={benefit} class="c12">
            <legend>
              <b>{BENEFIT_WORDS[benefit]}</b>
            </legend>
            <div class="form">
              <MoneyField field={amount} label="Amount a month" currency={currency} span="c4 half" />
              {benefit === 'time-off' && <QuantityField field={days} label="Days a year" span="c4 half" />}
              <TextField field={coveredBy} label="Or covered by" span={benefit === 'time-off' ? 'c4' : 'c8'} />
            </div>
          </fieldset>
        ))}
        <p class="note c12">What you leave empty stays open.</p>
      </div>
    </FormDialog>
  )
}

function usePart(benefit: Benefit, currency: string): Part {
  return {
    benefit,
    amount: useOptionalAmount(currency, { range: 'zero-or-more' }),
    coveredBy: useField(readAnyText),
  }
}

/** Nothing for a benefit that was left empty; what somebody else carries costs nothing. */
function itemsOf({ benefit, amount, coveredBy }: Part, currency: string, days: number | undefined): ItemDraft[] {
  const minor = checkedValue(amount)
  const by = checkedValue(coveredBy)
  const plannedDays = benefit === 'time-off' ? (days ?? null) : null
  if (minor === undefined && by === '' && plannedDays === null) return []
  return [
    {
      kind: 'benefit',
      benefit,
      name: BENEFIT_WORDS[benefit],
      amount: { minor: minor ?? 0, currency },
      coveredBy: by || null,
      plannedDays,
    },
  ]
}

/** "$150.00 of it stays not told apart.", "It comes to $20.00 more than before." */
function restText(parts: readonly Part[], { minor, currency }: { minor: number; currency: string }): string {
  const taken = parts.reduce((sum, { amount }) => {
    const reading = amount.read()
    return sum + (reading.ok ? (reading.value ?? 0) : 0)
  }, 0)
  const rest = minor - taken
  if (rest === 0) return 'All of it is told apart.'
  const text = moneyText({ minor: Math.abs(rest), currency })
  return rest > 0 ? `${text} of it stays not told apart.` : `Benefits come to ${text} more a month than before.`
}
