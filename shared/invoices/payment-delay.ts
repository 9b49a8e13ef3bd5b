// When will an invoice be paid? Time is counted in days after the due date. Source: docs/figures.md, chapter 4.

/** The first and the last day, after the due date, on which a payment is thought of. */
const EARLIEST_DAY = -120
const LATEST_DAY = 180
const DAYS = LATEST_DAY - EARLIEST_DAY + 1

/** How much the habit of everybody weighs against what was seen, in invoices. */
const PRIOR_INVOICES = 4

/** The share of invoices still unpaid so many days after the due date, before anything was seen. */
const PRIOR_UNPAID = [
  [0, 0.29],
  [14, 0.0725],
  [30, 0.03],
  [90, 0.01],
] as const

/** An invoice that was issued: paid on a day, or still open on the last day that is known of it. */
export interface SeenInvoice {
  clientId: number
  /** Days from issue to due date. */
  termsDays: number
  /** Days from the due date to the last payment; below zero when it came before. Null while it is open. */
  paidAfterDueDays: number | null
  /** Days from the due date to today, or to the write-off of an open one. */
  seenUntilDays: number
}

/** The chance of being paid on each day after the due date, for an invoice that was unpaid the day before. */
export interface DelayCurve {
  /** Chances from the first day on; index 0 is EARLIEST_DAY. */
  readonly daily: Float64Array
}

/**
 * The curve of a client: what is known of all freelancers, corrected by all invoices seen, corrected by this client's.
 * An open invoice counts as not yet paid: leaving it out would make clients look faster than they are.
 *
 * Units:  days.  Result: without any invoice seen, the curve of everybody.
 * Source: docs/figures.md, chapter 4.
 */
export function delayCurve(seen: readonly SeenInvoice[], clientId: number | null, termsDays: number): DelayCurve {
  return delayCurves(seen)(clientId, termsDays)
}

/** The curves of many clients and terms, from the same invoices seen; what they share is counted once. */
export function delayCurves(seen: readonly SeenInvoice[]): (clientId: number | null, termsDays: number) => DelayCurve {
  const ofAll = counted(seen)
  const ofClient = new Map<number, SeenInvoice[]>()
  for (const invoice of seen) {
    const own = ofClient.get(invoice.clientId)
    if (own === undefined) ofClient.set(invoice.clientId, [invoice])
    else own.push(invoice)
  }
  return (clientId, termsDays) => {
    const all = pulledTo(priorCurve(termsDays), ofAll)
    const own = clientId === null ? undefined : ofClient.get(clientId)
    return { daily: own === undefined ? all : pulledTo(all, counted(own)) }
  }
}

/**
 * The chance that an invoice is paid within so many days, given that it is unpaid today.
 *
 * Units:  lateDays: days after the due date, below zero before it; withinDays: days from today.
 * Result: a chance from 0 to 1. Nothing is expected more than 180 days after the due date.
 * Source: docs/figures.md, chapter 4.
 */
export function chancePaidWithin(curve: DelayCurve, lateDays: number, withinDays: number): number {
  return chancesPaidWithin(curve, lateDays, [withinDays])[0] ?? 0
}

/** The same for several spans of days, the shortest first, in one pass. */
export function chancesPaidWithin({ daily }: DelayCurve, lateDays: number, spans: readonly number[]): number[] {
  let unpaid = 1
  let day = Math.max(lateDays + 1, EARLIEST_DAY)
  return spans.map((withinDays) => {
    const last = Math.min(lateDays + withinDays, LATEST_DAY)
    for (; day <= last; day += 1) unpaid *= 1 - (daily[day - EARLIEST_DAY] ?? 0)
    return 1 - unpaid
  })
}

/**
 * The first day on which the chance reaches a share: half of such invoices are paid by the day of 0.5.
 *
 * Units:  days from today; lateDays as above.
 * Result: null when it is not reached within 180 days after the due date: it may not come.
 * Source: docs/figures.md, chapter 4.
 */
export function daysUntilChance({ daily }: DelayCurve, lateDays: number, share: number): number | null {
  let unpaid = 1
  for (let within = 1; lateDays + within <= LATEST_DAY; within += 1) {
    unpaid *= 1 - (daily[lateDays + within - EARLIEST_DAY] ?? 0)
    if (1 - unpaid >= share) return within
  }
  return null
}

/** The days on which an invoice of these terms can be paid, at the latest: nothing is expected after them. */
export function longestDelayDays(lateDays: number): number {
  return Math.max(0, LATEST_DAY - lateDays)
}

function priorCurve(termsDays: number): Float64Array {
  const daily = new Float64Array(DAYS)
  for (let day = EARLIEST_DAY; day <= LATEST_DAY; day += 1) {
    daily[day - EARLIEST_DAY] = 1 - priorUnpaid(day, termsDays) / priorUnpaid(day - 1, termsDays)
  }
  return daily
}

/** The share unpaid at the end of a day: all of them until the issue, then falling straight to the due date, then by equal factors. */
function priorUnpaid(day: number, termsDays: number): number {
  const issue = -termsDays - 1
  const [[, atDue]] = PRIOR_UNPAID
  if (day <= issue) return 1
  if (day <= 0) return 1 - ((1 - atDue) * (day - issue)) / (0 - issue)
  for (let index = 1; index < PRIOR_UNPAID.length; index += 1) {
    const [from, before] = PRIOR_UNPAID[index - 1] ?? PRIOR_UNPAID[0]
    const [to, after] = PRIOR_UNPAID[index] ?? PRIOR_UNPAID[0]
    if (day <= to) return before * (after / before) ** ((day - from) / (to - from))
  }
  return 0.01
}

/** For each day: how many invoices could still be paid on it, and how many were. */
function counted(seen: readonly SeenInvoice[]): { atRisk: Float64Array; paid: Float64Array } {
  const atRisk = new Float64Array(DAYS)
  const paid = new Float64Array(DAYS)
  // Noted where an invoice comes in and where it goes out, and added up once.
  const changes = new Float64Array(DAYS + 1)
  const add = (days: Float64Array, index: number, count: number) => {
    days[index] = (days[index] ?? 0) + count
  }
  for (const { termsDays, paidAfterDueDays, seenUntilDays } of seen) {
    const first = clampDay(-termsDays)
    const last = clampDay(paidAfterDueDays ?? seenUntilDays)
    if (last >= first) {
      add(changes, first - EARLIEST_DAY, 1)
      add(changes, last + 1 - EARLIEST_DAY, -1)
    }
    // One that was paid before the first day or after the last is no payment on that day.
    if (paidAfterDueDays !== null && paidAfterDueDays === last) add(paid, last - EARLIEST_DAY, 1)
  }
  let count = 0
  for (let index = 0; index < DAYS; index += 1) {
    count += changes[index] ?? 0
    atRisk[index] = count
  }
  return { atRisk, paid }
}

function clampDay(day: number): number {
  return Math.min(LATEST_DAY, Math.max(EARLIEST_DAY, day))
}

function pulledTo(prior: Float64Array, { atRisk, paid }: { atRisk: Float64Array; paid: Float64Array }): Float64Array {
  return prior.map(
    (chance, index) => ((paid[index] ?? 0) + PRIOR_INVOICES * chance) / ((atRisk[index] ?? 0) + PRIOR_INVOICES),
  )
}
