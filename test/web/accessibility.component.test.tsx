import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { keysAreShown } from '../../web/keys.ts'
import { shownFigure } from '../../web/parts/why.tsx'
import { theme } from '../../web/theme.ts'
import { AllParts } from './all-parts.tsx'
import { mount } from './mount.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

afterEach(() => {
  shownFigure.value = undefined
  keysAreShown.value = false
  theme.value = 'system'
})

/** What axe finds on the page, as lines to read: the rule and the elements that break it. */
async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document, { runOnly: RULES })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

test.each([
  [1280, 'light'],
  [1280, 'dark'],
  [380, 'light'],
  [380, 'dark'],
] as const)('every part passes at %i px in %s', async (width, look) => {
  await page.viewport(width, 900)
  theme.value = look
  mount(<AllParts />)
  await userEvent.click(page.getByRole('button', { name: /^Save/ }))
  await expect.element(page.getByRole('link', { name: 'Choose a client.' })).toBeVisible()
  expect(await findings()).toEqual([])
})

test.each(['light', 'dark'] as const)('so do the drawer and a dialog in %s', async (look) => {
  await page.viewport(380, 900)
  theme.value = look
  mount(<AllParts />)
  await userEvent.click(page.getByRole('button', { name: 'Why? 5.2 months with no new money' }))
  await userEvent.click(page.getByText('How this is worked out'))
  expect(await findings()).toEqual([])
  await userEvent.keyboard('{Escape}')
  await userEvent.keyboard('?')
  await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  expect(await findings()).toEqual([])
})

test.each([1280, 1024, 640, 380, 320])('nothing scrolls sideways at %i px', async (width) => {
  await page.viewport(width, 900)
  mount(<AllParts />)
  await userEvent.click(page.getByRole('button', { name: /^Save/ }))
  const { scrollWidth, clientWidth } = document.documentElement
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
})

test('what is pressed is at least 24 px high and wide', async () => {
  await page.viewport(380, 900)
  const parts = mount(<AllParts />)
  const small = [...parts.querySelectorAll('a:not(.skip), button, summary, select, input')].filter((target) => {
    const { width, height } = (target.closest('label') ?? target).getBoundingClientRect()
    return width > 0 && (width < 24 || height < 24)
  })
  expect(small.map((target) => target.outerHTML)).toEqual([])
})
