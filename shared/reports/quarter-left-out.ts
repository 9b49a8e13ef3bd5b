import { shiftQuarter } from '../calendar.ts'
import type { Confidence, Figure } from '../figure.ts'
import { quarterText } from '../words.ts'
import type { QuarterFacts } from './quarter-facts.ts'
import { longDate } from './quarter-words.ts'

/** What the quarter does not say, and why. */
export function leftOutOf(facts: QuarterFacts): string[] {
  const { quarter, previous, yearAgo, figures } = facts
  const before = [
    ...(previous ? [] : [quarterText(shiftQuarter(quarter, -1))]),
    ...(yearAgo ? [] : [quarterText(shiftQuarter(quarter, -4))]),
  ]
  const unknown: [string, Figure][] = [
    ['Tax needed', figures.required],
    ['Tax reserve', figures.reserved],
    ['Free cash', figures.freeCash],
    ['Monthly needs', figures.needs],
    ['Months covered', figures.monthsCovered],
    ['If income stopped', figures.incomeStoppedRunway],
    ['At the low end', figures.lowEndRunway],
    ['Recommended buffer', figures.recommendedMonths],
    ['Plan-on income', figures.planOn],
    ['Low-end month', figures.lowEndMonth],
  ]
  return [
    ...(facts.isRunning
      ? [`The quarter is still running: everything here ends with ${longDate(facts, facts.asOf)}.`]
      : []),
    ...(before.length === 0 ? [] : [`${before.join(' and ')}: before this book began, so a dash stands there.`]),
    ...missingTexts(unknown),
  ]
}

/** One sentence for each reason, after the names of all figures that it keeps from being known. */
function missingTexts(figures: readonly [string, Figure][]): string[] {
  const names = new Map<string, string[]>()
  for (const [name, figure] of figures) {
    if (isMissing(figure)) names.set(figure.says, [...(names.get(figure.says) ?? []), name])
  }
  return [...names].map(([says, named]) => `${named.join(', ')}: ${says}`)
}

/** A month that more comes in than goes out has no end: that is an answer, and nothing is missing. */
function isMissing(figure: Figure): figure is Exclude<Figure, { state: 'known' }> {
  return figure.state !== 'known' && figure.state !== 'not-shrinking'
}

/** What the figures rest on, and how much history stands behind them. */
export function assumptionsOf({ figures, country }: QuarterFacts): string[] {
  const known = Object.values(figures).filter((figure) => figure.state === 'known')
  const notes = known.flatMap(({ because }) => because.notes ?? [])
  const history = figures.planOn.state === 'known' ? figures.planOn.because.confidence : undefined
  return [
    'Cash basis: money counts on the day it moved, whatever the date of the invoice.',
    'Amounts are rounded half away from zero, once, where a calculation says so; sums are exact.',
    'Moves between own accounts, sales tax, tax payments and the owner’s pay are neither income nor expense.',
    ...(history ? [`Figures from history rest on ${historyText(history)}.`] : []),
    ...(country === 'US' ? ['Lines of the tax form are those of Schedule C (Form 1040).'] : []),
    ...new Set(notes.filter((note) => !SAID_OTHERWISE.has(note))),
  ]
}

/** Notes of one figure that another one's note says as well. */
const SAID_OTHERWISE = new Set(['Open invoices and credit lines are not counted.'])

function historyText({ months, label }: Confidence): string {
  const count = months === 1 ? '1 complete month' : `${months} complete months`
  return `${count} of data: confidence ${label.replace('-', ' ')}`
}
