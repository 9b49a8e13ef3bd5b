import { amountText } from '../../shared/words.ts'
import { type AmountRange, readAmount } from '../amount-entry.ts'
import type { Field } from '../form.ts'
import { optional, type Reading, refused } from '../reading.ts'

/** How amounts are read while the currency is still a field of the same form, which may yet change. */
export interface MoneyReaders {
  /** An amount that must be there; without one stands the sentence given. */
  needed: (missing: () => string, range?: AmountRange) => (text: string) => Reading<number>
  /** An amount that may be left out. */
  open: (range?: AmountRange) => (text: string) => Reading<number | undefined>
  show: (minor: number | undefined) => string
}

export function moneyReaders(currency: Field<string>): MoneyReaders {
  const read = (text: string, range?: AmountRange) => readAmount(text, currency.text.value, range)
  return {
    needed: (missing, range) => (text) => (text.trim() === '' ? refused(missing()) : read(text, range)),
    open: (range) => optional((text) => read(text, range)),
    show: (minor) => (minor === undefined ? '' : amountText(minor, currency.text.peek())),
  }
}
