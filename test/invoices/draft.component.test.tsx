import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { CategoryReply } from '../../shared/accounts/contract.ts'
import { calendarDate } from '../../shared/calendar.ts'
import {
  addLine,
  alignDates,
  bodyOf,
  copyAbove,
  type Draft,
  fieldsOf,
  makeDraft,
  moveLine,
  removeLine,
  takeTermsOf,
} from '../../web/invoices/draft.ts'
import { LineItems } from '../../web/invoices/line-items.tsx'
import { typedTotals } from '../../web/invoices/typed-totals.ts'
import { untoldTableParts } from '../support/table-parts.ts'
import { mount } from '../web/mount.ts'

const categories: CategoryReply[] = [
  {
    id: 1,
    name: 'Client work',
    role: 'income',
    formKey: 'gross-receipts',
    formLine: '1',
    deductibleRate: '1',
    version: 1,
  },
  { id: 2, name: 'Travel', role: 'expense', formKey: 'travel', formLine: '24a', deductibleRate: '1', version: 1 },
]

function draftWith(...lines: [what: string, quantity: string, rate: string][]): Draft {
  const draft = makeDraft({ currency: 'USD', today: calendarDate('2026-11-19'), categories, clientId: 7 })
  lines.forEach(([what, quantity, rate], index) => {
    const line = draft.lines.value[index] ?? addLine(draft)
    line.what.text.value = what
    line.quantity.text.value = quantity
    line.rate.text.value = rate
  })
  return draft
}

const whats = (draft: Draft) => draft.lines.value.map((line) => line.what.text.value)

test('a sum may be typed into quantity and rate, and the request carries plain numbers', () => {
  const draft = draftWith(['Covers', '2*3', '1,200.50'])
  expect(bodyOf(draft)).toEqual({
    clientId: 7,
    issueDate: '2026-11-19',
    dueDate: '2026-12-19',
    reference: '',
    note: '',
    lines: [
      {
        description: 'Covers',
        quantity: '6',
        unit: '',
        unitPrice: '1200.5',
        discountRate: '0',
        taxRate: '0',
        accountId: 1,
      },
    ],
  })
})

test('an empty line is left out wherever it stands, and faults point to where lines stand in the request', () => {
  const draft = draftWith(['', '1', ''], ['Covers', '1', 'much'], ['', '1', ''])
  const [fault] = fieldsOf(draft).filter((field) => !field.check())
  expect(fault?.pointer).toBe('#/lines/0/unitPrice')
})

test('lines that cannot be read are in no total, and are counted as left out', () => {
  const draft = draftWith(['Covers', '3', '85'], ['Delivery', '1', ''])
  expect(typedTotals(draft)).toMatchObject({ totals: { totalMinor: 25_500 }, leftOut: 1 })
})

test('a total that no invoice can hold is a sentence, not a crash', () => {
  expect(typedTotals(draftWith(['All of it', '999999999', '999999999']))).toBe(
    'An amount is larger than an invoice can hold.',
  )
})

test('terms and due date follow each other; a due date before the issue date is refused, not moved', () => {
  const draft = draftWith()
  draft.terms.text.value = '14'
  alignDates(draft, 'terms')
  expect(draft.dueDate.text.value).toBe('2026-12-03')
  draft.issueDate.text.value = '2026-12-01'
  alignDates(draft, 'issueDate')
  expect(draft.dueDate.text.value).toBe('2026-12-15')
  draft.dueDate.text.value = '2026-12-31'
  alignDates(draft, 'dueDate')
  expect(draft.terms.text.value).toBe('30')
  draft.dueDate.text.value = '2026-11-30'
  alignDates(draft, 'dueDate')
  expect(draft.dueDate.text.value).toBe('2026-11-30')
  expect(draft.dueDate.check()).toBe(false)
})

test('a client brings terms and tax; a line whose tax was typed keeps it', () => {
  const draft = draftWith(['Covers', '1', '10'], ['Prints', '1', '10'])
  const [, second] = draft.lines.value
  if (second) second.tax.text.value = '5'
  takeTermsOf(draft, { termsDays: 7, taxRate: '0.0825' })
  expect(draft.dueDate.text.value).toBe('2026-11-26')
  expect(draft.lines.value.map((line) => line.tax.text.value)).toEqual(['8.25', '5'])
  expect(addLine(draft).tax.text.value).toBe('8.25')
  takeTermsOf(draft, { termsDays: 7, taxRate: '0' })
  expect(draft.lines.value.map((line) => line.tax.text.value)).toEqual(['', '5', ''])
})

test('lines move, copy and go; what went comes back to its place', () => {
  const draft = draftWith(['A', '1', '1'], ['B', '2', '2'], ['C', '3', '3'])
  const [a, b, c] = draft.lines.value
  if (!a || !b || !c) throw new Error('there are three lines')
  moveLine(draft, c, -1)
  expect(whats(draft)).toEqual(['A', 'C', 'B'])
  moveLine(draft, a, -1)
  expect(whats(draft), 'the first stays first').toEqual(['A', 'C', 'B'])
  copyAbove(draft, c)
  expect(whats(draft)).toEqual(['A', 'A', 'B'])
  const putBack = removeLine(draft, a)
  expect(whats(draft)).toEqual(['A', 'B'])
  putBack()
  expect(draft.lines.value).toEqual([a, c, b])
})

test('the last line that goes leaves an empty one; coming back it takes its place', () => {
  const draft = draftWith(['Only', '1', '1'])
  const [only] = draft.lines.value
  if (!only) throw new Error('there is a line')
  const putBack = removeLine(draft, only)
  expect(whats(draft)).toEqual([''])
  putBack()
  expect(draft.lines.value).toEqual([only])
})

test('a draft knows whether something was typed that is not kept', () => {
  const draft = draftWith()
  expect(draft.isChanged.value).toBe(false)
  addLine(draft)
  expect(draft.isChanged.value, 'an empty line says nothing').toBe(false)
  draft.note.text.value = 'Thank you.'
  expect(draft.isChanged.value).toBe(true)
  draft.markKept({ id: 3, version: 1, etag: '"1"' })
  expect(draft.isChanged.value).toBe(false)
})

test('Ctrl+Backspace takes a word away, as in any field; with Shift it takes the line', async () => {
  mount(<LineItems draft={draftWith(['Cover design', '1', '10'], ['Delivery', '1', '20'])} categories={categories} />)
  await userEvent.click(page.getByLabelText('Line 1: what'))
  await userEvent.keyboard('{End}{Control>}{Backspace}{/Control}')
  await expect.element(page.getByLabelText('Line 1: what')).toHaveValue('Cover ')
  await expect.element(page.getByLabelText('Line 2: what')).toHaveValue('Delivery')
  await userEvent.keyboard('{Control>}{Shift>}{Backspace}{/Shift}{/Control}')
  await expect.element(page.getByLabelText('Line 1: what')).toHaveValue('Delivery')
  await expect
    .element(page.getByRole('button', { name: 'Remove line 1' }))
    .toHaveAttribute('aria-keyshortcuts', 'Control+Shift+Backspace')
  expect(untoldTableParts()).toEqual([])
})
