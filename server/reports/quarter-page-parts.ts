import type { Figure } from '../../shared/figure.ts'
import type { Money } from '../../shared/money.ts'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import {
  amountText,
  type DateStyle,
  dateStyleOf,
  dateText,
  longDateText,
  moneyText,
  numberText,
} from '../../shared/words.ts'
import { HALF_WIDTH } from '../pdf/paper.ts'
import type { Sheets } from '../pdf/sheets.ts'
import { drawTable, type Table, tableHeight } from '../pdf/table.ts'
import { type Run, type Text, TYPE } from '../pdf/typesetting.ts'

export const DASH = '–'

interface Section {
  name: Text
  /** A table, or the sentence that stands in its place. */
  content: Table | string
}

/** Two sections beside each other, on one page. */
export function drawSideBySide(sheets: Sheets, first: Section, second: Section): void {
  const heights = [first, second].map(({ content }) =>
    typeof content === 'string' ? 60 : tableHeight(sheets, content, HALF_WIDTH),
  )
  const draw =
    ({ name, content }: Section) =>
    () => {
      sheets.section(name, 0)
      if (typeof content === 'string') sheets.paragraph(content, TYPE.note)
      else drawTable(sheets, content)
    }
  sheets.sideBySide(draw(first), draw(second), { height: 80 + Math.max(...heights) })
}

/** 'closed Oct 6, 2026', as it stands at the foot of each page. */
export function statusOf({ isRunning, closedOn, country, quarter, changesAfterClosing }: QuarterReport): string {
  if (isRunning) return 'quarter still running'
  if (closedOn === null) return 'not closed'
  const isChanged = changesAfterClosing.some((changed) => changed.quarter === quarter && !changed.isReopened)
  return `closed ${dateText(closedOn, dateStyleOf(country))}${isChanged ? ', changed since' : ''}`
}

/** What a page is about, above its rule. */
export function drawTitle(sheets: Sheets, title: string, subtitle: string): void {
  sheets.paragraph(title, TYPE.title, { tag: 'H1' })
  sheets.paragraph(subtitle, TYPE.muted)
  sheets.y += 24
  sheets.rule('ink')
  sheets.y += 8
}

/** Figures in a row: a label, the value large, and in its place a dash and a sentence when it is not known. */
export function drawFigures(sheets: Sheets, figures: readonly { label: Text; figure: Figure }[]): void {
  sheets.need(90)
  const { x, y, width } = sheets
  const slot = width / figures.length
  let end = y
  figures.forEach(({ label, figure }, index) => {
    sheets.x = x + slot * index
    sheets.y = y
    sheets.width = slot - 16
    sheets.paragraph(label, TYPE.label)
    sheets.paragraph(figureText(figure), TYPE.figure)
    if (figure.state !== 'known') sheets.paragraph(figure.says, TYPE.note)
    end = Math.max(end, sheets.y)
  })
  sheets.x = x
  sheets.y = end
  sheets.width = width
}

function figureText(figure: Figure): Text {
  if (figure.state === 'not-shrinking') return 'no end'
  if (figure.state !== 'known') return DASH
  const { value, unit } = figure
  if (typeof value === 'object') return moneyText(value)
  if (typeof value === 'string') return value
  const name = unit === 'months' ? (value === 1 ? ' month' : ' months') : ''
  return [{ text: numberText(value) }, { text: name, weight: 'regular', paint: 'muted', isSmall: true }]
}

/** The amount that a figure is, or undefined where it is no amount or not known. */
export function moneyOf(figure: Figure): Money | undefined {
  return figure.state === 'known' && typeof figure.value === 'object' ? figure.value : undefined
}

/** The number under which the appendix explains a figure. Throws: RangeError for one that it does not. */
export function refOf({ computations }: QuarterReport, key: string): number {
  const found = computations.find((computation) => computation.key === key)
  if (!found) throw new RangeError(`no computation is named ${key}`)
  return found.ref
}

/** A name with the small number that leads to the appendix. */
export function withRef(text: string, ref: number): Run[] {
  return [{ text }, { text: String(ref), isRaised: true, weight: 'regular' }]
}

/** An amount without its symbol, or months with their one decimal: a column of them stands in line. */
export function shown(value: Money | number): string {
  if (typeof value !== 'number') return amountText(value.minor, value.currency)
  const months = numberText(value)
  return months.includes('.') ? months : `${months}.0`
}

/** The same with a plus where it rose. */
export function withSign(value: Money | number): string {
  const isPositive = typeof value === 'number' ? value > 0 : value.minor > 0
  return `${isPositive ? '+' : ''}${shown(value)}`
}

/** 'July 1 to September 30, 2026'; of a running quarter up to the day. */
export function span({ from, to, asOf, isRunning }: QuarterReport, style: DateStyle): string {
  const last = isRunning ? asOf : to
  const year = !longDateText(from, style).endsWith(last.slice(0, 4)) || style === 'day-first'
  const first = year ? longDateText(from, style) : longDateText(from, style).replace(/, \d{4}$/, '')
  return `${first} to ${longDateText(last, style)}`
}
