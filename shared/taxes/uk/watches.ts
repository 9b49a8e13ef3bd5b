import { addDays, addMonths, type CalendarDate, firstDay, monthOf } from '../../calendar.ts'
import type { Figure } from '../../figure.ts'
import { money } from '../../money.ts'
import { moneyText } from '../../words.ts'
import { type Line, minus, plus, sumLine } from '../engine.ts'
import { inForce } from '../parameters.ts'
import { taxYearDates } from '../tax-year.ts'
import { amountOf } from './entered.ts'
import { MAKING_TAX_DIGITAL, UK_RULES, VAT_THRESHOLDS } from './tables.ts'

/**
 * How much more may be turned over in the twelve months up to a day before one must register for VAT.
 *
 * Units:  pence; below zero the threshold is passed: register within 30 days after the end of that month.
 * Rounds: nothing.  States: 'no-tax-year' for a day without a threshold.
 * Source: Value Added Tax Act 1994, schedule 1, para. 1.
 */
export function vatRoom(turnover: Line, asOf: CalendarDate): Figure {
  const parameter = inForce(VAT_THRESHOLDS, asOf)
  if (parameter === undefined) return { state: 'no-tax-year', says: `No VAT threshold is known for ${asOf}.` }
  const threshold = amountOf(parameter, 'VAT registration threshold', parameter.value.registration, 'registration')
  const room = sumLine(
    { key: 'uk.vat-room', label: 'Left before VAT registration', source: parameter.source },
    [plus(threshold), minus(turnover)],
    {
      says: 'The threshold less the turnover of the last twelve months.',
      notes: ['Turnover is taken here as money received; the law counts supplies as they are made.'],
    },
  )
  const { minor, currency } = room.value
  return {
    ...room,
    says:
      minor >= 0
        ? `${moneyText(room.value)} more in twelve months and you have to register for VAT.`
        : `The threshold is passed by ${moneyText(money(-minor, currency))}: register within 30 days of the end of the month in which it was.`,
  }
}

/** Whether quarterly updates are due for a tax year, and the days by which they are. */
export interface DigitalUpdates {
  isRequired: boolean
  threshold: Line
  /** Cumulative updates for the quarters of the tax year; they are no payments. */
  dueDates: readonly CalendarDate[]
}

/**
 * Making Tax Digital for a tax year, by the gross income of the return two years before.
 *
 * Result: undefined for tax years before it began.
 * Source: Income Tax (Digital Obligations) Regulations 2026; gov.uk.
 */
export function digitalUpdates(taxYear: string, grossIncomeMinor: number): DigitalUpdates | undefined {
  const { from } = taxYearDates(taxYear, 'GB')
  const parameter = inForce(MAKING_TAX_DIGITAL, from)
  if (parameter === undefined) return undefined
  const { monthsAfterQuarter, day } = UK_RULES.makingTaxDigitalUpdates.value
  return {
    isRequired: grossIncomeMinor > parameter.value,
    threshold: amountOf(parameter, 'Updates are due above', parameter.value),
    dueDates: [1, 2, 3, 4].map((quarter) => {
      // A quarter ends on the 5th; the update is due on the 7th of the month after.
      const month = monthOf(addMonths(from, 3 * quarter + monthsAfterQuarter))
      return addDays(firstDay(month), day - 1)
    }),
  }
}
