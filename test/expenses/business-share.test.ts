import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import { round } from '../../shared/money.ts'
import { businessMinor, partsOf, shareOf } from '../../web/expenses/business-share.ts'

const anyShare = fc.integer({ min: 0, max: 100_000 }).map((units) => new Decimal(units).dividedBy(100_000).toFixed())
const anyWhole = fc.integer({ min: 1, max: 100_000_000_000 })

test('the business part is rounded as recording rounds it', () => {
  fc.assert(
    fc.property(anyWhole, anyShare, (whole, share) => {
      expect(businessMinor(whole, share)).toBe(round(new Decimal(whole).times(share)))
    }),
  )
})

test('the share of a recorded expense gives its business part again', () => {
  fc.assert(
    fc.property(anyWhole, anyShare, (wholeMinor, share) => {
      const business = businessMinor(wholeMinor, share)
      const again = shareOf({ wholeMinor, businessMinor: business, reclaimableMinor: 0 })
      expect(businessMinor(wholeMinor, again)).toBe(business)
    }),
  )
})

test.each([
  { whole: 10_571, business: 7_400, share: '0.7', why: 'the shortest that fits' },
  { whole: 10_000, business: 3_333, share: '0.3333', why: 'as many decimals as it takes' },
  { whole: 100, business: 100, share: '1', why: 'all of it' },
  { whole: 100, business: 0, share: '0', why: 'nothing of it' },
])('$business of $whole is $share: $why', ({ whole, business, share }) => {
  expect(shareOf({ wholeMinor: whole, businessMinor: business, reclaimableMinor: 0 })).toBe(share)
})

test('an expense is taken apart by where its movements went', () => {
  const to = (role: string, minor: number) => ({ to: { id: 1, name: role, role }, amount: { minor, currency: 'USD' } })
  const movements = [to('expense', 6_000), to('sales-tax', 1_000), to('living', 3_000)]
  expect(partsOf({ movements } as EventDetailReply)).toEqual({
    wholeMinor: 10_000,
    businessMinor: 7_000,
    reclaimableMinor: 1_000,
  })
})
