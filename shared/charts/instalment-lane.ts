import { type CalendarDate, daysBetween, monthOf } from '../calendar.ts'
import { type DateStyle, dateText, monthText } from '../words.ts'
import type { Chart, Mark } from './marks.ts'
import { labelWidth, px } from './scale.ts'

export interface InstalmentLane {
  /** In the order of their due dates. Periods that are the same are drawn once. */
  instalments: readonly {
    from: CalendarDate
    to: CalendarDate
    dueDate: CalendarDate
    /** What can be read off at the due date: '2,870.00 planned, paid'. */
    says: string
  }[]
  asOf: CalendarDate
  dateStyle: DateStyle
  width: number
}

export const INSTALMENT_LANE_HEIGHT = 100
const TOP = 32
const BAR = 16
const AXIS = 78
const GAP = 2
/** After the last day that is drawn, so that its label stands within. */
const MARGIN_DAYS = 30

type Scale = (date: CalendarDate) => number

/**
 * The periods of a tax year as a lane, and under it the day on which the instalment for each is due.
 *
 * Solid is over, hatched runs or is to come.
 * Units: days in, px out.  Result: a name that finds no room is left out; the sentence and the readings name every day.
 */
export function instalmentLane(input: InstalmentLane): Chart {
  const { instalments, asOf, dateStyle, width } = input
  const says = sentence(input)
  const periods = periodsOf(instalments)
  const [first] = periods
  if (!first) return { width, height: INSTALMENT_LANE_HEIGHT, says, marks: [] }
  const lastDate = [...instalments.map(({ dueDate }) => dueDate), ...periods.map(({ to }) => to)].sort().at(-1) ?? asOf
  const days = daysBetween(first.from, lastDate) + MARGIN_DAYS
  const x: Scale = (date) => (daysBetween(first.from, date) / days) * width
  const marks = [
    ...periods.flatMap((period) => periodMarks(period, asOf, x)),
    ...(periods.length === instalments.length ? instalments.map((each) => tie(each, x)) : []),
    ...dueMarks(instalments, dateStyle, x, width),
    ...todayMarks(asOf, x, width),
  ]
  const readings = instalments.map(({ dueDate, says: stands }) => ({
    x: px(x(dueDate)),
    says: `${dateText(dueDate, dateStyle)}: ${stands}`,
  }))
  return { width, height: INSTALMENT_LANE_HEIGHT, says, marks, readings }
}

interface Period {
  from: CalendarDate
  to: CalendarDate
}

function periodsOf(instalments: readonly Period[]): Period[] {
  const byDays = new Map(instalments.map(({ from, to }) => [`${from} ${to}`, { from, to }]))
  return [...byDays.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
}

function periodMarks({ from, to }: Period, asOf: CalendarDate, x: Scale): Mark[] {
  const left = px(x(from) + 0.5)
  const width = px(x(to) - x(from) - GAP)
  const bar = { kind: 'rect', x: left, y: TOP, width, height: BAR } as const
  const isOver = to <= asOf
  const name = [monthsText({ from, to }), `${Number(from.slice(5, 7))}–${Number(to.slice(5, 7))}`].find(
    (text) => labelWidth(text) <= width,
  )
  return [
    ...(isOver
      ? [{ ...bar, look: 'bar-2' } as const]
      : [{ ...bar, look: 'bar', hatched: true } as const, { ...bar, look: 'outline-1' } as const]),
    ...(name ? [{ kind: 'text', x: left, y: TOP - 6, text: name, anchor: 'start', look: 'plain' } as const] : []),
  ]
}

/** 'Jan–Mar'; 'Apr–Apr' for a year that ends in the month in which it began. */
function monthsText({ from, to }: Period): string {
  const [first, last] = [monthText(monthOf(from)), monthText(monthOf(to))]
  return monthOf(from) === monthOf(to) ? first : `${first}–${last}`
}

/** A line from the end of a period to the day on which its instalment is due. */
function tie({ to, dueDate }: { to: CalendarDate; dueDate: CalendarDate }, x: Scale): Mark {
  return { kind: 'line', x1: px(x(to)), y1: TOP + BAR, x2: px(x(dueDate)), y2: AXIS - 10, look: 'tick' }
}

function dueMarks(instalments: InstalmentLane['instalments'], dateStyle: DateStyle, x: Scale, width: number): Mark[] {
  let taken = 0
  const marks: Mark[] = [{ kind: 'line', x1: 0, x2: width, y1: AXIS, y2: AXIS, look: 'axis' }]
  for (const { dueDate } of instalments) {
    const at = px(x(dueDate))
    const points = [
      [px(at - 5), AXIS],
      [at, AXIS - 8],
      [px(at + 5), AXIS],
    ] as const
    marks.push({ kind: 'path', points, closed: true, look: 'due' })
    const text = dateText(dueDate, dateStyle, { year: false })
    const half = labelWidth(text) / 2
    const center = Math.min(Math.max(at, half), width - half)
    if (center - half < taken) continue
    taken = center + half + 4
    marks.push({ kind: 'text', x: px(center), y: AXIS + 16, text, anchor: 'middle', look: 'ink' })
  }
  return marks
}

function todayMarks(asOf: CalendarDate, x: Scale, width: number): Mark[] {
  const at = px(x(asOf))
  if (at < 0 || at > width) return []
  const half = labelWidth('today') / 2
  const center = px(Math.min(Math.max(at, half), width - half))
  return [
    { kind: 'line', x1: at, x2: at, y1: 14, y2: AXIS, look: 'tick' },
    { kind: 'text', x: center, y: 10, text: 'today', anchor: 'middle', look: 'plain' },
  ]
}

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six']

function sentence({ instalments, dateStyle }: InstalmentLane): string {
  if (instalments.length === 0) return 'No instalments.'
  const count = COUNTS[instalments.length] ?? String(instalments.length)
  const days = instalments.map(({ dueDate }) => dateText(dueDate, dateStyle))
  const last = days.at(-1) ?? ''
  const listed = days.length === 1 ? last : `${days.slice(0, -1).join(', ')} and ${last}`
  return `${count} ${days.length === 1 ? 'instalment' : 'instalments'}, due ${listed}.`
}
