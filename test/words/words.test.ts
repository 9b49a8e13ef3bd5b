import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalendarDate, calendarDate } from '../../shared/calendar.ts'
import { money } from '../../shared/money.ts'
import {
  amountText,
  dateStyleOf,
  dateText,
  longDateText,
  longMonthText,
  moneyText,
  monthText,
  numberText,
  percentText,
  quarterText,
  symbolOf,
  weekdayDateText,
  wholeMoneyText,
} from '../../shared/words.ts'

test.each([
  { minor: 123_450, currency: 'USD', text: '1,234.50' },
  { minor: -8420, currency: 'USD', text: '−84.20' },
  { minor: 5, currency: 'EUR', text: '0.05' },
  { minor: 0, currency: 'EUR', text: '0.00' },
  { minor: 1200, currency: 'JPY', text: '1,200' },
  { minor: 1_234_567, currency: 'KWD', text: '1,234.567' },
  { minor: 100_000_000_000, currency: 'USD', text: '1,000,000,000.00' },
])('$minor $currency in a column is $text', ({ minor, currency, text }) => {
  expect(amountText(minor, currency)).toBe(text)
})

test.each([
  { minor: 123_450, currency: 'USD', text: '$1,234.50' },
  { minor: -8420, currency: 'GBP', text: '−£84.20' },
  { minor: 8420, currency: 'CHF', text: 'CHF 84.20' },
  { minor: -8420, currency: 'CHF', text: '−CHF 84.20' },
  { minor: 1200, currency: 'JPY', text: '¥1,200' },
])('$minor $currency in a sentence is $text', ({ minor, currency, text }) => {
  expect(moneyText(money(minor, currency))).toBe(text)
})

test.each([
  { minor: 520_599, rounding: 'down', text: '$5,205', why: 'what one can count on' },
  { minor: 520_501, rounding: 'up', text: '$5,206', why: 'what one needs' },
  { minor: 520_550, rounding: 'nearest', text: '$5,206', why: 'half, away from zero' },
  { minor: -520_550, rounding: 'nearest', text: '−$5,206', why: 'half, away from zero, below it' },
  { minor: -50, rounding: 'down', text: '−$1', why: 'a debt is not made smaller' },
  { minor: -50, rounding: 'up', text: '$0', why: 'zero has no sign' },
  { minor: -49, rounding: 'nearest', text: '$0', why: 'zero has no sign here either' },
  { minor: 300_000, rounding: 'up', text: '$3,000', why: 'nothing to round' },
] as const)('$minor rounded $rounding is $text ($why)', ({ minor, rounding, text }) => {
  expect(wholeMoneyText(money(minor, 'USD'), rounding)).toBe(text)
})

test('whole units rounded down and up enclose the exact amount', () => {
  const read = (text: string) => Number(text.replace('−', '-').replace(/[$,]/g, ''))
  fc.assert(
    fc.property(fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }), (minor) => {
      const [down, up] = (['down', 'up'] as const).map((rounding) =>
        read(wholeMoneyText(money(minor, 'USD'), rounding)),
      )
      expect((down ?? Number.NaN) * 100).toBeLessThanOrEqual(minor)
      expect((up ?? Number.NaN) * 100).toBeGreaterThanOrEqual(minor)
      expect((up ?? 0) - (down ?? 0)).toBe(minor % 100 === 0 ? 0 : 1)
    }),
  )
})

test('a currency has its own symbol, or its code', () => {
  expect(symbolOf('EUR')).toBe('€')
  expect(symbolOf('SEK')).toBe('SEK ')
})

test.each([
  { rate: '0.275', text: '27.5%' },
  { rate: '0.08875', text: '8.875%' },
  { rate: '0.3', text: '30%' },
  { rate: '0.05', text: '5%' },
  { rate: '0.0005', text: '0.05%' },
  { rate: '0', text: '0%' },
  { rate: '1', text: '100%' },
  { rate: '0.20', text: '20%' },
])('$rate is $text', ({ rate, text }) => {
  expect(percentText(rate)).toBe(text)
})

test.each([
  { value: 5.2, decimals: 1, text: '5.2' },
  { value: 12, decimals: 1, text: '12' },
  { value: 0.6645, decimals: 4, text: '0.6645' },
  { value: -1.25, decimals: 2, text: '−1.25' },
  { value: 1234.5, decimals: 1, text: '1,234.5' },
  { value: 0.1 + 0.2, decimals: 4, text: '0.3' },
])('$value with $decimals decimals is $text', ({ value, decimals, text }) => {
  expect(numberText(value, decimals)).toBe(text)
})

test('dates are written month first in the United States, day first elsewhere', () => {
  const date = calendarDate('2026-11-05')
  expect(dateText(date, dateStyleOf('US'))).toBe('Nov 5, 2026')
  expect(dateText(date, dateStyleOf('US'), { year: false })).toBe('Nov 5')
  expect(dateText(date, dateStyleOf('GB'))).toBe('5 Nov 2026')
  expect(longDateText(date, 'month-first')).toBe('November 5, 2026')
  expect(longDateText(date, 'day-first')).toBe('5 November 2026')
  expect(monthText('2026-11')).toBe('Nov')
  expect(monthText('2026-11', { year: true })).toBe('Nov 2026')
  expect(longMonthText('2026-01')).toBe('January 2026')
  expect(quarterText('2026-Q3')).toBe('Q3 2026')
})

test.each([
  { date: '2026-11-19', text: 'Thursday, November 19, 2026' },
  { date: '2024-02-29', text: 'Thursday, February 29, 2024' },
  { date: '2000-01-01', text: 'Saturday, January 1, 2000' },
  { date: '2100-03-01', text: 'Monday, March 1, 2100' },
])('$date is $text', ({ date, text }) => {
  expect(weekdayDateText(calendarDate(date), 'month-first')).toBe(text)
})

test('the weekday agrees with the one of the JavaScript calendar', () => {
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
  fc.assert(
    fc.property(fc.integer({ min: 7305, max: 47_846 }), (dayNumber) => {
      const instant = new Date(dayNumber * 86_400_000)
      const date = instant.toISOString().slice(0, 10) as CalendarDate
      expect(weekdayDateText(date, 'day-first').split(' ')[0]).toBe(days[instant.getUTCDay()])
    }),
  )
})
