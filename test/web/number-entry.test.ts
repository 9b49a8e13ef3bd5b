import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentText } from '../../shared/words.ts'
import { readPercent } from '../../web/number-entry.ts'

test.each([
  ['27.5', '0.275'],
  ['27.5%', '0.275'],
  ['30', '0.3'],
  ['8.875', '0.08875'],
  ['0', '0'],
  ['0.5', '0.005'],
  ['100', '1'],
])('%s percent is %s', (text, rate) => {
  expect(readPercent(text, 3)).toEqual({ ok: true, value: rate })
})

test.each([
  ['', 'Write a percentage like 27.5.'],
  ['27,5', 'Write a percentage like 27.5.'],
  ['-5', 'Write a percentage like 27.5.'],
  ['27.555', 'Write at most 2 decimals.'],
  ['100.01', 'Enter 100 or less.'],
  ['250', 'Enter 100 or less.'],
])('%j percent is refused: %s', (text, says) => {
  expect(readPercent(text, 2)).toEqual({ ok: false, says })
})

test('a rate is read as what it was shown from', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), (units) => {
      const rate = `0.${String(units).padStart(5, '0')}`.replace(/0+$/, '')
      expect(readPercent(percentText(rate), 3)).toEqual({ ok: true, value: rate })
    }),
  )
})
