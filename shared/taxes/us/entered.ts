import type { Input, Rate, Source } from '../../figure.ts'
import { type Money, money } from '../../money.ts'
import { moneyText, percentText } from '../../words.ts'
import { given, type Line, mention, rateText } from '../engine.ts'
import { cautions, type Parameter } from '../parameters.ts'

/** Every federal amount. */
export function usd(minor: number): Money {
  return money(minor, 'USD')
}

const YOUR_ANSWER: Source = { title: 'Your answer', url: '/settings#tax-profile' }

/** An amount that the person entered: a leaf of the tree. */
export function answer(key: string, label: string, minor: number): Line {
  return given({ key: `us.${key}`, label, source: YOUR_ANSWER, from: `profile/${key}` }, usd(minor), {
    says: 'As you entered it.',
  })
}

/** An amount of the tax tables: a leaf of the tree. The place says which of several ('single'). */
export function amountOf(parameter: Parameter<unknown>, label: string, minor: number, place?: string): Line {
  const from = place === undefined ? parameter.path : `${parameter.path}/${place}`
  return given({ key: from.replaceAll('/', '.'), label, source: parameter.source, from }, usd(minor), {
    says: `${moneyText(usd(minor))} by ${parameter.source.title}.`,
    notes: cautions(parameter),
  })
}

/** A rate of the tax tables, to be mentioned. */
export function rateInput(parameter: Parameter<unknown>, label: string, rate: number, place?: string): Input {
  const from = place === undefined ? parameter.path : `${parameter.path}/${place}`
  const value = rateText(rate)
  const line = given<Rate>({ key: from.replaceAll('/', '.'), label, source: parameter.source, from }, value, {
    says: `${percentText(value)} by ${parameter.source.title}.`,
    notes: cautions(parameter),
  })
  return mention(line)
}

/** '92.35%'. */
export function percent(rate: number): string {
  return percentText(rateText(rate))
}
