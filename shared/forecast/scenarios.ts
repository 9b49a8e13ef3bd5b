import type { ForecastInput, Scenario } from './contract.ts'

/** So many days later everybody pays in the scenario. */
const LATER_DAYS = 90

/**
 * The same book in a scenario, with the same seed.
 *
 * Source: docs/figures.md, chapter 6.5.
 */
export function inScenario(input: ForecastInput, scenario: Scenario): ForecastInput {
  switch (scenario) {
    case 'biggest-client-leaves': {
      const [biggest] = input.clients
      return biggest === undefined ? input : withoutClient(input, biggest.clientId)
    }
    case 'recent-pace':
      return paced(input, recentPace(input))
    case 'nothing-comes-in':
      return withoutIncome(input)
    case 'everyone-pays-later':
      return { ...input, imagined: { ...input.imagined, laterDays: input.imagined.laterDays + LATER_DAYS } }
  }
}

/** A client leaves: nothing more is billed to it and its contract ends; what it owes is still to come. */
export function withoutClient(input: ForecastInput, clientId: number): ForecastInput {
  const isAnother = (row: { clientId: number | null }) => row.clientId !== clientId
  const { imagined } = input
  return {
    ...input,
    imagined: {
      ...imagined,
      past: imagined.past.map((month) => ({
        ...month,
        direct: month.direct.filter(isAnother),
        invoices: month.invoices.filter(isAnother),
      })),
      contracts: imagined.contracts.filter(isAnother),
    },
    clients: input.clients.filter(isAnother),
  }
}

/** Drawn amounts times a factor. What is agreed by contract and what is open stays. */
export function paced(input: ForecastInput, factor: number): ForecastInput {
  if (factor === 1) return input
  return { ...input, imagined: { ...input.imagined, pace: input.imagined.pace * factor } }
}

/** The mean of the last six months ÷ that of the last twelve, when they were poorer; 1 when they were not. */
export function recentPace({ imagined }: ForecastInput): number {
  const receipts = imagined.past.map(({ receiptsMinor }) => receiptsMinor)
  const year = mean(receipts.slice(-12))
  const half = mean(receipts.slice(-6))
  if (year <= 0 || half >= year) return 1
  return Math.max(0, half / year)
}

/** Free cash − needs by month: no receipts, no open invoices, no pay of a job, no one-offs, and so no tax. */
function withoutIncome(input: ForecastInput): ForecastInput {
  return {
    ...input,
    imagined: { ...input.imagined, past: [], open: [], contracts: [], rateBps: 0 },
    certain: { ...input.certain, salaryMinor: 0, jobMonths: 0, oneOffs: [] },
  }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
