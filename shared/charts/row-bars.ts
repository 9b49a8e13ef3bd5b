/** A bar in a row of a table, as shares of its column's width: from one to the other, and where zero lies. */
export interface RowBar {
  start: number
  end: number
  zero: number
}

/** Bars on one scale that begins at zero, or that holds zero when some are below it. All zero gives bars of no length. */
export function rowBars(values: readonly number[]): RowBar[] {
  const least = Math.min(0, ...values)
  const most = Math.max(0, ...values)
  const share = (value: number) => (most === least ? 0 : (value - least) / (most - least))
  const zero = share(0)
  return values.map((value) => ({ start: Math.min(zero, share(value)), end: Math.max(zero, share(value)), zero }))
}
