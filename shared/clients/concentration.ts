import { Decimal } from 'decimal.js'
import { type Figure, floorToTenth, type Input, type UnknownFigure } from '../figure.ts'
import { money, sum } from '../money.ts'
import { moneyText, numberText, percentText } from '../words.ts'

/** What one client paid in the last twelve months; below zero when refunds were larger. */
export interface ClientReceipts {
  clientId: number
  name: string
  receiptsMinor: number
}

/** Above this share of one client, caution. */
const CAUTION_SHARE = 0.4

/** So many clients stand by name in a derivation, the largest; nobody reads a hundred, and all count all the same. */
const NAMED_CLIENTS = 20

/** How receipts spread over clients. */
interface Shares {
  topShare: number
  /** The Herfindahl–Hirschman index, from 0 to 1: the sum of the squared shares. */
  herfindahl: number
  /** 1 ÷ that: how many clients of equal size would carry the same risk. */
  effectiveClients: number
}

/**
 * Top client's share, Herfindahl index and number of effective clients.
 *
 * Units:  receipts by client over the trailing twelve months, in minor units; only clients above zero count.
 * Rounds: to four decimals.  Result: null when no client is above zero.
 * Source: docs/figures.md, chapter 2.
 */
export function clientShares(receiptsMinor: readonly number[]): Shares | null {
  const positive = receiptsMinor.filter((minor) => minor > 0)
  if (positive.length === 0) return null
  const total = new Decimal(sum(positive))
  const squares = new Decimal(String(positive.reduce((all, minor) => all + BigInt(minor) ** 2n, 0n)))
  const squaredTotal = total.pow(2)
  return {
    topShare: fourDecimals(new Decimal(Math.max(...positive)).dividedBy(total)),
    herfindahl: fourDecimals(squares.dividedBy(squaredTotal)),
    effectiveClients: fourDecimals(squaredTotal.dividedBy(squares)),
  }
}

/**
 * How much hangs on the biggest client, as figures. Among equals the first client given is the top one.
 * Source: docs/figures.md, chapter 2.
 */
export function concentration(
  receiptsByClientMinor: readonly ClientReceipts[],
  currency: string,
): {
  topShare: Figure
  herfindahl: Figure
  effectiveClients: Figure
  top: { clientId: number; name: string } | null
} {
  const clients = receiptsByClientMinor
    .filter(({ receiptsMinor }) => receiptsMinor > 0)
    .sort((a, b) => b.receiptsMinor - a.receiptsMinor)
  const shares = clientShares(clients.map(({ receiptsMinor }) => receiptsMinor))
  const first = clients[0]
  if (!shares || !first)
    return { topShare: noClients(), herfindahl: noClients(), effectiveClients: noClients(), top: null }
  const inputs = clientInputs(clients, currency)
  const text = (minor: number) => moneyText(money(minor, currency))
  const total = sum(clients.map(({ receiptsMinor }) => receiptsMinor))
  const percent = percentText(new Decimal(shares.topShare).toFixed(2, Decimal.ROUND_HALF_UP))
  const asIf = asIfClients(shares.effectiveClients)
  return {
    topShare: {
      state: 'known',
      value: shares.topShare,
      unit: 'ratio',
      says: `${percent} of your income comes from ${first.name}; it is as if you had ${asIf}.`,
      because: {
        says: 'What the biggest client paid in the last twelve months, divided by what all clients paid.',
        worked: `${text(first.receiptsMinor)} ÷ ${text(total)} = ${numberText(shares.topShare, 4)}`,
        inputs,
        ...(shares.topShare > CAUTION_SHARE && { notes: ['Above 40%, one client’s leaving is hard to carry.'] }),
      },
    },
    herfindahl: {
      state: 'known',
      value: shares.herfindahl,
      unit: 'ratio',
      says: 'From near 0, many small clients, to 1, a single client.',
      because: { says: 'The shares of all clients, each squared, added up (Herfindahl–Hirschman index).', inputs },
    },
    effectiveClients: {
      state: 'known',
      value: shares.effectiveClients,
      unit: 'count',
      says: `As if you had ${asIf}.`,
      because: {
        says: 'The square of all receipts, divided by the sum of each client’s receipts squared.',
        inputs,
      },
    },
    top: { clientId: first.clientId, name: first.name },
  }
}

/** Rounded down: fewer clients carry more risk. */
function asIfClients(effectiveClients: number): string {
  const count = floorToTenth(effectiveClients)
  return count === 1 ? '1 client of that size' : `${numberText(count)} clients of the same size`
}

/** The largest by name, and what the others paid in one sum. */
function clientInputs(clients: readonly ClientReceipts[], currency: string): Input[] {
  const named = clients.length <= NAMED_CLIENTS + 1 ? clients : clients.slice(0, NAMED_CLIENTS)
  const others = clients.slice(named.length)
  const inputs = named.map(
    ({ clientId, name, receiptsMinor }): Input => ({
      label: name,
      value: money(receiptsMinor, currency),
      sign: 'none',
      link: `/invoices?client=${clientId}`,
    }),
  )
  if (others.length === 0) return inputs
  const together = money(sum(others.map(({ receiptsMinor }) => receiptsMinor)), currency)
  return [...inputs, { label: `${others.length} other clients together`, value: together, sign: 'none' }]
}

function noClients(): UnknownFigure {
  return {
    state: 'no-data',
    says: 'No client has paid in the last twelve months. Record a payment, and the clients’ shares appear here.',
  }
}

function fourDecimals(value: Decimal): number {
  return value.toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toNumber()
}
