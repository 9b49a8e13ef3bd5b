import { describe, expect, test } from 'vitest'
import { type RateFacts, rateFloor, rateFloorFigures } from '../../shared/readiness/rate-floor.ts'

const facts: RateFacts = {
  currency: 'USD',
  payMinor: 6_000_000,
  benefitsMinor: 1_200_000,
  topUpMinor: 600_000,
  businessCostsMinor: 800_000,
  setAsideBps: 2750,
  weeksOffTenths: 60,
  weekHoursTenths: 400,
  billableBps: 6000,
  unpaidBps: 200,
}

describe('the examples of docs/figures.md, chapter 10', () => {
  test('a usual week', () => {
    expect(rateFloor(facts)).toEqual({
      revenueMinor: 11_558_621,
      paidHours: 1081.92,
      hourlyMinor: 10_684,
      dailyMinor: 85_472,
    })
  })

  test('fewer hours, all of them paid', () => {
    const fewer = {
      ...facts,
      payMinor: 4_800_000,
      benefitsMinor: 600_000,
      topUpMinor: 0,
      businessCostsMinor: 300_000,
      setAsideBps: 2500,
      weekHoursTenths: 350,
      billableBps: 6500,
      unpaidBps: 0,
    }
    expect(rateFloor(fewer)).toEqual({
      revenueMinor: 7_500_000,
      paidHours: 1046.5,
      hourlyMinor: 7167,
      dailyMinor: 57_336,
    })
  })
})

test('an amount that divides evenly is not rounded up by a binary fraction', () => {
  const even = { ...facts, payMinor: 700_000, benefitsMinor: 0, topUpMinor: 0, businessCostsMinor: 0 }
  const hours = { weeksOffTenths: 20, weekHoursTenths: 400, billableBps: 5000, unpaidBps: 0 }
  expect(rateFloor({ ...even, ...hours, setAsideBps: 3000 })).toMatchObject({ paidHours: 1000, hourlyMinor: 1000 })
})

test.each([
  { change: { weeksOffTenths: 520 }, why: 'every week off' },
  { change: { weekHoursTenths: 0 }, why: 'a week without hours' },
  { change: { billableBps: 0 }, why: 'nothing billable' },
  { change: { unpaidBps: 10_000 }, why: 'nothing ever paid' },
  { change: { setAsideBps: 10_000 }, why: 'everything set aside' },
  {
    change: { weekHoursTenths: 1, weeksOffTenths: 519, billableBps: 1, unpaidBps: 9999 },
    why: 'a rate beyond any amount',
  },
])('no rate with $why', ({ change }) => {
  expect(rateFloor({ ...facts, ...change })).toBeNull()
  const figures = rateFloorFigures({ ...facts, ...change }, PLACES)
  expect(figures.hourly.state).toBe('no-data')
  expect(figures.daily.state).toBe('no-data')
})

test('without a pay and without needs there is nothing to work for', () => {
  expect(rateFloorFigures({ ...facts, payMinor: 0 }, PLACES).hourly.state).toBe('no-needs')
})

test('the figure says what it is and what went into it', () => {
  const { hourly, daily, revenue, paidHours } = rateFloorFigures(facts, PLACES)
  expect(hourly).toMatchObject({
    state: 'known',
    value: { minor: 10_684, currency: 'USD' },
    says: 'Below $106.84 an hour you earn less than you need, however full your week is.',
    because: { worked: '$115,586.21 ÷ 1,081.9 hours = $106.84, rounded up' },
  })
  expect(daily).toMatchObject({ value: { minor: 85_472 } })
  expect(revenue).toMatchObject({ value: { minor: 11_558_621 } })
  expect(paidHours).toMatchObject({
    value: 1081.92,
    because: { worked: '(52 − 6) weeks × 40 hours × 60% × (100% − 2%) = 1,081.9' },
  })
})

const PLACES = {
  pay: { label: 'Pay', link: '/independence/rate' },
  benefits: { label: 'Benefits', link: '/settings#needs' },
}
