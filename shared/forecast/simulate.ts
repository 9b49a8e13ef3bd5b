import { chancePaidWithin, type DelayCurve, longestDelayDays } from '../invoices/payment-delay.ts'
import { normalTable } from './normal.ts'
import { splitmix32, streamOf } from './random.ts'

/** What one real month brought: the invoices issued in it, and receipts without an invoice. */
export interface PastMonth {
  /** 1 for January. */
  calendarMonth: number
  directMinor: number
  invoices: readonly PastInvoice[]
}

export interface PastInvoice {
  amountMinor: number
  /** Day of the month. */
  issueDay: number
  curve: DelayCurve
  termsDays: number
}

export interface OpenInvoiceToCome {
  amountMinor: number
  /** Days after the due date, below zero before it. */
  lateDays: number
  curve: DelayCurve
}

export interface Contract {
  monthlyMinor: number
  /** The last month that it pays, counted from this one as 1; null without an agreed end. */
  endsWithMonth: number | null
}

export interface SimulationInput {
  seed: number
  paths: number
  /** How many months ahead; the first is the running one. */
  months: number
  /** Complete months, oldest first; the latest 24 count. */
  past: readonly PastMonth[]
  open: readonly OpenInvoiceToCome[]
  contracts: readonly Contract[]
  /** Cash profit of the tax year so far. */
  profitSoFarMinor: number
  /** The first month ahead that belongs to a new tax year, counted from 1; every twelfth after it does too. */
  newTaxYearMonth: number
  rateBps: number
  businessMinor: number
  /** What share of the running month is still to come; 1 for a whole month. */
  firstMonthShare: number
  /** 1 or 12: the calendar month of the first month ahead, for seasonal work. */
  firstCalendarMonth: number
  isSeasonal: boolean
  /** Scenario: everybody pays so many days later. */
  laterDays: number
  /** Scenario: drawn amounts times this. */
  pace: number
}

/**
 * Many imagined futures: what each brings in after tax, added up month by month. What does not depend on chance (living,
 * costs, pay from a job, one-offs) is added by `outlook`, so that moving it needs no new futures.
 */
export interface Futures {
  months: number
  paths: number
  /** Receipts less tax from now to the end of month t (from 1) on path p, in minor units: at (t − 1) · paths + p. */
  takenIn: Float64Array
}

const MOST_PAST_MONTHS = 24
const HALF_LIFE_MONTHS = 12
const LEVEL_SPREAD = 0.5
const DRIFT = 0.05
const DAYS_A_MONTH = 30.4375
const CONTRACT_ENDS_A_MONTH = 0.025
const TWO_TO_32 = 4294967296
const HALF = 2147483648
/** Later months than this a payment never lands in: 180 days past terms of 120 days, a scenario's delay, and a month. */
const RING = 16

/**
 * Simulates receipts and tax.
 *
 * Units:  minor units; fractions of them stay, because no amount here is booked.
 * Result: the same input and seed give the same futures on every machine.
 * Source: docs/figures.md, chapter 6.4.
 */
export function simulate(input: SimulationInput): Futures {
  const { paths, months } = input
  const past = input.past.slice(-MOST_PAST_MONTHS)
  const takenIn = new Float64Array(months * paths)
  const draws = new Draws()
  const seeds = splitmix32(input.seed)
  const landing = landings(past, input)
  const openLanding = input.open.map((invoice) => openLandings(invoice, input.laterDays))
  const history = new Uint8Array(past.length)
  const weights = pastWeights(past.length)
  const normal = normalTable()
  const drift = driftFactors()
  const levelSpread = LEVEL_SPREAD / Math.sqrt(Math.max(1, past.length))
  const sameSeason = input.isSeasonal && past.length >= 12 ? seasons(past) : undefined
  const ring = new Float64Array(RING)
  const { pace, businessMinor, firstMonthShare, newTaxYearMonth, contracts } = input
  const rate = input.rateBps / 10_000

  for (let path = 0; path < paths; path += 1) {
    draws.restart(seeds())
    ring.fill(0)
    for (let index = 0; index < openLanding.length; index += 1) {
      const cumulative = openLanding[index] as Float64Array
      const month = landingMonth(cumulative, draws.next())
      if (month < RING) ring[month] = (ring[month] as number) + (input.open[index]?.amountMinor ?? 0)
    }
    imaginePast(history, weights, draws)
    let factor = pace * Math.fround(Math.exp(levelSpread * (normal[draws.next() >>> 16] as number)))
    const alive = contracts.length === 0 ? undefined : new Uint8Array(contracts.length).fill(1)
    let slot = 0
    let profit = input.profitSoFarMinor
    let total = 0
    for (let t = 1; t <= months; t += 1) {
      const at = (t - 1) & (RING - 1)
      const share = t === 1 ? firstMonthShare : 1
      let income = ring[at] as number
      ring[at] = 0
      if (past.length > 0) {
        slot = t === 1 || draws.next() < HALF ? draws.below(past.length) : (slot + 1) % past.length
        factor *= drift[draws.next() >>> 16] as number
        let month = history[slot] as number
        if (sameSeason && draws.next() < HALF) {
          const candidates = sameSeason[(input.firstCalendarMonth + t - 2) % 12] as Uint8Array
          if (candidates.length > 0) month = candidates[draws.below(candidates.length)] as number
        }
        const scale = factor * share
        income += (landing.direct[month] as number) * scale
        for (let index = landing.first[month] as number; index < (landing.first[month + 1] as number); index += 1) {
          const amount = (landing.amount[index] as number) * scale
          const later = landingMonth(landing.cumulative[index] as Float64Array, draws.next())
          if (later === 0) income += amount
          else if (later < RING) ring[(at + later) & (RING - 1)] = (ring[(at + later) & (RING - 1)] as number) + amount
        }
      }
      if (alive) {
        for (let index = 0; index < alive.length; index += 1) {
          if (alive[index] === 0) continue
          const { monthlyMinor, endsWithMonth } = contracts[index] as Contract
          const hasEnded =
            endsWithMonth === null ? t > 1 && draws.next() < CONTRACT_ENDS_A_MONTH * TWO_TO_32 : t > endsWithMonth
          if (hasEnded) alive[index] = 0
          else income += monthlyMinor * share
        }
      }
      if (t >= newTaxYearMonth && (t - newTaxYearMonth) % 12 === 0) profit = 0
      const before = profit > 0 ? profit : 0
      profit += income - businessMinor * share
      total += income - rate * ((profit > 0 ? profit : 0) - before)
      takenIn[(t - 1) * paths + path] = total
    }
  }
  return { months, paths, takenIn }
}

/** The first slot, and each later one with chance a half, is a real month drawn by age; otherwise the one that followed. */
function imaginePast(history: Uint8Array, weights: Float64Array, draws: Draws): void {
  let month = 0
  for (let slot = 0; slot < history.length; slot += 1) {
    if (slot === 0 || draws.next() < HALF) {
      const drawn = (draws.next() / TWO_TO_32) * (weights[weights.length - 1] as number)
      month = 0
      while (drawn >= (weights[month] as number) && month < weights.length - 1) month += 1
    } else {
      month = (month + 1) % history.length
    }
    history[slot] = month
  }
}

/** Cumulative weights of the real months: a month a year older weighs half. */
function pastWeights(count: number): Float64Array {
  const weights = new Float64Array(count)
  let sum = 0
  for (let month = 0; month < count; month += 1) {
    sum += Math.fround(0.5 ** ((count - 1 - month) / HALF_LIFE_MONTHS))
    weights[month] = sum
  }
  return weights
}

let driftTable: Float64Array | undefined

function driftFactors(): Float64Array {
  driftTable ??= Float64Array.from(normalTable(), (value) => Math.fround(Math.exp(DRIFT * value)))
  return driftTable
}

function seasons(past: readonly PastMonth[]): Uint8Array[] {
  return Array.from({ length: 12 }, (_, index) =>
    Uint8Array.from(past.flatMap(({ calendarMonth }, month) => (calendarMonth === index + 1 ? [month] : []))),
  )
}

interface Landings {
  direct: Float64Array
  /** Where the invoices of each month begin. */
  first: Uint16Array
  amount: Float64Array
  /** For each invoice: chances to have been paid by the end of its month, of the month after it …, in parts of 2^32. */
  cumulative: Float64Array[]
}

function landings(past: readonly PastMonth[], { laterDays }: SimulationInput): Landings {
  const invoices = past.flatMap((month) => month.invoices)
  const first = new Uint16Array(past.length + 1)
  past.forEach((month, index) => {
    first[index + 1] = (first[index] as number) + month.invoices.length
  })
  return {
    direct: Float64Array.from(past, (month) => month.directMinor),
    first,
    amount: Float64Array.from(invoices, (invoice) => invoice.amountMinor),
    cumulative: invoices.map(({ curve, termsDays, issueDay }) =>
      cumulativeByMonth(curve, -termsDays, issueDay - 1, laterDays),
    ),
  }
}

function openLandings({ curve, lateDays }: OpenInvoiceToCome, laterDays: number): Float64Array {
  return cumulativeByMonth(curve, lateDays, -1, laterDays)
}

/** Paid q days from now lands (daysBefore + q) ÷ 30.4375 months ahead; after 180 days past the due date, never. */
function cumulativeByMonth(curve: DelayCurve, lateDays: number, daysBefore: number, laterDays: number): Float64Array {
  return Float64Array.from({ length: RING }, (_, month) => {
    // The last q that still falls into this month.
    const days = Math.ceil((month + 1) * DAYS_A_MONTH) - 1 - daysBefore - laterDays
    const within = Math.min(days, longestDelayDays(lateDays))
    return within <= 0 ? 0 : Math.floor(chancePaidWithin(curve, lateDays, within) * TWO_TO_32)
  })
}

/** How many months ahead a payment lands; RING when it never comes. */
function landingMonth(cumulative: Float64Array, drawn: number): number {
  let month = 0
  while (month < RING && drawn >= (cumulative[month] as number)) month += 1
  return month
}

const BATCH = 64

/** The random numbers of one path, made in batches so that the generator runs in registers. */
class Draws {
  readonly #batch = new Uint32Array(BATCH)
  #at = BATCH
  #a = 0
  #b = 0
  #c = 0
  #d = 0

  restart(seed: number): void {
    const { a, b, c, d } = streamOf(seed)
    this.#a = a
    this.#b = b
    this.#c = c
    this.#d = d
    this.#at = BATCH
  }

  /** A whole number from 0 to 2^32 − 1. */
  next(): number {
    if (this.#at === BATCH) this.#refill()
    const drawn = this.#batch[this.#at] as number
    this.#at += 1
    return drawn
  }

  /** A whole number from 0 to below a limit. */
  below(limit: number): number {
    return Math.floor((this.next() / TWO_TO_32) * limit)
  }

  #refill(): void {
    let [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d]
    for (let index = 0; index < BATCH; index += 1) {
      const out = (a + b + d) | 0
      d = (d + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + out) | 0
      this.#batch[index] = out
    }
    this.#a = a
    this.#b = b
    this.#c = c
    this.#d = d
    this.#at = 0
  }
}
