import type { ComponentChildren, JSX } from 'preact'
import { CELL, COLUMN_HEAD, ROW, ROW_HEAD, ROWS, TABLE } from './table-roles.ts'

/** Where a cell goes when a row folds on a phone: name and amount on top, two remarks beneath, the rest left out. */
export type Fold = 'name' | 'amount' | 'left' | 'right' | 'none'

const FOLD_LOOKS: Record<Fold, string> = { name: 'f1', amount: 'f2', left: 'f3', right: 'f4', none: 'fx' }

export interface Column<Row> {
  head: ComponentChildren
  cell: (row: Row) => ComponentChildren
  fold: Fold
  /** Numbers stand right. */
  isNumber?: boolean
  /** The cell that names its row. */
  isRowHead?: boolean
  /** Further looks of the cell: 'date', 'muted', 'nowrap', 'md-hide', 'bar-cell'. */
  look?: string
}

interface DataTableProps<Row> {
  /** The name of the table, for whoever cannot see where it stands. */
  says: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string | number
  /** The row that matters. */
  isHere?: (row: Row) => boolean
  /** The last row, under a rule: one entry per column, undefined for an empty cell. */
  total?: readonly ComponentChildren[]
}

/** A statement. On a phone each row folds to two lines. */
export function DataTable<Row>({ says, columns, rows, keyOf, isHere, total }: DataTableProps<Row>): JSX.Element {
  return (
    <table {...TABLE} class="table fold" aria-label={says}>
      <thead {...ROWS}>
        <tr {...ROW}>
          {columns.map((column, index) => (
            <th key={index} {...COLUMN_HEAD} class={headLook(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROWS}>
        {rows.map((row) => (
          <tr key={keyOf(row)} {...ROW} class={isHere?.(row) ? 'here' : undefined}>
            {columns.map((column, index) => (
              <Cell key={index} column={column}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot {...ROWS}>
          <tr {...ROW} class="total">
            {columns.map((column, index) => (
              <Cell key={index} column={column}>
                {total[index]}
              </Cell>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ComponentChildren }): JSX.Element {
  const looks = `${FOLD_LOOKS[column.fold]} ${headLook(column)}`
  return column.isRowHead ? (
    <th {...ROW_HEAD} class={looks}>
      {children}
    </th>
  ) : (
    <td {...CELL} class={looks}>
      {children}
    </td>
  )
}

function headLook<Row>({ isNumber, look = '' }: Column<Row>): string {
  return isNumber ? `num ${look}` : look
}
