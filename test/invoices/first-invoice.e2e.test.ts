import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AccountReply, CategoryReply, EventDetailReply, EventsReply } from '../../shared/accounts/contract.ts'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { InvoiceReply, InvoicesReply } from '../../shared/invoices/contract.ts'
import { Api } from '../accounts/a-book.ts'
import { readPdf } from '../pdf/read-pdf.ts'
import { checkAxe, checkWidth, openPage, type View } from '../support/browse.ts'
import { type RunningServer, startServer } from '../support/server-process.ts'
import { aSetUp } from '../support/test-app.ts'

let server: RunningServer
let api: Api

beforeAll(async () => {
  server = await startServer()
  api = new Api(server.url)
  await api.post('/api/v1/set-up', aSetUp())
})

afterAll(() => server.stop())

async function toastSays(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('.toast').filter({ hasText: text }).waitFor()
}

async function addClient(name: string): Promise<number> {
  return (await api.post<ClientReply>('/api/v1/clients', { name })).id
}

async function addDraft(clientId: number, unitPrice: string, issueDate = '2026-11-02'): Promise<InvoiceReply> {
  const { items } = await api.get<{ items: CategoryReply[] }>('/api/v1/categories')
  const accountId = items.find(({ name }) => name === 'Client work')?.id
  return api.post<InvoiceReply>('/api/v1/invoices', {
    clientId,
    issueDate,
    dueDate: '2026-12-02',
    lines: [{ description: 'Made-up work', quantity: '1', unitPrice, accountId }],
  })
}

/** An invoice that a client owes: there is no need to type each of them. */
async function addIssued(clientId: number, unitPrice: string, issueDate?: string): Promise<InvoiceReply> {
  const draft = await addDraft(clientId, unitPrice, issueDate)
  const headers = { 'idempotency-key': randomUUID(), 'if-match': `"${draft.version}"` }
  const answer = await fetch(`${server.url}/api/v1/invoices/${draft.id}/issue`, { method: 'POST', headers })
  if (!answer.ok) throw new Error(`not issued: ${await answer.text()}`)
  return (await answer.json()) as InvoiceReply
}

async function invoiceNow(id: number): Promise<InvoiceReply> {
  return api.get<InvoiceReply>(`/api/v1/invoices/${id}`)
}

async function balance(role: AccountReply['role']): Promise<number> {
  const { items } = await api.get<{ items: AccountReply[] }>('/api/v1/accounts')
  return items.find((account) => account.role === role)?.balance.minor ?? Number.NaN
}

async function openInvoice(id: number, view?: View): Promise<Page> {
  const page = await openPage(`${server.url}/invoices/${id}`, view)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Opens the form of a payment, once what it needs is read. */
async function openPayment(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('p')
  await page.getByLabel('Amount the client paid').waitFor()
}

async function downloadBy(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return readFile(await file.path())
}

/** Types a line as a person does, in the fields' own order; Enter then leads to the next line. */
async function typeLine(page: Page, values: readonly string[]): Promise<void> {
  for (const value of values) {
    await page.keyboard.type(value)
    await page.keyboard.press('Tab')
  }
}

describe('the first invoice', () => {
  test('is what an empty list offers', async () => {
    const page = await openPage(`${server.url}/invoices`)
    await page.getByRole('heading', { name: 'No invoices yet' }).waitFor()
    await checkAxe(page)
    await page.getByRole('link', { name: 'Write the first invoice' }).click()
    await page.getByRole('heading', { level: 1, name: 'Draft invoice' }).waitFor()
  })

  test.each([1280, 380])(
    'is written, issued, downloaded, paid in two parts and set aside for, at %i px',
    async (width) => {
      const name = `Imagined Snail Mail ${width}`
      const reservedBefore = await balance('tax-reserve')
      const page = await openPage(`${server.url}/invoices/new`, { width })

      await page.getByRole('button', { name: 'Add client' }).click()
      const dialog = page.getByRole('dialog', { name: 'Add client' })
      await dialog.getByLabel('Name').fill(name)
      await dialog.getByLabel('Address').fill('3 Imaginary Quay\nFableport')
      await dialog.getByLabel('Days to pay').fill('14')
      await dialog.getByLabel('Sales tax').fill('8.25')
      await page.keyboard.press('Control+Enter')
      await toastSays(page, `Added ${name}.`)
      await expect.poll(() => page.getByLabel('Due', { exact: true }).inputValue()).toBe('2026-12-03')
      expect(await page.getByLabel('Client', { exact: true }).locator('option:checked').textContent()).toBe(name)
      expect(await page.getByLabel('Line 1: sales tax in percent').inputValue()).toBe('8.25')

      await page.getByLabel('Line 1: what').fill('Printed samples')
      await page.getByLabel('Line 1: quantity').fill('80')
      await page.getByLabel('Line 1: rate in USD').fill('4.2')
      await page.getByLabel('Line 1: rate in USD').press('Enter')
      await typeLine(page, ['Label system', '3*6', 'h', '85', '', '0'])
      await page.getByLabel('Line 2: unit').press('Enter')
      await typeLine(page, ['Illustrations', '6', 'pc', '120', '10', '0'])
      expect(await page.getByLabel('Line 2: quantity').inputValue()).toBe('18')
      const totals = page.getByRole('region', { name: 'Totals' })
      await totals.getByText('$2,541.72', { exact: true }).waitFor()
      await totals.getByText('on 336.00, rounded once for the document').waitFor()
      await totals.getByText('−72.00').waitFor()

      await page.keyboard.press('Control+s')
      await toastSays(page, 'Kept as a draft.')
      await page.waitForURL(/\/invoices\/\d+$/)
      const id = Number(page.url().split('/').at(-1))
      const preview = await downloadBy(page, () => page.getByRole('button', { name: /^Preview/ }).click())
      expect((await readPdf(preview)).pages.join(' ')).toContain('Label system')

      await page.keyboard.press('Control+Enter')
      await page.getByRole('heading', { name: /^Invoice 2026-/ }).waitFor()
      const { number } = await invoiceNow(id)
      await toastSays(page, `Issued ${number}.`)
      await page.getByText('Issued, due in 14 days').waitFor()
      const bytes = await downloadBy(page, () => page.getByRole('link', { name: /PDF$/ }).click())
      expect(bytes.subarray(0, 4).toString()).toBe('%PDF')
      const text = (await readPdf(bytes)).pages.join(' ')
      for (const part of [number, '$2,541.72', 'Imaginary Quay']) expect(text).toContain(part)

      await openPayment(page)
      await page.getByText('Owed: $2,541.72. This pays it in full.').waitFor()
      await page.getByLabel('Amount the client paid').fill('1,000')
      await page.getByText('$1,541.72 stays open.').waitFor()
      // Of $1,000.00, $10.91 is its share of the sales tax; 27.5 % of the other $989.09 are $272.00.
      await page.getByText('Your rate, 27.5%: $272.00').waitFor()
      await page.getByRole('button', { name: /Record and set aside/ }).click()
      await toastSays(page, `Recorded $1,000.00 from ${name}, and set aside $272.00.`)
      await page.getByText('owes you $1,541.72 of $2,541.72').waitFor()

      await openPayment(page)
      await page.getByText('Owed: $1,541.72. This pays it in full.').waitFor()
      await page.getByText('Your rate, 27.5%: $419.35').waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByText('Paid Nov 19').waitFor()
      expect((await invoiceNow(id)).status).toBe('paid')
      expect((await balance('tax-reserve')) - reservedBefore, '27.5 % of $2,514.00').toBe(69_135)
    },
  )

  test('is listed with what is owed, and found by its words', async () => {
    const { id } = await addIssued(await addClient('Invented Lanterns'), '780', '2026-08-08')
    const page = await openPage(`${server.url}/invoices`)
    await page.getByText('Clients owe you $780.00. None of it is late.').waitFor()
    await page.getByRole('link', { name: /^Open 1/ }).click()
    await page.waitForURL(/status=open/)
    await page.getByRole('table', { name: 'Invoices' }).getByText('Owed on 1 invoice').waitFor()
    await page.getByRole('link', { name: /^All/ }).click()
    await page.keyboard.press('/')
    await page.keyboard.type('lantern')
    await page.waitForURL(/q=lantern/)
    await page.getByText('1 shown, newest first').waitFor()
    await page.getByLabel('Year').selectOption('2024')
    await page.getByRole('heading', { name: 'No invoice fits' }).waitFor()
    await page.goto(`${server.url}/invoices?q=lantern`)
    await page.getByRole('table', { name: 'Invoices' }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.url}/invoices/${id}`)
  })
})

describe('the lines of a draft', () => {
  test('are moved, copied and removed by keys, and a removed line can be brought back', async () => {
    const page = await openPage(`${server.url}/invoices/new`)
    await page.getByLabel('Line 1: what').click()
    await typeLine(page, ['First', '2', 'h', '50'])
    await page.getByLabel('Line 1: what').press('Enter')
    await typeLine(page, ['Second', '1', '', '10'])
    await page.getByLabel('Line 2: what').press('Alt+ArrowUp')
    await expect.poll(() => page.getByLabel('Line 1: what').inputValue()).toBe('Second')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Line 1: what')
    await page.getByLabel('Line 2: what').press('Control+d')
    await expect.poll(() => page.getByLabel('Line 2: rate in USD').inputValue()).toBe('10.00')
    await page.getByLabel('Line 2: what').press('Control+Shift+Backspace')
    await toastSays(page, 'Removed line 2.')
    expect(await page.getByLabel('Line 2: what').count()).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => page.getByLabel('Line 2: what').inputValue()).toBe('Second')
    await page.getByRole('region', { name: 'Totals' }).getByText('$20.00', { exact: true }).waitFor()
  })

  test('that are not understood keep the draft from being kept; what was typed stays', async () => {
    const page = await openPage(`${server.url}/invoices/new`)
    await page.getByLabel('Line 1: what').fill('Half a day')
    await page.getByLabel('Line 1: rate in USD').fill('a lot')
    await page.keyboard.press('Control+s')
    const summary = page.getByRole('alert')
    await summary.getByRole('link', { name: 'Choose a client.' }).waitFor()
    await summary.getByRole('link', { name: /Write a number like/ }).click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Line 1: rate in USD')
    expect(await page.getByLabel('Line 1: rate in USD').inputValue()).toBe('a lot')

    await page.getByRole('link', { name: 'Money' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Money' }).waitFor()
    await page.goBack()
    await page.getByText('Not saved yet.').waitFor()
    expect(await page.getByLabel('Line 1: what').inputValue()).toBe('Half a day')
  })
})

describe('a draft', () => {
  test('that another window changed is not overwritten unasked', async () => {
    const { id } = await addDraft(await addClient('Two Windows Ltd'), '100')
    const [mine, other] = [await openInvoice(id), await openInvoice(id)]
    await other.getByLabel('Line 1: rate in USD').fill('130')
    await other.keyboard.press('Control+s')
    await toastSays(other, 'Kept as a draft.')

    await mine.getByLabel('Line 1: rate in USD').fill('120')
    await mine.keyboard.press('Control+s')
    await mine.getByText('There it has 1 line and comes to $130.00. Yours comes to $120.00').waitFor()
    await checkAxe(mine)
    await mine.getByRole('button', { name: 'Keep mine' }).click()
    await toastSays(mine, 'Kept as a draft.')
    expect((await invoiceNow(id)).total.minor).toBe(12_000)

    await other.getByLabel('Line 1: rate in USD').fill('140')
    await other.keyboard.press('Control+s')
    await other.getByRole('button', { name: 'Take the other' }).click()
    await expect.poll(() => other.getByLabel('Line 1: rate in USD').inputValue()).toBe('120.00')
  })

  test('is discarded without a gap in the numbers, and can be brought back', async () => {
    const { id } = await addDraft(await addClient('Second Thoughts'), '100')
    const page = await openInvoice(id)
    await page.getByRole('button', { name: 'Discard draft' }).click()
    await toastSays(page, 'Draft discarded.')
    await page.waitForURL(`${server.url}/invoices`)
    await page.keyboard.press('u')
    await toastSays(page, 'The draft is back.')
    const { items } = await api.get<InvoicesReply>('/api/v1/invoices?q=Second%20Thoughts')
    expect(items.map(({ status, total }) => [status, total.minor])).toEqual([['draft', 10_000]])
  })
})

describe('a payment', () => {
  test('of more than is owed is refused, says why, and is kept as credit that pays the next invoice', async () => {
    const clientId = await addClient('Generous Teapots')
    const { id } = await addIssued(clientId, '100')
    const page = await openInvoice(id)
    await openPayment(page)
    await page.getByLabel('Amount the client paid').fill('150')
    await page.getByText('Owed: $100.00. This is $50.00 more.').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').getByText('This is more than is owed.').waitFor()
    expect(await page.getByLabel('Amount the client paid').inputValue()).toBe('150')
    await checkAxe(page)
    await page.getByLabel('Keep $50.00 as credit of Generous Teapots').check()
    await page.getByText('a deposit or credit; not yours yet').waitFor()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Record/ })
      .click()
    await toastSays(page, 'Recorded $150.00')

    await page.goto(`${server.url}/clients/${clientId}`)
    await page.getByText('You hold $50.00 for them').waitFor()
    const next = await addIssued(clientId, '80')
    await page.goto(`${server.url}/invoices/${next.id}`)
    await openPayment(page)
    await page.getByLabel('Pay with the $50.00 you hold').check()
    await page.getByText('Taken from what you hold for them').waitFor()
    expect(await page.getByLabel('Amount to take from it').inputValue()).toBe('50.00')
    await page.keyboard.press('Control+Enter')
    await page.getByText('owes you $30.00 of $80.00').waitFor()
  })

  test('is taken back together with its set-aside', async () => {
    const { id } = await addIssued(await addClient('Regretful Ladders'), '400')
    const reservedBefore = await balance('tax-reserve')
    const page = await openInvoice(id)
    await openPayment(page)
    await page.getByText('Your rate, 27.5%: $110.00').waitFor()
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'and set aside $110.00')
    await page.getByText('owes you nothing more').waitFor()
    await page.keyboard.press('u')
    await toastSays(page, 'Taken back.')
    await page.getByText('owes you $400.00').waitFor()
    await page.getByText('Taken back: $400.00 of Nov 19').waitFor()
    expect(await balance('tax-reserve')).toBe(reservedBefore)
  })

  test('covers several invoices of a client, the oldest first; a processor keeps its fee', async () => {
    const clientId = await addClient('Many Buttons')
    const newer = await addIssued(clientId, '300', '2026-11-05')
    const older = await addIssued(clientId, '200', '2026-11-01')
    const page = await openPage(`${server.url}/invoices`)
    await openPayment(page)
    await page.getByRole('dialog').getByLabel('Client', { exact: true }).selectOption('Many Buttons')
    await page.getByLabel(new RegExp(`^${older.number}`)).check()
    await page.getByLabel(new RegExp(`^${newer.number}`)).check()
    await expect.poll(() => page.getByLabel('Amount the client paid').inputValue()).toBe('500.00')
    await page.getByLabel('Amount the client paid').fill('450')
    await page.getByText('pays 250.00').waitFor()
    await page.getByLabel('Processor fee kept back').fill('13.05')
    await page.getByText('Arrives: $436.95.').waitFor()
    await page.getByLabel('Not now').check()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Record payment/ })
      .click()
    await toastSays(page, 'Recorded $450.00 from Many Buttons.')
    expect((await invoiceNow(older.id)).status).toBe('paid')
    expect((await invoiceNow(newer.id)).balanceDue.minor).toBe(5_000)
  })

  test('without an invoice is income, with the sales tax in it apart', async () => {
    const page = await openPage(`${server.url}/invoices`)
    await openPayment(page)
    await page.getByLabel('Income without an invoice').check()
    await page.getByLabel('Who paid, or what for').fill('Pretend platform payout')
    await page.getByLabel('Category').selectOption('Product sales')
    await page.getByLabel('Amount the client paid').fill('110')
    await page.getByLabel('Sales tax in it').fill('10')
    await page.getByText('Your rate, 27.5%: $27.50').waitFor()
    await page.getByLabel('Another amount').check()
    await page.getByLabel('Amount to set aside').fill('30')
    await page.getByRole('button', { name: /Record and set aside/ }).click()
    await toastSays(page, 'Recorded $110.00 from Pretend platform payout, and set aside $30.00.')
    const { items } = await api.get<EventsReply>('/api/v1/events?kind=payment&q=Pretend')
    const event = await api.get<EventDetailReply>(`/api/v1/events/${items[0]?.id}`)
    expect(event.movements.map(({ from, amount }) => [from.name, amount.minor])).toEqual([
      ['Product sales', 10_000],
      ['Sales tax', 1_000],
    ])
  })

  test('is corrected from what was recorded', async () => {
    const { id } = await addIssued(await addClient('Typing Errors Inc'), '100')
    const page = await openInvoice(id)
    await openPayment(page)
    await page.getByLabel('Amount the client paid').fill('10')
    await page.getByText('Other currency, tax withheld, note').click()
    await page.getByLabel('Note').fill('Told by phone')
    await page.getByLabel('Not now').check()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: 'Payment', exact: true }).click()
    await page.getByRole('button', { name: /^Correct/ }).click()
    expect(await page.getByLabel('Amount the client paid').inputValue()).toBe('10.00')
    expect(await page.getByLabel('Note').inputValue()).toBe('Told by phone')
    await page.getByText('Owed: $100.00. $90.00 stays open.').waitFor()
    await page.getByLabel('Amount the client paid').fill('100')
    await page.getByText('This pays it in full.').waitFor()
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Corrected. Recorded $100.00')
    expect((await invoiceNow(id)).status).toBe('paid')
  })
})

describe('an issued invoice', () => {
  test('that nobody paid is voided, and stays in the list', async () => {
    const { id, number } = await addIssued(await addClient('Sent Twice'), '320')
    const page = await openInvoice(id)
    await page.getByRole('button', { name: 'Void…' }).click()
    await page.getByText('Sent Twice then no longer owes $320.00.').waitFor()
    await page.getByLabel('Reason, kept in the history').fill('Sent twice')
    await page.keyboard.press('Control+Enter')
    await toastSays(page, `Voided ${number}.`)
    await page.getByText('Sent Twice owes nothing for it').waitFor()
    await page.goto(`${server.url}/invoices?status=void`)
    await page.getByRole('table', { name: 'Invoices' }).getByText('Void').waitFor()
  })

  test('is credited after it was paid, and what was too much goes back', async () => {
    const { id } = await addIssued(await addClient('Fewer Pages'), '500')
    const page = await openInvoice(id)
    await openPayment(page)
    await page.getByLabel('Not now').check()
    await page.keyboard.press('Control+Enter')
    await page.getByText('Paid Nov 19').waitFor()
    await page.getByRole('button', { name: 'Credit note…' }).click()
    await page.getByLabel('Amount to credit').fill('50')
    await page.keyboard.press('Control+Enter')
    await toastSays(page, /Wrote credit note CN 2026-\d{3} over \$50\.00\./)
    const bytes = await downloadBy(page, () => page.getByRole('link', { name: 'PDF', exact: true }).click())
    expect(bytes.subarray(0, 4).toString()).toBe('%PDF')
    await page.getByRole('button', { name: 'Refund…' }).click()
    await page.getByText('Paid too much: $50.00.').waitFor()
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Gave $50.00 back to Fewer Pages.')
    await page.getByText('owes you nothing more').waitFor()
  })

  test('that will not be paid is written off', async () => {
    const { id } = await addIssued(await addClient('Gone Bust'), '240')
    const page = await openInvoice(id)
    await page.getByRole('button', { name: 'Write off…' }).click()
    await page.getByLabel('Reason, kept in the history').fill('Insolvent')
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Wrote off $240.00.')
    await page.locator('.pill').getByText('Written off').waitFor()
  })
})

describe('a client', () => {
  test('is changed, archived and brought back; invoices that were issued stay', async () => {
    const clientId = await addClient('Moved Away')
    const page = await openPage(`${server.url}/clients/${clientId}`)
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByLabel('Contact').fill('A. Nobody')
    await page.keyboard.press('Control+Enter')
    await toastSays(page, 'Saved Moved Away.')
    await page.getByText('A. Nobody').waitFor()
    await page.getByRole('button', { name: 'Archive' }).click()
    await page.getByText('Archived on November 19, 2026').waitFor()
    await page.goto(`${server.url}/clients`)
    await page.getByRole('table', { name: 'Clients' }).waitFor()
    expect(await page.getByRole('link', { name: 'Moved Away' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Archived' }).click()
    await page.getByRole('link', { name: 'Moved Away' }).click()
    await page.getByRole('button', { name: 'Bring back' }).click()
    await toastSays(page, 'Moved Away is back.')
  })
})

describe.each([
  { width: 1280, theme: 'light' },
  { width: 1280, theme: 'dark' },
  { width: 380, theme: 'light' },
  { width: 380, theme: 'dark' },
  { width: 320, theme: 'light' },
] as const)('at $width px in $theme', (view) => {
  test('every page is readable by everyone and no wider than the window', { timeout: 180_000 }, async () => {
    const clientId = await addClient(`A Client with Quite a Long Name, ${view.width} ${view.theme}`)
    const issued = await addIssued(clientId, '123.45', '2026-08-01')
    const draft = await addDraft(clientId, '1000')
    const page = await openPage(`${server.url}/invoices`, view)
    for (const path of [
      '/invoices',
      '/invoices?status=overdue&year=2024',
      '/invoices/new',
      `/invoices/${draft.id}`,
      `/invoices/${issued.id}`,
      '/clients',
      '/clients?q=nobody',
      `/clients/${clientId}`,
    ]) {
      await page.goto(server.url + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await checkAxe(page)
      await checkWidth(page)
    }
  })

  test('so is every form', { timeout: 180_000 }, async () => {
    const clientId = await addClient(`Another Client, ${view.width} ${view.theme}`)
    const { id } = await addIssued(clientId, '123.45')
    const page = await openInvoice(id, view)
    const close = async () => {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    for (const action of ['Void…', 'Credit note…', 'Write off…']) {
      await page.getByRole('button', { name: action }).click()
      await page.getByRole('dialog').waitFor()
      await checkAxe(page)
      await close()
    }
    await openPayment(page)
    await page.getByText('Your rate, 27.5%').waitFor()
    await page.getByText('Other currency, tax withheld, note').click()
    await checkAxe(page)
    await checkWidth(page)
    await page.getByLabel('Amount the client paid').fill('nothing')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').waitFor()
    await checkAxe(page)
    await close()
    await page.goto(`${server.url}/clients`)
    await page.keyboard.press('n')
    await page.getByLabel('Name').waitFor()
    await checkAxe(page)
  })
})
