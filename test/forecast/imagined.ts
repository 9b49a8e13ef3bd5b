import { type SimulationInput, simulate } from '../../shared/forecast/simulate.ts'

/** The examples of docs/figures.md, chapter 0: receipts by month in whole dollars, oldest first. */
export const MARA = [4200, 0, 5100, 3900, 0, 7600, 5200, 4100, 3800, 6100, 0, 5400]
export const SAM = [3000, 5000, 4500]

export function input(receipts: readonly number[], change: Partial<SimulationInput> = {}): SimulationInput {
  return {
    seed: 1,
    paths: 10_000,
    months: 36,
    past: receipts.map((dollars, index) => ({
      calendarMonth: (index % 12) + 1,
      directMinor: dollars * 100,
      invoices: [],
    })),
    open: [],
    contracts: [],
    profitSoFarMinor: 0,
    newTaxYearMonth: 1,
    rateBps: 0,
    businessMinor: 0,
    firstMonthShare: 1,
    firstCalendarMonth: 1,
    isSeasonal: false,
    laterDays: 0,
    pace: 1,
    ...change,
  }
}

/** Free cash without receipts: what is there now, less the same amount each month. */
export function certain(freeMinor: number, monthlyMinor: number, months = 36): Float64Array {
  return Float64Array.from({ length: months }, (_, index) => freeMinor - monthlyMinor * (index + 1))
}

export { simulate }
