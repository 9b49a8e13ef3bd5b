import type { Confidence, Figure, Unit, UnknownState, Value } from '../shared/figure.ts'
import { amountText, moneyText, numberText, percentText } from '../shared/words.ts'
import { dayText } from './book.ts'

/** A value as it stands alone: "$1,234.50", "Nov 12", "27.5%", "5.2 months". */
export function valueText(value: Value, unit?: Unit): string {
  if (typeof value === 'object') return moneyText(value)
  if (typeof value === 'number') return unit === undefined ? numberText(value) : countText(value, unit)
  if (isDate(value)) return dayText(value)
  return VERDICT_WORDS[value] ?? percentText(value)
}

/** The words of the verdict, the one figure whose value is no number. */
const VERDICT_WORDS: Readonly<Record<string, string>> = { ready: 'ready', nearly: 'nearly', 'not-yet': 'not yet' }

/** A value in a column of a sum: an amount stands without its symbol, what is taken off with a minus. */
export function termText(value: Value, unit: Unit | undefined, sign: '+' | '-' | 'none' | undefined): string {
  if (typeof value !== 'object') return valueText(value, unit)
  return amountText(sign === '-' ? -value.minor : value.minor, value.currency)
}

/** What a figure says in one line: its value, or the words that stand in its place. */
export function figureText(figure: Figure, show?: (value: Value) => string): string {
  if (figure.state !== 'known') return UNKNOWN_WORDS[figure.state]
  return show ? show(figure.value) : valueText(figure.value, figure.unit)
}

/** States that are an answer in themselves have words; for what is not known stands a dash, never a zero. */
const UNKNOWN_WORDS: Record<UnknownState, string> = {
  'no-data': '—',
  'too-little-history': '—',
  'no-rate': '—',
  'no-tax-year': '—',
  'no-tax-rules': '—',
  'no-needs': '—',
  'not-shrinking': 'not shrinking',
  'not-at-this-pace': 'not at this pace',
  'beyond-horizon': 'beyond the horizon',
  'may-not-come': 'may not come',
}

const CONFIDENCE_WORDS: Record<Confidence['label'], string> = {
  none: 'no complete month yet',
  'too-early': 'too early',
  rough: 'confidence rough',
  fair: 'confidence fair',
  good: 'confidence good',
}

/** "From 12 months of your data, confidence good." */
export function confidenceText({ months, label }: Confidence): string {
  return `From ${months} ${months === 1 ? 'month' : 'months'} of your data, ${CONFIDENCE_WORDS[label]}.`
}

function countText(value: number, unit: Unit): string {
  if (unit === 'count') return numberText(value)
  if (unit === 'ratio') return numberText(value, 4)
  const one = unit === 'months' ? 'month' : 'day'
  return `${numberText(value)} ${value === 1 ? one : unit}`
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}
