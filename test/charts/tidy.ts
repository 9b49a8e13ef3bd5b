import fc from 'fast-check'
import { expect } from 'vitest'
import type { Chart } from '../../shared/charts/marks.ts'
import { labelWidth } from '../../shared/charts/scale.ts'

export const anyWidth = fc.integer({ min: 280, max: 720 })
export const anyAmount = fc.integer({ min: -100_000_000, max: 1_000_000_000 })
export const anyCurrency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD')

export function texts(chart: Pick<Chart, 'marks'>): string[] {
  return chart.marks.filter((mark) => mark.kind === 'text').map((mark) => mark.text)
}

/** Every label in its own place and inside the drawing, as wide as labels are assumed to be at most. */
export function expectTidy(chart: Chart): void {
  const boxes = chart.marks
    .filter((mark) => mark.kind === 'text')
    .map(({ text, x, y, anchor }) => {
      const width = labelWidth(text)
      const from = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
      return { text, from, to: from + width, top: y - 11, bottom: y + 1 }
    })
  boxes.forEach((box, index) => {
    expect(box.from, `${box.text} leaves the left edge`).toBeGreaterThanOrEqual(-0.5)
    expect(box.to, `${box.text} leaves the right edge`).toBeLessThanOrEqual(chart.width + 0.5)
    expect(box.bottom, `${box.text} leaves the lower edge`).toBeLessThanOrEqual(chart.height)
    expect(box.top, `${box.text} leaves the upper edge`).toBeGreaterThanOrEqual(-2)
    for (const other of boxes.slice(index + 1)) {
      const touches = box.from < other.to && other.from < box.to && box.top < other.bottom && other.top < box.bottom
      expect(touches, `"${box.text}" touches "${other.text}"`).toBe(false)
    }
  })
  for (const mark of chart.marks) {
    if (mark.kind === 'rect') expect(mark.x >= 0 && mark.width >= 0 && mark.height >= 0).toBe(true)
    if (mark.kind === 'path') expect(mark.points.flat().every(Number.isFinite)).toBe(true)
  }
}
