import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paperOf } from '../../server/pdf/paper.ts'
import { breakLines, type Measure, type Run, type SetLine, TYPE } from '../../server/pdf/typesetting.ts'

/** Every character 10 px wide, at every size. */
const byCount: Measure = (text) => [...text].length * 10

const texts = (lines: readonly SetLine[]) => lines.map((line) => line.pieces.map((piece) => piece.text).join(''))
const set = (text: string | readonly Run[], width: number) => texts(breakLines(text, TYPE.body, width, byCount))

test.each([
  ['words fill a line and go on below', 'one two three', 70, ['one two', 'three']],
  ['a line break is kept, and so is an empty line', 'one\n\ntwo', 200, ['one', '', 'two']],
  ['a word wider than the line is broken, not cut', 'abcdefghij', 40, ['abcd', 'efgh', 'ij']],
  ['after a broken word the line goes on', 'abcdef gh', 50, ['abcde', 'f gh']],
  ['a no-break space holds', 'at 5\u00a0km here', 60, ['at', '5\u00a0km', 'here']],
  ['what has no glyph is left out', 'soft\u00adhyphen\u200b\ufe0f', 200, ['softhyphen']],
  ['an accent stays with its letter', 'e\u0301e\u0301e\u0301', 40, ['e\u0301e\u0301', 'e\u0301']],
  ['nothing is one empty line', '', 50, ['']],
])('%s', (_, text, width, expected) => {
  expect(set(text, width)).toEqual(expected)
})

test('a reference stays with the word before it, small and raised', () => {
  const [first, second] = breakLines(['Free cash', { text: '12', isRaised: true }].map(asRun), TYPE.body, 70, byCount)
  expect(first?.pieces.map((piece) => piece.text)).toEqual(['Free'])
  expect(second?.pieces.map((piece) => [piece.text, piece.rise > 0])).toEqual([
    ['cash', false],
    ['12', true],
  ])
})

test('no line is wider than its column, and no character is lost', () => {
  const anyText = fc.string({ unit: fc.constantFrom('a', 'ab', ' ', '\n', 'wide', 'é', '→', '.') })
  fc.assert(
    fc.property(anyText, fc.integer({ min: 40, max: 300 }), (text, width) => {
      const lines = breakLines(text, TYPE.body, width, byCount)
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.1)
      expect(texts(lines).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
  )
})

test.each([
  ['US', 'Letter'],
  ['CA', 'Letter'],
  ['MX', 'Letter'],
  ['DE', 'A4'],
  ['JP', 'A4'],
])('%s prints on %s', (country, paper) => {
  expect(paperOf(country).name).toBe(paper)
})

function asRun(run: string | Run): Run {
  return typeof run === 'string' ? { text: run } : run
}
