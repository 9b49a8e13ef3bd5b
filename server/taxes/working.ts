import type { Figure, Input, UnknownFigure } from '../../shared/figure.ts'
import type { Money } from '../../shared/money.ts'
import { cautionsUnder } from '../../shared/taxes/cautions.ts'
import type { Estimate } from '../../shared/taxes/country.ts'
import { amountText } from '../../shared/words.ts'

// The estimate of a year as it is printed: what the year pack and the quarter pack have in common.

/** The figures from the profit to the total, with what is paid to a state; each once. None while there is no estimate. */
export function workingFigures(estimate: Estimate | UnknownFigure): readonly Figure[] {
  if (!('total' in estimate)) return []
  const { lines, localTax, total } = estimate
  const isTold = lines.some(({ key }) => key === total.key)
  return [...lines, ...(localTax === null ? [] : [localTax]), ...(isTold ? [] : [total])]
}

/** What is not certain of the tables that the estimate and other figures rest on. */
export function cautionsOf(estimate: Estimate | UnknownFigure, others: readonly Figure[] = []): string[] {
  const ofEstimate = 'total' in estimate ? [estimate.total, ...(estimate.localTax ? [estimate.localTax] : [])] : []
  return cautionsUnder([...others, ...ofEstimate])
}

/** How a figure comes about: '$60,000.00 × 92.35% = $55,410.00', its terms with their names, or its rule in words. */
export function workedText(figure: Figure): string {
  const { because } = figure
  if (because === undefined) return figure.says ?? ''
  if (because.worked !== undefined) return because.worked
  const terms = because.inputs.flatMap(termOf)
  if (terms.length < 2) return because.says
  return terms.map(({ sign, text }, index) => (index === 0 && sign === '+' ? text : `${SIGNS[sign]} ${text}`)).join(' ')
}

const SIGNS = { '+': '+', '-': '−' } as const

function termOf({ label, sign = '+', value, figure }: Input): { sign: '+' | '-'; text: string }[] {
  const amount = figure?.state === 'known' ? figure.value : value
  if (sign === 'none' || typeof amount !== 'object') return []
  return [{ sign, text: `${shown(amount)} (${label})` }]
}

function shown({ minor, currency }: Money): string {
  return amountText(minor, currency)
}
