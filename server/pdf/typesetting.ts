/** The colours of printed pages, by the names that the style sheet gives them. */
export const PALETTE = {
  surface: '#ffffff',
  ink: '#111a18',
  muted: '#4d5a57',
  line: '#d5dbd8',
  control: '#7a8683',
  bad: '#a1281f',
  'bad-soft': '#fbeceb',
  band: '#e9f2f5',
  grid: '#e4e9e7',
  'chart-1': '#0b5666',
  'chart-2': '#4d93a4',
  'chart-3': '#66736f',
} as const

export type Paint = keyof typeof PALETTE
export type Weight = 'regular' | 'semibold'

/** How a text is set: size and line height in px. */
export interface TextStyle {
  size: number
  line: number
  weight: Weight
  paint: Paint
  /** Figures of one width, for columns. */
  isTabular?: boolean
}

/** A stretch of text that may differ from the rest in weight or paint, be small, or be a raised reference. */
export interface Run {
  text: string
  weight?: Weight
  paint?: Paint
  isSmall?: boolean
  isRaised?: boolean
}

/** A text, plain or in runs. A line break in it is kept. */
export type Text = string | readonly Run[]

/** A stretch of one line as it is drawn, with its distance from the line's start. */
export interface Piece {
  text: string
  x: number
  width: number
  size: number
  rise: number
  weight: Weight
  paint: Paint
  isTabular: boolean
  /** An amount: kerning would push its comma under a 7, where it is easily missed. */
  isAmount: boolean
}

export interface SetLine {
  pieces: Piece[]
  width: number
}

/** How wide a text is in px when it is set so. */
export type Measure = (text: string, style: Pick<Piece, 'size' | 'weight' | 'isTabular' | 'isAmount'>) => number

const body: TextStyle = { size: 12.5, line: 18, weight: 'regular', paint: 'ink' }

/** The type of the printed pages. */
export const TYPE = {
  body,
  muted: { ...body, paint: 'muted' },
  head: { size: 11, line: 14, weight: 'regular', paint: 'muted', isTabular: true },
  label: { size: 11, line: 16, weight: 'regular', paint: 'muted' },
  note: { size: 11.5, line: 16, weight: 'regular', paint: 'muted' },
  foot: { size: 10.5, line: 14, weight: 'regular', paint: 'muted' },
  lead: { size: 16, line: 24, weight: 'regular', paint: 'ink' },
  figure: { size: 20, line: 28, weight: 'semibold', paint: 'ink' },
  section: { size: 15, line: 20, weight: 'semibold', paint: 'ink' },
  title: { size: 22, line: 28, weight: 'semibold', paint: 'ink' },
  cover: { size: 30, line: 40, weight: 'semibold', paint: 'ink' },
  document: { size: 26, line: 32, weight: 'semibold', paint: 'ink' },
} as const satisfies Record<string, TextStyle>

const PLAIN = { size: 1, rise: 0 }
const SMALL = { size: 0.625, rise: 0 }
const RAISED = { size: 0.8, rise: 0.27 }

// They have no glyph of their own and would print as boxes: soft hyphens, joiners, variation selectors, direction marks.
const INVISIBLE = /\p{Cf}|\p{Cc}|\p{Variation_Selector}/gu

/**
 * Breaks a text into lines that fit a width. Words stay whole where they can; one that is wider than a line is broken
 * between characters, never cut off. References stay with the word before them.
 */
export function breakLines(text: Text, style: TextStyle, width: number, measure: Measure): SetLine[] {
  const lines: SetLine[] = []
  for (const words of wordsByParagraph(text, style, measure)) {
    let line: SetLine = { pieces: [], width: 0 }
    for (const word of words) {
      if (fits(line, word, width)) {
        append(line, word)
        continue
      }
      if (line.pieces.length > 0) {
        lines.push(line)
        line = { pieces: [], width: 0 }
      }
      for (const part of word.width <= width ? [word] : brokenWord(word, width, measure)) {
        if (line.pieces.length > 0) {
          lines.push(line)
          line = { pieces: [], width: 0 }
        }
        append(line, part)
      }
    }
    lines.push(line)
  }
  return lines
}

interface Word {
  pieces: Piece[]
  width: number
  space: number
}

function wordsByParagraph(text: Text, style: TextStyle, measure: Measure): Word[][] {
  const paragraphs: Word[][] = [[]]
  let word: Word | undefined
  for (const run of typeof text === 'string' ? [{ text }] : text) {
    const shape = run.isRaised ? RAISED : run.isSmall ? SMALL : PLAIN
    const look = {
      size: style.size * shape.size,
      rise: style.size * shape.rise,
      weight: run.weight ?? style.weight,
      paint: run.paint ?? (run.isRaised ? 'muted' : style.paint),
      isTabular: style.isTabular ?? false,
    }
    const visible = run.text.replace(/\t/g, ' ').split(/\r\n?|[\n\u2028\u2029]/)
    visible.forEach((line, index) => {
      if (index > 0) {
        word = undefined
        paragraphs.push([])
      }
      // Only the plain space parts words: a no-break space holds them together.
      for (const part of line.split(/( +)/)) {
        const shown = part.replace(INVISIBLE, '')
        if (shown === '') continue
        if (shown.startsWith(' ')) {
          word = undefined
          continue
        }
        if (!word) {
          word = { pieces: [], width: 0, space: measure(' ', { ...look, isAmount: false }) }
          paragraphs.at(-1)?.push(word)
        }
        const set = { ...look, isAmount: /\d[.,]\d/.test(shown) }
        const wide = measure(shown, set)
        word.pieces.push({ ...set, text: shown, x: word.width, width: wide })
        word.width += wide
      }
    })
  }
  return paragraphs
}

function fits(line: SetLine, word: Word, width: number): boolean {
  return line.width + (line.pieces.length > 0 ? word.space : 0) + word.width <= width + 0.01
}

function append(line: SetLine, word: Word): void {
  // The space belongs to the text before it, so that copied text keeps its words apart.
  const before = line.pieces.at(-1)
  if (before) {
    before.text += ' '
    before.width += word.space
    line.width += word.space
  }
  for (const piece of word.pieces) {
    const last = line.pieces.at(-1)
    if (last && isSameLook(last, piece)) {
      last.text += piece.text
      last.width += piece.width
    } else {
      line.pieces.push({ ...piece, x: line.width })
    }
    line.width += piece.width
  }
}

function isSameLook(a: Piece, b: Piece): boolean {
  const keys = ['size', 'rise', 'weight', 'paint', 'isTabular', 'isAmount'] as const
  return keys.every((key) => a[key] === b[key])
}

/** Cuts a word that is wider than a line into stretches that fit, accents staying with their letters. */
function brokenWord(word: Word, width: number, measure: Measure): Word[] {
  return word.pieces.flatMap((piece) => {
    const characters = piece.text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []
    const parts: Word[] = []
    for (let from = 0, to = 0; from < characters.length; from = to) {
      for (let wide = 0; to < characters.length; to += 1) {
        wide += measure(characters[to] ?? '', piece)
        if (wide > width && to > from) break
      }
      // Letters side by side can be wider than each alone.
      const textTo = (end: number) => characters.slice(from, end).join('')
      while (to - from > 1 && measure(textTo(to), piece) > width) to -= 1
      const text = textTo(to)
      const made = measure(text, piece)
      parts.push({ pieces: [{ ...piece, text, x: 0, width: made }], width: made, space: word.space })
    }
    return parts
  })
}
