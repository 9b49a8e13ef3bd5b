import type { DelayCurve } from '../invoices/payment-delay.ts'
import type { CertainFlows } from './certain.ts'
import type { ForecastInput, Imagined } from './contract.ts'
import type { PastMonth, SimulationInput } from './simulate.ts'

/** How many months of history a fan needs; before that there are two straight lines. */
export const FEWEST_FAN_MONTHS = 3

const BILLION = 1_000_000_000

/** A curve as whole parts of a billion, so that it is the same on both sides of the API. */
export function curveParts({ daily }: DelayCurve): number[] {
  return Array.from(daily, (chance) => Math.round(chance * BILLION))
}

/** What the simulation reads of it. */
export function simulationOf(imagined: Imagined): SimulationInput {
  const { past, open, curves, deductibleMinor, ...rest } = imagined
  const delays = curves.map((parts): DelayCurve => ({ daily: Float64Array.from(parts, (part) => part / BILLION) }))
  const curveAt = (place: number): DelayCurve => {
    const curve = delays[place]
    if (curve === undefined) throw new RangeError(`there is no curve ${place}`)
    return curve
  }
  const leaves = leavingClients(imagined.contracts)
  return {
    ...rest,
    businessMinor: deductibleMinor,
    past: past.map(({ month, direct, invoices }): PastMonth => {
      const [leaving, others] = [
        direct.filter(({ clientId }) => leaves.has(clientId)),
        direct.filter(({ clientId }) => !leaves.has(clientId)),
      ]
      return {
        calendarMonth: Number(month.slice(5)),
        directMinor: others.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        leavingMinor: leaving.map(({ clientId, amountMinor }) => ({
          minor: amountMinor,
          leavesWithMonth: leaves.get(clientId) ?? 1,
        })),
        invoices: invoices.map(({ clientId, ...invoice }) => {
          const leavesWithMonth = leaves.get(clientId)
          return {
            ...invoice,
            curve: curveAt(invoice.curve),
            ...(leavesWithMonth !== undefined && { leavesWithMonth }),
          }
        }),
      }
    }),
    open: open.map((invoice) => ({ ...invoice, curve: curveAt(invoice.curve) })),
  }
}

/** From which month ahead on a client is counted by its contract alone. Who is nobody's client leaves nothing. */
function leavingClients(contracts: Imagined['contracts']): Map<number | null, number> {
  const leaves = new Map<number | null, number>()
  for (const { clientId, startsWithMonth } of contracts) {
    if (clientId !== null) leaves.set(clientId, Math.min(startsWithMonth, leaves.get(clientId) ?? startsWithMonth))
  }
  return leaves
}

/** What free cash does without chance. */
export function certainFlows({ certain, imagined }: ForecastInput): CertainFlows {
  return { ...certain, firstMonthShare: imagined.firstMonthShare }
}
