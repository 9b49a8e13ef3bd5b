// One chunk for everything that Today draws: it arrives while the figures are already being read.
export { bufferGauge } from '../../shared/charts/buffer-gauge.ts'
export { fan, fanHeight } from '../../shared/charts/fan.ts'
export { partsBar } from '../../shared/charts/parts-bar.ts'
export { receiptsBars } from '../../shared/charts/receipts-bars.ts'
export { runwayLines, runwayLinesHeight } from '../../shared/charts/runway-lines.ts'
