import { addMonths, type CalendarDate } from '../calendar.ts'
import type { Because, Figure, Input, KnownFigure } from '../figure.ts'
import { bps, exact, type Money, money, sum, unscaled } from '../money.ts'
import { dateStyleOf, dateText, moneyText, percentText } from '../words.ts'
import { returnDueDate, taxYearDates } from './tax-year.ts'

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

export interface SetAsideFigures {
  /** The tax office's part of the money held. */
  required: Figure
  reserved: Figure
  /** Sent or withheld already, for the years that count. */
  paid: Figure
  shortfall: Figure
  releasable: Figure
  years: { taxYear: string; obligation: Figure; paidMinor: number; requiredMinor: number; settled: boolean }[]
  rateBps: number
}

/**
 * How much of the money held is the tax office's, how much of it is set aside, and what is missing or free to go back.
 *
 * A year counts with what its obligation exceeds its payments. Its obligation is the rate's share of the base, at
 * today's rate for the whole year, until the return's final tax is entered and takes its place. A year whose return was
 * due more than twelve months ago counts no longer, unless its final tax is entered or it was reopened.
 *
 * Units:  minor units of the home currency; the rate in basis points.  Rounds: each year's obligation, half away from zero.
 * Throws: RangeError for a tax year that the country does not have.
 * Source: docs/figures.md, chapter 5.1.
 */
export function setAsideFigures(facts: SetAsideFacts): SetAsideFigures {
  const years = facts.years.map((year) => yearFigures(year, facts))
  const requiredMinor = sum(years.map((year) => year.requiredMinor))
  const required = requiredFigure(facts, years, requiredMinor)
  const reserved = reservedFigure(facts)
  return {
    required,
    reserved,
    paid: paidFigure(facts, years),
    shortfall: shortfallFigure(facts, required, reserved, requiredMinor),
    releasable: releasableFigure(facts, required, reserved, requiredMinor),
    years: years.map(({ taxYear, obligation, paidMinor, requiredMinor, settled }) => ({
      taxYear,
      obligation,
      paidMinor,
      requiredMinor,
      settled,
    })),
    rateBps: facts.rateBps,
  }
}

/** What the tax is worked out on: never below zero. Units: minor units. Source: docs/figures.md, chapter 5.1. */
function taxBase(receiptsMinor: number, deductibleCostsMinor: number, base: SetAsideBase): number {
  return Math.max(0, base === 'profit' ? exact(receiptsMinor - deductibleCostsMinor) : receiptsMinor)
}

/** The move to the reserve that is suggested after a payment or a cost, in its two parts. Minor units. */
export interface SetAsideProposal {
  /** What the event itself calls for; below zero when it makes an earlier gap smaller. */
  addedMinor: number
  /** What was missing before the event. */
  missingBeforeMinor: number
  /** What to move: both parts together, never below zero. */
  totalMinor: number
  /** What the reserve holds beyond what is needed after the event. */
  releasableMinor: number
}

/**
 * The move suggested after an event: what is missing from the reserve, told apart by where it came from.
 *
 * Money that lay in the reserve beyond what was needed pays for the event first, so the part added can be smaller than
 * the rise of what is required.
 *
 * Units:  minor units.  Result: addedMinor + missingBeforeMinor = totalMinor.
 * Source: docs/figures.md, chapter 5.1.
 */
export function proposeSetAside(
  requiredBeforeMinor: number,
  requiredAfterMinor: number,
  reservedMinor: number,
): SetAsideProposal {
  const missingBeforeMinor = Math.max(0, exact(requiredBeforeMinor - reservedMinor))
  const totalMinor = Math.max(0, exact(requiredAfterMinor - reservedMinor))
  return {
    addedMinor: exact(totalMinor - missingBeforeMinor),
    missingBeforeMinor,
    totalMinor,
    releasableMinor: Math.max(0, exact(reservedMinor - requiredAfterMinor)),
  }
}

const ESTIMATE = 'An estimate, not tax advice.'

interface YearFigures {
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

function yearFigures(year: TaxYearFacts, facts: SetAsideFacts): YearFigures {
  const { taxYear, finalTaxMinor } = year
  const past = finalTaxMinor === null && !year.reopened && isLongPast(taxYear, facts)
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

function isLongPast(taxYear: string, { asOf, country }: SetAsideFacts): boolean {
  return asOf > addMonths(returnDueDate(taxYear, country), 12)
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
      says: 'The final tax of the return, as you entered it. It takes the place of the estimate.',
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

function typedInput(label: string, minor: number, sign: '+' | '-' | 'none', currency: string): Input[] {
  if (minor === 0) return []
  return [{ label, value: money(minor, currency), sign, note: 'typed', link: '/settings#earlier-months' }]
}

function rateNotes({ rateBps, base }: SetAsideFacts): string[] {
  const notes = ['The rate counts for the whole year: a new rate re-prices it from its first day.']
  if (base === 'profit' && rateBps < 2500)
    notes.push('Your rate is below the usual 25% to 30%: the reserve may turn out too small.')
  return notes
}

function requiredFigure(facts: SetAsideFacts, years: readonly YearFigures[], requiredMinor: number): Figure {
  const value = money(requiredMinor, facts.currency)
  const missingMinor = Math.max(0, exact(requiredMinor - facts.reservedMinor))
  const missing =
    missingMinor === 0
      ? 'No other figure here counts it.'
      : `${moneyText(money(missingMinor, facts.currency))} of it is not in the reserve yet.`
  const because: Because = {
    says: 'For each tax year that is not settled: what it calls for, less what was paid. A year paid in full adds nothing.',
    inputs: years.map((year) => yearInput(year, facts)),
    notes: [ESTIMATE],
  }
  return {
    state: 'known',
    value,
    says:
      requiredMinor === 0
        ? 'Nothing of the money you hold is the tax office’s so far.'
        : `${moneyText(value)} of the money you hold is the tax office’s. ${missing}`,
    because,
  }
}

function yearInput(year: YearFigures, facts: SetAsideFacts): Input {
  const { currency, country } = facts
  if (year.past) {
    return {
      label: year.taxYear,
      figure: year.obligation,
      sign: 'none',
      note: `taken as settled: its return was due on ${dateText(returnDueDate(year.taxYear, country), dateStyleOf(country))}, more than twelve months ago`,
      link: '/taxes',
    }
  }
  const overMinor = exact(year.requiredMinor - year.obligationMinor + year.paidMinor)
  const inputs: Input[] = [
    { label: year.facts.finalTaxMinor === null ? 'Called for' : 'Final tax', figure: year.obligation },
    ...paidInputs(year, facts, '-'),
  ]
  if (overMinor > 0) inputs.push({ label: 'Paid beyond that', value: money(overMinor, currency) })
  return {
    label: year.taxYear,
    figure: {
      state: 'known',
      value: money(year.requiredMinor, currency),
      because: { says: 'What the year calls for, less what was paid for it. Never below zero.', inputs },
    },
    link: '/taxes',
    ...(year.facts.reopened && { note: 'reopened by you' }),
  }
}

function paidInputs({ taxYear, facts: year }: YearFigures, facts: SetAsideFacts, sign: '+' | '-'): Input[] {
  const { from } = taxYearDates(taxYear, facts.country)
  return [
    {
      label: `Paid for ${taxYear}`,
      value: money(year.paidMinor, facts.currency),
      sign,
      link: `/money?role=tax-office&from=${from}&to=${facts.asOf}`,
    },
    ...typedInput(`Paid for ${taxYear} before the book`, year.typedPaidMinor, sign, facts.currency),
  ]
}

function paidFigure(facts: SetAsideFacts, years: readonly YearFigures[]): Figure {
  const counting = years.filter((year) => !year.past)
  return {
    state: 'known',
    value: money(sum(counting.map((year) => year.paidMinor)), facts.currency),
    because: {
      says: 'Estimated payments, and tax that clients withheld, for the tax years that are not settled.',
      inputs: counting.flatMap((year) => paidInputs(year, facts, '+')),
    },
  }
}

function reservedFigure({ currency, reservedMinor, reserveAccounts }: SetAsideFacts): Figure {
  const value = money(reservedMinor, currency)
  return {
    state: 'known',
    value,
    says:
      reserveAccounts.length === 0
        ? 'No account is marked as tax reserve yet. Add one in Settings.'
        : `${moneyText(value)} is set aside for tax.`,
    because: {
      says: 'What is in your tax reserve accounts.',
      inputs: reserveAccounts.map(({ id, name, balanceMinor }) => ({
        label: name,
        value: money(balanceMinor, currency),
        link: `/money?account=${id}`,
      })),
    },
  }
}

function shortfallFigure(facts: SetAsideFacts, required: Figure, reserved: Figure, requiredMinor: number): Figure {
  const { currency, reservedMinor } = facts
  const surplusMinor = Math.max(0, exact(reservedMinor - requiredMinor))
  const value = money(Math.max(0, exact(requiredMinor - reservedMinor)), currency)
  const inputs: Input[] = [
    { label: 'Needed', figure: required },
    { label: 'Set aside', figure: reserved, sign: '-' },
  ]
  if (surplusMinor > 0) inputs.push({ label: 'Set aside beyond need', value: money(surplusMinor, currency) })
  return {
    state: 'known',
    value,
    says:
      value.minor === 0
        ? 'The reserve holds what is needed.'
        : `${moneyText(value)} of the tax office’s money is not in the reserve yet.`,
    because: { says: 'Needed, less set aside. Never below zero.', inputs, notes: [ESTIMATE] },
  }
}

function releasableFigure(facts: SetAsideFacts, required: Figure, reserved: Figure, requiredMinor: number): Figure {
  const { currency, reservedMinor } = facts
  const missingMinor = Math.max(0, exact(requiredMinor - reservedMinor))
  const value = money(Math.max(0, exact(reservedMinor - requiredMinor)), currency)
  const inputs: Input[] = [
    { label: 'Set aside', figure: reserved },
    { label: 'Needed', figure: required, sign: '-' },
  ]
  if (missingMinor > 0) inputs.push({ label: 'Missing from the reserve', value: money(missingMinor, currency) })
  return {
    state: 'known',
    value,
    says:
      value.minor === 0
        ? 'Nothing in the reserve is to spare.'
        : `${moneyText(value)} in the reserve is more than tax calls for so far; you may move it back.`,
    because: { says: 'Set aside, less needed. Never below zero.', inputs, notes: [ESTIMATE] },
  }
}
