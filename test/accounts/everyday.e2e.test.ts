import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AccountReply, EventDetailReply, EventsReply } from '../../shared/accounts/contract.ts'
import { checkAxe, checkWidth, openPage, type View } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'
import { Api, type SeededBook, seedBook } from './a-book.ts'

let server: RunningServer
let api: Api
let book: SeededBook

beforeAll(async () => {
  server = await startServer()
  api = new Api(server.url)
  book = await seedBook(api)
})

afterAll(() => server.stop())

/** The row of the statement that begins with these words; the latest of them. */
function row(page: Page, text: string) {
  return page.getByRole('table', { name: 'Movements' }).getByRole('row').filter({ hasText: text }).first()
}

async function openMoney(view?: View): Promise<Page> {
  const page = await openPage(`${server.url}/money`, view)
  await page.getByRole('table', { name: 'Movements' }).waitFor()
  return page
}

/** Opens one of the forms behind the key of other entries. */
async function openOther(page: Page, name: string): Promise<void> {
  await page.keyboard.press('a')
  await page.getByRole('button', { name: `Record: ${name}` }).click()
  await page.getByRole('dialog').getByLabel('Date', { exact: true }).waitFor()
}

async function toastSays(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('.toast').filter({ hasText: text }).waitFor()
}

async function balance(name: string): Promise<number> {
  const { items } = await api.get<{ items: AccountReply[] }>('/api/v1/accounts')
  return items.find((account) => account.name === name)?.balance.minor ?? Number.NaN
}

async function latest(kind: string): Promise<EventDetailReply> {
  const { items } = await api.get<EventsReply>(`/api/v1/events?kind=${kind}&limit=200`)
  const id = Math.max(...items.map((event) => event.id))
  return api.get<EventDetailReply>(`/api/v1/events/${id}`)
}

/** Presses Tab until the field with this label has the focus: nothing but the keyboard is used. */
async function tabTo(page: Page, label: string): Promise<void> {
  for (let press = 0; press < 20; press += 1) {
    const focused = await page.evaluate(() => {
      const field = document.activeElement
      return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.labels?.[0]?.innerText : ''
    })
    if (focused === label) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${label}`)
}

describe('an expense', () => {
  test('is entered with the keyboard alone; a known vendor brings its category, and Undo takes it back', async () => {
    const page = await openMoney()
    await page.getByRole('button', { name: /Add expense/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Add expense' }).waitFor()
    await tabTo(page, 'Amount paid')
    await page.keyboard.type('3*40')
    await tabTo(page, 'Vendor')
    await page.keyboard.type('Pretend Paper')
    await tabTo(page, 'Business share')
    expect(
      await page.getByRole('dialog').getByLabel('Category', { exact: true }).locator('option:checked').textContent(),
    ).toBe('Supplies')
    await page.keyboard.type('70')
    await page.getByText('Business: $84.00. The private rest, $36.00, counts as living.').waitFor()
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Recorded $120.00 paid to Pretend Paper. $')
    await row(page, '−120.00').waitFor()
    const recorded = await latest('expense')
    expect(recorded.movements.map(({ to, amount }) => [to.name, amount.minor])).toEqual([
      ['Supplies', 8_400],
      ['Living', 3_600],
    ])

    await page.keyboard.press('u')
    await toastSays(page, 'Taken back.')
    await row(page, 'Pretend Paper taken back').waitFor()
    const struck = row(page, 'Pretend Paper taken back').locator('s')
    expect(await struck.allTextContents()).toEqual(['Pretend Paper', '−120.00'])
  })

  test('is corrected: the entry before is taken back, and both say so', async () => {
    const page = await openMoney()
    await page.getByRole('button', { name: /Add expense/ }).click()
    await page.getByLabel('Amount paid', { exact: true }).fill('12')
    await page.getByLabel('Vendor', { exact: true }).fill('Sample Transit')
    await page.getByRole('dialog').getByLabel('Category', { exact: true }).selectOption('Travel')
    await page.getByText('Tax to reclaim, another currency, a note').click()
    await page.getByLabel('Currency of the document').selectOption('EUR')
    await page.getByLabel('Amount on the document').fill('11')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Add expense/ })
      .click()
    await toastSays(page, 'Recorded $12.00 paid to Sample Transit.')

    await row(page, 'Sample Transit').getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: 'Sample Transit' }).waitFor()
    await page.getByText('€11.00').waitFor()
    await page.getByRole('button', { name: /^Correct/ }).click()
    const amount = page.getByLabel('Amount paid', { exact: true })
    expect(await amount.inputValue()).toBe('12.00')
    expect(await page.getByLabel('Amount on the document').inputValue()).toBe('11.00')
    await amount.fill('21')
    await page.getByRole('button', { name: /Correct expense/ }).click()
    await toastSays(page, 'Corrected. Recorded $21.00 paid to Sample Transit.')
    expect(await page.locator('.toast').getByRole('button', { name: 'Undo' }).count()).toBe(0)

    await page.getByText('It counts in no figure any more').waitFor()
    await page.getByText('Replaces this, Nov 19').waitFor()
    const replaced = await latest('expense')
    expect(replaced.replacesId).not.toBeNull()
    await page.goto(`${server.url}/money/${replaced.id}`)
    await page.getByText('What this replaces, Nov 19, taken back').waitFor()
    await page.getByRole('link', { name: 'Travel' }).click()
    await page.getByRole('link', { name: 'Show not only: Travel' }).waitFor()
    await page.getByText('2 entries · In 0.00 · Out −21.00').waitFor()
  })

  test('can be taken back from its page, with a reason', async () => {
    const { event } = await api.post<{ event: { id: number } }>('/api/v1/expenses', {
      date: '2026-11-18',
      vendor: 'Imagined Coffee',
      categoryId: book.id('Meals'),
      amount: { minor: 450, currency: 'USD' },
      accountId: book.id('Spending'),
    })
    const page = await openPage(`${server.url}/money/${event.id}`)
    await page.getByRole('button', { name: /Take back/ }).click()
    await page.getByText('Nothing is erased').waitFor()
    await page.getByLabel('Reason', { exact: true }).fill('Paid by a friend')
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Took back $4.50, Imagined Coffee.')
    await page.getByText('It counts in no figure any more').waitFor()
    const taken = await api.get<EventDetailReply>(`/api/v1/events/${event.id}`)
    const reversal = await api.get<EventDetailReply>(`/api/v1/events/${taken.reversedById}`)
    expect([reversal.date, reversal.note]).toEqual(['2026-11-18', 'Paid by a friend'])
    expect(await page.getByRole('button', { name: /Take back/ }).count()).toBe(0)
  })

  test('that is not understood keeps what was typed and leads to what is wrong', async () => {
    const page = await openMoney()
    await page.getByRole('button', { name: /Add expense/ }).click()
    await page.getByLabel('Amount paid', { exact: true }).fill('1.234,50')
    await page.getByRole('dialog').getByLabel('Date', { exact: true }).fill('2026-12-24')
    await page.getByLabel('Vendor', { exact: true }).fill('Pretend Paper')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: /Write a number like/ }).click()
    expect(await page.getByLabel('Amount paid', { exact: true }).inputValue()).toBe('1.234,50')
    await page.getByLabel('Amount paid', { exact: true }).fill('5')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: /2026-12-24 has not come yet/ }).click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('date')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})

describe('own money', () => {
  test('moves between accounts, and the form says what the move is', async () => {
    const before = await balance('Savings')
    const page = await openMoney()
    await page.keyboard.press('m')
    await page.getByText('This is a set-aside').waitFor()
    await page.getByLabel('From', { exact: true }).selectOption('Tax savings')
    await page.getByLabel('To', { exact: true }).selectOption('Savings')
    await page.getByText('This is a release').waitFor()
    await page.getByLabel('From', { exact: true }).selectOption('Spending')
    await page.getByText('A move between own accounts').waitFor()
    await page.getByRole('dialog').getByLabel('Amount', { exact: true }).fill('250')
    await page.getByRole('button', { name: /Move \$250\.00/ }).click()
    await toastSays(page, 'Moved $250.00 to Savings.')
    await row(page, 'Spending → Savings').waitFor()
    expect(await row(page, 'Spending → Savings').getByRole('cell').last().textContent()).toBe(
      'moved between own accounts: 250.00',
    )
    expect(await balance('Savings')).toBe(before + 25_000)
  })

  test('goes to the tax office, for a tax year and an instalment', async () => {
    const page = await openPage(`${server.url}/taxes`)
    await page.getByRole('button', { name: 'Record estimated payment' }).click()
    await page.getByRole('dialog').getByLabel('Amount', { exact: true }).fill('500')
    expect(await page.getByLabel('Paid from', { exact: true }).locator('option:checked').textContent()).toBe(
      'Tax savings',
    )
    expect(await page.getByLabel('Tax year', { exact: true }).inputValue()).toBe('2026')
    await page.getByLabel('Instalment', { exact: true }).selectOption('3 of 4')
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Recorded $500.00 paid to the tax office for 2026.')
    await page
      .getByRole('table', { name: 'Estimated payments made' })
      .getByText('Tax year 2026, instalment 3')
      .waitFor()
    const { taxYear, instalment } = await latest('estimated-payment')
    expect([taxYear, instalment]).toEqual(['2026', 3])
  })

  test.each([
    { name: 'Owner’s draw', label: 'Amount', toast: 'Recorded a draw of $80.00 from Spending.', change: -8_000 },
    { name: 'Day-job pay', label: 'Net pay', toast: 'Recorded $80.00 of day-job pay into Spending.', change: 8_000 },
    { name: 'Own money put in', label: 'Amount', toast: 'Recorded $80.00 put into Spending.', change: 8_000 },
  ])('$name changes the account by $change cents', async ({ name, label, toast, change }) => {
    const before = await balance('Spending')
    const page = await openMoney()
    await openOther(page, name)
    await page.getByRole('dialog').getByLabel(label, { exact: true }).fill('80')
    await page.keyboard.press('Control+Enter')
    await toastSays(page, toast)
    expect(await balance('Spending')).toBe(before + change)
  })

  test('a vendor gives something back, and its category costs less', async () => {
    const page = await openMoney()
    await openOther(page, 'Money back from a vendor')
    await page.getByRole('dialog').getByLabel('Amount', { exact: true }).fill('9')
    await page.getByLabel('Vendor', { exact: true }).fill('Pretend Paper')
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Recorded $9.00 back from Pretend Paper.')
    const [movement] = (await latest('money-back')).movements
    expect([movement?.from.name, movement?.to.name]).toEqual(['Supplies', 'Spending'])
  })

  test('the missing set-aside is moved from the taxes page, and can be undone there', async () => {
    const page = await openPage(`${server.url}/taxes`)
    await page.getByText('not in the reserve yet').waitFor()
    await page.getByRole('button', { name: /^Move \$/ }).click()
    await page.getByText('The reserve holds what is needed.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('not in the reserve yet').waitFor()
  })
})

describe('the statement', () => {
  test('is searched and filtered, and the address keeps it', async () => {
    const page = await openMoney()
    await page.keyboard.press('/')
    await page.keyboard.type('invented')
    await page.getByText('2 entries · In 0.00 · Out −570.00').waitFor()
    expect(page.url()).toContain('q=invented')
    await page.getByLabel('Month', { exact: true }).selectOption('August 2026')
    await page.getByText('1 entry · In 0.00 · Out −285.00').waitFor()
    await page.reload()
    await page.getByText('1 entry · In 0.00 · Out −285.00').waitFor()
    await page.getByRole('searchbox').fill('')
    await page.getByLabel('Kind', { exact: true }).selectOption('Payment')
    await page.getByText('1 entry · In +5,000.00 · Out 0.00').waitFor()
    await page.getByRole('searchbox').fill('nothing like it')
    await page.getByRole('link', { name: 'Show all movements' }).click()
    await page.waitForURL(`${server.url}/money`)
  })

  test('is walked with j and k, and Enter opens an entry', async () => {
    const page = await openMoney()
    const names = page.getByRole('table', { name: 'Movements' }).getByRole('rowheader')
    const second = await names.nth(1).getByRole('link').getAttribute('href')
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.url}${second}`)
  })

  test('a payment that bounced stands, and says when it went', async () => {
    const page = await openMoney()
    await page.getByLabel('Kind', { exact: true }).selectOption('Payment')
    await page.getByText('4 entries · In +8,400.00 · Out −400.00').waitFor()
    await row(page, 'Paper Whale Press bounced Nov 16').waitFor()
    expect(await page.getByRole('table', { name: 'Movements' }).locator('s').count()).toBe(0)
    await page.goto(`${server.url}/money/${book.bouncedPaymentId}`)
    await page.getByText('It bounced on Nov 16.').waitFor()
  })

  test('free cash is opened down to the entries of an account', async () => {
    const page = await openMoney()
    await page.getByRole('button', { name: /^Why\? .* free cash$/ }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Spending' }).click()
    await page.waitForURL(/account=/)
    expect(
      await page.getByRole('search').getByLabel('Account', { exact: true }).locator('option:checked').textContent(),
    ).toBe('Spending')
    await row(page, 'Invented Desks').waitFor()
    await row(page, 'Invented Desks').getByRole('link').click()
    await page.getByRole('table', { name: 'Movements of this entry' }).getByRole('link', { name: 'Rent' }).waitFor()
  })
})

// Colours do not depend on the width: two views show every width and every theme.
describe.each([
  { width: 1280, theme: 'light' },
  { width: 380, theme: 'dark' },
] as const)('at $width px in $theme', { timeout: 180_000 }, (view) => {
  test('every page is readable by everyone and no wider than the window', async () => {
    const page = await openMoney(view)
    for (const path of [
      '/money',
      '/money?role=tax-office&from=2026-01-01&to=2026-11-19',
      '/money?q=nothing+like+it',
      `/money/${book.clientPaymentId}`,
      `/money/${book.bouncedPaymentId}`,
      '/taxes',
    ]) {
      await page.goto(server.url + path)
      await page.locator('main .section').last().waitFor()
      await page.waitForLoadState('networkidle')
      await checkAxe(page)
      await checkWidth(page)
    }
  })

  test('so is every form', async () => {
    const page = await openMoney(view)
    const forms: [string, () => Promise<void>][] = [
      [
        'Add expense',
        () =>
          page
            .getByRole('button', { name: /expense/i })
            .first()
            .click(),
      ],
      ['Move between accounts', () => page.keyboard.press('m')],
      ['Record another entry', () => page.keyboard.press('a')],
      ['Record owner’s draw', () => openOther(page, 'Owner’s draw')],
      ['Record estimated payment', () => openOther(page, 'Estimated tax payment')],
      ['Record money back', () => openOther(page, 'Money back from a vendor')],
      ['Put own money in', () => openOther(page, 'Own money put in')],
    ]
    for (const [name, open] of forms) {
      await open()
      await page.getByRole('dialog', { name }).waitFor()
      if (name === 'Add expense') await page.getByText('Tax to reclaim, another currency, a note').click()
      if (name === 'Put own money in') await page.getByLabel('A loan').check()
      await page.keyboard.press('Control+Enter')
      await checkAxe(page)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.goto(`${server.url}/money/${book.clientPaymentId}`)
    for (const action of [/Take back/, /[Bb]ounced/]) {
      await page.getByRole('button', { name: action }).click()
      await checkAxe(page)
      await page.keyboard.press('Escape')
    }
  })
})
