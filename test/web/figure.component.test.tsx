import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { UnknownState } from '../../shared/figure.ts'
import { Figure } from '../../web/parts/figure.tsx'
import { mount } from './mount.ts'
import { monthsCovered, unknownRate, usd } from './samples.ts'

test('a known figure shows its value, its unit and a Why? that names it', async () => {
  const figure = mount(<Figure label="Needs covered" figure={monthsCovered} aside="4 recommended for you" />)
  expect(figure.querySelector('.figure-value')?.textContent).toBe('5.2 months; 4 recommended for you')
  await expect.element(page.getByRole('button', { name: 'Why? Needs covered, 5.2 months' })).toBeVisible()
})

test('what is not known is a dash for the eye, words for the ear, and a sentence', async () => {
  const figure = mount(<Figure label="Volatility" figure={unknownRate} />)
  await expect.element(page.getByText('—')).toHaveAttribute('aria-hidden', 'true')
  expect(figure.querySelector('.sr')?.textContent).toBe('not known')
  await expect.element(page.getByText('Needs 3 complete months; you have 2.')).toBeVisible()
  expect(figure.textContent).not.toContain('0')
})

test.each<[UnknownState, string]>([
  ['no-data', '—not known'],
  ['no-tax-year', '—not known'],
  ['not-shrinking', 'not shrinking'],
  ['not-at-this-pace', 'not at this pace'],
])('%s reads %s', (state, words) => {
  const figure = mount(<Figure label="Runway" figure={{ state, says: 'A sentence.' }} />)
  expect(figure.querySelector('.figure-value')?.textContent?.trim()).toBe(words)
})

test('a figure without a derivation has no Why?', () => {
  const figure = mount(<Figure label="Runway" figure={{ state: 'no-data', says: 'Nothing is recorded yet.' }} />)
  expect(figure.querySelector('button')).toBeNull()
})

test('zero is an amount like any other', () => {
  const zero = { state: 'known' as const, value: usd(0), because: { says: 'Nothing was set aside.', inputs: [] } }
  expect(
    mount(<Figure label="Set aside" figure={zero} />)
      .querySelector('.figure-value')
      ?.textContent?.trim(),
  ).toBe('$0.00')
})
