import { describe, expect, test } from 'vitest'
import { addDays, calendarDate } from '../../shared/calendar.ts'
import { NZ_YEAR_TABLES, nzYearFaults } from '../../shared/taxes/nz/tables.ts'
import {
  bands,
  type Dated,
  each,
  inForce,
  loadHistory,
  loadTable,
  rate,
  type Table,
  tableFaults,
} from '../../shared/taxes/parameters.ts'
import { UK_YEAR_TABLES, ukYearFaults } from '../../shared/taxes/uk/tables.ts'
import { US_YEAR_TABLES, type UsYearTable, usYearFaults } from '../../shared/taxes/us/tables.ts'

const source = { title: 'A law', url: 'https://example.com/law' }
const years = Object.entries(US_YEAR_TABLES)

describe('the tables of the United States', () => {
  test.each(years)('%s is whole', (_taxYear, table) => {
    expect(usYearFaults(table)).toEqual([])
  })

  test('each year follows the one before, from 2024 on', () => {
    expect(years.map(([taxYear]) => taxYear)).toEqual(years.map((_, index) => String(2024 + index)))
    for (const [taxYear, { path, from, to }] of years)
      expect({ path, from, to }).toEqual({ path: `us/${taxYear}`, from: `${taxYear}-01-01`, to: `${taxYear}-12-31` })
  })

  test('a new year that is half entered is refused, whichever entry is missing', () => {
    const whole = US_YEAR_TABLES['2026']
    if (whole === undefined) throw new Error('no table of 2026')
    for (const missing of Object.keys(whole.entries)) {
      const entries = Object.fromEntries(Object.entries(whole.entries).filter(([key]) => key !== missing))
      const half: UsYearTable = { ...whole, path: 'us/2027', entries }
      expect(usYearFaults(half)).toEqual([`us/2027/${missing} is missing`])
    }
  })
})

describe.each([
  { country: 'the United Kingdom', tables: UK_YEAR_TABLES, faults: ukYearFaults, first: 2025, starts: '04-06' },
  { country: 'New Zealand', tables: NZ_YEAR_TABLES, faults: nzYearFaults, first: 2025, starts: '04-01' },
])('the tables of $country', ({ tables, faults, first, starts }) => {
  const found = Object.entries<Table<string>>(tables)

  test('each year follows the one before', () => {
    for (const [index, [taxYear, { from, to }]] of found.entries()) {
      expect(taxYear).toBe(`${first + index}/${first + index + 1 - 2000}`)
      expect(from).toBe(`${first + index}-${starts}`)
      expect(to && addDays(to, 1)).toBe(`${first + index + 1}-${starts}`)
    }
  })

  test('a new year that is half entered is refused, whichever entry is missing', () => {
    for (const [, whole] of found) {
      for (const missing of Object.keys(whole.entries)) {
        const entries = Object.fromEntries(Object.entries(whole.entries).filter(([key]) => key !== missing))
        expect(faults({ ...whole, entries })).toEqual([`${whole.path}/${missing} is missing`])
      }
    }
  })
})

const SHAPES = { bands, limit: each(['single', 'joint'], rate) }
const whole: Table<keyof typeof SHAPES> = {
  path: 'xx/2030',
  from: calendarDate('2030-01-01'),
  to: calendarDate('2030-12-31'),
  entries: {
    bands: {
      value: [
        [0.1, 1000],
        [0.2, 2000],
        [0.3, null],
      ],
      source,
      status: 'law',
    },
    limit: { value: { single: 0.5, joint: 1 }, source, status: 'projected' },
  },
}

describe('a table is checked when it is loaded', () => {
  test('whole amounts become cents, fractions whole rates', () => {
    const read = loadTable(SHAPES, whole)
    expect(read.bands).toMatchObject({
      path: 'xx/2030/bands',
      from: '2030-01-01',
      value: [
        { rate: 10_000, upToMinor: 100_000 },
        { rate: 20_000, upToMinor: 200_000 },
        { rate: 30_000, upToMinor: null },
      ],
    })
    expect(read.limit.value).toEqual({ single: 50_000, joint: 100_000 })
  })

  test.each([
    {
      why: 'bands that do not rise',
      bands: [
        [0.1, 2000],
        [0.2, 1000],
        [0.3, null],
      ],
      fault: 'xx/2030/bands/1 does not rise',
    },
    { why: 'a last band that ends', bands: [[0.1, 2000]], fault: 'xx/2030/bands/0: only the last band has no end' },
    { why: 'no bands at all', bands: [], fault: 'xx/2030/bands has no bands' },
    {
      why: 'a rate in percent',
      bands: [[10, null]],
      fault: 'xx/2030/bands/0 is no rate from 0 to 1 with at most five decimals',
    },
    {
      why: 'an amount below zero',
      bands: [
        [0.1, -5],
        [0.2, null],
      ],
      fault: 'xx/2030/bands/0 is no amount of zero or more',
    },
  ])('$why', ({ bands: value, fault }) => {
    const table = { ...whole, entries: { ...whole.entries, bands: { value, source, status: 'law' as const } } }
    expect(tableFaults(SHAPES, table)).toContain(fault)
    expect(() => loadTable(SHAPES, table)).toThrow(fault)
  })

  test.each([
    { limit: { single: 0.5 }, fault: 'xx/2030/limit/joint is no rate from 0 to 1 with at most five decimals' },
    { limit: { single: 0.5, joint: 1, other: 1 }, fault: 'xx/2030/limit/other is not known' },
  ])('every status, and none besides: $fault', ({ limit: value, fault }) => {
    const table = { ...whole, entries: { ...whole.entries, limit: { value, source, status: 'law' as const } } }
    expect(tableFaults(SHAPES, table)).toEqual([fault])
  })

  test('no entry without its source', () => {
    const limit = { value: { single: 0, joint: 0 }, source: { title: '', url: '' }, status: 'law' as const }
    expect(tableFaults(SHAPES, { ...whole, entries: { ...whole.entries, limit } })).toEqual([
      'xx/2030/limit has no source',
    ])
  })
})

describe('a value that changes in the middle of a year', () => {
  const entry = (from: string, value: number, to?: string): Dated => ({
    from: calendarDate(from),
    ...(to !== undefined && { to: calendarDate(to) }),
    value,
    source,
    status: 'law',
  })

  test('is read by date, and is not known before its first day or after its last', () => {
    const history = loadHistory('xx/mile', rate, [
      entry('2026-01-01', 0.725, '2026-06-30'),
      entry('2026-07-01', 0.76, '2026-12-31'),
    ])
    expect(inForce(history, calendarDate('2026-06-30'))?.value).toBe(72_500)
    expect(inForce(history, calendarDate('2026-07-01'))?.value).toBe(76_000)
    expect(inForce(history, calendarDate('2025-12-31'))).toBeUndefined()
    expect(inForce(history, calendarDate('2027-01-01'))).toBeUndefined()
  })

  test('may not overlap', () => {
    const overlapping = [entry('2026-01-01', 0.725), entry('2026-07-01', 0.76)]
    expect(() => loadHistory('xx/mile', rate, overlapping)).toThrow('xx/mile/2026-07-01 begins too early')
  })
})
