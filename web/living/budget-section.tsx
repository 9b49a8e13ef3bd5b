import type { JSX } from 'preact'
import type { BudgetReply } from '../../shared/living/contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { call } from '../api.ts'
import { dayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { useAction } from '../form.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FormTrouble } from '../parts/form-box.tsx'
import { FigureLine, Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { BUDGET_PATH } from './addresses.ts'
import { BENEFIT_WORDS, type BudgetItem, withChangedItem } from './budget-items.ts'

interface BudgetSectionProps {
  budget: BudgetReply
  etag: string | undefined
}

interface Row extends BudgetItem {
  /** Its place in the list as it is kept. */
  index: number
}

const ORDER: readonly BudgetItem['kind'][] = ['essential', 'benefit', 'irregular', 'normal']

/** What a month costs, item by item, beside the sums that every figure reads. */
export function BudgetSection({ budget, etag }: BudgetSectionProps): JSX.Element {
  const { fromDate, needs } = budget
  const rows = budget.items
    .map((item, index): Row => ({ ...item, index }))
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  return (
    <Section
      title="What a month costs"
      id="budget"
      aside={
        <>
          {fromDate !== null && `items since ${dayText(fromDate)} `}
          <button type="button" class="button small" onClick={() => showDialog({ kind: 'budget-item' })}>
            Add item <kbd>n</kbd>
          </button>
        </>
      }
    >
      {rows.length > 0 ? (
        <DataTable says="Living budget" columns={columnsOf(budget, etag)} rows={rows} keyOf={({ index }) => index} />
      ) : (
        <p class="note">
          The sums below come from <a href="/settings#needs">Settings</a>. List what they are made of, one item after
          the other: nothing changes until the items come to more.
        </p>
      )}
      <Sums budget={budget} />
      {needs.state !== 'known' && <p class="note note-gap">{needs.says}</p>}
    </Section>
  )
}

/** Each sum with what of it has no item, and the two totals. */
function Sums({ budget }: { budget: BudgetReply }): JSX.Element {
  const { sums, withoutItem, living, needs, asYouLiveNow } = budget
  const sum = (label: string, items: { minor: number; currency: string }, rest: { minor: number }) => (
    <Line label={label} note={restText(rest.minor, items.currency)}>
      {amountText(items.minor + rest.minor, items.currency)}
    </Line>
  )
  return (
    <Lines>
      {sum('Essentials a month', sums.essentials, withoutItem.essentials)}
      {sum('Benefits you pay yourself', sums.benefits, withoutItem.benefits)}
      {sum('Irregular, for a year', sums.irregularYearly, withoutItem.irregularYearly)}
      <FigureLine label="Living a month" figure={living} kind="subtotal" />
      <FigureLine label="Needs, with business costs" figure={needs} kind="total" />
      <FigureLine
        label="As you live now"
        figure={asYouLiveNow}
        note={asYouLiveNow.state === 'known' ? 'with what is nice; no other figure counts it' : undefined}
      />
    </Lines>
  )
}

/** "$50.00 of it without an item", "$50.00 less than the items" */
function restText(minor: number, currency: string): string | undefined {
  if (minor === 0) return undefined
  const amount = moneyText({ minor: Math.abs(minor), currency })
  return minor > 0
    ? `${amount} of it without an item`
    : `${amount} less than the items: Settings were changed by themselves`
}

function columnsOf(budget: BudgetReply, etag: string | undefined): Column<Row>[] {
  return [
    {
      head: 'Item',
      cell: (row) => (
        <>
          {row.name}
          <span class="sub muted">{remark(row)}</span>
        </>
      ),
      fold: 'name',
      isRowHead: true,
    },
    { head: 'Amount', cell: ({ amount }) => moneyText(amount), fold: 'amount', isNumber: true },
    {
      head: <span class="sr">Change</span>,
      cell: (row) => <ItemActions row={row} budget={budget} etag={etag} />,
      fold: 'right',
      look: 'num own-line',
    },
  ]
}

function remark({ kind, benefit, coveredBy, plannedDays }: Row): string {
  if (benefit !== null) {
    const days = plannedDays === null ? '' : `, ${plannedDays} days a year`
    const covered = coveredBy === null ? '' : `, covered by ${coveredBy}`
    return `${BENEFIT_WORDS[benefit]}${days}${covered}`
  }
  if (kind === 'irregular') return 'irregular, for a year'
  return kind === 'normal' ? 'nice and not needed' : 'essential'
}

function ItemActions({ row, budget, etag }: { row: Row; budget: BudgetReply; etag: string | undefined }): JSX.Element {
  const { index, name } = row
  const remove = useAction(async () => {
    await call('PUT', BUDGET_PATH, { ifMatch: etag, body: { items: withChangedItem(budget, index, undefined) } })
    sayDone(`Took ${name} out of the budget from today on.`)
  })
  return (
    <>
      <span class="row-of row-actions">
        <button
          type="button"
          class="button small"
          aria-label={`Change ${name}`}
          onClick={() => showDialog({ kind: 'budget-item', index })}
        >
          Change…
        </button>
        <button
          type="button"
          class="button small"
          aria-label={`Remove ${name}`}
          disabled={remove.isSending.value}
          onClick={() => void remove.submit()}
        >
          Remove
        </button>
      </span>
      <FormTrouble form={remove} />
    </>
  )
}
