import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Weight } from './typesetting.ts'

const require = createRequire(import.meta.url)
const FILES: Record<Weight, string> = {
  regular: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  semibold: require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
}

/** What the package's font reader gives: a text laid out in glyphs and where each of them goes. */
interface Run {
  positions: object[]
}
type Layout = (text: string, features?: object) => Run
type ReadFont = PDFKit.Mixins.PDFFontSource & { layout: Layout }

const MOST_RUNS = 20_000
const read = new Map<Weight, ReadFont>()

/** Gives a document our fonts. Each is read once for all documents: reading its tables costs more than a page of text. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const weight of Object.keys(FILES) as Weight[]) doc.registerFont(weight, fontOf(weight))
}

function fontOf(weight: Weight): ReadFont {
  const known = read.get(weight)
  if (known !== undefined) return known
  // The package reads a font as it takes it for a document, and takes one that is read already as well.
  const doc = new PDFDocument({ autoFirstPage: false, font: FILES[weight] }) as PDFKit.PDFDocument & {
    _font: { font: ReadFont }
  }
  const { font } = doc._font
  font.layout = remembered(font.layout.bind(font))
  read.set(weight, font)
  return font
}

/**
 * Laying a text out is most of the work of a document, each is laid out to be measured and again to be drawn, and most
 * come back in the next document.
 */
function remembered(layout: Layout): Layout {
  const runs = new Map<string, Run>()
  return (text, features) => {
    const key = `${JSON.stringify(features)} ${text}`
    let run = runs.get(key)
    if (!run) {
      run = layout(text, features)
      if (runs.size >= MOST_RUNS) runs.clear()
      runs.set(key, run)
    }
    // Who asks scales the positions in place: each gets its own.
    return copyOf(run, { positions: run.positions.map((position) => copyOf(position)) })
  }
}

function copyOf<Copied extends object>(original: Copied, changed: Partial<Copied> = {}): Copied {
  return Object.assign(Object.create(Object.getPrototypeOf(original)), original, changed)
}
