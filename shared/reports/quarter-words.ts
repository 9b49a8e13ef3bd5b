import { type CalendarDate, monthOf, shiftQuarter } from '../calendar.ts'
import { money } from '../money.ts'
import { taxYearDates, taxYearOf } from '../taxes/tax-year.ts'
import { dateStyleOf, dateText, longDateText, moneyText, monthText, numberText, quarterText } from '../words.ts'
import type { QuarterReport } from './contract.ts'
import type { Amounts, ProfitAndLoss } from './profit-and-loss.ts'
import { type QuarterFacts, summaryValue } from './quarter-facts.ts'

/** The quarter in a sentence. */
export function sentence(facts: QuarterFacts, { netProfit }: ProfitAndLoss): string {
  const { figures, isRunning } = facts
  const parts = [`${profitText(netProfit, isRunning)}${changeText(facts, netProfit)}.`]
  const short = summaryValue(figures.shortfall)
  if (short !== null && typeof short !== 'number') {
    const holds = isRunning ? 'holds' : 'held'
    parts.push(
      short.minor > 0
        ? `The tax reserve ${isRunning ? 'is' : 'was'} ${moneyText(short)} short of what is needed.`
        : `The tax reserve ${holds} what ${isRunning ? 'is' : 'was'} needed.`,
    )
  }
  const covered = summaryValue(figures.monthsCovered)
  if (typeof covered === 'number') {
    const months = `${numberText(covered)} ${covered === 1 ? 'month' : 'months'}`
    parts.push(`Free cash ${isRunning ? 'now covers' : 'at the end covered'} ${months} of needs.`)
  }
  return parts.join(' ')
}

function profitText({ current }: Amounts, isRunning: boolean): string {
  const so = isRunning ? ' so far' : ''
  if (current.minor < 0)
    return `Business expenses${so} passed receipts by ${moneyText(money(-current.minor, current.currency))}`
  return `Net profit${so} ${isRunning ? 'is' : 'was'} ${moneyText(current)}`
}

/** A running quarter is not compared with a whole one, nor a loss with what went before it. */
function changeText({ quarter, isRunning }: QuarterFacts, { current, change }: Amounts): string {
  if (!change || isRunning || current.minor < 0) return ''
  const before = quarterText(shiftQuarter(quarter, -1))
  if (change.minor === 0) return `, as much as in ${before}`
  const size = moneyText(money(Math.abs(change.minor), change.currency))
  return `, ${size} ${change.minor > 0 ? 'more' : 'less'} than in ${before}`
}

/** How the columns of a report are named. */
export function periodNames(facts: Pick<QuarterFacts, 'quarter' | 'asOf' | 'country'>): QuarterReport['periods'] {
  const { quarter } = facts
  return {
    current: quarterText(quarter),
    previous: quarterText(shiftQuarter(quarter, -1)),
    yearAgo: quarterText(shiftQuarter(quarter, -4)),
    yearToDate: yearToDateText(facts),
  }
}

/** 'Jan–Sep 2026' for a calendar year, 'Since 6 Apr 2026' for a tax year that begins on another day. */
function yearToDateText({ asOf, country }: Pick<QuarterFacts, 'asOf' | 'country'>): string {
  const { from } = taxYearDates(taxYearOf(asOf, country), country)
  if (!from.endsWith('-01-01')) return `Since ${dateText(from, dateStyleOf(country))}`
  const last = monthText(monthOf(asOf))
  return last === 'Jan' ? `Jan ${asOf.slice(0, 4)}` : `Jan–${last} ${asOf.slice(0, 4)}`
}

/** A day in words, as the owner’s country writes it. */
export function longDate({ country }: QuarterFacts, date: CalendarDate): string {
  return longDateText(date, dateStyleOf(country))
}
