import type { JSX } from 'preact'
import { amountText, percentText, symbolOf } from '../../shared/words.ts'
import { type AmountRange, readAmount } from '../amount-entry.ts'
import { type Field, useField } from '../form.ts'
import { readPercent } from '../number-entry.ts'
import { optional } from '../reading.ts'
import { controlProps, FieldFrame, type FieldProps } from './field-frame.tsx'

interface AmountOptions {
  range?: AmountRange
  /** What stands there at first, in minor units. */
  startMinor?: number | undefined
  pointer?: string
}

/** An amount of a currency in minor units; a sum typed into it becomes its result on leaving. */
export function useAmount(currency: string, options: AmountOptions = {}): Field<number> {
  return useField((text) => readAmount(text, currency, options.range), amountOptions(currency, options))
}

/** An amount that may be left out. */
export function useOptionalAmount(currency: string, options: AmountOptions = {}): Field<number | undefined> {
  return useField(
    optional((text) => readAmount(text, currency, options.range)),
    amountOptions(currency, options),
  )
}

function amountOptions(currency: string, { startMinor, pointer }: AmountOptions) {
  const show = (minor: number | undefined) => (minor === undefined ? '' : amountText(minor, currency))
  return { start: show(startMinor), show, ...(pointer !== undefined && { pointer }) }
}

/** A rate as a fraction in text ('0.275'), typed as a percentage with at most so many decimals. */
export function usePercent(mostDecimals: 2 | 3, options: { start?: string; pointer?: string } = {}): Field<string> {
  const show = (rate: string) => percentText(rate).replace('%', '')
  return useField((text) => readPercent(text, mostDecimals), {
    ...options,
    start: options.start === undefined ? '' : show(options.start),
    show,
  })
}

export function MoneyField({ currency, ...props }: FieldProps & { currency: string }): JSX.Element {
  const symbol = symbolOf(currency).trim()
  return (
    <FieldFrame {...props}>
      <span class="with-unit">
        <span class={symbol.length > 1 ? 'unit before wide' : 'unit before'}>{symbol}</span>
        <input
          {...controlProps(props)}
          class="input num"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          maxLength={60}
        />
      </span>
    </FieldFrame>
  )
}

export function PercentField(props: FieldProps): JSX.Element {
  return (
    <FieldFrame {...props}>
      <span class="with-unit">
        <input
          {...controlProps(props)}
          class="input num"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          maxLength={12}
        />
        <span class="unit after">%</span>
      </span>
    </FieldFrame>
  )
}

export function QuantityField(props: FieldProps): JSX.Element {
  return (
    <FieldFrame {...props}>
      <input
        {...controlProps(props)}
        class="input num"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        maxLength={20}
      />
    </FieldFrame>
  )
}
