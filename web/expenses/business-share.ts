import type { EventDetailReply } from '../../shared/accounts/contract.ts'

const UNITS = 100_000n

/**
 * The business part of an expense, in minor units, for a share as a fraction in text ('0.7').
 *
 * Rounds: half away from zero, once, as recording does. In whole numbers, so that no page has to load decimal arithmetic.
 */
export function businessMinor(wholeMinor: number, share: string): number {
  const [whole = '0', decimals = ''] = share.split('.')
  const units = BigInt(whole) * UNITS + BigInt(decimals.padEnd(5, '0'))
  return Number((BigInt(wholeMinor) * units + UNITS / 2n) / UNITS)
}

/** What an expense was made of, in minor units: the whole, its business part, and the tax in it that can be reclaimed. */
interface ExpenseParts {
  wholeMinor: number
  businessMinor: number
  reclaimableMinor: number
}

export function partsOf({ movements }: EventDetailReply): ExpenseParts {
  let [whole, living, reclaimable] = [0, 0, 0]
  for (const { to, amount } of movements) {
    whole += amount.minor
    if (to.role === 'living') living += amount.minor
    if (to.role === 'sales-tax') reclaimable += amount.minor
  }
  return { wholeMinor: whole, businessMinor: whole - living, reclaimableMinor: reclaimable }
}

/** The shortest share that gives this business part again: '0.7' for 7400 of 10571. */
export function shareOf({ wholeMinor, businessMinor: business }: ExpenseParts): string {
  const whole = BigInt(Math.max(1, wholeMinor))
  for (let digits = 0; digits <= 5; digits += 1) {
    const unit = 10n ** BigInt(digits)
    const nearest = (2n * BigInt(business) * unit + whole) / (2n * whole)
    const share = fractionText(nearest, digits)
    if (digits === 5 || businessMinor(wholeMinor, share) === business) return share
  }
  return '1'
}

function fractionText(units: bigint, digits: number): string {
  const text = String(units).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}
