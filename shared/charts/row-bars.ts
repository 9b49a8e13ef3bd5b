/** A bar in a row of a table, as shares of its column's width: from one to the other, and where zero lies. */
export interface RowBar {
  start: number
  end: number
  zero: number
}

/** Bars on one scale that begins at zero, or that holds zero when some are below it. All zero gives bars of no length. */
export function rowBars(values: readonly number[]): RowBar[] {
  return bars(values.map((value) => ({ from: 0, to: value })))
}

/** One row of a waterfall: a sum, which stands on zero, or a change, which hangs from where the row before it ended. */
export interface WaterfallStep {
  kind: 'sum' | 'change'
  minor: number
}

/** Rows that lead from one amount to another, on one scale. Units: minor units; a change below zero takes off. */
export function waterfall(steps: readonly WaterfallStep[]): RowBar[] {
  let level = 0
  const spans = steps.map(({ kind, minor }) => {
    const from = kind === 'sum' ? 0 : level
    level = from + minor
    return { from, to: level }
  })
  return bars(spans)
}

function bars(spans: readonly { from: number; to: number }[]): RowBar[] {
  const ends = spans.flatMap(({ from, to }) => [from, to])
  const least = Math.min(0, ...ends)
  const most = Math.max(0, ...ends)
  const share = (value: number) => (most === least ? 0 : (value - least) / (most - least))
  return spans.map(({ from, to }) => ({
    start: Math.min(share(from), share(to)),
    end: Math.max(share(from), share(to)),
    zero: share(0),
  }))
}
