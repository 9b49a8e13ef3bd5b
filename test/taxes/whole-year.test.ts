import { expect, test } from 'vitest'
import { yearRows } from '../../web/taxes/whole-year.ts'
import { anEstimate, unanswered } from './samples.ts'

const shown = (rows: ReturnType<typeof yearRows>) => rows?.map(({ label, whole }) => [label, whole])

test('the rows lead from receipts to yours, and add up as they are shown', () => {
  expect(shown(yearRows(anEstimate()))).toEqual([
    ['Receipts', 80_000],
    ['Business expenses', -19_999],
    ['Net profit', 60_001],
    ['Self-employment tax', -9_000],
    ['Income tax', -3_000],
    ['Yours', 48_001],
  ])
})

test('what the wages call for by themselves is not the business’s', () => {
  const row = yearRows(anEstimate())?.find(({ key }) => key === 'income-tax')
  expect(row).toMatchObject({ whole: -3_000, note: 'what the business adds to it' })
})

test('what is expected is hatched from where what was received ends', () => {
  expect(yearRows(anEstimate())?.[0]).toMatchObject({ start: 0, end: 1, hatchedFrom: 0.75 })
  const over = anEstimate()
  const booked = { ...over, projected: null, wholeYear: { ...over.wholeYear, basis: 'booked' as const } }
  expect(yearRows(booked)?.[0]).toMatchObject({ whole: 60_000 })
  expect(yearRows(booked)?.[0]).not.toHaveProperty('hatchedFrom')
})

test('without answers the flat rate stands in the place of the taxes', () => {
  expect(shown(yearRows(unanswered()))?.slice(2)).toEqual([
    ['Net profit', 60_001],
    ['Set aside, 27.5%', -16_501],
    ['Yours', 43_500],
  ])
})

test('a profit that the person expects begins with itself; one that is not known has no rows', () => {
  const estimate = anEstimate()
  const expected = { ...estimate, projected: null, wholeYear: { ...estimate.wholeYear, basis: 'expected' as const } }
  expect(yearRows(expected)?.[0]?.label).toBe('Net profit')
  const profit = { state: 'too-little-history', says: 'No month yet.' } as const
  expect(yearRows({ ...estimate, wholeYear: { ...estimate.wholeYear, profit } })).toBeUndefined()
})
