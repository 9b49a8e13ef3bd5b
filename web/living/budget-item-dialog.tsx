import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { BudgetReply } from '../../shared/living/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { checkedValue, readAnyText } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Book, book } from '../book.ts'
import type { OpenDialog } from '../dialogs.ts'
import { useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField, SelectField, Tick } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField, QuantityField, useAmount } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { optional, readText, understood } from '../reading.ts'
import { useResource } from '../resource.ts'
import { BUDGET_PATH } from './addresses.ts'
import {
  type BudgetItem,
  type ItemDraft,
  kindOf,
  placeOfNew,
  SORTS,
  sortOf,
  unlistedOf,
  withChangedItem,
  withNewItem,
} from './budget-items.ts'
import { readWholeDays } from './days-off.ts'

interface BudgetItemDialogProps {
  dialog: Extract<OpenDialog, { kind: 'budget-item' }>
  onClose: () => void
}

/** One item of the living budget. Saving it saves the whole list from a day on. */
export default function BudgetItemDialog({ dialog, onClose }: BudgetItemDialogProps): JSX.Element | null {
  const { value, etag } = useResource<BudgetReply>(BUDGET_PATH)
  if (!book.value || !value) return null
  return (
    <ItemForm book={book.value} budget={value} etag={etag} index={dialog.index} sort={dialog.sort} onClose={onClose} />
  )
}

interface ItemFormProps {
  book: Book
  budget: BudgetReply
  etag: string | undefined
  index: number | undefined
  sort: string | undefined
  onClose: () => void
}

function ItemForm({
  book: { currency, today },
  budget,
  etag,
  index,
  sort: asked,
  onClose,
}: ItemFormProps): JSX.Element {
  const item: BudgetItem | undefined = index === undefined ? undefined : budget.items[index]
  const place = index ?? placeOfNew(budget)
  const pointer = (field: string) => `#/items/${place}/${field}`
  const sort = useField(understood<string>, {
    start: item ? sortOf(item) : (asked ?? 'essential'),
    pointer: pointer('kind'),
  })
  const name = useField(readText('Say what it is.'), { start: item?.name ?? '', pointer: pointer('name') })
  const amount = useAmount(currency, {
    range: 'zero-or-more',
    startMinor: item?.amount.minor,
    pointer: pointer('amount'),
  })
  const coveredBy = useField(readAnyText, { start: item?.coveredBy ?? '', pointer: pointer('coveredBy') })
  const plannedDays = useField(optional(readWholeDays), {
    start: item?.plannedDays == null ? '' : String(item.plannedDays),
    pointer: pointer('plannedDays'),
  })
  const fromDate = useField(readDate, { start: today, pointer: '#/fromDate' })
  const kind = kindOf(sort.text.value)
  const isBenefit = kind.kind === 'benefit'
  const isTimeOff = kind.benefit === 'time-off'
  const unlisted = item ? undefined : unlistedOf(budget, kind.kind)
  const isTaken = useSignal(true)
  const fields = [sort, name, amount, fromDate, ...(isBenefit ? [coveredBy] : []), ...(isTimeOff ? [plannedDays] : [])]
  const form = useForm(fields, async () => {
    const draft: ItemDraft = {
      kind: kind.kind,
      name: checkedValue(name),
      amount: { minor: checkedValue(amount), currency },
      ...(isBenefit && { benefit: kind.benefit, coveredBy: checkedValue(coveredBy) || null }),
      ...(isTimeOff && { plannedDays: checkedValue(plannedDays) ?? null }),
    }
    const takenMinor = unlisted && isTaken.value ? draft.amount.minor : 0
    const items = index === undefined ? withNewItem(budget, draft, takenMinor) : withChangedItem(budget, index, draft)
    const body = { fromDate: checkedValue(fromDate), items }
    await call('PUT', BUDGET_PATH, { ifMatch: etag, body })
    onClose()
    sayDone(item ? `Changed ${draft.name}.` : `Added ${draft.name}.`)
  })
  return (
    <FormDialog
      title={item ? 'Change an item of the budget' : 'Add an item to the budget'}
      form={form}
      action={item ? 'Save' : 'Add'}
      consequence="The sums of the items become what a month costs, from that day on: runway, buffer and pay follow."
      onClose={onClose}
    >
      <div class="form">
        <SelectField field={sort} label="Kind" span="c8" choices={SORTS} />
        <TextField field={name} label="What" span="c8" />
        <MoneyField
          field={amount}
          label={kind.kind === 'irregular' ? 'Amount a year' : 'Amount a month'}
          hint={isBenefit ? '0 if somebody else covers it.' : undefined}
          currency={currency}
          span="c4 half"
        />
        {isTimeOff && <QuantityField field={plannedDays} label="Days a year" hint="That it pays for." span="c4 half" />}
        {isBenefit && (
          <TextField
            field={coveredBy}
            label="Covered otherwise, by"
            hint="Such as my partner’s plan; empty if you pay for it."
            span="c8"
          />
        )}
        {unlisted && (
          <div class="field c8">
            <Tick
              isTicked={isTaken}
              label={`It is part of ${moneyText(unlisted.amount)} that is not listed yet`}
              note={`What is left of that stays as “${unlisted.name}”. Without the tick it comes on top.`}
            />
          </div>
        )}
        <DateField field={fromDate} label="Holds from" span="c4 half" />
      </div>
    </FormDialog>
  )
}
