import { addDays, type CalendarDate, calendarDate, daysBetween, LATEST_DATE } from '../calendar.ts'
import { type Because, type Confidence, type Figure, floorToTenth, type Input } from '../figure.ts'
import { withHistory } from '../income/month-facts.ts'
import { exact, money } from '../money.ts'
import { moneyText, numberText } from '../words.ts'
import { amountOf } from './amount.ts'

/**
 * Months that free cash lasts if nothing more comes in. It is also the number of months that the buffer covers.
 *
 * Units:  minor units in, months out.  Rounds: down to one decimal.
 * Result: 0 without free cash; null without needs.
 * Source: docs/figures.md, chapters 6.3 and 7.
 */
export function monthsIfIncomeStopped(freeMinor: number, needsMinor: number): number | null {
  if (needsMinor <= 0) return null
  return freeMinor <= 0 ? 0 : floorToTenth(freeMinor / needsMinor)
}

/**
 * Months that free cash lasts if every month is a low-end one: free cash ÷ (living − after-tax plan-on).
 *
 * Units:  minor units in, months out; afterTaxPlanOnMinor is null when it is not known.  Rounds: down to one decimal.
 * Result: 'not-shrinking' when the low-end month pays the living; 0 without free cash, even if no income is known;
 *         null when the plan-on income is needed and not known.
 * Source: docs/figures.md, chapter 6.3.
 */
export function monthsAtLowEnd(
  freeMinor: number,
  livingMinor: number,
  afterTaxPlanOnMinor: number | null,
): number | 'not-shrinking' | null {
  if (afterTaxPlanOnMinor !== null && afterTaxPlanOnMinor >= livingMinor) return 'not-shrinking'
  if (freeMinor <= 0) return 0
  if (afterTaxPlanOnMinor === null) return null
  return floorToTenth(freeMinor / (livingMinor - afterTaxPlanOnMinor))
}

/** What the runways are worked out from. */
export interface RunwayFacts {
  currency: string
  asOf: CalendarDate
  free: Figure
  needs: Figure
  living: Figure
  afterTaxPlanOn: Figure
  confidence: Confidence
}

/** "If income stopped today" as a figure. */
export function incomeStoppedFigure(facts: RunwayFacts): Figure {
  const { asOf, free, needs, confidence } = facts
  if (needs.state !== 'known') return needs
  if (free.state !== 'known') return free
  const value = monthsIfIncomeStopped(amountOf(free), amountOf(needs)) ?? 0
  return {
    state: 'known',
    value,
    unit: 'months',
    says: runwaySentence(value, amountOf(free), 'if nothing more came in'),
    because: {
      says: 'Free cash ÷ monthly needs, rounded down to one decimal.',
      worked: dividedText(facts.currency, amountOf(free), amountOf(needs)),
      inputs: [
        { label: 'Free cash', figure: free, sign: 'none' },
        { label: 'Monthly needs', figure: needs, sign: 'none' },
        ...lastsUntil(asOf, amountOf(free) / amountOf(needs)),
      ],
      notes: ['Open invoices and credit lines are not counted.'],
      confidence,
    },
  }
}

/** "If every month is a low-end one" as a figure. */
export function lowEndRunwayFigure(facts: RunwayFacts): Figure {
  const { free, living, afterTaxPlanOn } = facts
  if (living.state !== 'known') return living
  if (free.state !== 'known') return free
  const freeMinor = amountOf(free)
  const takeHomeMinor = afterTaxPlanOn.state === 'known' ? amountOf(afterTaxPlanOn) : null
  const months = monthsAtLowEnd(freeMinor, amountOf(living), takeHomeMinor)
  if (months === null) return afterTaxPlanOn
  if (months === 'not-shrinking') {
    const beside = freeMinor <= 0 ? ', though there is none now' : ''
    return {
      state: 'not-shrinking',
      says: `Your low-end take-home pays for living: free cash does not shrink${beside}.`,
      because: lowEndBecause(facts),
    }
  }
  const burnMinor = takeHomeMinor === null ? null : exact(amountOf(living) - takeHomeMinor)
  return {
    state: 'known',
    value: months,
    unit: 'months',
    says: runwaySentence(months, freeMinor, 'if every month is a low-end one'),
    because: lowEndBecause(facts, burnMinor),
  }
}

/** '1 month', '4.5 months'. */
export function monthsText(months: number): string {
  return `${numberText(months)} ${months === 1 ? 'month' : 'months'}`
}

/** '$32,482.96 ÷ $6,243.00 = 5.203'. */
export function dividedText(currency: string, amountMinor: number, monthMinor: number): string {
  const months = numberText(amountMinor / monthMinor, 3)
  return `${moneyText(money(amountMinor, currency))} ÷ ${moneyText(money(monthMinor, currency))} = ${months}`
}

function lowEndBecause(facts: RunwayFacts, burnMinor: number | null = null): Because {
  const { currency, asOf, free, living, afterTaxPlanOn, confidence } = facts
  const inputs: Input[] = [
    { label: 'Free cash', figure: free, sign: 'none' },
    { label: 'Living', figure: living, sign: 'none' },
    { label: 'Low-end take-home', figure: afterTaxPlanOn, sign: 'none' },
  ]
  const says = 'Free cash ÷ (living − low-end take-home), rounded down to one decimal.'
  if (burnMinor === null) return withHistory({ says, inputs }, confidence)
  const freeMinor = amountOf(free)
  return withHistory(
    {
      says,
      worked: dividedText(currency, freeMinor, burnMinor),
      inputs: [...inputs, ...lastsUntil(asOf, freeMinor / burnMinor)],
    },
    confidence,
  )
}

function runwaySentence(months: number, freeMinor: number, condition: string): string {
  if (freeMinor <= 0) return 'There is no free cash to live on.'
  return `${months === 0 ? 'Less than a tenth of a month' : monthsText(months)} ${condition}.`
}

/** The day so many months of average length ahead; no input when there are none, or when it lies past the calendar. */
export function lastsUntil(asOf: CalendarDate, months: number): Input[] {
  const days = Math.floor(months * 30.4375)
  if (months <= 0 || days > daysBetween(asOf, calendarDate(LATEST_DATE))) return []
  return [{ label: 'Lasts until about', value: addDays(asOf, days), sign: 'none' }]
}
