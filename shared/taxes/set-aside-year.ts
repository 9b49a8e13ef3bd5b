import type { CalendarDate } from '../calendar.ts'
import type { Input, KnownFigure } from '../figure.ts'
import { bps, exact, type Money, money, unscaled } from '../money.ts'
import { moneyText, percentText } from '../words.ts'
import { isLongPast, taxYearDates } from './tax-year.ts'

/** What the set-aside is a share of: receipts less deductible costs, or receipts alone. */
type SetAsideBase = 'profit' | 'receipts'

/** One tax year on cash basis, in minor units. The typed amounts are those from before the book, not in the others. */
export interface TaxYearFacts {
  taxYear: string
  receiptsMinor: number
  /** Business costs, each times the deductible share of its category. */
  deductibleCostsMinor: number
  /** Estimated payments and tax that clients withheld, less refunds. */
  paidMinor: number
  typedReceiptsMinor: number
  typedCostsMinor: number
  typedPaidMinor: number
  /** What the return came to, once it is entered. */
  finalTaxMinor: number | null
  /** The person wants an old year to count although its return is long past. */
  reopened: boolean
}

/** What the set-aside is worked out from. Amounts in minor units. */
export interface SetAsideFacts {
  currency: string
  country: string
  asOf: CalendarDate
  rateBps: number
  base: SetAsideBase
  /** What the tax reserve accounts hold together. */
  reservedMinor: number
  years: readonly TaxYearFacts[]
  reserveAccounts: readonly { id: number; name: string; balanceMinor: number }[]
}

/** What the tax is worked out on: never below zero. Units: minor units. Source: docs/figures.md, chapter 5.1. */
function taxBase(receiptsMinor: number, deductibleCostsMinor: number, base: SetAsideBase): number {
  return Math.max(0, base === 'profit' ? exact(receiptsMinor - deductibleCostsMinor) : receiptsMinor)
}

/** Stands with every figure of tax. */
export const ESTIMATE = 'An estimate, not tax advice.'

/** One tax year: what it calls for, what was paid, and what of it is still needed. */
export interface SetAsideYear {
  taxYear: string
  facts: TaxYearFacts
  obligation: KnownFigure
  obligationMinor: number
  paidMinor: number
  requiredMinor: number
  settled: boolean
  /** The return was due so long ago that the year is taken as settled. */
  past: boolean
}

/** What one tax year calls for. Throws: RangeError for a tax year that the country does not have. */
export function setAsideYear(year: TaxYearFacts, facts: SetAsideFacts): SetAsideYear {
  const { taxYear, finalTaxMinor } = year
  const past = finalTaxMinor === null && !year.reopened && isLongPast(taxYear, facts.country, facts.asOf)
  const obligation = finalTaxMinor === null ? estimatedObligation(year, facts) : finalTax(taxYear, finalTaxMinor, facts)
  const obligationMinor = obligation.value.minor
  const paidMinor = exact(year.paidMinor + year.typedPaidMinor)
  return {
    taxYear,
    facts: year,
    obligation,
    obligationMinor,
    paidMinor,
    requiredMinor: past ? 0 : Math.max(0, exact(obligationMinor - paidMinor)),
    settled: past || finalTaxMinor !== null,
    past,
  }
}

type MoneyFigure = KnownFigure & { value: Money }

function estimatedObligation(year: TaxYearFacts, facts: SetAsideFacts): MoneyFigure {
  const base = baseFigure(year, facts)
  const obligationMinor = bps(base.value.minor, facts.rateBps)
  const value = money(obligationMinor, facts.currency)
  const rate = unscaled(facts.rateBps, 10_000)
  return {
    state: 'known',
    value,
    says: `${percentText(rate)} of ${moneyText(base.value)}, so far in ${year.taxYear}.`,
    because: {
      says: `${facts.base === 'profit' ? 'Profit' : 'Receipts'} of the tax year so far, times your set-aside rate.`,
      worked: `${moneyText(base.value)} × ${percentText(rate)} = ${moneyText(value)}`,
      inputs: [
        { label: facts.base === 'profit' ? 'Profit so far' : 'Receipts so far', figure: base, sign: 'none' },
        { label: 'Your set-aside rate', value: rate, sign: 'none', link: '/settings#set-aside' },
      ],
      notes: [...rateNotes(facts), ESTIMATE],
    },
  }
}

function finalTax(taxYear: string, finalTaxMinor: number, { currency }: SetAsideFacts): MoneyFigure {
  const value = money(finalTaxMinor, currency)
  return {
    state: 'known',
    value,
    says: `${moneyText(value)}, as the return for ${taxYear} came out.`,
    because: {
      says: 'The final tax of the return, less what an employer withheld, as you entered it. It takes the place of the estimate.',
      inputs: [{ label: `Final tax ${taxYear}`, value, link: '/taxes' }],
    },
  }
}

function baseFigure(year: TaxYearFacts, facts: SetAsideFacts): MoneyFigure {
  const { currency, asOf, country, base } = facts
  const { from, to } = taxYearDates(year.taxYear, country)
  const period = `from=${from}&to=${to < asOf ? to : asOf}`
  const receiptsMinor = exact(year.receiptsMinor + year.typedReceiptsMinor)
  const costsMinor = exact(year.deductibleCostsMinor + year.typedCostsMinor)
  const baseMinor = taxBase(receiptsMinor, costsMinor, base)
  const costSign = base === 'profit' ? '-' : 'none'
  const inputs: Input[] = [
    { label: 'Receipts', value: money(year.receiptsMinor, currency), link: `/money?role=income&${period}` },
    ...typedInput('Receipts before the book', year.typedReceiptsMinor, '+', currency),
    {
      label: 'Deductible costs',
      value: money(year.deductibleCostsMinor, currency),
      sign: costSign,
      link: `/money?role=expense&${period}`,
      ...(base === 'receipts' && { note: 'not taken off: your set-aside is a share of receipts' }),
    },
    ...typedInput('Costs before the book', year.typedCostsMinor, costSign, currency),
  ]
  const lossMinor = exact(baseMinor - receiptsMinor + (base === 'profit' ? costsMinor : 0))
  if (lossMinor > 0) inputs.push({ label: 'A loss counts as zero', value: money(lossMinor, currency) })
  const value = money(baseMinor, currency)
  return {
    state: 'known',
    value,
    because: {
      says:
        base === 'profit'
          ? 'Receipts less deductible costs, on the days on which money moved. Never below zero.'
          : 'Receipts on the days on which money came in. Never below zero.',
      inputs,
    },
  }
}

/** An amount from before the book, where there is one. */
export function typedInput(label: string, minor: number, sign: '+' | '-' | 'none', currency: string): Input[] {
  if (minor === 0) return []
  return [{ label, value: money(minor, currency), sign, note: 'typed', link: '/settings#earlier-months' }]
}

function rateNotes({ rateBps, base }: SetAsideFacts): string[] {
  const notes = ['The rate counts for the whole year: a new rate re-prices it from its first day.']
  if (base === 'profit' && rateBps < 2500)
    notes.push('Your rate is below the usual 25% to 30%: the reserve may turn out too small.')
  return notes
}
