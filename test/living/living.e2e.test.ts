import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BudgetReply, PayReply } from '../../shared/living/contract.ts'
import { Api, seedBook } from '../accounts/a-book.ts'
import { checkAxe, checkWidth, openPage, see } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'

let server: RunningServer
let api: Api

beforeAll(async () => {
  server = await startServer()
  api = new Api(server.url)
  await seedBook(api)
})

afterAll(() => server.stop())

describe.each([
  { width: 1280, theme: 'light', item: 'Rent of the attic', goal: 'A quiet bicycle' },
  { width: 380, theme: 'dark', item: 'Soup and bread', goal: 'A loud trumpet' },
] as const)('at $width px in $theme', ({ item, goal, ...view }) => {
  test('from what may be spent on Today to the budget, days off, a goal and the pay', async () => {
    const page = await openPage(server.url, view)
    const toast = (text: string) => page.locator('.toast').filter({ hasText: text }).waitFor()
    await page.getByRole('link', { name: 'Pay, budget and goals' }).click()
    await page.waitForURL(`${server.url}/living`)
    await page.getByRole('region', { name: 'What a month costs' }).waitFor()
    await checkAxe(page)
    await checkWidth(page)

    const before = await api.get<BudgetReply>('/api/v1/living/budget')
    await page
      .getByRole('button', { name: /^Add item/ })
      .last()
      .click()
    const form = page.getByRole('dialog')
    await form.getByLabel('What', { exact: true }).fill(item)
    await form.getByLabel('Amount a month').fill('900')
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await toast(`Added ${item}.`)
    await see(page.getByRole('table', { name: 'Living budget' })).toContainText(item)
    // What was one sum in Settings is listed in part: no figure falls by it.
    const after = await api.get<BudgetReply>('/api/v1/living/budget')
    expect(after.needs.state === 'known' && after.needs.value).toEqual(
      before.needs.state === 'known' && before.needs.value,
    )

    const benefits = page.getByRole('region', { name: 'Benefits' })
    await see(benefits.getByText(/a month is set for benefits, and not for which/)).toBeVisible()
    await benefits.getByRole('button', { name: 'Tell them apart…' }).click()
    const part = page.getByRole('group', { name: view.width > 640 ? 'Health insurance' : 'Disability insurance' })
    await part.getByLabel('Amount a month').fill('120')
    await see(form.getByText(/of it stays not told apart/)).toBeVisible()
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await toast('One benefit is told apart.')
    await see(benefits.getByText('$120.00 a month').last()).toBeVisible()
    const apart = await api.get<BudgetReply>('/api/v1/living/budget')
    expect(apart.needs.state === 'known' && apart.needs.value).toEqual(
      before.needs.state === 'known' && before.needs.value,
    )

    await benefits
      .getByRole('button', { name: /^Answer: / })
      .first()
      .click()
    await form.getByLabel('What', { exact: true }).fill('Covered')
    await form.getByLabel('Amount a month').fill('0')
    await form.getByLabel('Covered otherwise, by').fill('an invented partner')
    await page.keyboard.press('Control+Enter')
    await toast('Added Covered.')
    await see(benefits.getByText('by an invented partner').first()).toBeVisible()

    await page.getByRole('button', { name: /^Add days off/ }).click()
    const day = view.width > 640 ? '06' : '13'
    await form.getByLabel('First day').fill(`2026-07-${day}`)
    await form.getByLabel('Last day').fill(`2026-07-${Number(day) + 6}`.replace(/-(\d)$/, '-0$1'))
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await toast(', 5 days.')

    await page.getByRole('button', { name: /^Add days off/ }).click()
    await form.getByLabel('First day').fill(`2025-08-${day}`)
    await form.getByLabel('Last day').fill(`2025-08-${day}`)
    await form.getByLabel('Working days').fill('1')
    await page.keyboard.press('Control+Enter')
    await toast(', 1 day.')
    await page.getByLabel('Year of days off').selectOption('2025')
    await see(page.getByRole('table', { name: 'Days off in 2025' })).toContainText('1 day')

    await page.getByRole('button', { name: /^Add goal/ }).click()
    await form.getByLabel('What for').fill(goal)
    await form.getByLabel('Amount', { exact: true }).fill('300')
    await page.keyboard.press('Control+Enter')
    await toast(`Added ${goal}.`)
    await page.getByRole('button', { name: `Put aside… ${goal}` }).click()
    await form.getByLabel('Amount', { exact: true }).fill('120')
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await toast(`Put $120.00 aside for ${goal}.`)
    await page.keyboard.press('u')
    await toast('Taken back.')

    const month = page.getByRole('region', { name: 'This month' })
    await month.getByRole('button', { name: /^Pay yourself / }).click()
    await toast('Paid yourself ')
    const paid = await api.get<PayReply>('/api/v1/living/pay')
    expect(paid.mayBeSpent).toMatchObject({ value: { minor: 0 } })
    await page.keyboard.press('u')
    await toast('Taken back.')
    await checkAxe(page)
    await checkWidth(page)
  })
})
