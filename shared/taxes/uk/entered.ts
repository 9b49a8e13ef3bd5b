import { type Money, money } from '../../money.ts'
import type { Line } from '../engine.ts'
import { amountLine, answerLine } from '../entered.ts'
import type { Parameter } from '../parameters.ts'

export function gbp(minor: number): Money {
  return money(minor, 'GBP')
}

/** An amount of pounds that the person entered: a leaf of the tree. */
export function answer(key: string, label: string, minor: number): Line {
  return answerLine('uk', key, label, gbp(minor))
}

/** An amount of pounds of the tax tables: a leaf of the tree. */
export function amountOf(parameter: Parameter<unknown>, label: string, minor: number, place?: string): Line {
  return amountLine(parameter, label, gbp(minor), place)
}
