import { range, tickStep } from 'd3-array'
import { minorDigits } from '../currencies.ts'
import { symbolOf } from '../words.ts'

/** An axis in minor units that begins and ends at round numbers, with a line at each. */
export interface RoundAxis {
  from: number
  to: number
  ticks: number[]
}

const MOST_GRIDLINES = 5

/**
 * The axis for some amounts. Zero is always on it, and at most five round numbers stand beside zero.
 *
 * Units: minor units, of either sign.  Result: all zero gives a single line at zero with one unit of room above it.
 */
export function roundAxis(amountsMinor: readonly number[]): RoundAxis {
  const low = Math.min(0, ...amountsMinor)
  const high = Math.max(0, ...amountsMinor)
  if (low === high) return { from: 0, to: 1, ticks: [0] }
  for (let count = 4; ; count -= 1) {
    // A tick between two minor units would be an amount that does not exist.
    const step = Math.max(1, count >= 1 ? tickStep(low, high, count) : high - low)
    const first = Math.floor(low / step)
    const last = Math.ceil(high / step)
    if (last - first <= MOST_GRIDLINES || count < 1) {
      return { from: first * step, to: last * step, ticks: range(first, last + 1).map((index) => index * step) }
    }
  }
}

/** A straight scale from one range to another; a library's would weigh more than all the charts of the first page. */
export function linear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  return (value) => {
    const share = to === from ? 0.5 : (value - from) / (to - from)
    return start * (1 - share) + end * share
  }
}

/** '$0', '$500', '$2.5k', '−$10k', '$1.2M'. A currency without a symbol of its own is left to the labels with room. */
export function axisText(minor: number, currency: string): string {
  const units = Math.abs(minor) / 10 ** minorDigits(currency)
  const [size, letter] = units >= 1e9 ? [1e9, 'B'] : units >= 1e6 ? [1e6, 'M'] : units >= 1e3 ? [1e3, 'k'] : [1, '']
  const symbol = symbolOf(currency)
  return `${minor < 0 ? '−' : ''}${symbol.endsWith(' ') ? '' : symbol}${Number((units / size).toFixed(3))}${letter}`
}

/** About how wide a label of 12 px is, in px: on the wide side, since the reader's font is not known. */
export function labelWidth(text: string): number {
  let width = 0
  for (const character of text) width += /[.,:;'’|il\s]/.test(character) ? 4 : /[mwMW%@]/.test(character) ? 11 : 7.5
  return width
}

/** Rounds a coordinate to a tenth of a px, so that the same drawing is the same text everywhere. */
export function px(value: number): number {
  const rounded = Math.round(value * 10) / 10
  return rounded === 0 ? 0 : rounded
}
