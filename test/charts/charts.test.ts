import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDate, shiftMonth } from '../../shared/calendar.ts'
import { bufferGauge } from '../../shared/charts/buffer-gauge.ts'
import { freeCashLine } from '../../shared/charts/free-cash-line.ts'
import { instalmentLane } from '../../shared/charts/instalment-lane.ts'
import type { Chart, Mark } from '../../shared/charts/marks.ts'
import { partsBar } from '../../shared/charts/parts-bar.ts'
import { receiptsBars } from '../../shared/charts/receipts-bars.ts'
import { rowBars, waterfall } from '../../shared/charts/row-bars.ts'
import { axisText, roundAxis } from '../../shared/charts/scale.ts'
import { anyAmount, anyCurrency, anyWidth, expectTidy, texts } from './tidy.ts'

const monthsFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => shiftMonth(first, index))

const anyReceipts = fc
  .record({
    receipts: fc.array(fc.record({ receiptsMinor: anyAmount, typed: fc.boolean() }), { maxLength: 14 }),
    soFarMinor: anyAmount,
    lowEndMinor: fc.option(fc.integer({ min: 0, max: 1_000_000_000 })),
    currency: anyCurrency,
    width: anyWidth,
  })
  .map(({ receipts, ...rest }) => ({
    ...rest,
    months: receipts.map((receipt, index) => ({ ...receipt, month: shiftMonth('2026-02', index - receipts.length) })),
    runningMonth: '2026-02',
  }))

const anyFreeCash = fc
  .record({
    amounts: fc.array(anyAmount, { maxLength: 24 }),
    needs: fc.option(fc.integer({ min: 1, max: 100_000_000 })),
    currency: anyCurrency,
    width: anyWidth,
  })
  .map(({ amounts, needs, ...rest }) => ({
    ...rest,
    points: amounts.map((freeCashMinor, index) => ({ month: shiftMonth('2025-05', index), freeCashMinor })),
    threeMonthsMinor: needs === null ? null : needs * 3,
    sixMonthsMinor: needs === null ? null : needs * 6,
    highlight: { from: '2025-07', to: '2025-09', name: 'this quarter' },
  }))

test('no two labels of the receipts touch, and none leaves the drawing', () => {
  fc.assert(fc.property(anyReceipts, (input) => expectTidy(receiptsBars(input))))
})

test('no two labels of the free cash line touch, and none leaves the drawing', () => {
  fc.assert(fc.property(anyFreeCash, (input) => expectTidy(freeCashLine(input))))
})

test('no two labels of the gauge touch, and none leaves the drawing', () => {
  const anyMonths = fc.option(fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10))
  const anyMark = fc.option(fc.constantFrom(3, 3.5, 4, 4.5, 5, 5.5, 6))
  fc.assert(
    fc.property(anyMonths, anyMark, anyWidth, (coveredMonths, recommendedMonths, width) =>
      expectTidy(bufferGauge({ coveredMonths, recommendedMonths, width })),
    ),
  )
})

const US_PERIODS = [
  ['2026-01-01', '2026-03-31', '2026-04-15'],
  ['2026-04-01', '2026-05-31', '2026-06-15'],
  ['2026-06-01', '2026-08-31', '2026-09-15'],
  ['2026-09-01', '2026-12-31', '2027-01-15'],
].map(([from = '', to = '', dueDate = '']) => ({
  from: calendarDate(from),
  to: calendarDate(to),
  dueDate: calendarDate(dueDate),
  says: 'planned',
}))

test('no two labels of the instalment lane touch, and none leaves the drawing', () => {
  const anyDay = fc.integer({ min: -400, max: 900 }).map((days) => addDays(calendarDate('2026-01-01'), days))
  const anyPeriods = fc.oneof(
    fc.constant(US_PERIODS),
    fc.array(fc.record({ dueDate: anyDay }), { maxLength: 12 }).map((days) =>
      days
        .sort((a, b) => (a.dueDate < b.dueDate ? -1 : 1))
        .map(({ dueDate }) => ({
          from: calendarDate('2026-04-06'),
          to: calendarDate('2027-04-05'),
          dueDate: dueDate < '2026-04-06' ? calendarDate('2026-04-06') : dueDate,
          says: '',
        })),
    ),
  )
  fc.assert(
    fc.property(
      anyPeriods,
      anyDay,
      anyWidth,
      fc.constantFrom('month-first', 'day-first'),
      (instalments, asOf, width, dateStyle) =>
        expectTidy(instalmentLane({ instalments, asOf, width, dateStyle: dateStyle as 'month-first' })),
    ),
  )
})

test('the lane says when each instalment is due, hatches what runs, and is read off by due date', () => {
  const lane = instalmentLane({
    instalments: US_PERIODS,
    asOf: calendarDate('2026-11-19'),
    dateStyle: 'month-first',
    width: 1016,
  })
  expect(lane.says).toBe('Four instalments, due Apr 15, 2026, Jun 15, 2026, Sep 15, 2026 and Jan 15, 2027.')
  const rects = lane.marks.filter((mark) => mark.kind === 'rect')
  expect(rects.map(({ look, hatched }) => (hatched ? 'hatched' : look))).toEqual([
    'bar-2',
    'bar-2',
    'bar-2',
    'hatched',
    'outline-1',
  ])
  expect(lane.readings?.map(({ says }) => says)).toContain('Jan 15, 2027: planned')
})

test('a year without instalments is an empty lane that says so', () => {
  const lane = instalmentLane({ instalments: [], asOf: calendarDate('2026-11-19'), dateStyle: 'day-first', width: 380 })
  expect(lane).toMatchObject({ says: 'No instalments.', marks: [] })
})

test('each row of a waterfall begins where the one before it ended, and a sum stands on zero', () => {
  const bars = waterfall([
    { kind: 'sum', minor: 100 },
    { kind: 'change', minor: -20 },
    { kind: 'change', minor: -30 },
    { kind: 'sum', minor: 50 },
  ])
  expect(bars.map(({ start, end }) => [start, end])).toEqual([
    [0, 1],
    [0.8, 1],
    [0.5, 0.8],
    [0, 0.5],
  ])
})

test('a waterfall that falls below zero has zero on its scale, and no bar leaves it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('sum', 'change'), anyAmount), { maxLength: 8 }), (rows) => {
      const bars = waterfall(rows.map(([kind, minor]) => ({ kind: kind as 'sum', minor })))
      for (const { start, end, zero } of bars) {
        expect(0 <= start && start <= end && end <= 1 && zero >= 0 && zero <= 1).toBe(true)
      }
    }),
  )
  expect(rowBars([-50, 50])).toEqual([
    { start: 0, end: 0.5, zero: 0.5 },
    { start: 0.5, end: 1, zero: 0.5 },
  ])
})

test('an axis holds every amount, zero, and at most five lines beside zero, all at whole minor units', () => {
  fc.assert(
    fc.property(fc.array(anyAmount, { maxLength: 12 }), (amounts) => {
      const { from, to, ticks } = roundAxis(amounts)
      expect(ticks).toContain(0)
      expect(ticks.length).toBeLessThanOrEqual(6)
      expect(ticks.every(Number.isSafeInteger)).toBe(true)
      expect(from).toBeLessThanOrEqual(Math.min(0, ...amounts))
      expect(to).toBeGreaterThanOrEqual(Math.max(0, ...amounts))
    }),
  )
})

test.each([
  [0, 'USD', '$0'],
  [50_000, 'USD', '$500'],
  [250_000, 'USD', '$2.5k'],
  [-1_000_000, 'EUR', '−€10k'],
  [120_000_000, 'USD', '$1.2M'],
  [5_000_000, 'JPY', '¥5M'],
  [5_000_000, 'KWD', '5k'],
])('%i minor units of %s stand at the axis as %s', (minor, currency, text) => {
  expect(axisText(minor, currency)).toBe(text)
})

describe('receipts', () => {
  const months = monthsFrom('2025-11', 12).map((month, index) => ({
    month,
    receiptsMinor:
      [715_000, 1_090_000, 140_000, 845_000, 948_000, 305_000, 1_790_000, 210_000, 1_040_000, 70_000][index] ?? 915_000,
    typed: false,
  }))
  const input = {
    months,
    runningMonth: '2026-11',
    soFarMinor: 502_000,
    lowEndMinor: 182_000,
    currency: 'USD',
    width: 656,
  }

  test('say what the picture shows', () => {
    expect(receiptsBars(input).says).toBe(
      'Receipts of the last 12 months, from $700 in August 2026 to $17,900 in May 2026, and $5,020 so far in November 2026. ' +
        'The low-end month stands at $1,820; 2 of the 12 brought less.',
    )
  })

  test('bars are as high as their amounts and stand on zero', () => {
    const chart = receiptsBars(input)
    const solid = rects(chart).filter((rect) => rect.look === 'bar' && !rect.hatched)
    expect(solid).toHaveLength(12)
    const perCent = (solid[0]?.height ?? 0) / 715_000
    solid.forEach((rect, index) => {
      expect(rect.height).toBeCloseTo((months[index]?.receiptsMinor ?? 0) * perCent, -0.5)
      expect(rect.y + rect.height).toBeCloseTo(198, 1)
    })
  })

  test('the running month is hatched, outlined and named, and the line lies over its halo', () => {
    const { marks } = receiptsBars(input)
    expect(rects({ marks }).filter((rect) => rect.hatched)).toHaveLength(1)
    expect(texts({ marks })).toEqual(expect.arrayContaining(['so far', 'low-end month', '$1,820', 'Nov']))
    const looks = marks.map((mark) => mark.look)
    expect(looks.indexOf('halo-line')).toBeLessThan(looks.indexOf('plan'))
    expect(looks.lastIndexOf('bar')).toBeLessThan(looks.indexOf('halo-line'))
  })

  test('a narrow drawing thins the months and keeps the running one', () => {
    const labels = texts(receiptsBars({ ...input, width: 348 }))
    expect(labels).toContain('Nov so far')
    expect(labels).not.toContain('Dec')
  })

  test('a new book draws its running month alone, without a line', () => {
    const chart = receiptsBars({ ...input, months: [], lowEndMinor: null })
    expect(chart.says).toBe('No complete month of receipts yet; $5,020 so far in November 2026.')
    expect(chart.marks.some((mark) => mark.look === 'plan')).toBe(false)
  })

  test('a month of more refunds than receipts hangs below the axis', () => {
    const chart = receiptsBars({ ...input, months: [{ month: '2026-10', receiptsMinor: -50_000, typed: false }] })
    const axis = chart.marks.find((mark) => mark.kind === 'line' && mark.look === 'axis')
    const bar = rects(chart)[0]
    expect(axis?.kind === 'line' && bar && bar.y === axis.y1).toBe(true)
    expect(texts(chart)).toContain('−$2k')
  })

  test('typed months are marked as such', () => {
    const chart = receiptsBars({ ...input, months: months.map((month, index) => ({ ...month, typed: index < 3 })) })
    expect(texts(chart)).toContain('typed in')
    expect(chart.says).toContain('3 of them were typed in.')
  })
})

describe('the gauge', () => {
  test('fills in proportion up to 7 months', () => {
    const bar = (coveredMonths: number) =>
      rects(bufferGauge({ coveredMonths, recommendedMonths: 4, width: 352 })).find((rect) => rect.look === 'bar')?.width
    expect(bar(3.5)).toBe(175)
    expect(bar(7)).toBe(350)
    expect(bar(19.4)).toBe(350)
    expect(bar(0)).toBeUndefined()
  })

  test('leaves out what is not known, and says so', () => {
    const chart = bufferGauge({ coveredMonths: null, recommendedMonths: null, width: 320 })
    expect(texts(chart)).toEqual(['0', '3 months', '6'])
    expect(chart.says).toBe('We do not know yet how many months of needs are covered; marks at 3 and 6 months.')
  })
})

describe('parts of an amount', () => {
  const parts = [
    { label: 'paid', minor: 861_000, look: 'bar' as const },
    { label: 'set aside', minor: 733_891, look: 'bar-2' as const },
    { label: 'short', minor: 0, look: 'missing' as const },
  ]

  test('fill the width but for gaps of 2 px', () => {
    const [paid, setAside, ...rest] = rects(partsBar({ parts, currency: 'USD', width: 672, height: 14 }))
    expect(rest).toEqual([])
    expect(paid?.width).toBeCloseTo(361.7, 0)
    expect((setAside?.x ?? 0) - (paid?.width ?? 0)).toBeCloseTo(2, 1)
    expect((setAside?.x ?? 0) + (setAside?.width ?? 0)).toBeCloseTo(672, 1)
  })

  test('say their sum', () => {
    expect(partsBar({ parts, currency: 'USD', width: 672, height: 14 }).says).toBe(
      'Of $15,948.91: paid $8,610.00, set aside $7,338.91, short $0.00.',
    )
  })

  test('stay visible and within the width however unequal they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { maxLength: 6 }), anyWidth, (amounts, width) => {
        const chart = partsBar({
          parts: amounts.map((minor) => ({ label: 'part', minor, look: 'bar' })),
          currency: 'USD',
          width,
          height: 18,
        })
        for (const rect of rects(chart)) {
          expect(rect.width).toBeGreaterThanOrEqual(1.9)
          expect(rect.x + rect.width).toBeLessThanOrEqual(width + 0.2)
        }
        expect(rects(chart)).toHaveLength(Math.max(1, amounts.filter((minor) => minor > 0).length))
      }),
    )
  })
})

describe('the free cash line', () => {
  const points = [2_290_050, -150_000, 3_085_712].map((freeCashMinor, index) => ({
    month: shiftMonth('2026-07', index),
    freeCashMinor,
  }))
  const input = {
    points,
    threeMonthsMinor: 1_872_900,
    sixMonthsMinor: 3_745_800,
    highlight: { from: '2026-07', to: '2026-09', name: 'this quarter' },
    currency: 'USD',
    width: 672,
  }

  test('goes on below zero, with the zero line in ink', () => {
    const { marks } = freeCashLine(input)
    const zero = marks.find((mark) => mark.kind === 'line' && mark.look === 'axis')
    const path = marks.find((mark) => mark.kind === 'path')
    if (zero?.kind !== 'line' || path?.kind !== 'path') throw new Error('the axis or the line is missing')
    expect(path.points[1]?.[1]).toBeGreaterThan(zero.y1)
    expect(path.points[0]?.[1]).toBeLessThan(zero.y1)
    expect(texts({ marks })).toContain('−$10k')
  })

  test('says from where to where, and against which marks', () => {
    expect(freeCashLine(input).says).toBe(
      'Free cash at each month end from July 2026 to September 2026, from $22,900.50 to $30,857.12. ' +
        'The 3-month mark is $18,729, the 6-month mark $37,458.',
    )
  })

  test('without needs there are no marks, and it says why', () => {
    const chart = freeCashLine({ ...input, threeMonthsMinor: null, sixMonthsMinor: null })
    expect(chart.marks.some((mark) => mark.look === 'mark-line')).toBe(false)
    expect(chart.says).toContain('Monthly needs are not known yet')
  })
})

function rects(chart: Pick<Chart, 'marks'>): Extract<Mark, { kind: 'rect' }>[] {
  return chart.marks.filter((mark) => mark.kind === 'rect')
}
