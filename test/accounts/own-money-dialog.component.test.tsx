import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import OwnMoneyDialog from '../../web/accounts/own-money-dialog.tsx'
import { mount } from '../web/mount.ts'
import { usd } from '../web/samples.ts'
import { ACCOUNTS, Around, aDetail, aMovement, answerRequests, type Sent } from './answers.tsx'

afterEach(() => vi.unstubAllGlobals())

const [spending, reserve, , loan] = ACCOUNTS
const field = (name: string) => page.getByLabelText(name, { exact: true })
const send = () => userEvent.keyboard('{Control>}{Enter}{/Control}')

async function open(dialog: Parameters<typeof OwnMoneyDialog>[0]['dialog']): Promise<Sent[]> {
  const sent = answerRequests({
    '/api/v1/accounts': { items: ACCOUNTS },
    '/api/v1/taxes/instalments': { instalments: [] },
    '/api/v1/set-aside': { years: [{ taxYear: '2025/26' }, { taxYear: '2026/27' }] },
  })
  mount(
    <Around>
      <OwnMoneyDialog dialog={dialog} onClose={() => undefined} />
    </Around>,
  )
  await expect.element(page.getByRole('dialog')).toBeVisible()
  return sent
}

test.each([
  { from: 'Spending', to: 'Tax savings', says: 'This is a set-aside' },
  { from: 'Tax savings', to: 'Spending', says: 'This is a release' },
  { from: 'Spending', to: 'Credit card', says: 'This pays the card' },
  { from: 'Spending', to: 'Bank loan', says: 'not counted in free cash' },
  { from: 'Spending', to: 'Spending', says: 'Choose two different accounts' },
])('from $from to $to: $says', async ({ from, to, says }) => {
  await open({ kind: 'transfer' })
  await userEvent.selectOptions(field('From'), from)
  await userEvent.selectOptions(field('To'), to)
  await expect.element(page.getByText(says)).toBeVisible()
})

test('a corrected set-aside stays the set-aside of its payment', async () => {
  if (!spending || !reserve) throw new Error('the samples have these accounts')
  const movements = [aMovement(spending, reserve, 62_000)]
  const sent = await open({
    kind: 'transfer',
    replaces: aDetail({ id: 5, kind: 'set-aside', forEventId: 4, amount: usd(62_000), movements }),
  })
  await userEvent.fill(field('Amount'), '630')
  await send()
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]?.body).toMatchObject({ amount: usd(63_000), forEventId: 4, replaces: 5 })
})

test('the tax year in progress is chosen; the one before the book can be', async () => {
  const sent = await open({ kind: 'estimated-payment' })
  await expect.element(field('Tax year')).toHaveDisplayValue('2026/27')
  const offered = [...document.querySelectorAll('select option')].map((option) => option.textContent)
  expect(offered.filter((text) => text?.includes('/'))).toEqual(['2026/27', '2025/26', '2024/25'])
  await userEvent.fill(field('Amount'), '500')
  await send()
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]?.body).toMatchObject({ accountId: reserve?.id, taxYear: '2026/27' })
  expect(sent[0]?.body).not.toHaveProperty('instalment')
})

test('only a loan names the account that it comes out of', async () => {
  const sent = await open({ kind: 'money-in' })
  await userEvent.fill(field('Amount'), '80')
  expect(field('Account of the loan').elements()).toEqual([])
  await userEvent.click(field('A loan'))
  await expect.element(field('Account of the loan')).toHaveDisplayValue('Bank loan')
  await send()
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]?.body).toMatchObject({ source: 'loan', fromAccountId: loan?.id })
})

test('a gift that is corrected is still a gift, and the program’s own words are not typed for it', async () => {
  if (!spending) throw new Error('the samples have this account')
  const movements = [aMovement({ id: 40, name: 'Private', role: 'private' }, spending, 5_000)]
  const sent = await open({ kind: 'money-in', replaces: aDetail({ id: 6, kind: 'money-in', text: 'Gift', movements }) })
  await expect.element(field('What it is')).toHaveValue('')
  await send()
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent[0]?.body).toMatchObject({ source: 'gift', text: '', replaces: 6 })
})
