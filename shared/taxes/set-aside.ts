import type { Because, Figure, Input } from '../figure.ts'
import { exact, money, sum } from '../money.ts'
import { dateStyleOf, dateText, moneyText } from '../words.ts'
import { ESTIMATE, type SetAsideFacts, type SetAsideYear, setAsideYear, typedInput } from './set-aside-year.ts'
import { returnDueDate, taxYearDates } from './tax-year.ts'

/** The tax office’s part of the money held, and where it lies. */
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
  const years = facts.years.map((year) => setAsideYear(year, facts))
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

function requiredFigure(facts: SetAsideFacts, years: readonly SetAsideYear[], requiredMinor: number): Figure {
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

function yearInput(year: SetAsideYear, facts: SetAsideFacts): Input {
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

function paidInputs({ taxYear, facts: year }: SetAsideYear, facts: SetAsideFacts, sign: '+' | '-'): Input[] {
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

function paidFigure(facts: SetAsideFacts, years: readonly SetAsideYear[]): Figure {
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
  return gapFigure(exact(requiredMinor - facts.reservedMinor), facts.currency, {
    from: { label: 'Needed', figure: required },
    less: { label: 'Set aside', figure: reserved },
    beyond: 'Set aside beyond need',
    rule: 'Needed, less set aside. Never below zero.',
    none: 'The reserve holds what is needed.',
    some: (amount) => `${amount} of the tax office’s money is not in the reserve yet.`,
  })
}

function releasableFigure(facts: SetAsideFacts, required: Figure, reserved: Figure, requiredMinor: number): Figure {
  return gapFigure(exact(facts.reservedMinor - requiredMinor), facts.currency, {
    from: { label: 'Set aside', figure: reserved },
    less: { label: 'Needed', figure: required },
    beyond: 'Missing from the reserve',
    rule: 'Set aside, less needed. Never below zero.',
    none: 'Nothing in the reserve is to spare.',
    some: (amount) => `${amount} in the reserve is more than tax calls for so far; you may move it back.`,
  })
}

interface GapWords {
  from: Input
  less: Input
  /** What the second has more than the first, so that the sum still adds up. */
  beyond: string
  rule: string
  none: string
  some: (amount: string) => string
}

/** What one figure has more than another; nothing where it has less. */
function gapFigure(gapMinor: number, currency: string, { from, less, beyond, rule, none, some }: GapWords): Figure {
  const value = money(Math.max(0, gapMinor), currency)
  const inputs: Input[] = [from, { ...less, sign: '-' }]
  if (gapMinor < 0) inputs.push({ label: beyond, value: money(-gapMinor, currency) })
  const says = gapMinor <= 0 ? none : some(moneyText(value))
  return { state: 'known', value, says, because: { says: rule, inputs, notes: [ESTIMATE] } }
}
