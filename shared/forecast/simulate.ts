import { chancesPaidWithin, type DelayCurve, longestDelayDays } from '../invoices/payment-delay.ts'
import { normalTable } from './normal.ts'
import { refill, splitmix32, streamOf } from './random.ts'

/** What one real month brought: the invoices issued in it, and receipts without an invoice. */
export interface PastMonth {
  /** 1 for January. */
  calendarMonth: number
  directMinor: number
  /** What of a month's receipts is drawn only before a month ahead, counted from this one as 1. */
  leavingMinor?: readonly { minor: number; leavesWithMonth: number }[]
  invoices: readonly PastInvoice[]
}

export interface PastInvoice {
  amountMinor: number
  /** Day of the month. */
  issueDay: number
  curve: DelayCurve
  termsDays: number
  /** Many small ones together: they are paid in the shares that the curve expects, instead of on one drawn day. */
  isPooled: boolean
  /** From this month ahead on, counted from this one as 1, it is drawn no more: its client has a contract from then on. */
  leavesWithMonth?: number
}

export interface OpenInvoiceToCome {
  amountMinor: number
  /** Days after the due date, below zero before it. */
  lateDays: number
  curve: DelayCurve
  isPooled: boolean
}

export interface Contract {
  monthlyMinor: number
  /** The first month that it pays, counted from this one as 1. */
  startsWithMonth: number
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

/** The first months of futures: those of a shorter look ahead, number for number. */
export function firstMonths(futures: Futures, months: number): Futures {
  return { ...futures, months: Math.min(months, futures.months) }
}

const MOST_PAST_MONTHS = 24
const HALF_LIFE_MONTHS = 12
const LEVEL_SPREAD = 0.5
const DRIFT = 0.05
const DAYS_A_MONTH = 30.4375
const CONTRACT_ENDS_A_MONTH = 0.025
const TWO_TO_32 = 4294967296
const HALF = 2147483648
/** Later months than this a payment never lands in: 180 days past terms of a year, a scenario's delay, and a month. */
const RING = 32

/**
 * Simulates receipts and tax.
 *
 * Units:  minor units; fractions of them stay, because no amount here is booked.
 * Result: the same input and seed give the same futures on every machine.
 * Source: docs/figures.md, chapter 6.4.
 */
export function simulate(input: SimulationInput): Futures {
  const { paths, months, contracts, pace, businessMinor, firstMonthShare, newTaxYearMonth } = input
  const past = input.past.slice(-MOST_PAST_MONTHS)
  const count = past.length
  const landingsAhead = landingsByMonth(past, input)
  const drawnOpen = input.open.filter(({ isPooled }) => !isPooled)
  const open = drawnOpen.map((invoice) => openLandings(invoice, input.laterDays))
  const openMinor = Float64Array.from(drawnOpen, ({ amountMinor }) => amountMinor)
  const openPooled = pooledOpen(input)
  const weights = pastWeights(count)
  const normal = normalTable()
  const drift = driftFactors()
  const levelSpread = LEVEL_SPREAD / Math.sqrt(Math.max(1, count))
  const sameSeason = input.isSeasonal && count >= 12 ? seasons(past) : undefined
  const rate = input.rateBps / 10_000
  const endsMonthly = Math.round(CONTRACT_ENDS_A_MONTH * TWO_TO_32)

  const takenIn = new Float64Array(months * paths)
  const history = new Uint8Array(count)
  const ring = new Float64Array(RING)
  const isAlive = new Uint8Array(contracts.length)
  const seeds = splitmix32(input.seed)
  // A path's numbers are made a batch at a time; a month never needs more than are left when it begins.
  const neededAtStart = 2 * count + open.length + 1
  const mostInvoices = Math.max(0, ...landingsAhead.map((landing) => landing.mostInvoices))
  const neededAMonth = 5 + mostInvoices + contracts.length
  const draws = new Uint32Array(Math.max(64, neededAtStart, neededAMonth))
  const size = draws.length

  for (let path = 0; path < paths; path += 1) {
    const stream = streamOf(seeds())
    let total = 0
    let profit = input.profitSoFarMinor
    let slot = 0
    refill(stream, draws)
    let at = 0
    ring.set(openPooled)
    isAlive.fill(1)
    for (let index = 0; index < open.length; index += 1) {
      const month = landingMonth(open[index] as Float64Array, draws[at++] as number)
      if (month < RING) ring[month] = (ring[month] as number) + (openMinor[index] as number)
    }
    // The imagined past: the first slot, and each later one with chance a half, is a real month drawn by its age;
    // otherwise the month that followed the one before.
    for (let place = 0, month = 0; place < count; place += 1) {
      if (place === 0 || (draws[at++] as number) < HALF) {
        const drawn = ((draws[at++] as number) / TWO_TO_32) * (weights[count - 1] as number)
        month = 0
        while (drawn >= (weights[month] as number) && month < count - 1) month += 1
      } else {
        month = month + 1 === count ? 0 : month + 1
      }
      history[place] = month
    }
    let factor = pace * Math.fround(Math.exp(levelSpread * (normal[(draws[at++] as number) >>> 16] as number)))

    for (let t = 1; t <= months; t += 1) {
      if (size - at < neededAMonth) {
        refill(stream, draws)
        at = 0
      }
      const landing = landingsAhead[t - 1] as Landings
      const now = (t - 1) & (RING - 1)
      const share = t === 1 ? firstMonthShare : 1
      let income = ring[now] as number
      ring[now] = 0
      if (count > 0) {
        if (t === 1 || (draws[at++] as number) < HALF) slot = pick(draws[at++] as number, count)
        else slot = slot + 1 === count ? 0 : slot + 1
        factor *= drift[(draws[at++] as number) >>> 16] as number
        let month = history[slot] as number
        if (sameSeason && (draws[at++] as number) < HALF) {
          const candidates = sameSeason[(input.firstCalendarMonth + t - 2) % 12] as Uint8Array
          if (candidates.length > 0) month = candidates[pick(draws[at++] as number, candidates.length)] as number
        }
        const scale = factor * share
        income += (landing.direct[month] as number) * scale
        const end = landing.first[month + 1] as number
        for (let index = landing.first[month] as number; index < end; index += 1) {
          const amount = (landing.amount[index] as number) * scale
          const later = landingMonth(landing.cumulative[index] as Float64Array, draws[at++] as number)
          const then = (now + later) & (RING - 1)
          if (later === 0) income += amount
          else if (later < RING) ring[then] = (ring[then] as number) + amount
        }
        for (let later = 0; later < landing.pooledMonths; later += 1) {
          const amount = (landing.pooled[month * RING + later] as number) * scale
          const then = (now + later) & (RING - 1)
          if (later === 0) income += amount
          else ring[then] = (ring[then] as number) + amount
        }
      }
      for (let index = 0; index < isAlive.length; index += 1) {
        if (isAlive[index] === 0) continue
        const { monthlyMinor, startsWithMonth, endsWithMonth } = contracts[index] as Contract
        if (t < startsWithMonth) continue
        const ends =
          endsWithMonth === null ? t > startsWithMonth && (draws[at++] as number) < endsMonthly : t > endsWithMonth
        if (ends) isAlive[index] = 0
        else income += monthlyMinor * share
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

/** A whole number from 0 to below a small limit, from a drawn one. */
function pick(drawn: number, limit: number): number {
  return ((drawn >>> 8) * limit) >>> 24
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
  /** How many invoices the fullest month has. */
  mostInvoices: number
  /** For each invoice: chances to have been paid by the end of its month, of the month after it …, in parts of 2^32. */
  cumulative: Float64Array[]
  /** What the pooled ones of each month bring so many months later, at month · RING + later. */
  pooled: Float64Array
  /** After so many months nothing of them comes any more; 0 when nothing is pooled. */
  pooledMonths: number
}

/** For each month ahead what may be drawn in it: who has a contract from a month on is in the pool before it alone. */
function landingsByMonth(past: readonly PastMonth[], input: SimulationInput): Landings[] {
  const leaving = past.flatMap(({ leavingMinor = [], invoices }) => [...leavingMinor, ...invoices])
  const starts = new Set(leaving.map(({ leavesWithMonth }) => leavesWithMonth))
  let landing = landings(drawnIn(past, 1), input)
  return Array.from({ length: input.months }, (_, index) => {
    if (index > 0 && starts.has(index + 1)) landing = landings(drawnIn(past, index + 1), input)
    return landing
  })
}

/** The months without what has left the pool in a month ahead. */
function drawnIn(past: readonly PastMonth[], month: number): PastMonth[] {
  const isDrawn = ({ leavesWithMonth }: { leavesWithMonth?: number }) =>
    leavesWithMonth === undefined || month < leavesWithMonth
  return past.map(({ leavingMinor = [], ...one }) => ({
    ...one,
    directMinor: leavingMinor.filter(isDrawn).reduce((sum, { minor }) => sum + minor, one.directMinor),
    invoices: one.invoices.filter(isDrawn),
  }))
}

function landings(past: readonly PastMonth[], { laterDays }: SimulationInput): Landings {
  const landingOf = ({ curve, termsDays, issueDay }: PastInvoice) =>
    cumulativeByMonth(curve, -termsDays, issueDay - 1, laterDays)
  const drawn = past.map(({ invoices }) => invoices.filter(({ isPooled }) => !isPooled))
  const first = new Uint16Array(past.length + 1)
  const pooled = new Float64Array(past.length * RING)
  past.forEach(({ invoices }, month) => {
    first[month + 1] = (first[month] as number) + (drawn[month] as PastInvoice[]).length
    for (const invoice of invoices) {
      if (invoice.isPooled) spread(pooled.subarray(month * RING), invoice.amountMinor, landingOf(invoice))
    }
  })
  return {
    direct: Float64Array.from(past, (month) => month.directMinor),
    first,
    amount: Float64Array.from(drawn.flat(), (invoice) => invoice.amountMinor),
    mostInvoices: Math.max(0, ...drawn.map((invoices) => invoices.length)),
    cumulative: drawn.flat().map(landingOf),
    pooled,
    pooledMonths: longestSpread(pooled),
  }
}

function pooledOpen({ open, laterDays }: SimulationInput): Float64Array {
  const pooled = new Float64Array(RING)
  for (const invoice of open) {
    if (invoice.isPooled) spread(pooled, invoice.amountMinor, openLandings(invoice, laterDays))
  }
  return pooled
}

/** Adds an amount to the months in which it is expected, by its cumulative chances. */
function spread(into: Float64Array, amountMinor: number, cumulative: Float64Array): void {
  for (let later = 0; later < RING; later += 1) {
    const before = later === 0 ? 0 : (cumulative[later - 1] as number)
    const chance = ((cumulative[later] as number) - before) / TWO_TO_32
    into[later] = (into[later] as number) + amountMinor * chance
  }
}

function longestSpread(pooled: Float64Array): number {
  let longest = 0
  for (const [index, amount] of pooled.entries()) if (amount !== 0) longest = Math.max(longest, (index % RING) + 1)
  return longest
}

function openLandings({ curve, lateDays }: OpenInvoiceToCome, laterDays: number): Float64Array {
  return cumulativeByMonth(curve, lateDays, -1, laterDays)
}

/** Paid q days from now lands (daysBefore + q) ÷ 30.4375 months ahead; after 180 days past the due date, never. */
function cumulativeByMonth(curve: DelayCurve, lateDays: number, daysBefore: number, laterDays: number): Float64Array {
  // For each month the last q that still falls into it.
  const spans = Array.from({ length: RING }, (_, month) =>
    Math.min(Math.ceil((month + 1) * DAYS_A_MONTH) - 1 - daysBefore - laterDays, longestDelayDays(lateDays)),
  )
  const chances = chancesPaidWithin(curve, lateDays, spans)
  return Float64Array.from(chances, (chance) => Math.floor(chance * TWO_TO_32))
}

/** How many months ahead a payment lands; RING when it never comes. */
function landingMonth(cumulative: Float64Array, drawn: number): number {
  let month = 0
  while (month < RING && drawn >= (cumulative[month] as number)) month += 1
  return month
}
