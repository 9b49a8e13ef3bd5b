import type { Figure } from '../figure.ts'
import type { ForecastTodayReply } from '../forecast/today-reply.ts'
import type { QuarterReport } from './contract.ts'
import { derivation } from './quarter-computations.ts'

/**
 * A quarter's report with what was imagined on its last day: the fan of a year ahead, the third runway and the chance of
 * a year, each under a number of its own. Imagining takes a moment, so it comes to the report when a pack is drawn.
 */
export function withForecast(
  report: QuarterReport,
  { nineInTen, solvent, ahead, paths }: Pick<ForecastTodayReply, 'nineInTen' | 'solvent' | 'ahead' | 'paths'>,
): QuarterReport {
  const added: [key: string, name: string, figure: Figure][] = [
    ['nine-in-ten', 'Nine in ten futures', nineInTen],
    ['solvent-year', 'Solvent for a year', solvent.twelve],
  ]
  const first = report.computations.length + 1
  const computations = added.map(([key, name, figure], index) => ({
    ref: first + index,
    key,
    name,
    ...derivation(figure),
  }))
  return {
    ...report,
    computations: [...report.computations, ...computations],
    files: [...report.files, { name: 'forecast.csv', rows: ahead.length }],
    forecast: { paths, nineInTen, solventYear: solvent.twelve, ahead },
  }
}
