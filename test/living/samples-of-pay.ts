import type { Figure } from '../../shared/figure.ts'
import type { PayReply } from '../../shared/living/contract.ts'
import { usd } from '../web/samples.ts'

export const MOVE = { amount: usd(62_000), fromAccountId: 8, toAccountId: 9 }
const KNOWN: Figure = { state: 'known', value: usd(250_000), because: { says: '', inputs: [] } }
/** A pay of which all is still to be paid, as of the last day of a quarter, and a gap of the tax reserve. */
export const PAY: PayReply = {
  asOf: '2026-09-30',
  setOn: '2026-07-01',
  holdsTo: '2026-09-30',
  pay: KNOWN,
  payAnew: KNOWN,
  monthsPay: KNOWN,
  spent: usd(0),
  mayBeSpent: KNOWN,
  isOverspent: false,
  proposal: { amount: usd(250_000), fromAccountId: 8, fromAccount: 'Spending' },
  surplus: KNOWN,
  inTurn: [{ kind: 'tax', goalId: null, name: 'Tax reserve', gap: usd(62_000), amount: usd(62_000), move: MOVE }],
  left: usd(0),
}
