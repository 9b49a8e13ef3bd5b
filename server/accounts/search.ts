import type { EventsQuery } from '../../shared/accounts/contract.ts'
import { firstDay, lastDay } from '../../shared/calendar.ts'
import type { Db } from '../db/open.ts'
import { prepared } from '../db/open.ts'
import { homeCurrency } from '../profile/repository.ts'
import { amountIn, folded, wordsIn } from './search-words.ts'

// Which entries a query of the statement finds, as a condition on events e that holds only what was asked for: so the
// database sees which index serves it.

export interface Search {
  /** A condition on `e`; always true when nothing was asked for. */
  condition: string
  parameters: Record<string, string | number>
}

const REAL = `(SELECT id FROM accounts WHERE role IN ('spending', 'tax-reserve', 'buffer', 'card', 'other'))`

/** What one movement m did to the real accounts together, in minor units. */
export const SIGNED_MINOR = `CASE WHEN m.to_account_id IN ${REAL} THEN iif(m.from_account_id IN ${REAL}, 0, m.amount_minor)
  WHEN m.from_account_id IN ${REAL} THEN -m.amount_minor ELSE 0 END`
const OWN_MINOR = `iif(m.to_account_id IN ${REAL} AND m.from_account_id IN ${REAL}, m.amount_minor, 0)`

// The amount that the statement shows: what the real accounts gained or lost, else what moved between them, else all of it.
const SHOWN_MINOR = `coalesce(nullif(abs(sum(${SIGNED_MINOR})), 0), nullif(sum(${OWN_MINOR}), 0), sum(m.amount_minor))`

const folding = prepared((db) => {
  db.$client.function('folded', { deterministic: true }, (text) => folded(String(text)))
  return true
})

/** What the query asks for. Words may stand in any order; each must be found in the text, the note, the client or the amount. */
export function searchOf(db: Db, query: Partial<EventsQuery>): Search {
  folding(db)
  const conditions: string[] = []
  const parameters: Search['parameters'] = {}
  const ask = (name: string, value: string | number | undefined, condition: string) => {
    if (value === undefined) return
    parameters[name] = value
    conditions.push(condition)
  }
  ask('kind', query.kind, 'e.kind = @kind')
  ask('client', query.client, 'e.client_id = @client')
  ask('from', query.month ? firstDay(query.month) : query.from, 'e.date >= @from')
  ask('to', query.month ? lastDay(query.month) : query.to, 'e.date <= @to')
  ask('account', query.account, touches('= @account'))
  ask('category', query.category, touches('= @category'))
  ask('role', query.role, touches('IN (SELECT id FROM accounts WHERE role = @role)'))
  ask('leastMinor', query.leastMinor, moves(`${SHOWN_MINOR} >= @leastMinor`))
  ask('mostMinor', query.mostMinor, moves(`${SHOWN_MINOR} <= @mostMinor`))
  for (const [index, word] of wordsIn(query.q ?? '').entries()) {
    ask(`word${index}`, `%${folded(word).replace(/[\\%_]/g, '\\$&')}%`, holdsWord(`@word${index}`))
    const amountMinor = amountIn(word, homeCurrency(db))
    if (amountMinor === undefined) continue
    parameters[`amount${index}`] = amountMinor
    conditions.push(`(${conditions.pop()} OR ${hasAmount(`@amount${index}`)})`)
  }
  return { condition: conditions.length === 0 ? 'TRUE' : conditions.join('\n AND '), parameters }
}

function touches(account: string): string {
  return `e.id IN (SELECT event_id FROM movements WHERE from_account_id ${account}
    UNION ALL SELECT event_id FROM movements WHERE to_account_id ${account})`
}

/** LIKE knows no case of the letters of ASCII; only a text with others is folded, which costs more. */
function holdsWord(word: string): string {
  const like = (text: string) => `${text} LIKE ${word} ESCAPE '\\'`
  const foldedLike = (column: string) =>
    `(octet_length(${column}) > length(${column}) AND ${like(`folded(${column})`)})`
  return `(${like('e.text')} OR ${like('e.note')} OR e.client_id IN (SELECT id FROM clients WHERE ${like('folded(name)')})
    OR ${foldedLike('e.text')} OR ${foldedLike('e.note')})`
}

/** Worked out for all entries at once, not for one after the other. */
function moves(amounts: string): string {
  return `e.id IN (SELECT m.event_id FROM movements m GROUP BY m.event_id HAVING ${amounts})`
}

/** A part of the entry, the whole before a fee, what it did to the accounts, or what its document says. */
function hasAmount(amount: string): string {
  const amounts = `max(m.amount_minor = ${amount}) OR sum(m.amount_minor) = ${amount} OR abs(sum(${SIGNED_MINOR})) = ${amount}`
  return `e.document_minor = ${amount} OR ${moves(amounts)}`
}
