/** What free cash does each month without chance: the same in every future. Minor units. */
export interface CertainFlows {
  freeMinor: number
  /** A month's fixed business costs. */
  businessMinor: number
  /** A month of living without the benefits that only an independent pays for. */
  livingMinor: number
  /** Self-funded benefits of a month, paid once the day job has ended. */
  benefitsMinor: number
  /** The day job's net pay of a month; 0 without one. */
  salaryMinor: number
  /** How many months ahead the day job is kept; 0 when it has ended. */
  jobMonths: number
  /** Known one-offs by month ahead, from 1; below zero for a cost. */
  oneOffs: readonly { month: number; minor: number }[]
  /** What share of the running month is still to come. */
  firstMonthShare: number
}

/**
 * Free cash at the end of each month ahead as it would be without receipts and their tax.
 *
 * Units: minor units.  Source: docs/figures.md, chapter 6.4.
 */
export function certainLine(flows: CertainFlows, months: number): Float64Array {
  const { businessMinor, livingMinor, benefitsMinor, salaryMinor, jobMonths, oneOffs, firstMonthShare } = flows
  const line = new Float64Array(months)
  for (const { month, minor } of oneOffs) {
    if (month >= 1 && month <= months) line[month - 1] = (line[month - 1] as number) + minor
  }
  let free = flows.freeMinor
  for (let t = 1; t <= months; t += 1) {
    const withJob = t <= jobMonths ? salaryMinor : -benefitsMinor
    free += (line[t - 1] as number) + (withJob - businessMinor - livingMinor) * (t === 1 ? firstMonthShare : 1)
    line[t - 1] = free
  }
  return line
}
