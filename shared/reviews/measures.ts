import type { Figure, Unit, Value } from '../figure.ts'
import { money, scaled, unscaled } from '../money.ts'

/** What of the book a goal can be told by: the verdict, or one of its figures. */
export const MEASURES = ['verdict', 'months-covered', 'top-client', 'plan-on', 'free-cash', 'paying-clients'] as const
export type Measure = (typeof MEASURES)[number]

/** What each is called; `isLess` where less is better. */
export const MEASURE_WORDS: Record<Measure, { label: string; isLess: boolean }> = {
  verdict: { label: 'The verdict: ready to go independent', isLess: false },
  'months-covered': { label: 'Months of needs covered', isLess: false },
  'top-client': { label: 'Biggest client’s share, at most', isLess: true },
  'plan-on': { label: 'Plan-on income a month', isLess: false },
  'free-cash': { label: 'Free cash', isLess: false },
  'paying-clients': { label: 'Paying clients in a year', isLess: false },
}

/** The verdicts by the whole number that a goal keeps of each. */
const VERDICTS: readonly string[] = ['not-yet', 'nearly', 'ready']

/** A figure as the whole number that goals are compared by: tenths of months, bps, minor units, a count, 0 to 2 for the verdict. Null without one. */
export function wholeOf(measure: Measure, figure: Figure): number | null {
  return figure.state === 'known' ? wholeValue(measure, figure.value) : null
}

/** A value as the whole number that goals are compared by. */
export function wholeValue(measure: Measure, value: Value): number {
  if (typeof value === 'object') return value.minor
  if (typeof value === 'string') return measure === 'verdict' ? VERDICTS.indexOf(value) : scaled(value, 10_000)
  return measure === 'months-covered' ? Math.round(value * 10) : value
}

/** The other way round: the value that a whole number stands for, in the units of its figure. */
export function valueOfWhole(measure: Measure, whole: number, currency: string): { value: Value; unit?: Unit } {
  switch (measure) {
    case 'verdict':
      return { value: VERDICTS[whole] ?? '' }
    case 'months-covered':
      return { value: whole / 10, unit: 'months' }
    case 'top-client':
      return { value: unscaled(whole, 10_000) }
    case 'plan-on':
    case 'free-cash':
      return { value: money(whole, currency) }
    case 'paying-clients':
      return { value: whole, unit: 'count' }
  }
}
