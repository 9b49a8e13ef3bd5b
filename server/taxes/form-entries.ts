import { sum, unscaled } from '../../shared/money.ts'
import type { FormCategory } from '../../shared/taxes/country.ts'
import { percentText } from '../../shared/words.ts'
import type { CategoryTotal, YearPack } from './year-pack.ts'

/** What stands on a line of the form: a category, or what is taken off by a rate, for which nothing was paid. Minor units. */
export interface FormEntry {
  name: string
  form: FormCategory | null
  /** What of it counts, in words, where that is not all. */
  share: string
  minor: number | null
  countsMinor: number
}

/** A line of the form with everything that stands on it; null for what has no line. */
export interface FormLineTotal {
  form: FormCategory | null
  entries: readonly FormEntry[]
  minor: number
  countsMinor: number
}

/** The receipts of a pack by line of the form. */
export function incomeLines({ income }: YearPack): FormLineTotal[] {
  return byFormLine(income.map(categoryEntry))
}

/** What comes off them, by line of the form: expenses, and what a rate takes off. */
export function costLines({ expenses, byRate }: YearPack): FormLineTotal[] {
  const flat = byRate.filter(({ line }) => line.value.minor !== 0)
  return byFormLine([
    ...expenses.map(categoryEntry),
    ...flat.map(({ line, form }) => ({
      name: line.label,
      form,
      share: ', by a rate',
      minor: null,
      countsMinor: line.value.minor,
    })),
  ])
}

function categoryEntry({ name, form, minor, deductibleBps, deductibleMinor }: CategoryTotal): FormEntry {
  const share = deductibleBps === 10_000 ? '' : `, ${percentText(unscaled(deductibleBps, 10_000))} counts`
  return { name, form, share, minor, countsMinor: deductibleMinor }
}

/** In the order of the form's lines; what has no line comes last, each by itself. */
function byFormLine(entries: readonly FormEntry[]): FormLineTotal[] {
  const lines = new Map<string, FormEntry[]>()
  for (const entry of [...entries].sort(byLine)) {
    const line = entry.form?.line ?? `without a line: ${entry.name}`
    lines.set(line, [...(lines.get(line) ?? []), entry])
  }
  return [...lines.values()].map((ofLine) => ({
    form: ofLine[0]?.form ?? null,
    entries: ofLine,
    minor: sum(ofLine.map(({ minor }) => minor ?? 0)),
    countsMinor: sum(ofLine.map(({ countsMinor }) => countsMinor)),
  }))
}

type Placed = Pick<FormEntry, 'name' | 'form'>

/** By the form's lines as people count them, 9 before 10 and 24a before 24b; what has no line comes last, then by name. */
export function byLine(a: Placed, b: Placed): number {
  if (a.form === null || b.form === null)
    return Number(a.form === null) - Number(b.form === null) || inOrder(a.name, b.name)
  return inOrder(a.form.line, b.form.line) || inOrder(a.name, b.name)
}

/** Compared when asked for: the tables that a collator is made of would be loaded with every start. */
function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
