import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import SetUpPage from '../../web/profile/set-up-page.tsx'
import { untoldTableParts } from '../support/table-parts.ts'
import { mount } from '../web/mount.ts'
import { usd } from '../web/samples.ts'

let sent: Record<string, unknown>[]
let answer: () => Response

beforeEach(async () => {
  sent = []
  answer = () => Response.json({}, { status: 201 })
  await page.viewport(1280, 900)
  vi.stubGlobal('fetch', async (_path: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json({ setUp: false, today: '2026-11-19' })
    sent.push(JSON.parse(String(body)))
    return answer()
  })
  mount(<SetUpPage />)
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
})

afterEach(() => vi.unstubAllGlobals())

const field = (name: string | RegExp) => page.getByRole('textbox', { name })
const aside = page.getByRole('complementary', { name: 'Your first answer' })
const open = page.getByRole('button', { name: /^Open my book/ })

async function fillNeeded(): Promise<void> {
  await field(/^Your name/).fill('Wanda Pretend')
  await field('Account 1: balance in USD').fill('14,912.18')
  await field('Account 2: balance in USD').fill('10129.11')
  await field('Account 3: balance in USD').fill('19750')
  await field('Essentials').fill('3300')
}

test('the first answer follows what is typed, by the figures that the book will show', async () => {
  await expect.element(aside).toHaveTextContent('It appears here while you type')
  await fillNeeded()
  await expect.element(aside).toHaveTextContent('You could go 10.5 months with no new money.')
  await field('Benefits you pay yourself').fill('1470')
  await field('Irregular, in a year').fill('3180')
  await field('Business costs a month').fill('1208')
  await expect.element(aside).toHaveTextContent(/Free cash34,662\.18Needs a month6,243\.00Months covered5\.5/)
  await field(/^Receipts in 2026/).fill('60000')
  await field(/^Tax paid for 2026/).fill('1000')
  await expect.element(aside).toHaveTextContent('The tax office’s part−17,000.00')
})

test('only what was typed is sent, and what was left out is left out', async () => {
  await fillNeeded()
  await field('October 2026').fill('9150')
  await field('August 2026').fill('700')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => sent.length).toBe(1)
  expect(sent[0]).toEqual({
    name: 'Wanda Pretend',
    trade: '',
    work: 'independent',
    country: 'US',
    currency: 'USD',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    setAsideRate: '0.3',
    essentials: usd(330_000),
    benefits: usd(0),
    irregularYearly: usd(0),
    businessCosts: usd(0),
    dayJobNet: usd(0),
    poorMonth: null,
    accounts: [
      { name: 'Spending', role: 'spending', balance: usd(1_491_218) },
      { name: 'Tax savings', role: 'tax-reserve', balance: usd(1_012_911) },
      { name: 'Savings', role: 'buffer', balance: usd(1_975_000) },
    ],
    earlierMonths: [
      { month: '2026-10', receipts: usd(915_000) },
      { month: '2026-08', receipts: usd(70_000) },
    ],
  })
})

test('other answers bring other questions: a job, another rate, a poor month', async () => {
  await fillNeeded()
  await userEvent.click(page.getByRole('radio', { name: 'I still have a job' }))
  await userEvent.click(page.getByRole('radio', { name: 'Another rate' }))
  await userEvent.click(page.getByRole('radio', { name: /^Later/ }))
  await userEvent.click(open)
  await expect.element(page.getByRole('alert')).toHaveTextContent('Enter what the job pays out a month.')
  await expect.element(page.getByRole('alert')).toHaveTextContent('2 things')
  expect(sent).toEqual([])
  await field('The job’s net pay a month').fill('2800')
  await field('Your rate').fill('22.5')
  await expect.element(page.getByText(/^Below the usual band/)).toBeVisible()
  await field('What would a poor month bring?').fill('900')
  await expect.element(aside).toHaveTextContent('Plan on $900 a month.')
  await userEvent.click(open)
  await expect.poll(() => sent.length).toBe(1)
  expect(sent[0]).toMatchObject({
    work: 'employed',
    dayJobNet: usd(280_000),
    setAsideRate: '0.225',
    poorMonth: usd(90_000),
    earlierMonths: [],
  })
  expect(sent[0]).not.toHaveProperty('taxYearSoFar')
})

test('the currency goes with the country until one is chosen', async () => {
  const currency = page.getByRole('combobox', { name: 'Currency' })
  const country = page.getByRole('combobox', { name: 'Country' })
  await country.selectOptions('JP')
  await expect.element(currency).toHaveValue('JPY')
  await expect.element(page.getByRole('columnheader', { name: 'Balance, JPY' })).toBeVisible()
  await currency.selectOptions('CHF')
  await country.selectOptions('DE')
  await expect.element(currency).toHaveValue('CHF')
})

test('accounts come and go; a refusal finds the row that it is about', async () => {
  await fillNeeded()
  await userEvent.click(page.getByRole('button', { name: 'Remove Account 1, Spending' }))
  await userEvent.click(page.getByRole('button', { name: 'Add account' }))
  await expect.element(field('Account 3: name')).toHaveFocus()
  await field('Account 3: name').fill('Savings')
  await page.getByRole('combobox', { name: 'Account 3: used for' }).selectOptions('card')
  await expect.element(field('Account 3: balance in USD')).toHaveAccessibleDescription(/has a minus: −450\.00/)
  await field('Account 3: balance in USD').fill('-450')
  const taken = { pointer: '#/accounts/2/name', code: 'account-in-use', detail: 'Two accounts have this name.' }
  const problem = {
    type: '/problems/account-in-use',
    title: 'In use',
    status: 409,
    detail: taken.detail,
    instance: '/',
  }
  answer = () => Response.json({ ...problem, errors: [taken] }, { status: 409, headers: PROBLEM })
  await userEvent.click(open)
  await expect.element(page.getByRole('alert')).toHaveFocus()
  await userEvent.click(page.getByRole('link', { name: 'Two accounts have this name.' }))
  await expect.element(field('Account 3: name')).toHaveFocus()
  await expect.element(field('Account 3: balance in USD')).toHaveValue('−450.00')
  expect(untoldTableParts()).toEqual([])
})

const PROBLEM = { 'content-type': 'application/problem+json' }
