import { expect, test } from 'vitest'
import { paperOf } from '../../server/pdf/paper.ts'
import { print } from '../../server/pdf/sheets.ts'
import { TYPE } from '../../server/pdf/typesetting.ts'
import { calendarDate } from '../../shared/calendar.ts'
import { readPdf } from './read-pdf.ts'

function page(...texts: string[]): Promise<Buffer> {
  const foot = { left: 'left', middle: 'middle' }
  const options = { paper: paperOf('US'), title: 'A page', createdDate: calendarDate('2026-10-06'), foot }
  return print(options, (sheets) => {
    sheets.newPage()
    for (const text of texts) sheets.paragraph(text, TYPE.body)
  })
}

test('a document is the same bytes whatever was printed before it', async () => {
  const alone = await page('Łódź a\u00A0b 1,234.50', 'fi ffi x̂ Ωμέγα Привет')
  await page('a b a\u00A0b', 'ffi', 'x\u0302', 'Привет Łódź', '12x34 -> 5')
  expect((await page('Łódź a\u00A0b 1,234.50', 'fi ffi x̂ Ωμέγα Привет')).equals(alone)).toBe(true)
})

test('what can be copied from a page is what was written, also where its words were printed before', async () => {
  await page('office 1,234.50 Zażółć gęślą jaźń')
  const { pages } = await readPdf(await page('office 1,234.50 Zażółć gęślą jaźń', 'Ёлка — “quoted” € £ −84.20'))
  expect(pages[0]).toContain('office 1,234.50 Zażółć gęślą jaźń')
  expect(pages[0]).toContain('Ёлка — “quoted” € £ −84.20')
})
