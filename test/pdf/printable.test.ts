import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { expect, test } from 'vitest'
import { breakLines, type Measure, TYPE } from '../../server/pdf/typesetting.ts'
import { unprintableIn } from '../../shared/invoices/printable.ts'
import { unprintableCharacters } from '../../shared/printable.ts'

const require = createRequire(import.meta.url)
const byCount: Measure = (text) => text.length

/** The code points that a font file has a drawing for. */
function drawnBy(file: string): Set<number> {
  const doc = new PDFDocument({ font: require.resolve(`@expo-google-fonts/inter/${file}`) }) as PDFKit.PDFDocument & {
    _font: { font: { characterSet: number[] } }
  }
  return new Set(doc._font.font.characterSet)
}

const isLeftOut = (character: string) =>
  breakLines(character, TYPE.body, 100, byCount).every(({ pieces }) => pieces.length === 0)

test.each(['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'])(
  'what is said to print is what %s draws, and what the typesetting leaves out',
  (file) => {
    const drawn = drawnBy(file)
    const wrong: string[] = []
    // The planes that have scripts and signs but for rare ideographs, then tags and variation selectors.
    for (let code = 0; code <= 0xe0fff; code = code === 0x1ffff ? 0xe0000 : code + 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue
      const character = String.fromCodePoint(code)
      const isSaid = unprintableCharacters([character]).length === 0
      if (isSaid !== (drawn.has(code) || isLeftOut(character))) wrong.push(`U+${code.toString(16)}`)
    }
    expect(wrong).toEqual([])
  },
)

test.each([
  ['Latin with every accent, Greek and Cyrillic print', 'Zażółć gęślą jaźń, Ωμέγα, Привет, Nguyễn Thị', []],
  ['so do signs of money and of prose', '€ £ ¥ ₹ ₿ — “quoted” … ½ × →', []],
  ['breaks, tabs and what has no look of its own are no boxes', 'one\ntwo\tthree\u200b\u00ad\ufe0f', []],
  ['each character once, in the order in which they come', '山田 and 山口', ['山', '田', '口']],
  ['right to left, too', 'שלום', ['ש', 'ל', 'ו', 'ם']],
  ['a character of two units is one', '😀 thanks', ['😀']],
  ['a wide space is a box like any other', 'a\u3000b', ['\u3000']],
])('%s', (_, text, characters) => {
  expect(unprintableCharacters([text])).toEqual(characters)
})

test('says of each part which characters, and nothing of a part that prints', () => {
  const seller = { name: 'Robin', address: '東京', email: '', taxNumber: '', howToPay: '' }
  const client = { name: 'Kawa', contact: '', address: '' }
  expect(unprintableIn({ number: '2026-001', seller, client, reference: '', lines: [], note: '🎉' })).toEqual([
    { part: 'you', characters: ['東', '京'] },
    { part: 'note', characters: ['🎉'] },
  ])
})
