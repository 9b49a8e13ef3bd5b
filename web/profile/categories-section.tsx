import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { CategoryReply } from '../../shared/accounts/contract.ts'
import { percentText } from '../../shared/words.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Section } from '../parts/section.tsx'
import { AddCategoryDialog, ChangeCategoryDialog, type Lines } from './category-dialogs.tsx'

type Open = { what: 'add' } | { what: 'change'; id: number }
type Change = (category: CategoryReply) => void

interface CategoriesSectionProps {
  categories: readonly CategoryReply[]
  /** The lines of the tax form that they can stand on; none where no form is known. */
  lines: Lines
}

/** What money is spent on and comes in for, where it stands on the tax form, and how much of each expense is taken off. */
export function CategoriesSection({ categories, lines }: CategoriesSectionProps): JSX.Element {
  const [dialog, setDialog] = useState<Open>()
  const close = () => setDialog(undefined)
  const change: Change = ({ id }) => setDialog({ what: 'change', id })
  // As it stands now: it may have been changed meanwhile.
  const category = dialog?.what === 'change' ? categories.find(({ id }) => id === dialog.id) : undefined
  const lineColumns = lines.length > 0 ? [lineColumn] : []
  const of = (side: CategoryReply['role']) => categories.filter(({ role }) => role === side)
  return (
    <Section title="Categories" id="categories">
      <h3>Expenses</h3>
      <DataTable
        says="Categories of expenses"
        columns={[nameAndShareColumn, ...lineColumns, shareColumn, changeColumn(change)]}
        rows={of('expense')}
        keyOf={({ id }) => id}
      />
      <p class="note note-gap">
        What is not deductible stays in profit and loss, and is not taken off the profit that taxes are worked out on.
      </p>
      <h3 class="gap-5">Income</h3>
      <DataTable
        says="Categories of income"
        columns={[nameColumn, ...lineColumns, changeColumn(change)]}
        rows={of('income')}
        keyOf={({ id }) => id}
      />
      <p class="note-gap">
        <button type="button" class="button" onClick={() => setDialog({ what: 'add' })}>
          Add category
        </button>
      </p>
      {dialog?.what === 'add' && <AddCategoryDialog lines={lines} onClose={close} />}
      {category && <ChangeCategoryDialog category={category} lines={lines} onClose={close} />}
    </Section>
  )
}

const nameColumn: Column<CategoryReply> = {
  head: 'Category',
  cell: ({ id, name }) => (
    <a class="row-link pressable" href={`/money?account=${id}`}>
      {name}
    </a>
  ),
  fold: 'name',
  isRowHead: true,
}

// On a phone the share stands behind the name, and each category is one line.
const nameAndShareColumn: Column<CategoryReply> = {
  ...nameColumn,
  cell: (category) => (
    <>
      {nameColumn.cell(category)}
      <span class="only-narrow"> {percentText(category.deductibleRate)} deductible</span>
    </>
  ),
}

const lineColumn: Column<CategoryReply> = {
  head: 'Line',
  cell: ({ formLine }) => formLine ?? '—',
  fold: 'none',
  isNumber: true,
}

const shareColumn: Column<CategoryReply> = {
  head: 'Deductible',
  cell: ({ deductibleRate }) => percentText(deductibleRate),
  fold: 'none',
  isNumber: true,
}

function changeColumn(change: Change): Column<CategoryReply> {
  return {
    head: <span class="sr">Change</span>,
    cell: (category) => (
      <button
        type="button"
        class="button small"
        aria-label={`Change ${category.name}`}
        onClick={() => change(category)}
      >
        Change
      </button>
    ),
    fold: 'amount',
    isNumber: true,
  }
}
