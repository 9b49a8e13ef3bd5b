import { type CalendarDate, daysBetween } from '../calendar.ts'
import { exact, sum } from '../money.ts'

/** What one entry did to an account in sum: minor units, below zero when money went out. */
export interface StatementLine {
  eventId: number
  date: CalendarDate
  netMinor: number
  isTicked: boolean
  /** An entry and its own reversal of the same day, neither of them ticked: together they come to nothing. */
  cancels: boolean
}

export interface Standing {
  untickedIn: { count: number; totalMinor: number }
  untickedOut: { count: number; totalMinor: number }
  tickedMinor: number
  /** The bank's balance − what is ticked. */
  differenceMinor: number
}

/**
 * How an account stands against the bank's balance.
 *
 * Units:  minor units; `startMinor` is what counts as ticked from before: the opening balance and earlier reconciliations.
 * Result: book − unticked in + unticked out = ticked, and bank − ticked = the difference. Both unticked totals are at
 *         least zero; entries that cancel out are in neither.
 */
export function standingOf(startMinor: number, lines: readonly StatementLine[], bankMinor: number): Standing {
  const unticked = lines.filter(({ isTicked, cancels }) => !isTicked && !cancels)
  const side = (sign: 1 | -1) => {
    const nets = unticked.map(({ netMinor }) => sign * netMinor).filter((minor) => minor > 0)
    return { count: nets.length, totalMinor: sum(nets) }
  }
  const tickedMinor = exact(startMinor + sum(lines.filter(({ isTicked }) => isTicked).map(({ netMinor }) => netMinor)))
  return {
    untickedIn: side(1),
    untickedOut: side(-1),
    tickedMinor,
    differenceMinor: exact(bankMinor - tickedMinor),
  }
}

export type HintKind =
  | 'not-ticked'
  | 'ticked-too-much'
  | 'all-not-ticked'
  | 'wrong-sign'
  | 'swapped-digits'
  | 'divisible-by-nine'
  | 'twice'

export interface Hint {
  kind: HintKind
  eventIds: number[]
}

/** As many days apart may the same amount be entered twice. */
const TWICE_WITHIN_DAYS = 7
const MOST_OF_A_KIND = 3

/**
 * What may be missing or double, from the difference alone: bookkeepers' rules of thumb, never a verdict.
 *
 * Units:  minor units; the difference is the bank's balance − the ticked sum.
 * Result: at most three hints of a kind, the surest kind first; none when there is no difference.
 */
export function hintsFor(differenceMinor: number, lines: readonly StatementLine[]): Hint[] {
  if (differenceMinor === 0) return []
  const counted = lines.filter(({ cancels }) => !cancels)
  const ticked = counted.filter(({ isTicked }) => isTicked)
  const unticked = counted.filter(({ isTicked }) => !isTicked)
  const each = (kind: HintKind, found: readonly StatementLine[]): Hint[] =>
    found.slice(-MOST_OF_A_KIND).map(({ eventId }) => ({ kind, eventIds: [eventId] }))
  const twice = pairs(counted, differenceMinor)
  const doubled = new Set(twice.flat())
  const swapped = ticked.filter(({ netMinor }) => isSwapped(netMinor, differenceMinor))
  const hints = [
    ...each(
      'not-ticked',
      unticked.filter(({ netMinor }) => netMinor === differenceMinor),
    ),
    ...twice.slice(-MOST_OF_A_KIND).map((eventIds): Hint => ({ kind: 'twice', eventIds })),
    ...each(
      'ticked-too-much',
      ticked.filter(({ eventId, netMinor }) => netMinor === -differenceMinor && !doubled.has(eventId)),
    ),
    ...each(
      'wrong-sign',
      ticked.filter(({ netMinor }) => 2 * netMinor === -differenceMinor),
    ),
    ...each('swapped-digits', swapped),
  ]
  if (unticked.length > 1 && sum(unticked.map(({ netMinor }) => netMinor)) === differenceMinor)
    hints.unshift({ kind: 'all-not-ticked', eventIds: [] })
  if (hints.length === 0 && differenceMinor % 9 === 0) hints.push({ kind: 'divisible-by-nine', eventIds: [] })
  return hints
}

/** Two entries of the same amount within days, one of which is ticked and would explain the difference by going. */
function pairs(lines: readonly StatementLine[], differenceMinor: number): number[][] {
  const same = lines.filter(({ netMinor }) => netMinor === -differenceMinor)
  return same.flatMap((line, index) => {
    const before = same[index - 1]
    const isNear = before && daysBetween(before.date, line.date) <= TWICE_WITHIN_DAYS
    return isNear && (before.isTicked || line.isTicked) ? [[before.eventId, line.eventId]] : []
  })
}

/** True when two neighbouring digits of an amount, changed over, take the difference away. */
function isSwapped(netMinor: number, differenceMinor: number): boolean {
  const digits = [...String(Math.abs(netMinor))]
  return digits.some((digit, index) => {
    const next = digits[index + 1]
    if (next === undefined || next === digit) return false
    const changed = Number(
      digits
        .with(index, next)
        .with(index + 1, digit)
        .join(''),
    )
    return Math.sign(netMinor) * changed - netMinor === differenceMinor
  })
}
