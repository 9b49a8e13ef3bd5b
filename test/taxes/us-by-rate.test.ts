import { describe, expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import { US } from '../../shared/taxes/us/us.ts'
import { expectSound } from '../figure/expect-sound.ts'

// What the tax law of the United States takes off by a rate, and from which amount clients report what they paid.

const trip = (date: string, miles: number, vehicle: 'car' | 'bicycle' = 'car') => ({
  date: calendarDate(date),
  distanceTenths: Math.round(miles * 10),
  vehicle,
})

const mileage = (...trips: ReturnType<typeof trip>[]) => {
  const line = US.mileage?.(trips)
  if (line === undefined) throw new Error('the United States have a mileage rate')
  return line
}

describe('a business mile counts by the day of the trip, not by the year', () => {
  test.each([
    { date: '2024-12-31', miles: 100, cents: 6_700 },
    { date: '2025-01-01', miles: 100, cents: 7_000 },
    { date: '2025-12-31', miles: 100, cents: 7_000 },
    { date: '2026-01-01', miles: 100, cents: 7_250 },
    { date: '2026-06-30', miles: 100, cents: 7_250 },
    { date: '2026-07-01', miles: 100, cents: 7_600 },
    { date: '2026-01-15', miles: 12.3, cents: 892 },
  ])('$miles miles on $date: $cents', ({ date, miles, cents }) => {
    const line = mileage(trip(date, miles))
    expect(line.value).toEqual({ minor: cents, currency: 'USD' })
    expectSound(line, date)
  })

  test('the miles at each rate are rounded once, and the working names the rate and where it was announced', () => {
    const { value, because } = mileage(trip('2026-03-01', 0.1), trip('2026-03-02', 0.1), trip('2026-07-02', 100))
    expect(value.minor).toBe(15 + 7_600)
    expect(because.inputs.map(({ label }) => label)).toEqual([
      'Car, Jan 1 to Jun 30, 2026',
      'Car, Jul 1 to Dec 31, 2026',
    ])
    expect(because.inputs[1]?.figure).toMatchObject({
      source: { title: 'Announcement 2026-11, I.R.B. 2026-29' },
      because: { worked: '100 miles × $0.76 = $76.00' },
    })
  })

  test.each([trip('2023-12-31', 10), trip('2027-01-01', 10), trip('2026-05-01', 10, 'bicycle')])(
    '$vehicle on $date: no rate, and it says so',
    (each) => {
      expect(mileage(each)).toMatchObject({
        value: { minor: 0 },
        says: '10 miles are without a rate for their day or vehicle, and take nothing off.',
      })
    },
  )
})

describe('the home office, simplified', () => {
  test.each([
    { homeOfficeArea: 120, homeOfficeMonths: undefined, profit: 9_000_000, cents: 60_000, why: '$5 a square foot' },
    { homeOfficeArea: 300, homeOfficeMonths: undefined, profit: 9_000_000, cents: 150_000, why: 'the most' },
    {
      homeOfficeArea: 420,
      homeOfficeMonths: undefined,
      profit: 9_000_000,
      cents: 150_000,
      why: 'no more than 300 count',
    },
    { homeOfficeArea: 200, homeOfficeMonths: 6, profit: 9_000_000, cents: 50_000, why: 'half a year' },
    { homeOfficeArea: 300, homeOfficeMonths: 12, profit: 40_000, cents: 40_000, why: 'never more than the profit' },
    { homeOfficeArea: 300, homeOfficeMonths: 12, profit: -40_000, cents: 0, why: 'nothing off a loss' },
  ])('$homeOfficeArea square feet: $cents ($why)', ({ profit, cents, ...answers }) => {
    const line = US.homeOffice?.('2026', answers, profit, calendarDate('2026-11-19'))
    expect(line?.value).toEqual({ minor: cents, currency: 'USD' })
  })

  test('none where no area is entered', () => {
    expect(US.homeOffice?.('2026', {}, 1, calendarDate('2026-11-19'))).toBeNull()
  })
})

test.each([
  { taxYear: '2025', says: 'paid $600.00 or more in 2025' },
  { taxYear: '2026', says: 'paid $2,000.00 or more in 2026' },
  { taxYear: '2027', says: 'in 2027 is not known here yet' },
])('what clients report of $taxYear: $says', ({ taxYear, says }) => {
  expect(US.reportedIncome?.(taxYear)).toContain(says)
})
