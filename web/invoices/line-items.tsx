import { useSignal } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { CategoryReply } from '../../shared/accounts/contract.ts'
import { amountText } from '../../shared/words.ts'
import type { Field } from '../form.ts'
import { controlProps } from '../parts/field-frame.tsx'
import { Section } from '../parts/section.tsx'
import { CELL, COLUMN_HEAD, ROW, ROWS, TABLE } from '../parts/table-roles.ts'
import { sayDone } from '../parts/toast.tsx'
import { addLine, copyAbove, type Draft, type DraftLine, moveLine, removeLine } from './draft.ts'
import { typedAmountMinor } from './typed-totals.ts'

interface LineItemsProps {
  draft: Draft
  categories: readonly CategoryReply[]
}

/** The lines of an invoice, typed one after the other without leaving the keyboard. */
export function LineItems({ draft, categories }: LineItemsProps): JSX.Element {
  const { currency } = draft
  const lines = draft.lines.value
  const toFocus = useRef<string | undefined>(undefined)
  // A row that moves or comes is only there after drawing; then the focus goes where it belongs.
  useLayoutEffect(() => {
    if (toFocus.current !== undefined) document.getElementById(toFocus.current)?.focus()
    toFocus.current = undefined
  }, [lines])

  const add = () => {
    toFocus.current = addLine(draft).what.id
  }
  const goOn = (line: DraftLine) => {
    const next = lines[lines.indexOf(line) + 1]
    if (next) document.getElementById(next.what.id)?.focus()
    else add()
  }
  const remove = (line: DraftLine) => {
    const index = lines.indexOf(line)
    const putBack = removeLine(draft, line)
    const left = draft.lines.peek()
    toFocus.current = left[Math.min(index, left.length - 1)]?.what.id
    sayDone(`Removed line ${index + 1}.`, putBack)
  }
  const move = (line: DraftLine, by: 1 | -1) => {
    toFocus.current = document.activeElement?.id
    moveLine(draft, line, by)
  }
  const onKeyDown = (event: KeyboardEvent, line: DraftLine) => {
    const act = actionOf(event)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    if (act === 'next') goOn(line)
    if (act === 'up') move(line, -1)
    if (act === 'down') move(line, 1)
    if (act === 'copy') copyAbove(draft, line)
    if (act === 'remove') remove(line)
  }

  return (
    <Section title="Line items">
      <table {...TABLE} class="items">
        <thead {...ROWS}>
          <tr {...ROW}>
            <th {...COLUMN_HEAD}>What</th>
            <th {...COLUMN_HEAD} class="num">
              Quantity
            </th>
            <th {...COLUMN_HEAD}>Unit</th>
            <th {...COLUMN_HEAD} class="num">
              Rate, {currency}
            </th>
            <th {...COLUMN_HEAD} class="num">
              Discount, %
            </th>
            <th {...COLUMN_HEAD} class="num">
              Tax, %
            </th>
            <th {...COLUMN_HEAD}>Category</th>
            <th {...COLUMN_HEAD} class="num flush">
              Amount
            </th>
            <th {...COLUMN_HEAD}>
              <span class="sr">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody {...ROWS}>
          {lines.map((line, index) => (
            <LineRow
              key={line.key}
              draft={draft}
              line={line}
              place={index + 1}
              categories={categories}
              onKeyDown={onKeyDown}
              onRemove={() => remove(line)}
            />
          ))}
        </tbody>
      </table>
      <p class="key keys-hint">
        <span>
          <kbd>Enter</kbd> next line
        </span>
        <span>
          <kbd>Alt</kbd>
          <kbd>↑</kbd>
          <kbd>↓</kbd> move line
        </span>
        <span>
          <kbd>Ctrl</kbd>
          <kbd>D</kbd> copy line above
        </span>
        <span>
          <kbd>Ctrl</kbd>
          <kbd>Shift</kbd>
          <kbd>⌫</kbd> remove line
        </span>
        <span>
          A sum may be typed: <b>3*85</b>
        </span>
      </p>
      <p class="note-gap">
        <button type="button" class="button small" onClick={add}>
          Add line
        </button>
      </p>
    </Section>
  )
}

/** What a key does in a line. In a choice, Enter and the arrows stay the browser's; Ctrl+Backspace takes a word away. */
function actionOf(event: KeyboardEvent): 'next' | 'up' | 'down' | 'copy' | 'remove' | undefined {
  const isCombined = event.ctrlKey || event.metaKey
  if (isCombined && event.key.toLowerCase() === 'd') return 'copy'
  if (isCombined && event.shiftKey && event.key === 'Backspace') return 'remove'
  if (isCombined || !(event.target instanceof HTMLInputElement)) return
  if (event.altKey && event.key === 'ArrowUp') return 'up'
  if (event.altKey && event.key === 'ArrowDown') return 'down'
  return event.key === 'Enter' && !event.altKey ? 'next' : undefined
}

interface LineRowProps extends LineItemsProps {
  line: DraftLine
  place: number
  onKeyDown: (event: KeyboardEvent, line: DraftLine) => void
  onRemove: () => void
}

function LineRow({ draft, line, place, categories, onKeyDown, onRemove }: LineRowProps): JSX.Element {
  const isEdited = useSignal(false)
  const amountMinor = typedAmountMinor(draft, line)
  return (
    <tr
      {...ROW}
      class={isEdited.value ? 'editing' : undefined}
      onKeyDown={(event) => onKeyDown(event, line)}
      onFocusIn={() => {
        isEdited.value = true
      }}
      onFocusOut={() => {
        isEdited.value = false
      }}
    >
      <Cell label="What">
        <Entry field={line.what} says={`Line ${place}: what`} />
      </Cell>
      <Cell label="Quantity" look="w-76">
        <Entry field={line.quantity} says={`Line ${place}: quantity`} isNumber />
      </Cell>
      <Cell label="Unit" look="w-64">
        <Entry field={line.unit} says={`Line ${place}: unit`} />
      </Cell>
      <Cell label={`Rate, ${draft.currency}`} look="w-92">
        <Entry field={line.rate} says={`Line ${place}: rate in ${draft.currency}`} isNumber />
      </Cell>
      <Cell label="Discount, %" look="w-80">
        <Entry field={line.discount} says={`Line ${place}: discount in percent`} isNumber placeholder="–" />
      </Cell>
      <Cell label="Tax, %" look="w-76">
        <Entry field={line.tax} says={`Line ${place}: sales tax in percent`} isNumber placeholder="–" />
      </Cell>
      <Cell label="Category" look="two-wide w-150">
        <select {...controlProps({ field: line.category })} class="select" aria-label={`Line ${place}: category`}>
          <Categories categories={categories} of="income" name="Income" />
          <Categories categories={categories} of="expense" name="A cost passed on" />
          <Categories categories={categories} of="client-money" name="Held for the client" />
        </select>
        <Fault field={line.category} />
      </Cell>
      <td {...CELL} data-label="Amount" class="amount w-88">
        <output for={[line.quantity, line.rate, line.discount].map(({ id }) => id).join(' ')}>
          {amountMinor === undefined ? '–' : amountText(amountMinor, draft.currency)}
        </output>
      </td>
      <td {...CELL} class="remove w-36">
        <button
          type="button"
          class="button quiet small"
          aria-label={`Remove line ${place}`}
          aria-keyshortcuts="Control+Shift+Backspace"
          onClick={onRemove}
        >
          ×
        </button>
      </td>
    </tr>
  )
}

function Cell({ label, look, children }: { label: string; look?: string; children: ComponentChildren }): JSX.Element {
  return (
    <td {...CELL} class={look} data-label={label}>
      {children}
    </td>
  )
}

interface EntryProps {
  field: Field
  says: string
  isNumber?: boolean
  placeholder?: string
}

function Entry({ field, says, isNumber = false, placeholder }: EntryProps): JSX.Element {
  return (
    <>
      <input
        {...controlProps({ field })}
        class={isNumber ? 'input num' : 'input'}
        type="text"
        inputmode={isNumber ? 'decimal' : undefined}
        autocomplete="off"
        maxLength={isNumber ? 40 : 200}
        placeholder={placeholder}
        aria-label={says}
      />
      <Fault field={field} />
    </>
  )
}

function Fault({ field }: { field: Field }): JSX.Element | null {
  if (field.error.value === undefined) return null
  return (
    <span class="error-text" id={`${field.id}-error`}>
      {field.error.value}
    </span>
  )
}

interface CategoriesProps {
  categories: readonly CategoryReply[]
  of: CategoryReply['role']
  name: string
}

function Categories({ categories, of, name }: CategoriesProps): JSX.Element {
  return (
    <optgroup label={name}>
      {categories
        .filter((category) => category.role === of)
        .map((category) => (
          <option key={category.id} value={category.id}>
            {of === 'client-money' ? 'Refundable deposit' : category.name}
          </option>
        ))}
    </optgroup>
  )
}
