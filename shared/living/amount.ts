import type { Figure } from '../figure.ts'

/**
 * The minor units of a figure that is known to be money.
 *
 * Throws: TypeError when it is anything else, which is a fault of the program.
 */
export function amountOf(figure: Figure): number {
  if (figure.state === 'known' && typeof figure.value === 'object') return figure.value.minor
  throw new TypeError('The figure is no known amount of money.')
}
