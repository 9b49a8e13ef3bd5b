import { expect, test } from 'vitest'
import { nextWhole, streamOf } from '../../shared/forecast/random.ts'

test.each([
  [1, [2420951833, 2513034076, 3847892949, 4064752930]],
  [42, [1959603763, 2423114712, 2466933512, 4144396390]],
])('seed %i gives the numbers of docs/figures.md, chapter 6.4', (seed, numbers) => {
  const stream = streamOf(seed)
  expect(numbers.map(() => nextWhole(stream))).toEqual(numbers)
})

test('the numbers lie evenly over their range', () => {
  const stream = streamOf(7)
  const tenths = new Array(10).fill(0)
  for (let drawn = 0; drawn < 100_000; drawn += 1) tenths[Math.floor((nextWhole(stream) / 2 ** 32) * 10)] += 1
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400)
})
