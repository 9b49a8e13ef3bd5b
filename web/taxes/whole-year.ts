import { waterfall } from '../../shared/charts/row-bars.ts'
import { minorDigits } from '../../shared/currencies.ts'
import type { Figure, KnownFigure } from '../../shared/figure.ts'
import type { TaxEstimateReply } from '../../shared/taxes/contract.ts'
import { percentText } from '../../shared/words.ts'
import { amountIn } from '../today/amount-in.ts'

/** A row on the way from a year's receipts to what is one's own, in whole units of the currency. */
export interface YearRow {
  key: string
  label: string
  note: string
  kind: 'sum' | 'change'
  look: 'bar' | 'bar-2' | 'bar-3'
  /** What the row shows; below zero it takes off. The rows add up as they are shown. */
  whole: number
  start: number
  end: number
  /** Where what was received so far ends and what is expected begins; undefined where all has happened. */
  hatchedFrom?: number
}

type Draft = Omit<YearRow, 'start' | 'end' | 'whole'> & { minor: number }

/**
 * The rows from receipts to yours, or undefined while the profit of the year is not known. Where the profit is the person's
 * own expectation the rows begin with it. Without an estimate the flat rate takes the place of the taxes.
 *
 * Rounds: each sum to the whole unit; what lies between two sums is the difference of what is shown.
 */
export function yearRows(estimate: TaxEstimateReply): YearRow[] | undefined {
  const profit = amountIn(estimate.wholeYear.profit)
  if (!profit) return undefined
  const drafts: Draft[] = [
    ...receiptRows(estimate, profit.minor),
    {
      key: 'profit',
      label: 'Net profit',
      note: 'what tax is worked out on',
      kind: 'sum',
      look: 'bar',
      minor: profit.minor,
    },
    ...taxRows(estimate),
  ]
  const takenMinor = drafts
    .slice(drafts.findIndex(({ key }) => key === 'profit') + 1)
    .reduce((all, { minor }) => all + minor, 0)
  drafts.push({
    key: 'yours',
    label: 'Yours',
    note: 'before living and saving',
    kind: 'sum',
    look: 'bar',
    minor: profit.minor + takenMinor,
  })
  const shown = wholes(drafts, 10 ** minorDigits(estimate.currency))
  const bars = waterfall(drafts.map(({ kind }, index) => ({ kind, minor: shown[index] ?? 0 })))
  return drafts.map(({ minor, ...row }, index) => {
    const { start = 0, end = 0, zero = 0 } = bars[index] ?? {}
    const share = row.key === 'receipts' && minor > 0 ? receivedShare(estimate, minor) : undefined
    return {
      ...row,
      whole: shown[index] ?? 0,
      start,
      end,
      ...(share !== undefined && share < 1 && { hatchedFrom: zero + (end - zero) * share }),
    }
  })
}

function receivedShare({ receipts }: TaxEstimateReply, wholeYearMinor: number): number {
  return Math.max(0, (amountIn(receipts)?.minor ?? 0) / wholeYearMinor)
}

function receiptRows({ wholeYear, receipts, projected }: TaxEstimateReply, profitMinor: number): Draft[] {
  const minor = wholeYear.basis === 'booked' ? amountIn(receipts)?.minor : projected?.receipts.minor
  if (minor === undefined) return []
  return [
    { key: 'receipts', label: 'Receipts', note: '', kind: 'sum', look: 'bar', minor },
    {
      key: 'costs',
      label: 'Business expenses',
      note: 'what is deductible, with mileage and home office',
      kind: 'change',
      look: 'bar-3',
      minor: profitMinor - minor,
    },
  ]
}

const SOCIAL = ['us.all-se-tax', 'uk.class-4']
const LOCAL = ['us.state-tax']

/** What the business adds to each tax: the part of all tax that a salary calls for is not the business's. */
function taxRows(estimate: TaxEstimateReply): Draft[] {
  const { extraTax, comparison } = estimate
  const extra = amountIn(extraTax)
  const yours = comparison.find(({ key }) => key === 'yours')
  if (!extra) {
    if (!yours) return []
    const label = `Set aside, ${percentText(yours.rate)}`
    return [{ key: 'flat', label, note: 'your flat rate', kind: 'change', look: 'bar-2', minor: -yours.amount.minor }]
  }
  const [withBusiness, withoutBusiness] = extraTax.because?.inputs ?? []
  const added = (keys: readonly string[]) => {
    const line = withBusiness?.figure && lineIn(withBusiness.figure, keys)
    const without = withoutBusiness?.figure && lineIn(withoutBusiness.figure, keys)
    return { line, minor: minorOf(line) - minorOf(without) }
  }
  const social = added(SOCIAL)
  const local = added(LOCAL)
  const taxRow = (key: string, label: string, note: string, minor: number): Draft => ({
    key,
    label,
    note,
    kind: 'change',
    look: 'bar-2',
    minor: -minor,
  })
  const rest = extra.minor - social.minor - local.minor
  return [
    ...(social.line
      ? [taxRow('social', social.line.label ?? 'Social tax', social.line.source?.title ?? '', social.minor)]
      : []),
    taxRow('income-tax', 'Income tax', incomeTaxNote(estimate, withoutBusiness?.figure), rest),
    ...(local.line && local.minor !== 0
      ? [taxRow('local', local.line.label ?? 'State tax', 'an approximation', local.minor)]
      : []),
  ]
}

const TAXABLE = ['us.taxable-income', 'uk.taxable-income']

function incomeTaxNote({ wholeYear }: TaxEstimateReply, without: Figure | undefined): string {
  const isBeside = without !== undefined && (amountIn(without)?.minor ?? 0) !== 0
  if (isBeside) return 'what the business adds to it'
  return wholeYear.lines.some((line) => line.state === 'known' && TAXABLE.includes(line.key ?? ''))
    ? 'on the taxable income'
    : ''
}

/** The first line with one of the keys in the tree under a figure. */
function lineIn(figure: Figure, keys: readonly string[], seen = new Set<Figure>()): KnownFigure | undefined {
  if (seen.has(figure)) return undefined
  seen.add(figure)
  if (figure.state === 'known' && figure.key !== undefined && keys.includes(figure.key)) return figure
  for (const { figure: inner } of figure.because?.inputs ?? []) {
    const found = inner && lineIn(inner, keys, seen)
    if (found) return found
  }
  return undefined
}

function minorOf(figure: Figure | undefined): number {
  return (figure && amountIn(figure)?.minor) ?? 0
}

/** Whole units: each level is rounded, and a change is what lies between the two levels that are shown. */
function wholes(drafts: readonly Draft[], unit: number): number[] {
  let level = 0
  let shown = 0
  return drafts.map(({ kind, minor }) => {
    level = kind === 'sum' ? minor : level + minor
    const next = Math.round(level / unit)
    const whole = kind === 'sum' ? next : next - shown
    shown = next
    return whole
  })
}
