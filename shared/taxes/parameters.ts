import type { CalendarDate } from '../calendar.ts'
import type { Source } from '../figure.ts'
import { type Band, PER_UNIT } from './engine.ts'

// Tax tables are written as people read them in the law, in whole units and fractions, with a source on every entry.
// They are checked, and turned into minor units and whole rates, when they are loaded.

const STATUSES = ['law', 'announced', 'projected'] as const

/** How sure an entry is: in force, announced but not yet passed or published, or somebody's projection. */
type Status = (typeof STATUSES)[number]

/** One entry of a table, as it is written. */
export interface Entry<T = unknown> {
  value: T
  source: Source
  status: Status
  /** What to tell people about it: that only one source has it, that its reading is not settled. */
  caution?: string
}

/** An entry and the days on which it counts. Without `to` it counts until further notice. */
export interface Dated<T = unknown> extends Entry<T> {
  from: CalendarDate
  to?: CalendarDate
}

/** A table of entries that count on the same days: a tax year, or law without an end. */
export interface Table<Keys extends string> {
  /** Its place among the tables: 'us/2026'. */
  path: string
  from: CalendarDate
  to?: CalendarDate
  entries: { readonly [K in Keys]?: Entry }
}

/** An entry as the rules read it: in minor units and whole rates, with its place in the tables. */
export interface Parameter<T> extends Dated<T> {
  path: string
}

/** How one kind of value is read. A fault is reported with its path, and something harmless is returned. */
export type Shape<T> = (value: unknown, path: string, faults: string[]) => T

type ReadBy<S> = S extends Shape<infer T> ? T : never
export type Parameters<Shapes> = { readonly [K in keyof Shapes]: Parameter<ReadBy<Shapes[K]>> }

/** An amount of whole units with at most two decimals, in minor units (of a currency with cents). */
export const amount: Shape<number> = (value, path, faults) => {
  const minor = typeof value === 'number' ? Math.round(value * 100) : Number.NaN
  if (Number.isSafeInteger(minor) && minor >= 0 && Math.abs(minor - Number(value) * 100) < 1e-6) return minor
  faults.push(`${path} is no amount of zero or more`)
  return 0
}

/** A fraction from 0 to 1 with at most five decimals, per 100 000. */
export const rate: Shape<number> = (value, path, faults) => fractionOf(value, 1, path, faults)

/** A fraction of at least 1 and at most 2, such as 1.1 for 110%. */
export const multiple: Shape<number> = (value, path, faults) => fractionOf(value, 2, path, faults)

/** A whole number from 0. */
export const count: Shape<number> = (value, path, faults) => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  faults.push(`${path} is no whole number of zero or more`)
  return 0
}

/** Nothing, where the law gives nothing, or a value. */
export function orNone<T>(shape: Shape<T>): Shape<T | null> {
  return (value, path, faults) => (value === null ? null : shape(value, path, faults))
}

/** A value for each of these keys, none missing and none besides. */
export function each<K extends string, T>(keys: readonly K[], shape: Shape<T>): Shape<Readonly<Record<K, T>>> {
  const shapes = Object.fromEntries(keys.map((key) => [key, shape])) as Record<K, Shape<T>>
  return record(shapes)
}

/** A value of its own kind for each key. */
export function record<Shapes extends Record<string, Shape<unknown>>>(
  shapes: Shapes,
): Shape<{ readonly [K in keyof Shapes]: ReadBy<Shapes[K]> }> {
  return (value, path, faults) => {
    const written: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {}
    for (const key of Object.keys(written)) if (!(key in shapes)) faults.push(`${path}/${key} is not known`)
    const read = Object.entries(shapes).map(([key, shape]) => [key, shape(written[key], `${path}/${key}`, faults)])
    return Object.fromEntries(read) as { readonly [K in keyof Shapes]: ReadBy<Shapes[K]> }
  }
}

/** Bands as [rate, upper end] with rising ends, the last without one: [[0.1, 12400], …, [0.37, null]]. */
export const bands: Shape<readonly Band[]> = (value, path, faults) => {
  const rows: unknown[] = Array.isArray(value) ? value : []
  if (rows.length === 0) faults.push(`${path} has no bands`)
  const read = rows.map((row, index): Band => {
    const [bandRate, upTo] = Array.isArray(row) ? row : []
    const at = `${path}/${index}`
    return { rate: rate(bandRate, at, faults), upToMinor: orNone(amount)(upTo, at, faults) }
  })
  for (const [index, { upToMinor }] of read.entries()) {
    const isLast = index === read.length - 1
    if (isLast !== (upToMinor === null)) faults.push(`${path}/${index}: only the last band has no end`)
    const before = read[index - 1]?.upToMinor ?? 0
    if (upToMinor !== null && upToMinor <= before) faults.push(`${path}/${index} does not rise`)
  }
  return read
}

/** Every fault of a table, each with its path: empty when it is whole. */
export function tableFaults<S extends Record<string, Shape<unknown>>>(
  shapes: S,
  table: Table<Extract<keyof S, string>>,
): string[] {
  const faults: string[] = []
  readTable(shapes, table, faults)
  return faults
}

/** The entries of a table, read. Throws: RangeError with every fault, when an entry is missing or wrong. */
export function loadTable<S extends Record<string, Shape<unknown>>>(
  shapes: S,
  table: Table<Extract<keyof S, string>>,
): Parameters<S> {
  const faults: string[] = []
  const read = readTable(shapes, table, faults)
  if (faults.length > 0) throw new RangeError(`a tax table cannot be used:\n${faults.join('\n')}`)
  return read
}

/**
 * A country's tables by tax year, each with the law that counts in every year: undefined for a year without a table.
 * Throws: RangeError as loadTable, when any year is half entered.
 */
export function loadYears<S extends Record<string, Shape<unknown>>, Law extends object>(
  shapes: S,
  tables: Readonly<Record<string, Table<Extract<keyof S, string>>>>,
  law: Law,
): (taxYear: string) => (Law & Parameters<S>) | undefined {
  const years = new Map(
    Object.entries(tables).map(([taxYear, table]) => [taxYear, { ...law, ...loadTable(shapes, table) }]),
  )
  return (taxYear) => years.get(taxYear)
}

/** A history of one value, the oldest first: each entry's days follow those of the one before. Throws: as loadTable. */
export function loadHistory<T>(path: string, shape: Shape<T>, history: readonly Dated[]): readonly Parameter<T>[] {
  const faults: string[] = []
  const read = history.map((entry, index) => {
    const before = history[index - 1]
    if (before && (before.to === undefined || before.to >= entry.from))
      faults.push(`${path}/${entry.from} begins too early`)
    return readEntry(`${path}/${entry.from}`, shape, entry, faults)
  })
  if (faults.length > 0) throw new RangeError(`a tax table cannot be used:\n${faults.join('\n')}`)
  return read
}

/** What counts on a day, or undefined where the tables have nothing for it. */
export function inForce<T extends Dated>(history: readonly T[], date: CalendarDate): T | undefined {
  return history.find((entry) => entry.from <= date && (entry.to === undefined || date <= entry.to))
}

/** What people should know of an entry that is not plain law. */
export function cautions({ status, caution }: Parameter<unknown>): string[] {
  const doubt = caution === undefined ? [] : [caution]
  if (status === 'law') return doubt
  return [status === 'announced' ? 'Announced; the law itself was not seen.' : 'A projection, not law.', ...doubt]
}

function readTable<S extends Record<string, Shape<unknown>>>(
  shapes: S,
  { path, from, to, entries }: Table<Extract<keyof S, string>>,
  faults: string[],
): Parameters<S> {
  const written: Readonly<Record<string, Entry | undefined>> = entries
  for (const key of Object.keys(written)) if (!(key in shapes)) faults.push(`${path}/${key} is not known`)
  const read = Object.entries(shapes).map(([key, shape]) => {
    const entry = written[key]
    if (entry === undefined) faults.push(`${path}/${key} is missing`)
    const dated = { ...(entry ?? MISSING), from, ...(to !== undefined && { to }) }
    return [key, readEntry(`${path}/${key}`, shape, dated, entry === undefined ? [] : faults)]
  })
  return Object.fromEntries(read) as Parameters<S>
}

const MISSING: Entry = { value: undefined, source: { title: '', url: '' }, status: 'projected' }

function readEntry<T>(path: string, shape: Shape<T>, entry: Dated, faults: string[]): Parameter<T> {
  const { source, status, from, to } = entry
  if (source.title.trim() === '' || !/^https:\/\/\S+$/.test(source.url)) faults.push(`${path} has no source`)
  if (!STATUSES.includes(status)) faults.push(`${path} has no status`)
  if (to !== undefined && to < from) faults.push(`${path} ends before it begins`)
  return { ...entry, value: shape(entry.value, path, faults), path }
}

function fractionOf(value: unknown, most: number, path: string, faults: string[]): number {
  const scaled = typeof value === 'number' ? Math.round(value * PER_UNIT) : Number.NaN
  if (typeof value === 'number' && value >= 0 && value <= most && Math.abs(scaled - value * PER_UNIT) < 1e-6)
    return scaled
  faults.push(`${path} is no rate from 0 to ${most} with at most five decimals`)
  return 0
}
