// The quarter pack against bare pdfkit: what our pages draw is written down once, call by call, and the bare runner
// makes the same calls on a document of its own, with the same font files, without laying anything out and without tags.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { TODAY } from './servers.mjs'

const require = createRequire(import.meta.url)
const FONTS = {
  regular: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  semibold: require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
}
const DRAWN = [
  'addPage',
  'switchToPage',
  'save',
  'restore',
  'scale',
  'translate',
  'font',
  'fontSize',
  'fillColor',
  'strokeColor',
  'fillOpacity',
  'lineWidth',
  'lineCap',
  'lineJoin',
  'dash',
  'undash',
  'moveTo',
  'lineTo',
  'bezierCurveTo',
  'closePath',
  'rect',
  'circle',
  'path',
  'clip',
  'fill',
  'fillAndStroke',
  'stroke',
  'text',
]

/** Both ways of making a quarter's PDF, as functions that give the milliseconds of one. */
export async function packTimes(book) {
  const { readBook } = await import('../server/db/open.ts')
  const { quarterFacts } = await import('../server/reports/facts.ts')
  const { quarterReport } = await import('../shared/reports/quarter.ts')
  const { renderQuarterPdf } = await import('../server/reports/quarter-pdf.ts')
  const db = readBook(book.file)
  const report = quarterReport(quarterFacts(db, '2026-Q3', TODAY))
  db.$client.close()
  const render = () => renderQuarterPdf(report, { createdFor: report.asOf, dataHash: '0'.repeat(64) })
  const { calls, size } = await written(render)
  return { ours: (turns) => meanOf(turns, render), bare: (turns) => meanOf(turns, () => draw(calls, size)) }
}

/**
 * Every call that draws our document; what pdfkit calls of itself is left out. A pack may be printed twice, until its
 * summary names the right pages: only the last printing counts.
 */
async function written(render) {
  await render() // reads the fonts: whatever it takes for that is no part of the document
  const { prototype } = PDFDocument
  let calls = []
  let doc
  let depth = 0
  const whole = new Map(DRAWN.map((name) => [name, prototype[name]]))
  for (const [name, method] of whole) {
    prototype[name] = function (...args) {
      if (this !== doc) {
        doc = this
        calls = []
      }
      if (depth === 0) calls.push([name, args])
      depth += 1
      try {
        return method.apply(this, args)
      } finally {
        depth -= 1
      }
    }
  }
  await render()
  for (const [name, method] of whole) prototype[name] = method
  return { calls: calls.filter(isDrawnWith), size: doc.options.size }
}

/** A font or a size is drawn with unless another one follows before the next text: then something was measured in it. */
function isDrawnWith([name], index, calls) {
  if (name !== 'font' && name !== 'fontSize') return true
  for (const [later] of calls.slice(index + 1, index + 50)) {
    if (later === 'text') return true
    if (later === name) return false
  }
  return false
}

async function draw(calls, size) {
  const doc = new PDFDocument({ size, margin: 0, autoFirstPage: false, bufferPages: true, font: '' })
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, file)
  const chunks = []
  const end = new Promise((resolve) => doc.on('end', resolve))
  doc.on('data', (chunk) => chunks.push(chunk))
  for (const [name, args] of calls) doc[name](...args)
  doc.end()
  await end
  return Buffer.concat(chunks)
}

async function meanOf(turns, work) {
  const started = performance.now()
  for (let turn = 0; turn < turns; turn += 1) await work()
  return (performance.now() - started) / turns
}

for (const file of Object.values(FONTS)) readFileSync(file) // warm for both
