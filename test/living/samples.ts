import type { Figure } from '../../shared/figure.ts'
import type { PayReply } from '../../shared/living/contract.ts'
import { usd } from '../web/samples.ts'

const known = (minor: number): Figure => ({
  state: 'known',
  value: usd(minor),
  because: { says: 'As entered.', inputs: [] },
})

/** A month in which 1,400 of a pay of 3,250 went on living. */
export function aPay(changes: Partial<PayReply> = {}): PayReply {
  return {
    asOf: '2026-11-19',
    setOn: '2026-10-01',
    holdsTo: '2026-12-31',
    pay: known(325_000),
    payAnew: known(330_000),
    monthsPay: known(325_000),
    spent: usd(140_000),
    mayBeSpent: known(185_000),
    isOverspent: false,
    proposal: { amount: usd(185_000), fromAccountId: 1, fromAccount: 'Spending' },
    surplus: known(0),
    inTurn: [],
    left: usd(0),
    ...changes,
  }
}
