// The quarter pack against bare pdfkit: what our pages draw is written down once, call by call, and the bare runner
// makes the same calls on a document of its own, without laying anything out and without tags.
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
  'rect',
  'circle',
  'path',
  'clip',
  'fill',
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

/** Every drawing call that a document gets from us; what pdfkit calls of itself is left out. */
async function written(render) {
  const { prototype } = PDFDocument
  const calls = []
  let depth = 0
  let size
  const whole = new Map(DRAWN.map((name) => [name, prototype[name]]))
  for (const [name, method] of whole) {
    prototype[name] = function (...args) {
      if (depth === 0) calls.push([name, args])
      size ??= this.options.size
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
  return { calls, size }
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
