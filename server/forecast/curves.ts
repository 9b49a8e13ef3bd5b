import { curveParts } from '../../shared/forecast/input.ts'
import { delayCurves } from '../../shared/invoices/payment-delay.ts'
import type { Billing } from './billing.ts'

/** So many clients keep a name and a curve of their own in a forecast; all smaller ones are one. */
const MOST_CLIENTS = 40

/** The curves that a forecast needs, each once, and which clients are told apart in it. */
export class Curves {
  /** In parts of a billion. */
  readonly parts: number[][] = []
  readonly #named: ReadonlySet<number>
  readonly #curveOf: ReturnType<typeof delayCurves>
  readonly #places = new Map<string, number>()

  constructor({ billed, waiting, seen }: Billing, biggest: readonly number[]) {
    this.#curveOf = delayCurves(seen)
    const amounts = new Map<number, number>()
    for (const { clientId, incomeMinor } of [...billed, ...waiting])
      amounts.set(clientId, (amounts.get(clientId) ?? 0) + incomeMinor)
    const byAmount = [...amounts].sort((a, b) => b[1] - a[1]).map(([clientId]) => clientId)
    this.#named = new Set([...new Set([...biggest, ...byAmount])].slice(0, MOST_CLIENTS))
  }

  /** The client itself, or null when it is one of the many small ones. */
  nameable(clientId: number | null): number | null {
    return clientId !== null && this.#named.has(clientId) ? clientId : null
  }

  /** Where the curve of a client and of terms stands in `parts`. */
  placeOf(clientId: number, termsDays: number): number {
    const client = this.nameable(clientId)
    const key = `${client} ${termsDays}`
    const found = this.#places.get(key)
    if (found !== undefined) return found
    const place = this.parts.push(curveParts(this.#curveOf(client, termsDays))) - 1
    this.#places.set(key, place)
    return place
  }
}
