import type { Figure } from '../../shared/figure.ts'
import { money, portion, scaled, unscaled } from '../../shared/money.ts'
import type { ProposalReply } from '../../shared/payments/contract.ts'
import { proposeSetAside, type SetAsideFigures } from '../../shared/taxes/set-aside.ts'
import type { Tx } from '../db/transaction.ts'
import { homeCurrency } from '../profile/repository.ts'
import { ownRateOn } from './estimate.ts'
import { setAsideOn } from './repository.ts'

/** Runs a use case and works out which set-aside it suggests: what it added to the tax required, and what was missing before. */
export function withProposal<Result>(tx: Tx, work: () => Result): { result: Result; proposal: ProposalReply } {
  const before = setAsideOn(tx.db, tx.today)
  const result = work()
  const after = setAsideOn(tx.db, tx.today)
  return { result, proposal: proposalOf(tx, before, after) }
}

function proposalOf(tx: Tx, before: SetAsideFigures, after: SetAsideFigures): ProposalReply {
  const currency = homeCurrency(tx.db)
  // The event may have moved the reserve itself (a payment to the tax office): the gap before is measured before.
  const reservedMinor = minorOf(after.reserved)
  const gapBeforeMinor = minorOf(before.required) - minorOf(before.reserved)
  const proposal = proposeSetAside(reservedMinor + gapBeforeMinor, minorOf(after.required), reservedMinor)
  return {
    added: money(proposal.addedMinor, currency),
    missingBefore: money(proposal.missingBeforeMinor, currency),
    total: money(proposal.totalMinor, currency),
    releasable: money(proposal.releasableMinor, currency),
    rate: unscaled(after.rateBps, 10_000),
    ...besideTheRule(tx, minorOf(after.required) - minorOf(before.required), after.rateBps),
  }
}

/** What the person's own rate asks of the event, beside the rule: on the profit that the rule's own amount is a share of. */
function besideTheRule(tx: Tx, riseMinor: number, rateBps: number): Pick<ProposalReply, 'estimate'> {
  const ownRate = ownRateOn(tx.db, tx.today)
  if (ownRate === undefined) return {}
  const isKnown = ownRate.state === 'known' && typeof ownRate.value === 'string' && rateBps > 0
  const own = isKnown ? scaled(String(ownRate.value), 10_000) : 0
  const added = isKnown ? money(portion(riseMinor, own, rateBps), homeCurrency(tx.db)) : null
  return { estimate: { ownRate, added } }
}

function minorOf(figure: Figure): number {
  return figure.state === 'known' && typeof figure.value === 'object' ? figure.value.minor : 0
}
