import type { Input, Rate, Source, UnknownFigure } from '../figure.ts'
import { type Money, money } from '../money.ts'
import { moneyText, percentText } from '../words.ts'
import type { YearFigures } from './country.ts'
import { given, type Line, mention, rateText } from './engine.ts'
import { cautions, type Parameter } from './parameters.ts'

// The leaves of a tax tree: what the books and the person say, and what the tables say.

const YOUR_ANSWER: Source = { title: 'Your answer', url: '/settings#tax-profile' }

/**
 * The profit of the year as the first line of a country's forms, with the derivation that the books give it.
 *
 * States: 'no-rate' where the books are in another currency than the rules; the profit's own where it is not known.
 */
export function profitLine(
  { currency, netProfit }: YearFigures,
  rules: { country: string; currency: string; source: Source; says: string },
): Line | UnknownFigure {
  if (currency !== rules.currency)
    return { state: 'no-rate', says: `${rules.says}, and your books are in ${currency}.` }
  if (netProfit.state !== 'known') return netProfit
  if (typeof netProfit.value !== 'object') throw new RangeError('a profit is an amount of money')
  const { because } = netProfit
  const heading = { key: `${rules.country}.net-profit`, label: 'Net profit', source: rules.source }
  return { ...netProfit, ...given(heading, money(netProfit.value.minor, currency), { says: because.says }), because }
}

/** An amount that the person entered, by the name of the question. */
export function answerLine(country: string, key: string, label: string, value: Money): Line {
  return given({ key: `${country}.${key}`, label, source: YOUR_ANSWER, from: `profile/${key}` }, value, {
    says: 'As you entered it.',
  })
}

/** An amount of the tax tables. The place says which of several ('single'). */
export function amountLine(parameter: Parameter<unknown>, label: string, value: Money, place?: string): Line {
  const from = place === undefined ? parameter.path : `${parameter.path}/${place}`
  return given({ key: from.replaceAll('/', '.'), label, source: parameter.source, from }, value, {
    says: `${moneyText(value)}, from ${parameter.source.title}.`,
    notes: cautions(parameter),
  })
}

/** A rate of the tax tables, to be mentioned. */
export function rateInput(parameter: Parameter<unknown>, label: string, rate: number, place?: string): Input {
  const from = place === undefined ? parameter.path : `${parameter.path}/${place}`
  const value = rateText(rate)
  const line = given<Rate>({ key: from.replaceAll('/', '.'), label, source: parameter.source, from }, value, {
    says: `${percentText(value)}, from ${parameter.source.title}.`,
    notes: cautions(parameter),
  })
  return mention(line)
}

/** '92.35%'. */
export function percent(rate: number): string {
  return percentText(rateText(rate))
}
