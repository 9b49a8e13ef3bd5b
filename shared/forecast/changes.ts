import type { ForecastInput } from './contract.ts'
import { paced, withoutClient } from './scenarios.ts'

/** What a person moves to see what would be. Whatever is left out stays as it is. Minor units. */
export interface Changes {
  /** How many months ahead the day job is kept. */
  jobMonths?: number
  /** A month of living without self-funded benefits. */
  livingMinor?: number
  benefitsMinor?: number
  /** What new work pays, against now: 500 is 5 % more. Contracts stay at what was agreed. */
  ratesBps?: number
  /** Clients that leave. */
  withoutClientIds?: readonly number[]
  /** A new fixed amount a month; without a last month it ends as other contracts do. */
  retainer?: { monthlyMinor: number; startsWithMonth: number; endsWithMonth: number | null }
  /** Something big to buy, in a month counted from the running one as 1. */
  purchase?: { month: number; amountMinor: number; name: string }
}

/**
 * The same book with what was moved. Where only certain things move, `imagined` is the very same object, so that futures
 * imagined before still fit.
 */
export function withChanges(input: ForecastInput, changes: Changes): ForecastInput {
  const { retainer, ratesBps = 0, withoutClientIds = [] } = changes
  const without = withoutClientIds.reduce(withoutClient, input)
  const atRates = paced(without, (10_000 + ratesBps) / 10_000)
  return { ...withRetainer(atRates, retainer), certain: certainWith(input.certain, changes) }
}

function withRetainer(input: ForecastInput, retainer: Changes['retainer']): ForecastInput {
  if (retainer === undefined || retainer.monthlyMinor === 0) return input
  const contracts = [...input.imagined.contracts, { clientId: null, ...retainer }]
  return { ...input, imagined: { ...input.imagined, contracts } }
}

function certainWith(certain: ForecastInput['certain'], changes: Changes): ForecastInput['certain'] {
  const { jobMonths, livingMinor, benefitsMinor, purchase } = changes
  return {
    ...certain,
    jobMonths: jobMonths ?? certain.jobMonths,
    livingMinor: livingMinor ?? certain.livingMinor,
    benefitsMinor: benefitsMinor ?? certain.benefitsMinor,
    oneOffs:
      purchase === undefined || purchase.amountMinor === 0
        ? certain.oneOffs
        : [...certain.oneOffs, { month: purchase.month, minor: -purchase.amountMinor, name: purchase.name }],
  }
}
