import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { CategoryReply, FormLinesReply } from '../../shared/accounts/contract.ts'
import { CategoriesSection } from '../../web/profile/categories-section.tsx'
import { Around, answerRequests, CATEGORIES, type Sent } from '../accounts/answers.tsx'
import { mount } from '../web/mount.ts'

const SALES: CategoryReply = {
  id: 24,
  name: 'Sales',
  role: 'income',
  formKey: 'gross-receipts',
  formLine: '1',
  deductibleRate: '1',
  version: 3,
}
const DEPOSITS: CategoryReply = { ...SALES, id: 25, name: 'Client money', role: 'client-money' }

afterEach(() => vi.unstubAllGlobals())

const field = (name: string) => page.getByLabelText(name, { exact: true })
const button = (name: string) => page.getByRole('button', { name })
const send = () => userEvent.keyboard('{Control>}{Enter}{/Control}')

const LINES: FormLinesReply['items'] = [
  { key: 'gross-receipts', label: 'Gross receipts or sales', line: '1', role: 'income' },
  { key: 'other-income', label: 'Other income', line: '6', role: 'income' },
  { key: 'travel', label: 'Travel', line: '24a', role: 'expense' },
  { key: 'other', label: 'Other expenses', line: '27b', role: 'expense' },
]

function draw(lines: FormLinesReply['items'] = [], categories: CategoryReply[] = []): Sent[] {
  const sent = answerRequests({})
  mount(
    <Around>
      <CategoriesSection categories={[...CATEGORIES, SALES, DEPOSITS, ...categories]} lines={lines} />
    </Around>,
  )
  return sent
}

/** Refuses whatever would change something, as the server does. */
function refuse(code: string, pointer: string, detail: string): void {
  const problem = { type: `/problems/${code}`, title: 'No', status: 409, detail, instance: '/' }
  vi.stubGlobal('fetch', async () =>
    Response.json(
      { ...problem, errors: [{ pointer, code, detail }] },
      { status: 409, headers: { 'content-type': 'application/problem+json' } },
    ),
  )
}

test('expenses and income stand apart, expenses with what of them is deductible', async () => {
  await page.viewport(1280, 900)
  draw()
  const rows = (name: string) =>
    [...page.getByRole('table', { name }).element().querySelectorAll('tbody tr')].map((row) =>
      (row as HTMLElement).innerText.replace(/\s+/g, ' ').replace(' Change', ''),
    )
  await expect.element(page.getByRole('heading', { name: 'Categories' })).toBeVisible()
  expect(rows('Categories of expenses')).toEqual(['Supplies 100%', 'Meals 50%', 'Travel 100%'])
  // Money that is held for clients is no category of the owner's.
  expect(rows('Categories of income')).toEqual(['Sales'])
  // On a phone it stands behind the name.
  await page.viewport(380, 900)
  expect(rows('Categories of expenses')).toEqual([
    'Supplies 100% deductible',
    'Meals 50% deductible',
    'Travel 100% deductible',
  ])
})

test('a new category of expenses goes with its share, one of income without', async () => {
  const sent = draw()
  await userEvent.click(button('Add category'))
  await expect
    .element(field('Deductible share'))
    .toHaveAccessibleDescription(
      'The rest stays in profit and loss, and is not taken off the profit that taxes are worked out on.',
    )
  await userEvent.fill(field('Category'), 'Gifts')
  await userEvent.fill(field('Deductible share'), '33.5%')
  await send()
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]).toEqual({
    path: '/api/v1/categories',
    body: { name: 'Gifts', role: 'expense', deductibleRate: '0.335' },
  })
  await userEvent.click(button('Add category'))
  await userEvent.fill(field('Category'), 'Lectures')
  await userEvent.click(field('Income'))
  expect(field('Deductible share').elements()).toEqual([])
  await send()
  await expect.poll(() => sent).toHaveLength(2)
  expect(sent[1]?.body).toEqual({ name: 'Lectures', role: 'income' })
})

test('the other side and back again loses nothing that was typed', async () => {
  draw()
  await userEvent.click(button('Add category'))
  await userEvent.fill(field('Category'), 'Gifts')
  await userEvent.fill(field('Deductible share'), '40')
  await userEvent.click(field('Income'))
  await userEvent.click(field('Expenses'))
  await expect.element(field('Category')).toHaveValue('Gifts')
  await expect.element(field('Deductible share')).toHaveValue('40')
})

test('a change is sent as it stands in the fields, and says that it counts for earlier entries too', async () => {
  const sent = draw()
  await userEvent.click(button('Change Meals'))
  await expect.element(field('Deductible share')).toHaveValue('50')
  await expect.element(page.getByText(/^Counts for all its entries, the earlier ones too\./)).toBeVisible()
  await userEvent.fill(field('Deductible share'), '80')
  await send()
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]).toEqual({ path: '/api/v1/categories/22', body: { name: 'Meals', deductibleRate: '0.8' } })
  await expect.element(page.getByText('Meals is changed.')).toBeVisible()
  await expect.element(button('Change Meals')).toHaveFocus()
})

test('of income only the name is changed', async () => {
  const sent = draw()
  await userEvent.click(button('Change Sales'))
  expect(field('Deductible share').elements()).toEqual([])
  await userEvent.fill(field('Category'), 'Prints')
  await send()
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]).toEqual({ path: '/api/v1/categories/24', body: { name: 'Prints' } })
})

const COURSES: CategoryReply = {
  id: 26,
  name: 'Courses',
  role: 'expense',
  formKey: 'other',
  formLine: '27b',
  deductibleRate: '1',
  version: 1,
}

test('the line of the tax form is shown, and chosen from those of its side', async () => {
  await page.viewport(1280, 900)
  const sent = draw(LINES, [COURSES])
  await expect.element(page.getByRole('row', { name: 'Courses 27b 100% Change Courses' })).toBeVisible()
  await userEvent.click(button('Change Courses'))
  const line = field('Line of Schedule C')
  await expect.element(line).toHaveDisplayValue('27b, Other expenses')
  expect([...line.element().querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
    '24a, Travel',
    '27b, Other expenses',
  ])
  await userEvent.selectOptions(line, '24a, Travel')
  await send()
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]?.body).toEqual({ name: 'Courses', deductibleRate: '1', formKey: 'travel' })
})

test('a line that was not touched is not sent, and one that the form does not know stays until one is chosen', async () => {
  const sent = draw(LINES)
  await userEvent.click(button('Change Sales'))
  await expect.element(field('Line of Schedule C')).toHaveDisplayValue('1, Gross receipts or sales')
  await send()
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]?.body).toEqual({ name: 'Sales' })
  await userEvent.click(button('Change Supplies'))
  await expect.element(field('Line of Schedule C')).toHaveDisplayValue('On no line yet')
  await send()
  await expect.poll(() => sent).toHaveLength(2)
  expect(sent[1]?.body).toEqual({ name: 'Supplies', deductibleRate: '1' })
})

test('a new category stands on the usual line of its side, or on the one that is chosen', async () => {
  const sent = draw(LINES)
  await userEvent.click(button('Add category'))
  await userEvent.fill(field('Category'), 'Journeys')
  await expect.element(field('Line of Schedule C')).toHaveDisplayValue('27b, Other expenses')
  await userEvent.selectOptions(field('Line of Schedule C'), '24a, Travel')
  await userEvent.click(field('Income'))
  await expect.element(field('Line of Schedule C')).toHaveDisplayValue('1, Gross receipts or sales')
  await userEvent.click(field('Expenses'))
  await expect.element(field('Line of Schedule C')).toHaveDisplayValue('24a, Travel')
  await send()
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]?.body).toEqual({ name: 'Journeys', role: 'expense', deductibleRate: '1', formKey: 'travel' })
})

test('without a known form no line is asked for', async () => {
  draw()
  await userEvent.click(button('Change Meals'))
  await expect.element(field('Deductible share')).toBeVisible()
  expect(field('Line of Schedule C').elements()).toEqual([])
})

test.each([
  { typed: '150', says: 'Enter 100 or less.' },
  { typed: '-5', says: 'Write a percentage like 27.5.' },
  { typed: 'half', says: 'Write a percentage like 27.5.' },
  { typed: '', says: 'Write a percentage like 27.5.' },
  { typed: '33.333', says: 'Write at most 2 decimals.' },
])('"$typed" as a share: $says', async ({ typed, says }) => {
  const sent = draw()
  await userEvent.click(button('Change Meals'))
  await userEvent.fill(field('Category'), 'Food')
  await userEvent.fill(field('Deductible share'), typed)
  await send()
  await expect.element(page.getByRole('link', { name: says })).toBeVisible()
  await expect.element(field('Deductible share')).toHaveValue(typed)
  await expect.element(field('Category')).toHaveValue('Food')
  expect(sent).toEqual([])
})

test('a name that is taken is said at its field, and what was typed stays', async () => {
  draw()
  refuse('account-in-use', '#/name', 'There is already one named Travel. Choose another name.')
  await userEvent.click(button('Add category'))
  await userEvent.fill(field('Category'), 'Travel')
  await userEvent.fill(field('Deductible share'), '40')
  await send()
  await userEvent.click(page.getByRole('link', { name: 'There is already one named Travel. Choose another name.' }))
  await expect.element(field('Category')).toHaveFocus()
  await expect.element(field('Category')).toHaveValue('Travel')
  await expect.element(field('Deductible share')).toHaveValue('40')
})
