import type { CalendarDate } from '../calendar.ts'
import type { Figure } from '../figure.ts'
import type { IncomeFacts, IncomeFigures } from '../income/month-facts.ts'
import { type BufferFigures, bufferFigures } from './buffer.ts'
import { type AccountBalance, earmarkedFigure, freeCashFigure, liquidFigure } from './free-cash.ts'
import { livingFigure, type Needs, needsFigure } from './needs.ts'
import { incomeStoppedFigure, lowEndRunwayFigure } from './runway.ts'

export interface LivingFacts {
  currency: string
  asOf: CalendarDate
  /** The real accounts. */
  accounts: readonly AccountBalance[]
  needs: Needs
  /** The tax office's part and what is set aside for it, from setAsideFigures. */
  required: Figure
  reserved: Figure
  salesTaxHeldMinor: number
  clientMoneyMinor: number
  overpaidMinor: number
  goalsMinor: number
  setAsideBps: number
  income: IncomeFigures
  incomeFacts: IncomeFacts
  /** The biggest client's share, from concentration. */
  topShare: Figure
  /** The day job's net pay a month; 0 without one. */
  dayJobNetMinor: number
}

export interface LivingFigures {
  needs: Figure
  living: Figure
  liquid: Figure
  earmarked: Figure
  freeCash: Figure
  runway: { incomeStopped: Figure; lowEnd: Figure }
  buffer: BufferFigures
}

/**
 * What a month costs, what is free, how long it lasts, and how large the buffer ought to be.
 *
 * Units:  minor units of the home currency; months with one decimal, rounded down.
 * Result: without needs every figure that divides by them is 'no-needs'; what rests on an unknown figure carries its state.
 * Source: docs/figures.md, chapters 6.1 to 6.3 and 7.
 */
export function livingFigures(facts: LivingFacts): LivingFigures {
  const { currency, income } = facts
  const needs = needsFigure(facts.needs, currency)
  const living = livingFigure(facts.needs, currency)
  const free = freeCashFigure(facts)
  const runway = { ...facts, free, needs, living, afterTaxPlanOn: income.afterTaxPlanOn, confidence: income.confidence }
  return {
    needs,
    living,
    liquid: liquidFigure(facts),
    earmarked: earmarkedFigure(facts),
    freeCash: free,
    runway: { incomeStopped: incomeStoppedFigure(runway), lowEnd: lowEndRunwayFigure(runway) },
    buffer: bufferFigures({ ...facts, free, needs, living }),
  }
}
