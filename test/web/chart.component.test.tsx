import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Chart } from '../../web/parts/chart.tsx'
import { mount } from './mount.ts'
import { bars } from './samples.ts'

function mountChart() {
  return mount(<Chart draw={bars} height={120} tableName="Table: receipts by month" table={<p>900.00</p>} />)
}

test('a chart tells its message in a sentence and keeps its numbers in a table', async () => {
  mountChart()
  const picture = page.getByRole('img', { name: 'Receipts of $900 in October and $400 so far in November.' })
  await expect.element(picture).toBeVisible()
  await page.getByText('Table: receipts by month').click()
  await expect.element(page.getByRole('region', { name: 'Table: receipts by month' })).toHaveTextContent('900.00')
})

test('it is drawn anew at the width of its place, one unit to the px', async () => {
  const place = mountChart()
  for (const width of [656, 348]) {
    place.setAttribute('style', `width: ${width}px`)
    await expect.poll(() => place.querySelector('svg')?.getAttribute('viewBox')).toBe(`0 0 ${width} 120`)
    expect(place.querySelector('svg')?.getBoundingClientRect().height).toBe(120)
  }
})

test('what is expected is hatched in its colour, what is missing in red', async () => {
  const place = mountChart()
  await expect.poll(() => place.querySelector('[role="img"]')).not.toBeNull()
  const strokes = [...place.querySelectorAll('rect[fill^="url("]')].map((bar) => {
    const pattern = document.getElementById(bar.getAttribute('fill')?.slice(5, -1) ?? '')
    const line = pattern?.querySelector('line')
    return line && getComputedStyle(line).stroke
  })
  expect(strokes).toEqual(['rgb(11, 86, 102)', 'rgb(161, 40, 31)'])
})

test('the place is kept while the drawing is still being loaded', async () => {
  const place = mount(<Chart draw={undefined} height={220} />)
  await expect.poll(() => place.querySelector('.chart')?.getBoundingClientRect().height).toBe(220)
  expect(place.querySelector('[role="img"]')).toBeNull()
})

test('values are read off with ← → once the chart has the focus, or with the pointer', async () => {
  const readings = [
    { x: 20, says: 'October 2026: $900.00' },
    { x: 60, says: 'November 2026 so far: $400.00' },
  ]
  const place = mount(<Chart draw={(width) => ({ ...bars(width), readings })} height={120} />)
  const group = page.getByRole('group', { name: 'Values of the chart' })
  await expect.element(group).toBeInTheDocument()
  place.querySelector<HTMLElement>('[role="group"]')?.focus()
  const reading = () => place.querySelector('[aria-live]')?.textContent
  expect(reading()).toBe('')
  await userEvent.keyboard('{ArrowRight}')
  expect(reading()).toBe('October 2026: $900.00')
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(reading()).toBe('November 2026 so far: $400.00')
  expect(place.querySelector('.crosshair')?.getAttribute('x1')).toBe('60')
  await userEvent.keyboard('{Home}')
  expect(reading()).toBe('October 2026: $900.00')
  await userEvent.tab()
  expect(reading()).toBe('')
  await userEvent.hover(group, { position: { x: 55, y: 30 } })
  await expect.poll(reading).toBe('November 2026 so far: $400.00')
})
