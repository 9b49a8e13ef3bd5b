// Laying words out is most of the work of a document: the package reads the font's rules anew for each. A word in a weight
// is laid out the same in every document, so what was found once is kept for those that follow.

/** A glyph as a document takes it: the font's number for it, its width, and the text that it stands for. */
interface LaidGlyph {
  id: number
  advanceWidth: number
  codePoints: number[]
}

interface Layout {
  glyphs: LaidGlyph[]
  positions: object[]
  advanceWidth: number
}

/** The part of the package's font that lays out a stretch of text; its types do not name it. */
interface LayingFont {
  layoutRun(text: string, features?: Record<string, boolean>): Layout
}

const MOST = 8_000
// Scripts that run from left to right with a glyph for each letter: only there is it sure which letter a glyph stands for.
const PLAIN = /^[\u0020-\u024F\u0370-\u052F\u2010-\u2027\u202F-\u205E\u20A0-\u22FF]*$/

const kept = new Map<string, Layout>()

/**
 * Lets a document's font take its layouts from those of the documents before it. A document's bytes do not depend on
 * which these were: a glyph stands for the text of its own stretch.
 */
export function keepLayouts(doc: PDFKit.PDFDocument, weight: string): void {
  doc.font(weight)
  const font: unknown = Reflect.get(doc, '_font')
  if (!isLayingFont(font)) throw new Error('the PDF package lays out its text in another way than it did')
  const layOut = font.layoutRun.bind(font)
  font.layoutRun = (text, features) => {
    const key = `${weight} ${features ? JSON.stringify(features) : ''} ${text}`
    const known = kept.get(key)
    if (known) return known
    const found = layOut(text, features)
    const letters = [...text]
    if (!PLAIN.test(text) || letters.length !== found.glyphs.length) return found
    const glyphs = found.glyphs.map(({ id, advanceWidth }, index) => ({
      id,
      advanceWidth,
      codePoints: [letters[index]?.codePointAt(0) ?? 0],
    }))
    const layout = { glyphs, positions: found.positions, advanceWidth: found.advanceWidth }
    if (kept.size >= MOST) kept.clear()
    kept.set(key, layout)
    return layout
  }
}

function isLayingFont(font: unknown): font is LayingFont {
  return font !== null && typeof font === 'object' && 'layoutRun' in font && typeof font.layoutRun === 'function'
}
