import PDFDocument from 'pdfkit'
import type { CalendarDate } from '../../shared/calendar.ts'
import { unprintableCharacters } from '../../shared/printable.ts'
import { registerFonts } from './fonts.ts'
import { COLUMN_GAP, type Paper, TEXT_HEIGHT, TEXT_WIDTH } from './paper.ts'
import {
  breakLines,
  PALETTE,
  type Paint,
  type Piece,
  type SetLine,
  type Text,
  type TextStyle,
  TYPE,
} from './typesetting.ts'

export interface SheetsOptions {
  paper: Paper
  /** The document's title for readers and lists. It holds no client's name: metadata travels further than the page. */
  title: string
  /** The date that the file bears; it makes the same input the same bytes. */
  createdDate: CalendarDate
  /** What stands at the foot of each page, before "n of m". */
  foot: { left: string; middle: string }
  /** Whether a page says at its foot what the empty boxes on it are. */
  explainsBoxes?: boolean
}

/** What stands at the head of a page after the first. */
export interface PageHead {
  left: string
  right: string
}

/** A place in the tree of the document's structure, which readers and reading machines follow. */
export type Part = PDFKit.PDFStructureElement

export interface PartOptions {
  /** What a drawing says, for those who cannot see it. */
  alt?: string
  /** What a table's head cell heads. */
  scope?: 'Row' | 'Column'
  bbox?: [number, number, number, number]
  placement?: 'Block'
}

/** PDF points in a px of 1/96 inch. */
const POINT = 0.75
const HEAD_HEIGHT = 48
const FOOT_HEIGHT = 34
// Inter's own measures, as shares of the type size.
const ASCENT = 1984 / 2048
const DESCENT = 494 / 2048

const BOXES = 'An empty box stands for a character that the typeface of this print does not have.'

const MOST_WIDTHS = 20_000
/** How wide words are at 1 px, by their look; the fonts are the same for all documents. */
const widths = new Map<string, number>()

/**
 * The font's features for a text: figures of one width in columns, no kerning in amounts, and never its contextual
 * alternates, which would print another text than was written ("12x34" as "12×34", "->" as an arrow). Plain words have no
 * alternates, and without features the package keeps their layout, which is most of the work of a document.
 */
export function featuresFor(
  text: string,
  { isTabular, isAmount }: Pick<Piece, 'isTabular' | 'isAmount'>,
): Pick<PDFKit.Mixins.TextOptions, 'features'> {
  if (!isTabular && !isAmount && !/[^\p{L}\p{M} .,]/u.test(text)) return {}
  // The package's types know only lists of what is switched on.
  return { features: { tnum: isTabular, kern: !isAmount, calt: false } as never }
}

function hasBoxes(text: string): boolean {
  return unprintableCharacters([text]).length > 0
}

/**
 * Prints a document and gives its bytes: tagged for reading machines (PDF/UA), all fonts in the file.
 *
 * Units:  px of 1/96 inch from the top left corner of the text block.
 * Result: the same input gives the same bytes. Nothing is fetched from outside.
 */
export async function print(options: SheetsOptions, write: (sheets: Sheets) => void): Promise<Buffer> {
  const created = new Date(`${options.createdDate}T00:00:00Z`)
  const doc = new PDFDocument({
    size: [options.paper.width * POINT, options.paper.height * POINT],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    font: '',
    pdfVersion: '1.7',
    // The package's types do not name this subset yet.
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: options.title, Creator: 'Evenkeel', Producer: 'Evenkeel', CreationDate: created, ModDate: created },
  })
  registerFonts(doc)
  const bytes = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  const sheets = new Sheets(doc, options)
  write(sheets)
  sheets.finish()
  doc.end()
  return bytes
}

/** The pages of a document as they are being written, from top to bottom. */
export class Sheets {
  readonly doc: PDFKit.PDFDocument
  /** Where the next thing goes, from the top of the text block. */
  y = 0
  /** The left edge and the width of the column that is being written. */
  x = 0
  width = TEXT_WIDTH
  readonly #options: SheetsOptions
  readonly #root: Part
  readonly #lines = new Map<string, readonly SetLine[]>()
  readonly #pagesWithBoxes = new Set<number>()
  #top = 0
  /** What stands at the head of the pages to come. */
  runningHead: PageHead | undefined

  constructor(doc: PDFKit.PDFDocument, options: SheetsOptions) {
    this.doc = doc
    this.#options = options
    this.#root = doc.struct('Document')
    doc.addStructure(this.#root)
  }

  /** Begins a new page under a head, which also stands on the pages that follow when this one runs over. */
  newPage(head?: PageHead): void {
    this.runningHead = head
    this.turn()
  }

  /** Goes on to the next page, under the same head. */
  turn(): void {
    const { paper } = this.#options
    this.doc.addPage()
    this.doc.scale(POINT).translate((paper.width - TEXT_WIDTH) / 2, (paper.height - TEXT_HEIGHT) / 2)
    this.y = 0
    this.#top = 0
    if (!this.runningHead) return
    const { left, right } = this.runningHead
    this.aside('Pagination', () => {
      this.drawLine(this.lines(left, TYPE.label, TEXT_WIDTH * 0.6)[0], TYPE.label, { x: 0, y: 0 })
      const [end] = this.lines(right, TYPE.label, TEXT_WIDTH * 0.4)
      this.drawLine(end, TYPE.label, { x: TEXT_WIDTH - (end?.width ?? 0), y: 0 })
      this.#stroke(0, 24, TEXT_WIDTH, 'line')
    })
    this.y = HEAD_HEIGHT
    this.#top = HEAD_HEIGHT
  }

  /** How much fits on this page below the present place. */
  room(): number {
    return TEXT_HEIGHT - FOOT_HEIGHT - this.y
  }

  /** How much fits on a page that has only its head. */
  fullRoom(): number {
    return TEXT_HEIGHT - FOOT_HEIGHT - (this.runningHead ? HEAD_HEIGHT : 0)
  }

  /** Turns the page unless so much still fits; what is taller than a page begins where it is. */
  need(height: number): void {
    if (height > this.room() && height <= this.fullRoom()) this.turn()
  }

  /** A text broken into lines. A table asks for each of its cells several times, and most of its cells are alike. */
  lines(text: Text, style: TextStyle, width = this.width): readonly SetLine[] {
    if (typeof text !== 'string') return this.#broken(text, style, width)
    const key = `${style.size} ${style.weight} ${style.paint} ${style.isTabular} ${width} ${text}`
    const known = this.#lines.get(key)
    if (known !== undefined) return known
    const lines = this.#broken(text, style, width)
    this.#lines.set(key, lines)
    return lines
  }

  #broken(text: Text, style: TextStyle, width: number): SetLine[] {
    return breakLines(text, style, width, (part, look) => this.#widthAtOnePx(part, look) * look.size)
  }

  /** How wide the longest line of a text is when it does not break. */
  naturalWidth(text: Text, style: TextStyle): number {
    return Math.max(...this.lines(text, style, Number.POSITIVE_INFINITY).map((line) => line.width))
  }

  /** Draws one line of text in the line box whose upper left corner is given. The caller tags it. */
  drawLine(line: SetLine | undefined, style: TextStyle, { x, y }: { x: number; y: number }): void {
    if (!line) return
    const baseline = y + (style.line - (ASCENT + DESCENT) * style.size) / 2 + ASCENT * style.size
    for (const piece of line.pieces) {
      if (hasBoxes(piece.text)) this.#pagesWithBoxes.add(this.pageNumber())
      this.doc
        .font(piece.weight)
        .fontSize(piece.size)
        .fillColor(PALETTE[piece.paint])
        .text(piece.text, x + piece.x, baseline - piece.rise, {
          lineBreak: false,
          baseline: 'alphabetic',
          ...featuresFor(piece.text, piece),
        })
    }
  }

  /** A paragraph; it runs over onto the next page where it must. */
  paragraph(
    text: Text,
    style: TextStyle,
    { align = 'start', tag = 'P', measure = this.width, parent = this.#root } = {},
  ): void {
    const part = this.open(tag, {}, parent)
    const lines = this.lines(text, style, measure)
    let done = 0
    while (done < lines.length) {
      if (this.room() < style.line) this.turn()
      const some = lines.slice(done, done + Math.max(1, Math.floor(this.room() / style.line)))
      part.add(() => {
        for (const line of some) {
          this.drawLine(line, style, { x: this.x + (align === 'end' ? measure - line.width : 0), y: this.y })
          this.y += style.line
        }
      })
      done += some.length
    }
    part.end()
  }

  /** A list of remarks in small print. */
  bullets(items: readonly string[]): void {
    const list = this.open('L')
    const { x, width } = this
    const style = TYPE.note
    for (const item of items) {
      const entry = this.open('LI', {}, list)
      if (this.room() < style.line) this.turn()
      const { y } = this
      const label = this.open('Lbl', {}, entry)
      const [mark] = this.lines('•', style)
      label.add(() => this.drawLine(mark, style, { x, y }))
      label.end()
      this.x = x + 14
      this.width = width - 14
      this.paragraph(item, style, { tag: 'LBody', parent: entry })
      this.x = x
      this.width = width
    }
    list.end()
  }

  /** The rule and the name that open a section. What must stay with them on the page is given as a height. */
  section(name: Text, keep: number): void {
    this.need(65 + keep)
    if (this.y > this.#top) this.y += 24
    this.rule('ink')
    this.y += 10
    this.paragraph(name, TYPE.section, { tag: 'H2' })
    this.y += 11
  }

  /** A line of 1 px across the column at the present height, a layout artifact. */
  rule(paint: Paint, { x = this.x, width = this.width, y = this.y } = {}): void {
    this.aside('Layout', () => this.#stroke(x, y, width, paint))
  }

  /**
   * Two columns side by side: the second begins where the first began, and writing goes on below the longer one. A first
   * column that ran over the page leaves the second one below it.
   */
  sideBySide(
    first: () => void,
    second: () => void,
    { height = 0, gap = COLUMN_GAP, secondWidth }: { height?: number; gap?: number; secondWidth?: number } = {},
  ): void {
    this.need(height)
    const { x, y, width } = this
    const page = this.pageNumber()
    const wide = secondWidth ?? (width - gap) / 2
    this.width = width - gap - wide
    first()
    const firstEnd = this.y
    const isOver = this.pageNumber() > page
    this.x = x + width - wide
    this.width = wide
    if (!isOver) this.y = y
    second()
    this.y = isOver || this.pageNumber() > page ? this.y : Math.max(firstEnd, this.y)
    this.x = x
    this.width = width
  }

  /** Opens a part of the document's structure; add what it holds to it and end it. */
  open(tag: string, options: PartOptions = {}, parent: Part = this.#root): Part {
    const part = this.doc.struct(tag, options)
    parent.add(part)
    return part
  }

  /** What reading machines pass over: rules, running heads and feet, repeated table heads. */
  aside(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.doc.markContent('Artifact', { type })
    draw()
    this.doc.endMarkedContent()
  }

  /** Where a box of the present page lies on the paper, in points, as the structure tree wants it. */
  boxOnPaper(x: number, y: number, width: number, height: number): [number, number, number, number] {
    const { paper } = this.#options
    const left = (paper.width - TEXT_WIDTH) / 2 + x
    const top = (paper.height - TEXT_HEIGHT) / 2 + y
    return [left * POINT, top * POINT, (left + width) * POINT, (top + height) * POINT]
  }

  /** Puts the feet under all pages, now that their number is known. */
  finish(): void {
    const { foot, explainsBoxes } = this.#options
    const count = this.pageNumber()
    const isEveryPage = hasBoxes(foot.left)
    const withBoxes = (page: number) => explainsBoxes && (isEveryPage || this.#pagesWithBoxes.has(page))
    for (let index = 0; index < count; index += 1) {
      this.doc.switchToPage(index)
      this.aside('Pagination', () => {
        this.#foot(foot.left, foot.middle, `${index + 1} of ${count}`)
        if (withBoxes(index + 1))
          this.drawLine(this.lines(BOXES, TYPE.foot, TEXT_WIDTH)[0], TYPE.foot, { x: 0, y: TEXT_HEIGHT - 1 })
      })
    }
    this.#root.end()
  }

  /** Laying a word out is most of the work of a document, and most words come back in the next: each is measured once. */
  #widthAtOnePx(text: string, look: Pick<Piece, 'weight' | 'isTabular' | 'isAmount'>): number {
    const key = `${look.weight} ${look.isTabular} ${look.isAmount} ${text}`
    const known = widths.get(key)
    if (known !== undefined) return known
    const width = this.doc.font(look.weight).fontSize(1).widthOfString(text, featuresFor(text, look))
    if (widths.size >= MOST_WIDTHS) widths.clear()
    widths.set(key, width)
    return width
  }

  /** The number of the page that is being written, the first being 1. */
  pageNumber(): number {
    return this.doc.bufferedPageRange().count
  }

  #foot(left: string, middle: string, number: string): void {
    const style = TYPE.foot
    const top = TEXT_HEIGHT - FOOT_HEIGHT + 12
    this.#stroke(0, top, TEXT_WIDTH, 'line')
    const numberWidth = this.naturalWidth(number, style)
    const middleWidth = this.naturalWidth(middle, style)
    const room = TEXT_WIDTH - numberWidth - middleWidth - 48
    const [whole, more] = this.lines(left, style, room)
    const [cut] = more
      ? this.lines(`${whole?.pieces.map((piece) => piece.text).join('')} …`, style, room + 16)
      : [whole]
    const y = top + 7
    this.drawLine(cut, style, { x: 0, y })
    const [between] = this.lines(middle, style)
    this.drawLine(between, style, { x: TEXT_WIDTH - numberWidth - 24 - middleWidth, y })
    const [last] = this.lines(number, style)
    this.drawLine(last, style, { x: TEXT_WIDTH - numberWidth, y })
  }

  #stroke(x: number, y: number, width: number, paint: Paint): void {
    this.doc
      .lineWidth(1)
      .moveTo(x, y + 0.5)
      .lineTo(x + width, y + 0.5)
      .stroke(PALETTE[paint])
  }
}
