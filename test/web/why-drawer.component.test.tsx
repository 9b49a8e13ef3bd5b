import { LocationProvider } from 'preact-iso'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Figure } from '../../web/parts/figure.tsx'
import { FigureLine, Lines } from '../../web/parts/lines.tsx'
import { shownFigure, Why } from '../../web/parts/why.tsx'
import { Shell } from '../../web/shell.tsx'
import { mount } from './mount.ts'
import { book, monthsCovered, unknownRate } from './samples.ts'

afterEach(() => {
  shownFigure.value = undefined
})

function mountPage() {
  return mount(
    <LocationProvider>
      <Shell book={book}>
        <Why figure={monthsCovered} name="5.2 months with no new money" />
        <Figure label="Needs covered" figure={monthsCovered} />
        <Lines>
          <FigureLine label="Volatility" figure={unknownRate} />
        </Lines>
        <a href="/money">All movements</a>
      </Shell>
    </LocationProvider>,
  )
}

test('the drawer shows the formula, the numbers and each sum down to its total', async () => {
  mountPage()
  await userEvent.click(page.getByRole('button', { name: 'Why? 5.2 months with no new money' }))
  const drawer = page.getByRole('dialog', { name: 'Why 5.2 months with no new money?' })
  await expect.element(drawer.getByText('Free cash ÷ monthly needs, rounded down to one decimal.')).toBeVisible()
  await expect.element(drawer.getByText('$32,482.96 ÷ $6,243.00 = 5.203, shown as 5.2')).toBeVisible()
  const freeCash = drawer.getByRole('region', { name: 'Free cash, $32,482.96' }).element()
  const lines = [...freeCash.querySelectorAll(':scope > dl > div')].map((line) => line.textContent)
  expect(lines[0]).toBe('Spending25,354.92')
  expect(lines[2]).toBe('Credit card−1,060.00')
  expect(lines[3], 'a sum at the start ends in a subtotal').toBe('Liquid money44,044.92')
  expect(lines[4]).toContain('−11,561.96')
  expect(lines[5]).toBe('Free cash$32,482.96')
  await expect.element(drawer.getByText('From 12 months of your data, confidence good.')).toBeVisible()
})

test('no total stands under inputs that do not add up to the value', async () => {
  mountPage()
  await userEvent.click(page.getByRole('button', { name: 'Why? 5.2 months with no new money' }))
  await userEvent.click(page.getByText('How this is worked out'))
  const inner = document.querySelector('.drawer details[open]')
  expect(inner?.textContent).toContain('The larger of what is needed and what is set aside.')
  expect(inner?.querySelector('.total')).toBeNull()
})

test('Esc closes the drawer and the focus goes back to the button', async () => {
  mountPage()
  const why = page.getByRole('button', { name: 'Why? Needs covered, 5.2 months' })
  await userEvent.click(why)
  await expect.element(page.getByRole('dialog')).toBeVisible()
  expect(document.activeElement).not.toBe(why.element())
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(document.activeElement).toBe(why.element())
})

test('w opens the Why? nearest to the focus', async () => {
  mountPage()
  const nearest = page.getByRole('button', { name: 'Why? Volatility, not known' })
  nearest.element().parentElement?.setAttribute('tabindex', '-1')
  nearest.element().parentElement?.focus()
  await userEvent.keyboard('w')
  await expect.element(page.getByRole('dialog', { name: 'Why Volatility, not known?' })).toBeVisible()
})

test('following a link to the rows closes the drawer', async () => {
  mountPage()
  await userEvent.click(page.getByRole('button', { name: 'Why? 5.2 months with no new money' }))
  const link = page.getByRole('dialog').getByRole('link', { name: 'Buffer' })
  link.element().addEventListener('click', (event) => event.preventDefault())
  await userEvent.click(link)
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  history.replaceState(null, '', '/')
})
