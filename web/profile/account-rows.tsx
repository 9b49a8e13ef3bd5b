import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { RealRole } from '../../shared/accounts/roles.ts'
import { type Field, makeField } from '../form.ts'
import { controlProps } from '../parts/field-frame.tsx'
import { CELL, COLUMN_HEAD, ROW, ROWS, TABLE } from '../parts/table-roles.ts'
import { readText } from '../reading.ts'
import type { MoneyReaders } from './money-readers.ts'
import { ROLE_CHOICES } from './role-choices.ts'

/** One account of a new book: what it is called, what it is for, and what it holds today. */
export interface AccountRow {
  key: number
  name: Field<string>
  role: Field<string>
  balance: Field<number>
}

export interface AccountRows {
  rows: AccountRow[]
  /** The id of the button that adds one. */
  addId: string
  add: () => void
  remove: (row: AccountRow) => void
  /** All fields, each with the pointer that the place of its row gives it. */
  fields: () => Field[]
}

const STARTING: { name: string; role: RealRole }[] = [
  { name: 'Spending', role: 'spending' },
  { name: 'Tax savings', role: 'tax-reserve' },
  { name: 'Savings', role: 'buffer' },
]

/** The accounts of a new book as rows that come and go; the three that most people need stand there already. */
export function useAccountRows(readers: MoneyReaders): AccountRows {
  const id = useId()
  const makeRow = (key: number, startName: string, startRole: RealRole): AccountRow => {
    const name = makeField(`${id}-${key}-name`, readText('Name the account.'), { start: startName })
    const missing = () => `Enter what ${name.text.value.trim() || 'the account'} holds today, or remove it.`
    return {
      key,
      name,
      role: makeField(`${id}-${key}-role`, readText('Choose what it is for.'), { start: startRole }),
      balance: makeField(`${id}-${key}-balance`, readers.needed(missing, 'any'), { show: readers.show }),
    }
  }
  const [rows] = useState(() => signal(STARTING.map(({ name, role }, index) => makeRow(index, name, role))))
  const present = rows.value
  return {
    rows: present,
    addId: `${id}-add`,
    add: () => {
      const next = Math.max(-1, ...present.map(({ key }) => key)) + 1
      const row = makeRow(next, '', 'spending')
      rows.value = [...present, row]
      // Once it is drawn, the new row is what one goes on with.
      requestAnimationFrame(() => document.getElementById(row.name.id)?.focus())
    },
    remove: (row) => {
      rows.value = present.filter((one) => one !== row)
      requestAnimationFrame(() => document.getElementById(`${id}-add`)?.focus())
    },
    fields: () =>
      present.flatMap(({ name, role, balance }, index) => [
        { ...name, pointer: `#/accounts/${index}/name` },
        { ...role, pointer: `#/accounts/${index}/role` },
        { ...balance, pointer: `#/accounts/${index}/balance` },
      ]),
  }
}

/** The rows as a table; on a phone each is a little form of its own. */
export function AccountTable({ accounts, currency }: { accounts: AccountRows; currency: string }): JSX.Element {
  const { rows, addId, add, remove } = accounts
  return (
    <>
      <table {...TABLE} class="items accounts">
        <thead {...ROWS}>
          <tr {...ROW}>
            <th {...COLUMN_HEAD}>Account</th>
            <th {...COLUMN_HEAD} class="w-150">
              Used for
            </th>
            <th {...COLUMN_HEAD} class="num w-150">
              Balance, {currency}
            </th>
            <th {...COLUMN_HEAD} class="w-36">
              <span class="sr">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody {...ROWS}>
          {rows.map((row, index) => (
            <Row
              key={row.key}
              row={row}
              place={index + 1}
              currency={currency}
              onRemove={rows.length > 1 ? () => remove(row) : undefined}
            />
          ))}
        </tbody>
      </table>
      <p class="note-gap">
        <button id={addId} type="button" class="button small" onClick={add}>
          Add account
        </button>
      </p>
    </>
  )
}

interface RowProps {
  row: AccountRow
  place: number
  currency: string
  /** Undefined for the last one that is left: a book has at least one. */
  onRemove: (() => void) | undefined
}

function Row({ row, place, currency, onRemove }: RowProps): JSX.Element {
  const { name, role, balance } = row
  const called = `Account ${place}`
  const isCard = role.text.value === 'card'
  return (
    <tr {...ROW} class="boxed">
      <td {...CELL} data-label="Account">
        <CellError field={name} />
        <input
          {...controlProps({ field: name })}
          class="input"
          type="text"
          autocomplete="off"
          maxLength={200}
          aria-label={`${called}: name`}
        />
      </td>
      <td {...CELL} data-label="Used for">
        <select {...controlProps({ field: role })} class="select" aria-label={`${called}: used for`}>
          {ROLE_CHOICES.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </td>
      <td {...CELL} data-label={`Balance, ${currency}`}>
        <CellError field={balance} />
        <input
          {...controlProps({ field: balance, note: isCard })}
          class="input num"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          maxLength={60}
          aria-label={`${called}: balance in ${currency}`}
        />
        {isCard && (
          <span class="hint" id={`${balance.id}-note`}>
            What you owe has a minus: −450.00
          </span>
        )}
      </td>
      <td {...CELL} class="remove">
        {onRemove && (
          <button
            type="button"
            class="button quiet"
            aria-label={`Remove ${called}, ${name.text.value}`}
            onClick={onRemove}
          >
            ×
          </button>
        )}
      </td>
    </tr>
  )
}

function CellError({ field }: { field: Field }): JSX.Element | null {
  const error = field.error.value
  if (!error) return null
  return (
    <span class="error-text" id={`${field.id}-error`}>
      {error}
    </span>
  )
}
