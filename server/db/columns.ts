import { getTableColumns, type Table } from 'drizzle-orm'

/**
 * A table's columns by the names that the program has for them, for a statement that is asked often: drizzle makes its rows
 * several times slower than SQLite itself. For columns of whole numbers and text, which need no reading.
 */
export function columnsOf(table: Table): string {
  return Object.entries(getTableColumns(table))
    .map(([name, column]) => `${column.name} AS ${name}`)
    .join(', ')
}
