import type { Part, Sheets } from './sheets.ts'
import { PALETTE, type Paint, type SetLine, type Text, type TextStyle, TYPE } from './typesetting.ts'

export interface Column {
  head?: Text
  /** Numbers stand at the right edge, in figures of one width. */
  isNumber?: boolean
  /** Text that stands at the right edge. */
  isEnd?: boolean
  /** Takes the width that the other columns leave; the others are as wide as what they hold. */
  grows?: boolean
  /** At most so many px wide, for text columns beside the one that grows. */
  most?: number
  isMuted?: boolean
  /** Holds bars, all on one scale, so many px wide. */
  barWidth?: number
}

/** A bar from one share of its column's width to another, and where zero lies on the same scale. */
export interface Bar {
  start: number
  end: number
  zero: number
  paint: Paint
}

export interface Row {
  /** A group names the rows under it; a subtotal and a total stand under a rule and are never parted from the row before. */
  kind?: 'group' | 'subtotal' | 'total'
  cells: readonly (Text | Cell)[]
}

interface Cell {
  text: Text
  /** A second text in small print under the first. */
  sub?: string
  /** How many columns it takes. */
  span?: number
  bar?: Bar
}

export interface Table {
  columns: readonly Column[]
  rows: readonly Row[]
  /** Rows with more air, and no head: a list of labels and amounts. */
  isList?: boolean
  /** How much must follow the last row on its page. */
  keepAfter?: number
  /** Sets the total in larger type: the one amount that the reader looks for. */
  hasLargeTotal?: boolean
}

const GAP = 16
const SIZES = [12.5, 11.5, 10.5, 9.5, 8.5, 7.5]
const LEAST_GROWING = 110
const BAR_HEIGHT = 11

interface SetCell {
  lines: { line: SetLine; style: TextStyle }[]
  x: number
  width: number
  span: number
  isEnd: boolean
  bar: Bar | undefined
}

interface SetRow {
  row: Row
  cells: SetCell[]
  height: number
}

/**
 * A table that may run over several pages: its head is repeated on each, and a row is never split unless it alone is
 * taller than a page. When the numbers are so wide that no room is left for the names, the type gets smaller.
 */
export function drawTable(sheets: Sheets, table: Table): void {
  const size = sizeThatFits(sheets, table)
  const widths = columnWidths(sheets, table, size)
  const padding = paddingOf(table)
  const head = table.isList ? undefined : setHead(sheets, table, widths, size)
  const rows = table.rows.map((row) => setRow(sheets, table, row, widths, size))
  const structure = sheets.open('Table')

  const firstRow = rows[0]
  if (head) {
    sheets.need(head.height + (firstRow ? keptHeight(rows, 0, table) : 0))
    drawRow(sheets, head, { part: sheets.open('TR', {}, structure), isHead: true })
    headRule(sheets)
  }
  rows.forEach((row, index) => {
    if (keptHeight(rows, index, table) > sheets.room()) turnTo(row)
    const part = sheets.open('TR', {}, structure)
    if (row.height > sheets.room()) drawOverPages(row, part)
    else drawRow(sheets, row, { part, isHead: false, padding })
    part.end()
    ruleBelow(sheets, row.row, rows[index + 1]?.row)
  })
  structure.end()

  function turnTo(row: SetRow): void {
    // A row that fits no page at all begins where it is.
    if (row.height + (head?.height ?? 0) > sheets.fullRoom()) return
    sheets.turn()
    repeatHead()
  }

  function repeatHead(): void {
    if (!head) return
    sheets.aside('Pagination', () => drawCells(sheets, head))
    sheets.y += head.height
    headRule(sheets)
  }

  function drawOverPages(row: SetRow, part: Part): void {
    const left = row.cells.map((cell) => [...cell.lines])
    const parts = row.cells.map((_, index) => openCell(sheets, row, index, part, false))
    while (left.some((lines) => lines.length > 0)) {
      const room = sheets.room() - padding.top - padding.bottom - 1
      const some = left.map((lines) => takeWhileFits(lines, room))
      const slice = { ...row, cells: row.cells.map((cell, index) => ({ ...cell, lines: some[index] ?? [] })) }
      const height = Math.max(...slice.cells.map((cell) => heightOf(cell.lines)))
      slice.cells.forEach((cell, index) => {
        parts[index]?.add(() => drawCell(sheets, cell, padding.top))
      })
      sheets.y += height + padding.top + padding.bottom + 1
      if (!left.some((lines) => lines.length > 0)) break
      sheets.turn()
      repeatHead()
    }
    for (const cell of parts) cell.end()
  }
}

/** How high a table will be when it is drawn in a column so wide, on one page. */
export function tableHeight(sheets: Sheets, table: Table, width: number): number {
  const before = sheets.width
  sheets.width = width
  const size = sizeThatFits(sheets, table)
  const widths = columnWidths(sheets, table, size)
  const rows = table.rows.map((row) => setRow(sheets, table, row, widths, size))
  const head = table.isList ? 0 : setHead(sheets, table, widths, size).height
  sheets.width = before
  return head + rows.reduce((height, { row, height: own }) => height + own + (row.kind === 'total' ? 2 : 0), 0)
}

/** What must fit on the page for a row to begin there: itself, and what may not be parted from it. */
function keptHeight(rows: readonly SetRow[], index: number, table: Table): number {
  const row = rows[index]
  if (!row) return 0
  const next = rows[index + 1]
  const isKept = row.row.kind === 'group' || next?.row.kind === 'subtotal' || next?.row.kind === 'total'
  const after = next ? (isKept ? keptHeight(rows, index + 1, table) : 0) : (table.keepAfter ?? 0)
  return row.height + 3 + after
}

function paddingOf({ isList }: Table): { top: number; bottom: number } {
  return isList ? { top: 5, bottom: 5 } : { top: 4, bottom: 3 }
}

function sizeThatFits(sheets: Sheets, table: Table): number {
  const fits = (size: number) =>
    columnWidths(sheets, table, size).every(
      (width, index) => width >= (table.columns[index]?.grows ? Math.min(LEAST_GROWING, sheets.width / 4) : 0),
    )
  return SIZES.find(fits) ?? SIZES.at(-1) ?? TYPE.body.size
}

/** The widths of the columns, without the gaps between them. */
function columnWidths(sheets: Sheets, table: Table, size: number): number[] {
  const { columns, rows } = table
  const natural = columns.map((column, index) => {
    if (column.grows) return 0
    if (column.barWidth !== undefined) return column.barWidth
    const texts = rows.map((row) => {
      const cell = asCell(cellAt(row, index))
      if ((cell.span ?? 1) > 1) return 0
      return sheets.naturalWidth(cell.text, { ...cellStyle(row, column, table, size), weight: 'semibold' })
    })
    const head = column.head === undefined ? 0 : sheets.naturalWidth(column.head, headStyle(size))
    return Math.min(Math.ceil(Math.max(head, ...texts)), column.most ?? Number.POSITIVE_INFINITY)
  })
  const growing = columns.filter((column) => column.grows).length
  const gaps = GAP * (columns.length - 1)
  const left = sheets.width - gaps - natural.reduce((all, width) => all + width, 0)
  return natural.map((width, index) => (columns[index]?.grows ? Math.max(30, left / growing) : width))
}

/** The cell that stands in a column, counting columns that a cell before it takes as empty. */
function cellAt(row: Row, column: number): Text | Cell {
  let at = 0
  for (const cell of row.cells) {
    if (at === column) return cell
    at += asCell(cell).span ?? 1
  }
  return ''
}

function setHead(sheets: Sheets, { columns }: Table, widths: readonly number[], size: number): SetRow {
  let x = 0
  const cells = columns.map((column, index): SetCell => {
    const style = headStyle(size)
    const width = widths[index] ?? 0
    const lines = sheets.lines(column.head ?? '', style, width).map((line) => ({ line, style }))
    const cell = { lines, x, width, span: 1, isEnd: isAtEnd(column), bar: undefined }
    x += width + GAP
    return cell
  })
  return { row: { cells: [] }, cells, height: Math.max(...cells.map((cell) => heightOf(cell.lines))) + 8 }
}

function setRow(sheets: Sheets, table: Table, row: Row, widths: readonly number[], size: number): SetRow {
  const { columns } = table
  const padding = paddingOf(table)
  let x = 0
  let column = 0
  const cells = row.cells.map((given): SetCell => {
    const { text, sub, bar, span = row.kind === 'group' ? columns.length : 1 } = asCell(given)
    const width = widths.slice(column, column + span).reduce((all, wide) => all + wide + GAP, -GAP)
    const style = cellStyle(row, columns[column] ?? {}, table, size)
    const small: TextStyle = { ...TYPE.note, size: style.size * 0.92 }
    const lines = [
      ...sheets.lines(text, style, width).map((line) => ({ line, style })),
      ...(sub ? sheets.lines(sub, small, width).map((line) => ({ line, style: small })) : []),
    ]
    const cell = { lines, x, width, span, isEnd: isAtEnd(columns[column]), bar }
    x += width + GAP
    column += span
    return cell
  })
  const above = row.kind === 'group' ? 8 : 0
  return {
    row,
    cells,
    height: Math.max(...cells.map((cell) => heightOf(cell.lines))) + padding.top + padding.bottom + above + 1,
  }
}

function isAtEnd(column: Column | undefined): boolean {
  return (column?.isNumber || column?.isEnd) ?? false
}

function cellStyle(row: Row, column: Column, table: Table, size: number): TextStyle {
  const isLarge = row.kind === 'total' && table.hasLargeTotal
  return {
    size: isLarge ? size * 1.2 : size,
    line: Math.round(size * (isLarge ? 1.76 : 1.44)),
    weight: row.kind ? 'semibold' : 'regular',
    paint: column.isMuted && !row.kind ? 'muted' : 'ink',
    isTabular: column.isNumber ?? false,
  }
}

function headStyle(size: number): TextStyle {
  return { ...TYPE.head, size: Math.min(TYPE.head.size, size) }
}

function drawRow(
  sheets: Sheets,
  row: SetRow,
  {
    part,
    isHead,
    padding = { top: 4, bottom: 3 },
  }: { part: Part; isHead: boolean; padding?: { top: number; bottom: number } },
): void {
  if (row.row.kind === 'subtotal' || row.row.kind === 'total') sheets.rule('ink', { y: sheets.y - 1 })
  const top = padding.top + (row.row.kind === 'group' ? 8 : 0)
  row.cells.forEach((cell, index) => {
    const cellPart = openCell(sheets, row, index, part, isHead)
    cellPart.add(() => drawCell(sheets, cell, top))
    cellPart.end()
    // Each column has its cell, so that reading machines count the same columns in every row.
    for (let filled = 1; filled < cell.span; filled += 1) sheets.open('TD', {}, part).end()
  })
  if (isHead) part.end()
  for (const cell of row.cells) if (cell.bar) drawBar(sheets, cell, cell.bar, row.height)
  sheets.y += row.height
}

/** A bar stands beside its number, which says all that it shows: reading machines pass over it. */
function drawBar(sheets: Sheets, { x, width }: SetCell, { start, end, zero, paint }: Bar, height: number): void {
  const { doc, y } = sheets
  const left = sheets.x + x
  sheets.aside('Layout', () => {
    doc
      .rect(left + width * start, y + (height - BAR_HEIGHT) / 2, width * (end - start), BAR_HEIGHT)
      .fill(PALETTE[paint])
    if (zero > 0) doc.rect(left + width * zero - 0.5, y, 1, height).fill(PALETTE.ink)
  })
}

function openCell(sheets: Sheets, row: SetRow, index: number, part: Part, isHead: boolean): Part {
  if (isHead || row.row.kind === 'group') return sheets.open('TH', { scope: 'Column' }, part)
  return index === 0 ? sheets.open('TH', { scope: 'Row' }, part) : sheets.open('TD', {}, part)
}

function drawCells(sheets: Sheets, row: SetRow): void {
  for (const cell of row.cells) drawCell(sheets, cell, 4)
}

function drawCell(sheets: Sheets, cell: SetCell, top: number): void {
  let y = sheets.y + top
  for (const { line, style } of cell.lines) {
    const x = sheets.x + cell.x + (cell.isEnd ? cell.width - line.width : 0)
    sheets.drawLine(line, style, { x, y })
    y += style.line
  }
}

function headRule(sheets: Sheets): void {
  sheets.rule('control', { y: sheets.y - 1 })
}

/** A hairline under a row; a double rule under a total; nothing where the next row brings its own. */
function ruleBelow(sheets: Sheets, row: Row, next: Row | undefined): void {
  if (row.kind === 'total') {
    sheets.rule('ink', { y: sheets.y - 1 })
    sheets.rule('ink', { y: sheets.y + 1 })
    sheets.y += 2
    return
  }
  const isUnderRule = next?.kind === 'subtotal' || next?.kind === 'total'
  if (row.kind === 'subtotal' || isUnderRule) return
  sheets.rule(row.kind === 'group' ? 'control' : 'line', { y: sheets.y - 1 })
}

function takeWhileFits(lines: SetCell['lines'], room: number): SetCell['lines'] {
  const taken: SetCell['lines'] = []
  let height = 0
  for (let next = lines[0]; next && (taken.length === 0 || height + next.style.line <= room); next = lines[0]) {
    taken.push(next)
    height += next.style.line
    lines.shift()
  }
  return taken
}

function heightOf(lines: SetCell['lines']): number {
  return lines.reduce((height, { style }) => height + style.line, 0)
}

function asCell(cell: Text | Cell): Cell {
  return typeof cell === 'string' || !('text' in cell) ? { text: cell } : cell
}
