import { addDays, type CalendarDate, firstDay, lastDay, type Month, monthOf, shiftMonth } from '../calendar.ts'
import { minorDigits } from '../currencies.ts'
import type { Dice } from './dice.ts'
import type { DemoPlace } from './place.ts'
import type { DemoDeed, DemoStep } from './steps.ts'

/** The story has this many complete months before the running one, which has this number. */
export const RUNNING_MONTH = 24
/** The first month after the day job. */
export const FIRST_MONTH_ALONE = 6
/** The months in which hardly any work came in. */
export const BAD_QUARTER: readonly number[] = [12, 13, 14]

/** Where the story is told: its days are counted from today, its amounts are those of the place. */
export class Stage {
  readonly today: CalendarDate
  readonly place: DemoPlace
  readonly dice: Dice
  readonly steps: DemoStep[] = []

  constructor(today: CalendarDate, place: DemoPlace, dice: Dice) {
    this.today = today
    this.place = place
    this.dice = dice
  }

  tell(date: CalendarDate, deed: DemoDeed): void {
    this.steps.push({ date, ...deed })
  }

  /** The month of this number: 0 is the first one, RUNNING_MONTH that of today. */
  month(index: number): Month {
    return shiftMonth(monthOf(this.today), index - RUNNING_MONTH)
  }

  /** A day of the month of this number; the last one where the month is shorter. */
  day(index: number, day: number): CalendarDate {
    const month = this.month(index)
    const date = addDays(firstDay(month), day - 1)
    return date > lastDay(month) ? lastDay(month) : date
  }

  /** So many of the story's units in minor units of the home currency. */
  minor(units: number): number {
    return Math.round(units * this.place.scale * 10 ** minorDigits(this.place.currency))
  }

  /** A whole unit price in the home currency, as decimal text. */
  price(units: number): string {
    return String(Math.round(units * this.place.scale))
  }

  /** What an amount of the home currency is in the foreign one, on a day with its own rate. Minor units. */
  foreignMinor(minor: number): number {
    const { currency, scale, foreign } = this.place
    const units = minor / 10 ** minorDigits(currency) / scale
    const rate = this.dice.between(880, 960) / 1000
    return Math.round(units * foreign.scale * rate * 10 ** minorDigits(foreign.currency))
  }
}
