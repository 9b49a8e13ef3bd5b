import { type Money, money } from '../../money.ts'
import type { Line } from '../engine.ts'
import { amountLine, answerLine } from '../entered.ts'
import type { Parameter } from '../parameters.ts'

/** Every federal amount. */
export function usd(minor: number): Money {
  return money(minor, 'USD')
}

/** An amount of dollars that the person entered: a leaf of the tree. */
export function answer(key: string, label: string, minor: number): Line {
  return answerLine('us', key, label, usd(minor))
}

/** An amount of dollars of the tax tables: a leaf of the tree. The place says which of several ('single'). */
export function amountOf(parameter: Parameter<unknown>, label: string, minor: number, place?: string): Line {
  return amountLine(parameter, label, usd(minor), place)
}
