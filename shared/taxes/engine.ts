import type { Figure, Input, KnownFigure, Source, Value } from '../figure.ts'
import { exact, type Money, money, portion, sum } from '../money.ts'
import { moneyText } from '../words.ts'

// What every country's rules are made of: exact shares of whole minor units, bands, and lines that explain themselves.

/** A rate is a whole number of these: 92.35% is 92 350. */
export const PER_UNIT = 100_000

/**
 * One line of a form: a figure with its name, and the law or the form that it comes from.
 *
 * The figures among its inputs that carry a sign add up to its value.
 */
export interface Line<V extends Value = Money> extends KnownFigure {
  key: string
  label: string
  value: V
  source: Source
}

/** A share of an amount; the rate per 100 000. Rounds: half away from zero, once. */
export function atRate(amountMinor: number, rate: number): number {
  return portion(amountMinor, rate, PER_UNIT)
}

/** What so many months of a year come to over twelve, as if it went on like them. Rounds: once, half away from zero. */
export function annualized(minor: number, months: number): number {
  return portion(minor, 12, months)
}

/** '0.9235' for 92 350: a rate as figures and people have it. */
export function rateText(rate: number): string {
  const decimals = String(rate % PER_UNIT)
    .padStart(5, '0')
    .replace(/0+$/, '')
  return `${Math.floor(rate / PER_UNIT)}${decimals && `.${decimals}`}`
}

/** From the end of the band before up to this amount (null: without end), at a rate per 100 000. */
export interface Band {
  upToMinor: number | null
  rate: number
}

/**
 * What each band takes of an amount.
 *
 * Units:  minor units; nothing is taken of an amount below zero.
 * Rounds: the running total, half away from zero, so the parts add up to the whole tax rounded once.
 */
export function bandParts(amountMinor: number, bands: readonly Band[]): number[] {
  let from = 0
  let product = 0n
  let before = 0
  return bands.map(({ upToMinor, rate }) => {
    const to = upToMinor === null ? amountMinor : Math.min(amountMinor, upToMinor)
    product += BigInt(Math.max(0, to - from)) * BigInt(rate)
    from = upToMinor ?? from
    const total = Number((2n * product + BigInt(PER_UNIT)) / BigInt(2 * PER_UNIT))
    const part = total - before
    before = total
    return exact(part)
  })
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

/** What names a line, before its value. */
interface Heading {
  key: string
  label: string
  source: Source
}

export interface Working {
  /** The rule in words. */
  says: string
  worked?: string
  inputs?: Input[]
  notes?: string[]
}

/** A line worked out in another way than by adding: its inputs should be mentioned, not signed. */
export function line(heading: Heading, value: Money, working: Working): Line {
  return { state: 'known', value, ...heading, because: becauseOf(working) }
}

/** An amount or a rate that nothing here works out: an answer of the person, or an entry of the tax tables. */
export function given<V extends Value>(heading: Heading & { from?: string }, value: V, working: Working): Line<V> {
  return { state: 'known', value, ...heading, because: becauseOf(working) }
}

export interface Term {
  line: Line
  sign: '+' | '-'
}

export const plus = (line: Line): Term => ({ line, sign: '+' })
export const minus = (line: Line): Term => ({ line, sign: '-' })

/** An input that is read but not added. */
export function mention(line: Line<Value>): Input {
  return { label: line.label, figure: line, sign: 'none' }
}

/** A line that adds and takes off others. Terms of zero are left out of its working. */
export function sumLine(heading: Heading, terms: readonly Term[], working: Working): Line {
  const currency = currencyOf(terms)
  const minor = sum(terms.map(signed))
  return line(heading, money(minor, currency), { ...working, inputs: termInputs(terms, working) })
}

/** The same, but never below zero; what is cut off stands in the working, so the sum still adds up. */
export function floorLine(heading: Heading, terms: readonly Term[], working: Working): Line {
  const currency = currencyOf(terms)
  const minor = sum(terms.map(signed))
  if (minor >= 0) return sumLine(heading, terms, working)
  const cut = given(
    { key: `${heading.key}.below-zero`, label: 'Not below zero', source: heading.source },
    money(-minor, currency),
    { says: 'What would fall below zero is left out.' },
  )
  return sumLine(heading, [...terms, plus(cut)], working)
}

/** '$60,000.00 × 92.35% = $55,410.00' from its parts. */
export function worked(parts: string, value: Money): string {
  return `${parts} = ${moneyText(value)}`
}

/** All lines under a figure and the figure itself, each once, the deepest first. */
export function linesUnder(figure: Figure): KnownFigure[] {
  const seen = new Set<Figure>()
  const found: KnownFigure[] = []
  const walk = (each: Figure): void => {
    if (seen.has(each)) return
    seen.add(each)
    for (const input of each.because?.inputs ?? []) if (input.figure) walk(input.figure)
    if (each.state === 'known') found.push(each)
  }
  walk(figure)
  return found
}

/**
 * The same figure with each line worked out only where it first stands, reading from the top; where it comes again it
 * keeps its value and its source and says so. Without this a return, whose lines use one another, is sent many times over.
 */
export function foldRepeats<F extends Figure>(figure: F): F {
  return folded(figure, new Set())
}

function folded<F extends Figure>(figure: F, seen: Set<string>): F {
  const { because } = figure
  if (because === undefined || because.inputs.length === 0) return figure
  if (figure.state === 'known' && figure.key !== undefined && typeof figure.value === 'object') {
    const name = `${figure.key} ${figure.label} ${figure.value.minor}`
    if (seen.has(name)) return { ...figure, because: { says: `${because.says} Worked out further up.`, inputs: [] } }
    seen.add(name)
  }
  const inputs = because.inputs.map((input) =>
    input.figure ? { ...input, figure: folded(input.figure, seen) } : input,
  )
  return { ...figure, because: { ...because, inputs } }
}

function becauseOf({ says, worked, inputs = [], notes }: Working): KnownFigure['because'] {
  return { says, ...(worked !== undefined && { worked }), inputs, ...(notes?.length && { notes }) }
}

function signed({ line, sign }: Term): number {
  return sign === '-' ? -line.value.minor : line.value.minor
}

function currencyOf(terms: readonly Term[]): string {
  const [first, ...rest] = terms
  if (first === undefined) throw new RangeError('a sum without terms has no currency')
  const { currency } = first.line.value
  if (rest.some(({ line }) => line.value.currency !== currency)) throw new RangeError('a sum of two currencies')
  return currency
}

function termInputs(terms: readonly Term[], { inputs = [] }: Working): Input[] {
  const telling = terms.filter(({ line }) => line.value.minor !== 0)
  const shown = telling.length > 0 ? telling : terms.slice(0, 1)
  return [...shown.map(({ line, sign }): Input => ({ label: line.label, figure: line, sign })), ...inputs]
}
