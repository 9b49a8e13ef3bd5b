import type { Figure } from '../../shared/figure.ts'
import type { Money } from '../../shared/money.ts'

/** The amount that a figure is, or undefined while it is not known. */
export function amountIn(figure: Figure): Money | undefined {
  return figure.state === 'known' && typeof figure.value === 'object' ? figure.value : undefined
}
