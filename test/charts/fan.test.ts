import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDate, lastDay, shiftMonth } from '../../shared/calendar.ts'
import { fan, fanHeight } from '../../shared/charts/fan.ts'
import type { FanPicture } from '../../shared/charts/fan-picture.ts'
import type { Chart } from '../../shared/charts/marks.ts'
import { type RunwayLines, runwayLines, runwayLinesHeight } from '../../shared/charts/runway-lines.ts'
import { labelWidth } from '../../shared/charts/scale.ts'
import { anyAmount, anyCurrency, anyWidth, expectTidy, texts } from './tidy.ts'

const MIDDLE = [32_594, 32_422, 32_164, 32_194, 32_103, 32_062, 32_023, 31_912, 32_025, 31_926, 31_839, 31_763]
const LOWER = [30_602, 27_234, 25_534, 23_909, 22_344, 20_868, 19_322, 17_958, 16_223, 14_659, 13_020, 11_287]
const UPPER = [34_568, 38_096, 40_214, 42_029, 44_088, 45_827, 47_936, 49_845, 51_573, 53_715, 55_627, 57_891]
const PAST = [25_400, 31_270, 28_640, 31_080, 27_150, 30_857, 32_300]

const input: FanPicture = {
  asOf: calendarDate('2026-11-19'),
  freeCashMinor: 3_248_296,
  past: PAST.map((dollars, index) => ({ month: shiftMonth('2026-04', index), freeCashMinor: dollars * 100 })),
  ahead: MIDDLE.map((middle, index) => ({
    p10Minor: (LOWER[index] ?? 0) * 100,
    p50Minor: middle * 100,
    p90Minor: (UPPER[index] ?? 0) * 100,
  })),
  scenario: null,
  threeMonthsMinor: 1_872_900,
  sixMonthsMinor: 3_745_800,
  taxDue: [
    { date: calendarDate('2027-01-15'), minor: 287_000 },
    { date: calendarDate('2027-04-15'), minor: 923_500 },
    { date: calendarDate('2027-06-15'), minor: 414_300 },
    { date: calendarDate('2027-09-15'), minor: 414_300 },
  ],
  quitDate: null,
  paths: 10_000,
  currency: 'USD',
  dateStyle: 'month-first',
  width: 656,
}

/** What becomes of somebody who quits in March, with and without the biggest client. */
const quitting: FanPicture = {
  ...input,
  past: [],
  taxDue: [],
  quitDate: calendarDate('2027-03-01'),
  scenario: { name: 'biggest client leaves', middleMinor: MIDDLE.map((_, index) => (13_000 - 2_400 * index) * 100) },
}

const anyFan: fc.Arbitrary<FanPicture> = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 0, max: 11 }),
    freeCashMinor: anyAmount,
    past: fc.array(anyAmount, { maxLength: 7 }),
    ahead: fc.array(fc.tuple(anyAmount, anyAmount, anyAmount), { minLength: 1, maxLength: 36 }),
    scenario: fc.option(fc.array(anyAmount, { minLength: 36, maxLength: 36 })),
    needs: fc.option(fc.integer({ min: 1, max: 100_000_000 })),
    due: fc.array(fc.tuple(fc.integer({ min: 0, max: 35 }), fc.integer({ min: 0, max: 500_000_000 })), {
      maxLength: 6,
    }),
    quit: fc.option(fc.integer({ min: 0, max: 35 })),
    currency: anyCurrency,
    width: anyWidth,
    dateStyle: fc.constantFrom('month-first' as const, 'day-first' as const),
  })
  .map(({ day, month, past, ahead, scenario, needs, due, quit, ...rest }) => {
    const running = shiftMonth('2026-01', month)
    return {
      ...rest,
      asOf: calendarDate(`${running}-${String(day).padStart(2, '0')}`),
      past: past.map((freeCashMinor, index) => ({ month: shiftMonth(running, index - past.length), freeCashMinor })),
      ahead: ahead.map((amounts) => {
        const [p10Minor = 0, p50Minor = 0, p90Minor = 0] = amounts.sort((a, b) => a - b)
        return { p10Minor, p50Minor, p90Minor }
      }),
      scenario: scenario && { name: 'biggest client leaves', middleMinor: scenario },
      threeMonthsMinor: needs === null ? null : needs * 3,
      sixMonthsMinor: needs === null ? null : needs * 6,
      taxDue: due
        .map(([months, minor]) => ({ date: calendarDate(`${shiftMonth(running, months)}-15`), minor }))
        .sort((a, b) => (a.date < b.date ? -1 : 1)),
      quitDate: quit === null ? null : lastDay(shiftMonth(running, quit)),
      paths: 10_000,
    }
  })

/** The labels of the months of needs that an edge of the band or an upright runs through. */
function crossedBy(chart: Chart): string[] {
  const edges = chart.marks.flatMap((mark) => (mark.kind === 'path' && mark.look === 'edge' ? [mark.points] : []))
  const nows = chart.marks.flatMap((mark) => (mark.kind === 'line' && mark.look === 'now' ? [mark.x1] : []))
  return chart.marks.flatMap((label) => {
    if (label.kind !== 'text' || label.look !== 'halo') return []
    const width = labelWidth(label.text)
    const from = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2
    const isCrossed = edges.some((points) =>
      points.some(([x, y]) => x >= from && x <= from + width && y > label.y - 11 && y < label.y + 1),
    )
    return isCrossed || nows.some((x) => x > from && x < from + width) ? [label.text] : []
  })
}

describe('the fan', () => {
  test.each([
    { name: 'with quitting and a scenario', picture: quitting, width: 656 },
    { name: 'with quitting and a scenario', picture: quitting, width: 300 },
    { name: 'from today on', picture: { ...input, past: [] }, width: 656 },
    { name: 'from today on', picture: { ...input, past: [] }, width: 300 },
  ])('names the months of needs where no line runs through: $name, $width px', ({ picture, width }) => {
    const chart = fan({ ...picture, width })
    expect(texts(chart).filter((text) => /^[36] months/.test(text))).toHaveLength(2)
    expect(crossedBy(chart)).toEqual([])
  })

  test('no two labels touch, and none leaves the drawing', () => {
    fc.assert(fc.property(anyFan, (any) => expectTidy(fan(any))))
  })

  test('is as high as its place was kept', () => {
    expect(fan(input).height).toBe(fanHeight(656, true))
    expect(fan(quitting).height).toBe(fanHeight(656, false))
  })

  test('tells its message in a sentence, rounded to what a simulation can tell', () => {
    expect(fan(input).says).toBe(
      'Free cash of $32,482 today. At the end of October 2027 the middle future has $31,700; 1 in 10 has more than $57,800, ' +
        '1 in 10 less than $11,200. The 3-month mark is $18,729, the 6-month mark $37,458.',
    )
  })

  test('says what the second line is, and where it ends', () => {
    const { says } = fan(quitting)
    expect(says).toContain('Your first day on your own is March 1, 2027.')
    expect(says).toContain('Biggest client leaves: the middle future then is below zero from May 2027 on.')
  })

  test('goes from what happened through today to the ends, which are named in words', () => {
    const chart = fan(input)
    const [past, middle] = [pathOf(chart, 'past'), pathOf(chart, 'mid')]
    expect(past).toHaveLength(PAST.length + 1)
    expect(past.at(-1)).toEqual(middle[0])
    expect(middle).toHaveLength(13)
    expect(texts(chart)).toEqual(
      expect.arrayContaining(['$57,800', '1 in 10 above', '$31,700', 'middle future', '$11,200', '1 in 10 below']),
    )
    expect(texts(chart)).toEqual(
      expect.arrayContaining(['what happened', 'Nov 19 · 10,000 imagined futures', '8 of 10 futures', '2027']),
    )
    expect(texts(chart)).toEqual(
      expect.arrayContaining(['6 months of needs $37,458', '3 months of needs $18,729', 'Tax due', '$2,870', '$9,235']),
    )
  })

  test('a narrow one shortens its words and its past', () => {
    const chart = fan({ ...input, width: 348 })
    expect(texts(chart)).toEqual(expect.arrayContaining(['$57k', 'upper', 'so far', '6 months', 'Tax, $k', '2.9']))
    expect(pathOf(chart, 'past')).toHaveLength(4)
  })

  test('tints what lies below zero, and cuts the second line where it leaves the axis', () => {
    const deep = input.ahead.map((each) => ({ ...each, p10Minor: each.p10Minor - 1_500_000 }))
    const falling = {
      name: 'biggest client leaves',
      middleMinor: deep.map((_, index) => (13_000 - 8000 * index) * 100),
    }
    const chart = fan({ ...quitting, ahead: deep, scenario: falling })
    const tint = chart.marks.find((mark) => mark.kind === 'rect' && mark.look === 'below')
    const zero = chart.marks.find((mark) => mark.kind === 'line' && mark.look === 'axis')
    if (tint?.kind !== 'rect' || zero?.kind !== 'line') throw new Error('the tint or the zero line is missing')
    expect(tint.y).toBe(zero.y1)
    const line = pathOf(chart, 'scenario')
    expect(line.length).toBeLessThan(13)
    expect(line.at(-1)?.[1]).toBeCloseTo(tint.y + tint.height, 0)
    expect(fan(input).marks.some(({ look }) => look === 'below')).toBe(false)
  })

  test('is read off month by month, with the tax that is due', () => {
    const says = fan(input).readings?.map((reading) => reading.says)
    expect(says).toHaveLength(PAST.length + 1 + 12)
    expect(says?.[0]).toBe('End of April 2026: $25,400.00')
    expect(says).toContain('Nov 19, 2026: $32,482.96')
    expect(says).toContain(
      'End of January 2027: middle $32,164, 1 in 10 below $25,534, 1 in 10 above $40,214; tax due Jan 15: $2,870',
    )
    const second = fan(quitting).readings?.at(-1)?.says
    expect(second).toMatch(/; biggest client leaves: −\$13,400$/)
  })

  test('a six-month mark far above everything else is left out of the picture, not of the sentence', () => {
    const chart = fan({ ...input, sixMonthsMinor: 20_000_000 })
    expect(chart.marks.filter(({ look }) => look === 'mark-line')).toHaveLength(1)
    expect(chart.says).toContain('the 6-month mark $200,000')
  })
})

describe('two straight lines before there is a fan', () => {
  const lines: RunwayLines = {
    freeCashMinor: 1_640_000,
    incomeStoppedMonths: 4.2,
    lowEndMonths: 11.2,
    currency: 'USD',
    width: 656,
  }

  test('end where free cash is used up, and say so', () => {
    const chart = runwayLines(lines)
    expect(chart.says).toBe(
      'Two straight lines from $16,400: if income stopped, zero after 4.2 months; if every month is a low-end one, zero after 11.2 months.',
    )
    expect(texts(chart)).toEqual(
      expect.arrayContaining(['4.2 months', '11.2 months', 'income stops', 'every month a low-end one']),
    )
    expect(chart.height).toBe(runwayLinesHeight(656))
  })

  test('one that does not fall, or is not known, is left out', () => {
    const chart = runwayLines({ ...lines, lowEndMonths: null })
    expect(chart.marks.filter((mark) => mark.kind === 'path')).toHaveLength(1)
    expect(chart.says).toBe('A straight line from $16,400: if income stopped, zero after 4.2 months.')
    expect(runwayLines({ ...lines, lowEndMonths: null, incomeStoppedMonths: null }).says).toBe(
      'Free cash of $16,400; how long it lasts is not known yet.',
    )
  })

  test('no two labels touch, and none leaves the drawing', () => {
    const anyMonths = fc.option(fc.integer({ min: 0, max: 2000 }).map((tenths) => tenths / 10))
    fc.assert(
      fc.property(
        anyAmount,
        anyMonths,
        anyMonths,
        anyCurrency,
        anyWidth,
        (freeCashMinor, incomeStoppedMonths, lowEndMonths, currency, width) =>
          expectTidy(runwayLines({ freeCashMinor, incomeStoppedMonths, lowEndMonths, currency, width })),
      ),
    )
  })
})

function pathOf({ marks }: Chart, look: string): readonly (readonly [number, number])[] {
  const path = marks.find((mark) => mark.kind === 'path' && mark.look === look)
  return path?.kind === 'path' ? path.points : []
}
