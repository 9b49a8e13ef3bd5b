import type { JSX } from 'preact'
import type { Money } from '../../shared/money.ts'
import { amountText, moneyText, numberText } from '../../shared/words.ts'

interface CellProps {
  /** An amount, a number of months, or null where it is not known. */
  value: Money | number | null
  /** A change bears its sign, also when it is a plus. */
  isChange?: boolean
  /** The last line of a sum bears the currency's symbol. */
  isTotal?: boolean
  /** What the column is called, where a phone has no room for its head. */
  narrowName?: string
}

/** What stands in a column of the report. Not known is a dash, never a zero. */
export function Cell({ value, isChange = false, isTotal = false, narrowName }: CellProps): JSX.Element {
  return (
    <>
      {narrowName && <span class="only-narrow">{narrowName} </span>}
      {value === null ? <Unknown /> : `${isChange && isAbove(value) ? '+' : ''}${textOf(value, isTotal)}`}
    </>
  )
}

function Unknown(): JSX.Element {
  return (
    <>
      <span class="muted" aria-hidden="true">
        —
      </span>
      <span class="sr">not known</span>
    </>
  )
}

function isAbove(value: Money | number): boolean {
  return (typeof value === 'number' ? value : value.minor) > 0
}

function textOf(value: Money | number, isTotal: boolean): string {
  if (typeof value === 'number') return numberText(value)
  return isTotal ? moneyText(value) : amountText(value.minor, value.currency)
}
