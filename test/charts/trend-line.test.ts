import { expect, test } from 'vitest'
import { trendLine } from '../../shared/charts/trend-line.ts'

const drawn = (values: (number | null)[]) =>
  trendLine({
    points: values.map((value, index) => ({ name: `month ${index + 1}`, value })),
    of: 'Months covered',
    show: (value) => value.toFixed(1),
    width: 300,
  })

test('the line says where it began and where it is, and can be read off point by point', () => {
  const { says, readings, marks } = drawn([1.1, 2.2, 3.4])
  expect(says).toBe('Months covered: 1.1 in month 1, 3.4 in month 3.')
  expect(readings?.map((one) => one.says)).toEqual(['month 1: 1.1', 'month 2: 2.2', 'month 3: 3.4'])
  const path = marks.find((mark) => mark.kind === 'path')
  expect(path?.points.map(([, y]) => y)).toEqual([53.9, 35.8, 16])
})

test('what is not known is a gap, not a zero', () => {
  const { marks, readings } = drawn([1, null, 3])
  expect(marks.filter((mark) => mark.kind === 'path').map((mark) => mark.points.length)).toEqual([1, 1])
  expect(readings?.[1]?.says).toBe('month 2: no number')
  expect(drawn([null]).says).toBe('Months covered: no number yet.')
})

test('everything stays within the drawing', () => {
  for (const values of [[-3, 2], [0, 0], [5], [0.1, 120]]) {
    const { marks, width, height } = drawn(values)
    for (const mark of marks) {
      if (mark.kind !== 'path') continue
      for (const [x, y] of mark.points) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(width)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(height)
      }
    }
  }
})
