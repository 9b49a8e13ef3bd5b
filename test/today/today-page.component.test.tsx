import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { PayReply } from '../../shared/living/contract.ts'
import type { ToDoReply, TodayReply } from '../../shared/today/contract.ts'
import { call } from '../../web/api.ts'
import { App } from '../../web/app.tsx'
import { shownFigure } from '../../web/parts/why.tsx'
import { forgetResource } from '../../web/resource.ts'
import { aPay } from '../living/samples.ts'
import { mount } from '../web/mount.ts'
import { book, usd } from '../web/samples.ts'
import { aForecast, aToday, noForecast, runwaysOf, TWELVE_MONTHS } from './samples.ts'

let today: TodayReply
let pay: PayReply
let sent: { path: string; body: unknown }[]
/** What is answered to whoever asks for the runways. */
let runways: () => Promise<Response>

beforeEach(async () => {
  sent = []
  runways = async () => Response.json(runwaysOf(today))
  forgetResource('/api/v1/runway')
  pay = aPay()
  await page.viewport(1280, 900)
  history.replaceState(null, '', '/')
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'GET') return path === '/api/v1/runway' ? runways() : Response.json(answerAt(path))
    if (method === 'PUT') return Response.json({})
    sent.push({ path, body: JSON.parse(String(body)) })
    const event = { ...today.latest[0], id: 12, amount: usd(62_000), account: 'Spending → Tax savings' }
    return Response.json({ event, proposal: {} }, { status: 201 })
  })
})

afterEach(() => {
  shownFigure.value = undefined
  vi.unstubAllGlobals()
})

function answerAt(path: string): object {
  if (path === '/api/v1/book') return book
  if (path !== '/api/v1/forecast/today') return today
  return today.income.confidence.months < 3 ? noForecast(today, pay) : aForecast(today, pay)
}

let readings = 0

/** What was read for an earlier test stays known until something is written: so that is done until the new one is there. */
async function mountToday(reply: TodayReply): Promise<HTMLElement> {
  readings += 1
  const mark = `Opened for test ${readings}`
  today = { ...reply, latest: reply.latest.map((event) => ({ ...event, text: mark })) }
  const place = mount(<App />)
  await expect
    .poll(async () => {
      await call('PUT', '/api/v1/nothing')
      return place.textContent
    })
    .toContain(mark)
  return place
}

const section = (name: string | RegExp) => page.getByRole('region', { name })

test('a year of months: the sentence, what to plan on, and a drawing that tells its message', async () => {
  await mountToday(aToday({ months: TWELVE_MONTHS }))
  await expect.element(page.getByText(/^You can go 1\.6 months with no new money\./)).toBeVisible()
  await expect.element(page.getByText(/From 12 months of your data, confidence good\./)).toBeVisible()
  await expect.element(section('Plan on $5,205 this month')).toBeVisible()
  await expect.element(page.getByRole('img', { name: /^Receipts of the last 12 months, from \$700/ })).toBeVisible()
  await expect.element(page.getByRole('img', { name: /^1\.6 months of needs covered/ })).toBeVisible()
})

test('what may be spent this month, and the press that pays the rest', async () => {
  await mountToday(aToday({ months: TWELVE_MONTHS }))
  const month = section('This month').filter({ hasText: 'May be spent' })
  await expect.element(month).toHaveTextContent('$1,850 of $3,250.00')
  await month.getByRole('button', { name: 'Pay yourself $1,850.00' }).click()
  await expect.element(page.getByText('Paid yourself $620.00 from Spending.')).toBeVisible()
  const body = { date: '2026-11-19', amount: usd(185_000), accountId: 1, text: 'Owner’s pay' }
  expect(sent).toEqual([{ path: '/api/v1/draws', body }])
})

test('an overspent month says by how much, and offers nothing to pay', async () => {
  const overspent = { state: 'known' as const, value: usd(-15_050), because: { says: 'As entered.', inputs: [] } }
  pay = aPay({ spent: usd(340_050), mayBeSpent: overspent, isOverspent: true, proposal: null })
  await mountToday(aToday({ months: TWELVE_MONTHS }))
  const month = section('This month').filter({ hasText: 'Overspent' })
  await expect.element(month).toHaveTextContent('$151 of $3,250.00')
  expect(month.getByRole('button', { name: /^Pay yourself/ }).elements()).toEqual([])
})

test('the third runway and the fan come after the page stands, with the chances and their table', async () => {
  await mountToday(aToday({ months: TWELVE_MONTHS }))
  await expect
    .element(page.getByText(/On your income as it has been, 98 of 100 imagined futures stay solvent for a year\./))
    .toBeVisible()
  await expect.element(page.getByText(/Nine in ten futures last 18\./)).toBeVisible()
  await expect
    .element(page.getByRole('img', { name: /^Free cash of \$10,000 today\. At the end of October 2027 the middle/ }))
    .toBeVisible()
  await expect.element(page.getByText('solvent 24 months')).toBeVisible()
  await page.getByText('Table: free cash by month').click()
  await expect.element(page.getByRole('row', { name: /^Dec 31 8,200 8,800 9,600 >99$/ })).toBeVisible()
  await expect.element(page.getByText('Tax due: $2,870 on Jan 15, 2027.')).toBeVisible()
})

describe('the drawer of the runway', () => {
  const open = async () => {
    await page.getByRole('button', { name: 'Why? 1.6 months with no new money' }).click()
    return page.getByRole('region', { name: 'If clients pay what they owe' })
  }

  test('asks for the runway with open invoices once it is open, and keeps its place meanwhile', async () => {
    const asked = vi.fn(runways)
    let answer = (_: Response) => {}
    runways = () => {
      void asked()
      return new Promise<Response>((resolve) => {
        answer = resolve
      })
    }
    await mountToday(aToday({ months: TWELVE_MONTHS }))
    expect(asked).not.toHaveBeenCalled()
    const row = await open()
    await expect.element(row).toHaveTextContent('With open invoicesLooking at how each client pays……')
    expect(asked).toHaveBeenCalledOnce()
    const last = () =>
      page
        .getByRole('listitem')
        .filter({ hasText: 'Open invoices and credit lines are not counted.' })
        .element()
        .getBoundingClientRect()
    const before = last().top
    answer(Response.json(runwaysOf(today)))
    await expect
      .element(row)
      .toHaveTextContent('$3,000 is expected of open invoices within 90 days, less 27.5% for tax.')
    await expect.element(row).toHaveTextContent('1 invoice 180 days late or more is not counted.')
    await expect.element(row.getByText('1.9 months', { exact: true }).first()).toBeVisible()
    expect(last().top).toBe(before)
    await row.getByText('How this is worked out').first().click()
    await row.getByText('How this is worked out').nth(1).click()
    await expect.element(row.getByText('Set-aside for tax, 27.5%')).toBeVisible()
  })

  test('says when it could not be worked out, and asks again', async () => {
    const busy = {
      type: '/problems/busy',
      title: 'Busy',
      status: 503,
      detail: 'Too many wait for a forecast.',
      instance: '',
    }
    runways = async () => Response.json(busy, { status: 503, headers: { 'content-type': 'application/problem+json' } })
    await mountToday(aToday({ months: TWELVE_MONTHS }))
    const row = await open()
    await expect.element(row).toHaveTextContent('This could not be worked out. Too many wait for a forecast.')
    runways = async () => Response.json(runwaysOf(today))
    await row.getByRole('button', { name: 'Try again' }).click()
    await expect.element(row.getByText('1.9 months', { exact: true }).first()).toBeVisible()
  })
})

test.each([0, 2])('with %i months there are straight lines in place of a fan', async (months) => {
  await mountToday(aToday({ months: TWELVE_MONTHS.slice(12 - months) }))
  await expect.element(page.getByRole('img', { name: /straight line/i })).toBeVisible()
  await expect
    .element(section('How long free cash lasts'))
    .toHaveTextContent('The forecast starts with three complete months')
  await expect.element(page.getByText(/On your income as it has been/)).not.toBeInTheDocument()
})

/** "−1,208.00" in minor units. */
function minorOf(text: string): number {
  return Math.round(Number(text.replace('−', '-').replace(/[^\d.-]/g, '')) * 100)
}

test('what is shown adds up: free cash, the tax reserve, and plan-on to take-home', async () => {
  const taxYear = { receiptsMinor: 900_000, costsMinor: 0, paidMinor: 0 }
  const place = await mountToday(aToday({ months: TWELVE_MONTHS, taxYear }))
  const sums = [...place.querySelectorAll('.lines:has(.total)')].map((lines) => {
    const rows = [...lines.querySelectorAll(':scope > div')].filter((row) => !row.matches('.subtotal'))
    const amounts = rows.map((row) => minorOf(row.querySelector('dd')?.firstChild?.textContent ?? ''))
    return { terms: amounts.slice(0, -1).reduce((all, minor) => all + minor, 0), total: amounts.at(-1) }
  })
  expect(sums).toEqual([
    { terms: 852_500, total: 852_500 },
    { terms: 147_500, total: 147_500 },
  ])
  const equation = [...place.querySelectorAll('.sum[aria-label] dd')].map((term) => minorOf(term.textContent ?? ''))
  const [plan = 0, costs = 0, setAside = 0, takeHome = 0] = equation.map(Math.abs)
  expect(plan - costs - setAside).toBe(takeHome)
})

test('more than is needed in the reserve: that sum adds up too', async () => {
  await mountToday(aToday())
  await expect
    .element(section('Tax reserve'))
    .toHaveTextContent(/Set aside1,000\.00 Why\?Needed now0\.00 Why\?More than needed1,000\.00 Why\?/)
})

test('without needs there is no number but a question', async () => {
  const none = { essentialsMinor: 0, benefitsMinor: 0, irregularYearlyMinor: 0, businessCostsMinor: 0 }
  await mountToday(aToday(none))
  await expect.element(page.getByText(/^What a month costs is not known yet/).first()).toBeVisible()
  await expect
    .element(page.getByRole('link', { name: 'Say what a month costs' }))
    .toHaveAttribute('href', '/settings#needs')
  await expect.element(section('Buffer')).toHaveTextContent('—not known')
})

test('without a complete month nothing is planned on, and it says what to enter', async () => {
  const place = await mountToday(aToday())
  await expect.element(section('Receipts')).toHaveTextContent('No receipts yet')
  await expect.element(page.getByText(/What would a poor month bring\?/).first()).toBeVisible()
  expect(place.textContent).not.toContain('Plan on $')
})

test('the person’s own guess stands in for the months', async () => {
  await mountToday(aToday({ poorMonthMinor: 300_000 }))
  await expect.element(section('Plan on $3,000 this month')).toHaveTextContent('Your own estimate of a poor month.')
})

test('two months are shown and called too early', async () => {
  await mountToday(aToday({ months: TWELVE_MONTHS.slice(-2) }))
  await expect.element(page.getByText(/From 2 months of your data, too early\./)).toBeVisible()
  await expect.element(section(/^Plan on \$/)).toHaveTextContent('receipts, last 2 months')
})

test('free cash below zero is said in words, with the amount that is missing', async () => {
  const accounts = [{ name: 'Spending', role: 'spending', balanceMinor: 200_000 }] as const
  await mountToday(aToday({ accounts, taxYear: { receiptsMinor: 3_000_000, costsMinor: 0, paidMinor: 0 } }))
  await expect.element(page.getByText(/^There is no free cash to live on\./)).toBeVisible()
  await expect.element(section('Free cash of −$6,250')).toBeVisible()
  await expect.element(page.getByRole('img', { name: /missing \$6,250\.00/ })).toBeVisible()
  await expect.element(section('Tax reserve')).toHaveTextContent('No account is your tax reserve yet. Add one')
})

const MOVE: ToDoReply = {
  kind: 'set-aside',
  title: 'Move $620.00 to Tax savings',
  detail: 'From Spending.',
  action: 'Move $620.00',
  link: '/taxes',
  move: { amount: usd(62_000), fromAccountId: 8, toAccountId: 9 },
}

test('a set-aside is moved on the spot; the toast takes it back; the focus stays in its section', async () => {
  await mountToday(aToday({}, [MOVE]))
  await expect.element(section('Do now')).toHaveTextContent('1 thing')
  await userEvent.click(page.getByRole('button', { name: 'Move $620.00: Move $620.00 to Tax savings' }))
  await expect.element(page.getByText('Moved $620.00, Spending → Tax savings.')).toBeVisible()
  const move = { date: '2026-11-19', amount: usd(62_000), fromAccountId: 8, toAccountId: 9 }
  expect(sent).toEqual([{ path: '/api/v1/transfers', body: move }])
  await expect.element(section('Do now')).toHaveFocus()
  await userEvent.click(page.getByRole('button', { name: 'Undo' }))
  await expect.element(page.getByText('Taken back.')).toBeVisible()
  expect(sent[1]).toEqual({ path: '/api/v1/events/12/reverse', body: {} })
})

test('on a phone, what to do comes right after the answer', async () => {
  await page.viewport(380, 800)
  await mountToday(aToday({ months: TWELVE_MONTHS }, [MOVE]))
  const top = (name: string | RegExp) => section(name).element().getBoundingClientRect().top
  expect(top('Do now')).toBeLessThan(top(/^Free cash, twelve/))
  await page.viewport(1280, 900)
  await expect.poll(() => top('Do now') - top(/^Free cash, twelve/)).toBe(0)
})
