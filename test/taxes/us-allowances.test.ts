import { describe, expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import { mileageDeduction, reportedFrom, simplifiedHomeOffice } from '../../shared/taxes/us/allowances.ts'
import { expectSound } from '../figure/expect-sound.ts'

describe('a business mile counts by the day of the trip, not by the year', () => {
  test.each([
    { date: '2024-12-31', miles: 100, cents: 6_700 },
    { date: '2025-01-01', miles: 100, cents: 7_000 },
    { date: '2026-06-30', miles: 100, cents: 7_250 },
    { date: '2026-07-01', miles: 100, cents: 7_600 },
    { date: '2026-01-15', miles: 12.3, cents: 892 },
  ])('$miles miles on $date: $cents', ({ date, miles, cents }) => {
    const figure = mileageDeduction(miles * 10, calendarDate(date))
    expect(figure).toMatchObject({ state: 'known', value: { minor: cents, currency: 'USD' } })
    expectSound(figure, date)
  })

  test.each(['2023-12-31', '2027-01-01'])('%s has no rate here, and no zero', (date) => {
    expect(mileageDeduction(100, calendarDate(date)).state).toBe('no-tax-year')
  })

  test('the working names the rate and where it was announced', () => {
    expect(mileageDeduction(1000, calendarDate('2026-07-02'))).toMatchObject({
      because: { worked: '100 miles × 76¢ = $76.00', inputs: [{ figure: { from: 'us/mile/2026-07-01' } }] },
    })
  })
})

test.each([
  { squareFeet: 120, cents: 60_000 },
  { squareFeet: 300, cents: 150_000 },
  { squareFeet: 420, cents: 150_000 },
])('a home office of $squareFeet square feet, simplified: $cents', ({ squareFeet, cents }) => {
  expect(simplifiedHomeOffice(squareFeet, calendarDate('2026-11-19'))).toMatchObject({ value: { minor: cents } })
})

test.each([
  { date: '2025-12-31', cents: 60_000 },
  { date: '2026-01-01', cents: 200_000 },
])('payments of $date are reported from $cents', ({ date, cents }) => {
  expect(reportedFrom(calendarDate(date))?.value).toBe(cents)
})

test('from 2027 the reporting amount is indexed and not known here', () => {
  expect(reportedFrom(calendarDate('2027-01-01'))).toBeUndefined()
})
