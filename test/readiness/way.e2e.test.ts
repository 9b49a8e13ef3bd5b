import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LeadsReply } from '../../shared/readiness/leads-contract.ts'
import { Api, seedBook } from '../accounts/a-book.ts'
import { checkAxe, checkWidth, openPage } from '../support/browse.ts'
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
  { width: 1280, theme: 'light', niche: 'Stage sets', lead: 'Moth Museum', step: 'Register the business' },
  { width: 380, theme: 'dark', niche: 'Maps for games', lead: 'Fog Library', step: 'Professional insurance' },
] as const)('at $width px in $theme', ({ niche, lead, step, ...view }) => {
  test('a niche is chosen, a lead becomes a client, and a step is ticked', async () => {
    const page = await openPage(`${server.url}/independence`, view)
    // Its parts come one after another and push each other down: what is clicked must have found its place.
    const settled = () => page.waitForLoadState('networkidle')
    await settled()
    const done = (says: string) => page.locator('.toast').filter({ hasText: says }).waitFor()
    await page.getByRole('link', { name: 'Niche and portfolio', exact: true }).press('Enter')
    await page.getByRole('button', { name: 'Add niche' }).click()
    await page.getByLabel('What you would offer, and to whom').fill(niche)
    for (const [side, points] of [
      ['Skills', 5],
      ['Interest', 4],
      ['Demand', 2],
    ] as const)
      await page.getByRole('group', { name: side }).getByLabel(String(points), { exact: true }).check()
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await done(`Added ${niche}.`)
    await page.getByText('Demand is its weakest side').first().waitFor()
    await page.getByRole('button', { name: `Choose ${niche}` }).click()
    await page.getByText(`${niche} is your niche, since November 19, 2026.`).waitFor()
    await checkAxe(page)
    await checkWidth(page)

    await page.goto(`${server.url}/independence/leads`)
    await page
      .getByRole('button', { name: /^Add (lead|the first)/ })
      .first()
      .click()
    const form = page.getByRole('dialog', { name: 'Add lead' })
    await form.getByLabel('Name').fill(lead)
    await form.getByLabel('Contact').fill('Kim Sample, kim@lead.example')
    await form.getByLabel('Next step').fill('Send three sketches')
    await form.getByLabel('On', { exact: true }).fill('2026-11-19')
    await form.getByLabel('Value').fill('2500')
    await form.getByLabel('Chance').fill('120')
    await page.keyboard.press('Control+Enter')
    await form.getByText('Enter 100 or less.').first().waitFor()
    await form.getByLabel('Chance').fill('50')
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await done(`Added ${lead}.`)
    await page.getByRole('button', { name: 'Why? Open leads, weighted, $1,250.00' }).waitFor()
    await checkAxe(page)
    await checkWidth(page)
    await page.goto(server.url)
    await settled()
    await page.getByRole('link', { name: `Open: Send three sketches: ${lead}` }).click()
    await page.getByRole('button', { name: `Won… ${lead}` }).click()
    const won = page.getByRole('dialog', { name: 'Won' })
    expect(await won.getByLabel('E-mail').inputValue()).toBe('kim@lead.example')
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await done(`${lead} is won, and ${lead} a client.`)
    await page.getByRole('link', { name: lead }).waitFor()
    const { items } = await api.get<LeadsReply>('/api/v1/leads')
    expect(items.find(({ name }) => name === lead)).toMatchObject({ state: 'won', clientName: lead })

    await page.goto(`${server.url}/independence`)
    await settled()
    await page.getByRole('button', { name: `tick by hand: ${step}` }).click()
    const hand = page.getByRole('dialog', { name: step })
    await hand.getByLabel('Done', { exact: true }).check()
    await hand.getByLabel('Done on').fill('2026-02-10')
    await hand.getByLabel('Note').fill('At the county')
    await checkAxe(page)
    await page.keyboard.press('Control+Enter')
    await done(`Ticked “${step}”.`)
    await page.getByRole('button', { name: `you said so, Feb 2026: ${step}` }).waitFor()
    await checkAxe(page)
    await checkWidth(page)
    await page.keyboard.press('u')
    await done('Taken back.')
    await page.getByRole('button', { name: `tick by hand: ${step}` }).waitFor()

    await page.getByRole('link', { name: 'Lowest rate', exact: true }).click()
    await page.getByLabel('Pay you want, after tax').fill('60000')
    await page.getByLabel('Weeks off').fill(view.width === 1280 ? '6' : '52')
    await page.keyboard.press('Control+Enter')
    await done('Saved. The rate is worked out anew.')
    const floor = view.width === 1280 ? /^Below \$\d+\.\d\d an hour you earn less/ : /^With no paid hours/
    await page.locator('.sentence').filter({ hasText: floor }).waitFor()
    await checkAxe(page)
    await checkWidth(page)
  })
})
