import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type Column, DataTable } from '../../web/parts/data-table.tsx'
import { untoldTableParts } from '../support/table-parts.ts'
import { movementColumns, movements } from './all-parts.tsx'
import { mount } from './mount.ts'

function mountTable() {
  return mount(
    <DataTable says="Recent movements" columns={movementColumns} rows={movements} keyOf={({ what }) => what} />,
  )
}

function boxOf(table: HTMLElement, column: number): DOMRect {
  const cell = table.querySelectorAll('tbody tr:first-child > *')[column]
  if (!cell) throw new Error(`there is no column ${column}`)
  return cell.getBoundingClientRect()
}

test('wide, a row is one line with the amount at the right', async () => {
  await page.viewport(1280, 800)
  const table = mountTable()
  const [date, name, amount] = [boxOf(table, 0), boxOf(table, 1), boxOf(table, 4)]
  expect(date.top).toBe(amount.top)
  expect(date.right).toBeLessThanOrEqual(name.left)
  expect(getComputedStyle(table.querySelector('td.num') ?? table).textAlign).toBe('right')
})

test('on a phone it folds: name and amount on top, two remarks beneath, the rest left out', async () => {
  await page.viewport(380, 800)
  const table = mountTable()
  const [date, name, share, account, amount] = [0, 1, 2, 3, 4].map((column) => boxOf(table, column))
  expect(name?.top).toBe(amount?.top)
  expect(date?.top).toBeGreaterThanOrEqual(name?.bottom ?? 0)
  expect(date?.left).toBe(name?.left)
  expect(account?.top).toBe(date?.top)
  expect(account?.right).toBe(amount?.right)
  expect(share?.width, 'a column that is left out').toBe(0)
  expect(untoldTableParts()).toEqual([])
})

test('the row is named by its head, and the numbers of a total stand in their column', () => {
  const columns: Column<{ what: string; amount: string }>[] = [
    { head: 'What', cell: ({ what }) => what, fold: 'name', isRowHead: true },
    { head: 'USD', cell: ({ amount }) => amount, fold: 'amount', isNumber: true },
  ]
  const rows = [{ what: 'Paper', amount: '1.00' }]
  const table = mount(
    <DataTable says="Costs" columns={columns} rows={rows} keyOf={({ what }) => what} total={['Together', '1.00']} />,
  )
  expect(table.querySelector('tbody th[scope="row"]')?.textContent).toBe('Paper')
  expect(table.querySelector('tfoot .total th')?.textContent).toBe('Together')
  expect(table.querySelector('tfoot .total td.num')?.textContent).toBe('1.00')
  expect(untoldTableParts()).toEqual([])
})
