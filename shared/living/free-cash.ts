import type { CalendarDate } from '../calendar.ts'
import type { Figure, Input } from '../figure.ts'
import { exact, money, sum } from '../money.ts'
import { wholeMoneyText } from '../words.ts'
import { amountOf } from './amount.ts'

/** A real account with what it holds. A card's debt is below zero. */
export interface AccountBalance {
  id: number
  name: string
  role: 'spending' | 'tax-reserve' | 'buffer' | 'card' | 'other'
  balanceMinor: number
}

/** Whether an account's money could be spent at once: not investments, not loans. */
function isLiquid({ role }: AccountBalance): boolean {
  return role !== 'other'
}

/** What the liquid accounts hold together, less what is owed on cards. Minor units. Source: docs/figures.md, chapter 6.2. */
export function liquidMoney(accounts: readonly AccountBalance[]): number {
  return sum(accounts.filter(isLiquid).map(({ balanceMinor }) => balanceMinor))
}

/** Money held for others or put aside for a purpose. Minor units. */
export interface Earmarks {
  /** Collected and not yet paid over; below zero when more was paid than collected. */
  salesTaxHeldMinor: number
  /** Refundable deposits, and credit of clients. */
  clientMoneyMinor: number
  /** Paid on invoices that were credited afterwards, without sales tax and deposits: it goes back to the client. */
  overpaidMinor: number
  goalsMinor: number
}

/**
 * Sales tax held, client money, what clients overpaid, and goals together. Sales tax that is yet to come back counts as nothing, not as money.
 *
 * Units:  minor units.  Source: docs/figures.md, chapter 6.2.
 */
export function earmarked({ salesTaxHeldMinor, clientMoneyMinor, overpaidMinor, goalsMinor }: Earmarks): number {
  return sum([Math.max(0, salesTaxHeldMinor), clientMoneyMinor, overpaidMinor, goalsMinor])
}

/**
 * Free cash: liquid money less the tax office's part (the larger of required and reserved) and less what is earmarked.
 *
 * Units:  minor units.  Result: may be negative.  Source: docs/figures.md, chapter 6.2.
 */
export function freeCash(
  liquidMinor: number,
  taxRequiredMinor: number,
  taxReservedMinor: number,
  earmarkedMinor: number,
): number {
  return exact(liquidMinor - Math.max(taxRequiredMinor, taxReservedMinor) - earmarkedMinor)
}

/** What free cash is worked out from, in the home currency. */
export interface CashFacts extends Earmarks {
  currency: string
  asOf: CalendarDate
  accounts: readonly AccountBalance[]
  /** The tax office's part, and what is set aside for it. */
  required: Figure
  reserved: Figure
}

/** Liquid money as a figure; 'no-data' without an account. */
export function liquidFigure({ accounts, currency }: CashFacts): Figure {
  if (!accounts.some(isLiquid)) {
    return {
      state: 'no-data',
      says: 'There is no account to pay from in the book yet: add one in Settings, with what it holds.',
    }
  }
  const liquid = money(liquidMoney(accounts), currency)
  return {
    state: 'known',
    value: liquid,
    says: `${wholeMoneyText(liquid, 'down')} is at hand, the tax office’s part included.`,
    because: {
      says: 'What is in your spending, buffer and tax reserve accounts, less what is owed on cards.',
      inputs: accountInputs(accounts, currency),
      notes: [NOT_LIQUID],
    },
  }
}

/** What is held for others or for goals, as a figure. */
export function earmarkedFigure(facts: CashFacts): Figure {
  const value = money(earmarked(facts), facts.currency)
  return {
    state: 'known',
    value,
    says:
      value.minor === 0
        ? 'Apart from tax, you hold no money for others, and none for goals.'
        : `${wholeMoneyText(value, 'up')} of what you hold is for others or for your goals.`,
    because: {
      says: 'Sales tax collected and not yet paid over, money that is your clients’, and goals.',
      inputs: earmarkInputs(facts, '+'),
    },
  }
}

/** Free cash as a figure: its signed inputs are every account and everything taken off. */
export function freeCashFigure(facts: CashFacts): Figure {
  const { accounts, currency, required, reserved } = facts
  const liquid = liquidFigure(facts)
  const unknown = [liquid, required, reserved].find(({ state }) => state !== 'known')
  if (unknown) return unknown
  const requiredMinor = amountOf(required)
  const reservedMinor = amountOf(reserved)
  const freeMinor = freeCash(amountOf(liquid), requiredMinor, reservedMinor, earmarked(facts))
  const taxPart: Input = {
    label: 'The tax office’s part',
    figure: requiredMinor >= reservedMinor ? required : reserved,
    sign: '-',
    note: 'the larger of needed and set aside',
    link: '/taxes',
  }
  return {
    state: 'known',
    value: money(freeMinor, currency),
    says: freeCashSentence(freeMinor, currency),
    because: {
      says: 'Liquid money, less the tax office’s part, less what you hold for others or for goals.',
      inputs: [
        ...accountInputs(accounts, currency),
        ...(Math.max(requiredMinor, reservedMinor) === 0 ? [] : [taxPart]),
        ...earmarkInputs(facts, '-'),
      ],
      notes: [NOT_LIQUID],
    },
  }
}

const NOT_LIQUID = 'Credit lines, investments and open invoices are not counted.'

function freeCashSentence(freeMinor: number, currency: string): string {
  if (freeMinor >= 0) {
    return `${wholeMoneyText(money(freeMinor, currency), 'down')} is in your accounts without the tax office’s part.`
  }
  const missing = wholeMoneyText(money(-freeMinor, currency), 'up')
  return `Your accounts hold ${missing} less than the tax office, your clients and your goals call for.`
}

function accountInputs(accounts: readonly AccountBalance[], currency: string): Input[] {
  return accounts.map((account) => ({
    label: account.name,
    value: money(account.balanceMinor, currency),
    link: `/money?account=${account.id}`,
    ...(!isLiquid(account) && { sign: 'none', note: 'not counted: not money at hand' }),
  }))
}

/** Only what is not zero. */
function earmarkInputs(facts: CashFacts, sign: '+' | '-'): Input[] {
  const row = (label: string, minor: number, more: Partial<Input> = {}): Input[] =>
    minor === 0 ? [] : [{ label, value: money(minor, facts.currency), sign, ...more }]
  return [
    ...row('Sales tax you hold', Math.max(0, facts.salesTaxHeldMinor), {
      link: `/money?role=sales-tax&to=${facts.asOf}`,
    }),
    ...row('Client money you hold', facts.clientMoneyMinor, {
      note: 'refundable deposits and credit',
      link: `/money?role=client-money&to=${facts.asOf}`,
    }),
    ...row('Overpaid by clients', facts.overpaidMinor, {
      note: 'paid on invoices that were credited afterwards',
      link: '/invoices?status=paid',
    }),
    ...row('Put aside for goals', facts.goalsMinor, { link: '/living#goals' }),
  ]
}
