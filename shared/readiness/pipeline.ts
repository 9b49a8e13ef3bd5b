import type { Figure, Input } from '../figure.ts'
import type { ForecastInput } from '../forecast/contract.ts'
import { expectedOfOpenInvoices } from '../forecast/expected.ts'
import { amountOf } from '../living/amount.ts'
import { bps, exact, money, round, sum, unscaled } from '../money.ts'
import { moneyText, numberText, percentText } from '../words.ts'

const MONTHS = 3

/** Work that is agreed and money that is on its way, over the next three months. Minor units. */
export interface Pipeline {
  /** What contracts pay. */
  contractedMinor: number
  /** What open invoices bring, each by its chance. */
  expectedMinor: number
  taxMinor: number
  afterTaxMinor: number
}

/**
 * What the next three months bring for certain or nearly so, after the set-aside.
 *
 * Units:  minor units.  Rounds: each open invoice and the set-aside, half away from zero.
 * Source: docs/figures.md, chapters 4 and 8.
 */
export function pipelineOf({ imagined }: Pick<ForecastInput, 'imagined'>): Pipeline {
  const expectedMinor = expectedOfOpenInvoices(imagined)
  const contractedMinor = sum(imagined.contracts.map((contract) => contracted(contract, imagined.firstMonthShare)))
  const before = exact(contractedMinor + expectedMinor)
  const taxMinor = bps(before, imagined.rateBps)
  return { contractedMinor, expectedMinor, taxMinor, afterTaxMinor: exact(before - taxMinor) }
}

/** The rest of the running month, two whole ones, and of the next one what makes up three. */
function contracted(contract: ForecastInput['imagined']['contracts'][number], firstMonthShare: number): number {
  const { monthlyMinor, startsWithMonth, endsWithMonth } = contract
  const shares = [firstMonthShare, 1, 1, 1 - firstMonthShare]
  const months = shares.reduce((total, share, index) => {
    const pays = index + 1 >= startsWithMonth && (endsWithMonth === null || index + 1 <= endsWithMonth)
    return pays ? total + share : total
  }, 0)
  return round(monthlyMinor * months)
}

/** Work agreed ÷ three months of needs, as a figure. */
export function pipelineFigure(pipeline: Pipeline, needs: Figure, rateBps: number, currency: string): Figure {
  if (needs.state !== 'known') return needs
  const threeMonths = amountOf(needs) * MONTHS
  const amount = (minor: number) => money(minor, currency)
  const value = pipeline.afterTaxMinor / threeMonths
  const rate = percentText(unscaled(rateBps, 10_000))
  const inputs: Input[] = [
    {
      label: 'What contracts pay in three months',
      value: amount(pipeline.contractedMinor),
      sign: 'none',
      link: '/independence#forecast',
    },
    {
      label: 'Expected of open invoices within 90 days',
      value: amount(pipeline.expectedMinor),
      sign: 'none',
      note: 'each by how its client pays',
      link: '/invoices',
    },
    {
      label: `Set-aside for tax, ${rate}`,
      value: amount(pipeline.taxMinor),
      sign: 'none',
      link: '/settings#set-aside',
    },
    { label: 'Monthly needs', figure: needs, sign: 'none' },
  ]
  return {
    state: 'known',
    value: floorToTenThousandth(value),
    unit: 'ratio',
    says:
      pipeline.afterTaxMinor === 0
        ? 'No work is agreed for the next three months, and no invoice is open.'
        : 'What is agreed or on its way for the next three months, against what they cost.',
    because: {
      says: '(What contracts pay in three months + what is expected of open invoices within 90 days − the set-aside) ÷ three months of needs.',
      worked: `${moneyText(amount(pipeline.afterTaxMinor))} ÷ ${moneyText(amount(threeMonths))} = ${numberText(floorToTenThousandth(value), 4)}`,
      inputs,
      notes: [
        'It is what is known today, whatever the date of quitting.',
        'The set-aside is an estimate, not tax advice.',
      ],
    },
  }
}

/** Down to four decimals: it is counted on. */
export function floorToTenThousandth(value: number): number {
  return Math.floor(value * 10_000 + 1e-9) / 10_000
}
