import type { Undo } from '../../shared/history/contract.ts'
import { money, unscaled } from '../../shared/money.ts'
import { type Db, prepared } from '../db/open.ts'
import { homeCurrency } from '../profile/repository.ts'
import { type Content, type HistoryRow, lastNumberOf } from './repository.ts'

const statements = prepared(({ $client }) => ({
  event: $client.prepare<[number], { kind: string; replacesId: number | null; reversedById: number | null }>(
    'SELECT e.kind, e.replaces_id AS replacesId, r.id AS reversedById FROM events e LEFT JOIN events r ON r.reverses_id = e.id WHERE e.id = ?',
  ),
  client: $client.prepare<[number], { archivedOn: string | null; removedOn: string | null }>(
    'SELECT archived_on AS archivedOn, removed_on AS removedOn FROM clients WHERE id = ?',
  ),
}))

/** Why a change of this kind is not undone from here, and what to do instead. */
const REASONS = new Map([
  ['event.reversed', 'This took an entry back. If that was wrong, record the money anew.'],
  ['receipt.attached', 'A receipt is removed on the page of its entry.'],
  ['receipt.removed', 'A removed file is gone. Attach it again, or find it in a backup made before.'],
  ['receipt.carried', 'The receipts belong to the entry that stands.'],
  ['client.added', 'A client is archived, or removed on request, on their page.'],
  ['client.changed', 'Change the client again: what stood before is shown here.'],
  ['client.removed', 'What was removed is gone for good.'],
  ['invoice.drafted', 'A draft is changed or discarded on its page.'],
  ['invoice.revised', 'Change the draft again: what stood before is shown here.'],
  ['invoice.discarded', 'Write the draft anew: what it said is shown here.'],
  ['invoice.issued', 'What was issued stays: void the invoice, or write a credit note.'],
  ['invoice.voided', 'A void invoice stays void. Write a new one.'],
  ['invoice.credited', 'A credit note stays. Write a new invoice if it was wrong.'],
  ['invoice.written-off', 'A write-off stays. Write a new invoice if they pay after all.'],
  ['account.added', 'An account is changed in Settings.'],
  ['account.changed', 'Change the account again in Settings: what stood before is shown here.'],
  ['account.closed', 'An account is opened again in Settings.'],
  ['account.reopened', 'An account is closed again in Settings, once it holds nothing.'],
  ['numbering.changed', 'Change it again in Settings; numbers that were given stay.'],
  ['reconciliation.begun', 'A reconciliation that is open is abandoned on its page.'],
  ['reconciliation.changed', 'Change it again on the page of the reconciliation.'],
  ['reconciliation.ticked', 'Ticks are taken away on the page of the reconciliation.'],
  ['reconciliation.unticked', 'Tick the entries again on the page of the reconciliation.'],
  ['reconciliation.difference-booked', 'The entry that was booked is taken back on its own page.'],
  ['reconciliation.finished', 'The latest reconciliation of an account is opened again on its page.'],
  ['reconciliation.reopened', 'Finish the reconciliation again on its page.'],
  ['reconciliation.abandoned', 'Begin a new one: what was booked meanwhile is in the book.'],
  ['recurring.added', 'A recurring item is paused or ended on its page.'],
  ['recurring.changed', 'Change the item again on its page: what stood before is shown here.'],
  ['recurring.booked', 'Take the entry back: its date then waits again.'],
  ['recurring.skipped', 'A date that was skipped can still be booked on the page of the item.'],
  ['quarter.closed', 'A closed quarter is opened again in Reports, for a reason.'],
  ['quarter.reopened', 'Close the quarter again in Reports: a new pack is made.'],
  ['late-change.recorded', 'Take the entry itself back.'],
  ['contract.added', 'A contract is changed or taken out where contracts are listed.'],
  ['contract.changed', 'Change the contract again: what stood before is shown here.'],
  ['contract.removed', 'Note the contract anew: what it said is shown here.'],
  ['one-off.added', 'A one-off is changed or taken out where one-offs are listed.'],
  ['one-off.changed', 'Change the one-off again: what stood before is shown here.'],
  ['one-off.removed', 'Note the one-off anew: what it said is shown here.'],
  ['plan.changed', 'Change the plan again: what stood before is shown here.'],
  ['category.added', 'A category stays, because entries may stand in it.'],
  ['category.changed', 'Change the category again in Settings: what stood before is shown here.'],
  ['lead.added', 'A lead is removed wholly on the page of leads.'],
  ['lead.changed', 'Change the lead again on its page: what stood before is shown here.'],
  ['lead.removed', 'What was removed is gone for good.'],
  ['niche.added', 'A niche is removed on its page.'],
  ['niche.changed', 'Change the niche again on its page: what stood before is shown here.'],
  ['niche.removed', 'Enter the niche anew: what it said is shown here.'],
  ['portfolio.added', 'It is removed on the page of the portfolio.'],
  ['portfolio.changed', 'Change it again on the page of the portfolio: what stood before is shown here.'],
  ['portfolio.removed', 'List it anew: what it said is shown here.'],
  ['step.changed', 'Tick the step, or untick it, on Independence.'],
  ['living-budget.changed', 'Save another budget on the page Living: what stood before is shown here.'],
  ['day-off.added', 'Days off are changed or removed on the page Living.'],
  ['day-off.changed', 'Change them again on the page Living: what stood before is shown here.'],
  ['day-off.removed', 'Enter them anew: what stood there is shown here.'],
  ['savings-goal.added', 'A goal is closed on the page Living.'],
  ['savings-goal.changed', 'Change the goal again on the page Living: what stood before is shown here.'],
  ['savings-goal.closed', 'A goal is opened again on the page Living.'],
  ['savings-goal.reopened', 'A goal is closed again on the page Living.'],
  ['savings-goal.put-aside', 'Take it back on the page Living.'],
  ['savings-goal.taken-back', 'Put it aside again on the page Living.'],
  ['tax-year.changed', 'Change it again in Settings: what stood before is shown here.'],
])

/** How a change can be undone by a new one, or why not. */
export function undoOf(db: Db, row: HistoryRow): Undo {
  const { action, entityId } = row
  if (action === 'event.recorded' && entityId !== null) return reversalOf(db, entityId)
  if (action === 'client.changed' && entityId !== null && wasArchived(row)) return unarchivingOf(db, entityId)
  if (action === 'settings.changed') return formerSettings(db, row)
  if (action === 'profile.changed') return formerProfile(db, row)
  return never(REASONS.get(action) ?? 'It stays as it was recorded.')
}

function reversalOf(db: Db, id: number): Undo {
  const event = statements(db).event.get(id)
  if (!event) return never('The entry is not there any more.')
  if (event.reversedById !== null) return never('It was taken back already.')
  // Taken back by itself it would leave neither: what it took the place of does not come again.
  if (event.replacesId !== null)
    return never('This put an entry right. Correct it again, or take it back, on its page.')
  if (event.kind === 'opening') return never('An opening balance is put right at its account, in Settings.')
  return { isPossible: true, says: 'Take it back', method: 'POST', path: `/api/v1/events/${id}/reverse`, body: {} }
}

function wasArchived({ before, after }: HistoryRow): boolean {
  return before !== null && after !== null && before['archivedOn'] === null && typeof after['archivedOn'] === 'string'
}

function unarchivingOf(db: Db, id: number): Undo {
  const client = statements(db).client.get(id)
  if (!client || client.removedOn !== null) return never('What was known of the client was removed since.')
  if (client.archivedOn === null) return never('The client was brought back already.')
  const path = `/api/v1/clients/${id}`
  return { isPossible: true, says: 'Bring the client back', method: 'PATCH', path, body: { archived: false } }
}

/** Settings are put back only by the newest change of them: what was changed since would go back with it. */
function formerSettings(db: Db, { number, before, after }: HistoryRow): Undo {
  if (lastNumberOf(db, 'settings.changed') !== number)
    return never('Settings were changed again since. Change them in Settings: what stood before is shown here.')
  const currency = homeCurrency(db)
  const changed = Object.keys(after ?? {}).filter((field) => field !== 'fromDate' && differs(before, after, field))
  if (!before || changed.length === 0) return never('Nothing was changed by it.')
  const values = changed.map((field) => settingOf(field, before[field], currency))
  const body = { ...Object.fromEntries(values), fromDate: after?.['fromDate'] }
  return { isPossible: true, says: 'Put the settings back', method: 'PATCH', path: '/api/v1/settings', body }
}

/** A stored setting as a request names it: ['essentials', { minor, currency }], ['setAsideRate', '0.275']. */
function settingOf(field: string, value: unknown, currency: string): [string, unknown] {
  if (field === 'setAsideBps') return ['setAsideRate', unscaled(Number(value), 10_000)]
  if (field === 'earlierMonths' && Array.isArray(value)) {
    const months = value.map(({ month, receiptsMinor }) => ({ month, receipts: money(receiptsMinor, currency) }))
    return [field, months]
  }
  if (field.endsWith('Minor')) return [field.slice(0, -5), value === null ? null : money(Number(value), currency)]
  return [field, value]
}

function formerProfile(db: Db, { number, before, after }: HistoryRow): Undo {
  if (lastNumberOf(db, 'profile.changed') !== number)
    return never('Your details were changed again since. Change them in Settings: what stood before is shown here.')
  const changed = Object.keys(after ?? {}).filter((field) => differs(before, after, field))
  if (!before || changed.length === 0) return never('Nothing was changed by it.')
  const body = Object.fromEntries(changed.map((field) => [field, before[field]]))
  return { isPossible: true, says: 'Put your details back', method: 'PATCH', path: '/api/v1/profile', body }
}

function differs(before: Content | null, after: Content | null, field: string): boolean {
  return JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field])
}

function never(says: string): Undo {
  return { isPossible: false, says }
}
