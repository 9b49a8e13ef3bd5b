import type { Chart, Look, Mark } from '../../shared/charts/marks.ts'
import { featuresFor, type Sheets } from './sheets.ts'
import { PALETTE, type Paint, type Weight } from './typesetting.ts'

/** How a look is painted on paper; hatched marks take their stroke or fill as the hatch. */
const INK: Record<Look, { fill?: Paint; stroke?: Paint; lineWidth?: number; dash?: [number, number] }> = {
  axis: { stroke: 'ink' },
  grid: { stroke: 'grid' },
  tick: { stroke: 'control' },
  bar: { fill: 'chart-1' },
  'bar-2': { fill: 'chart-2' },
  'bar-3': { fill: 'chart-3' },
  outline: { stroke: 'control' },
  'outline-1': { stroke: 'chart-1' },
  missing: { stroke: 'bad' },
  plan: { stroke: 'ink', lineWidth: 2 },
  'halo-line': { stroke: 'surface', lineWidth: 5 },
  past: { stroke: 'ink', lineWidth: 2 },
  'mark-line': { stroke: 'muted', lineWidth: 1.2, dash: [1, 3] },
  band: { fill: 'band' },
  edge: { stroke: 'chart-2' },
  mid: { stroke: 'chart-1', lineWidth: 2, dash: [5, 3] },
  scenario: { stroke: 'ink', lineWidth: 2, dash: [1, 4] },
  below: { fill: 'bad-soft' },
  now: { stroke: 'control' },
  dot: { fill: 'surface', stroke: 'ink', lineWidth: 2 },
  due: { fill: 'ink' },
}
const TEXT_SIZE = 11
const AS_COLUMN = { isTabular: true, isAmount: true }
const HATCH_STEP = 5 * Math.SQRT2

/** Draws a chart at the present place, px for px, as one figure whose alternative text is the chart's sentence. */
export function drawChart(sheets: Sheets, chart: Chart): void {
  sheets.need(chart.height)
  const { doc, x, y } = sheets
  const bbox = sheets.boxOnPaper(x, y, chart.width, chart.height)
  const figure = sheets.open('Figure', { alt: chart.says, bbox, placement: 'Block' })
  figure.add(() => {
    doc.save().translate(x, y)
    for (const mark of chart.marks) drawMark(doc, mark)
    doc.restore()
  })
  figure.end()
  sheets.y += chart.height
}

function drawMark(doc: PDFKit.PDFDocument, mark: Mark): void {
  if (mark.kind === 'text') {
    write(doc, mark)
    return
  }
  if (mark.kind === 'rect' && mark.hatched) {
    hatch(doc, mark)
    if (!INK[mark.look].stroke) return
  }
  if (mark.kind === 'path' && mark.points.length < 2) return
  trace(doc, mark)
  paint(doc, mark.look)
}

function trace(doc: PDFKit.PDFDocument, mark: Exclude<Mark, { kind: 'text' }>): void {
  switch (mark.kind) {
    case 'line':
      doc.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2)
      break
    case 'rect':
      doc.rect(mark.x, mark.y, mark.width, mark.height)
      break
    case 'circle':
      doc.circle(mark.cx, mark.cy, mark.r)
      break
    case 'path':
      mark.points.forEach(([x, y], index) => {
        if (index === 0) doc.moveTo(x, y)
        else doc.lineTo(x, y)
      })
      if (mark.closed) doc.closePath()
  }
}

function paint(doc: PDFKit.PDFDocument, look: Look): void {
  const { fill, stroke, lineWidth = 1, dash } = INK[look]
  doc.lineWidth(lineWidth).lineJoin('round')
  if (dash) doc.dash(dash[0], { space: dash[1] })
  else doc.undash()
  if (fill && stroke) doc.fillAndStroke(PALETTE[fill], PALETTE[stroke])
  else if (fill) doc.fill(PALETTE[fill])
  else if (stroke) doc.stroke(PALETTE[stroke])
}

/** Slanting lines, because paper and copies lose colour. */
function hatch(doc: PDFKit.PDFDocument, { x, y, width, height, look }: Extract<Mark, { kind: 'rect' }>): void {
  const colour = INK[look].stroke ?? INK[look].fill ?? 'ink'
  doc.save().rect(x, y, width, height).clip()
  doc.lineWidth(2).undash()
  for (let from = x; from < x + width + height; from += HATCH_STEP) {
    doc.moveTo(from, y).lineTo(from - height, y + height)
  }
  doc.stroke(PALETTE[colour]).restore()
}

function write(doc: PDFKit.PDFDocument, { x, y, text, anchor, look }: Extract<Mark, { kind: 'text' }>): void {
  const weight: Weight = look === 'strong' ? 'semibold' : 'regular'
  const colour: Paint = look === 'plain' || look === 'halo' ? 'muted' : 'ink'
  doc.font(weight).fontSize(TEXT_SIZE)
  const width = doc.widthOfString(text, featuresFor(text, AS_COLUMN))
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  if (look === 'halo' || look === 'halo-ink') doc.rect(left - 2, y - 9, width + 4, 12).fill(PALETTE.surface)
  doc
    .fillColor(PALETTE[colour])
    .text(text, left, y, { lineBreak: false, baseline: 'alphabetic', ...featuresFor(text, AS_COLUMN) })
}
