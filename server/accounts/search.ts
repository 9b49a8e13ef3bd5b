import type { EventsQuery } from '../../shared/accounts/contract.ts'
import type { Db } from '../db/open.ts'
import { homeCurrency } from '../profile/repository.ts'
import { amountIn, canFold, likeFolded, wordsIn } from './search-words.ts'

// Which entries a query of the statement finds, as a condition on events e with their effects x that holds only what was
// asked for: so the database sees which index serves it.

export interface Search {
  /** A condition on `e` and `x`; always true when nothing was asked for. */
  condition: string
  parameters: Record<string, string | number>
}

// The amount that the statement shows: what the real accounts gained or lost, else what moved between them, else all of it.
const SHOWN_MINOR = 'coalesce(nullif(abs(x.net_minor), 0), nullif(x.own_minor, 0), x.whole_minor)'

/** What the query asks for. Words may stand in any order; each must be found in the text, the note, the client or the amount. */
export function searchOf(db: Db, query: Partial<EventsQuery>): Search {
  canFold(db)
  const conditions: string[] = []
  const parameters: Search['parameters'] = {}
  const ask = (name: string, value: string | number | undefined, condition: string) => {
    if (value === undefined) return
    parameters[name] = value
    conditions.push(condition)
  }
  ask('kind', query.kind, 'e.kind = @kind')
  ask('client', query.client, 'e.client_id = @client')
  // A month and days narrow each other.
  ask('month', query.month, "e.date BETWEEN @month || '-01' AND @month || '-31'")
  ask('from', query.from, 'e.date >= @from')
  ask('to', query.to, 'e.date <= @to')
  ask('account', query.account, touches('= @account'))
  ask('category', query.category, touches('= @category'))
  ask('role', query.role, touches('IN (SELECT id FROM accounts WHERE role = @role)'))
  ask('leastMinor', query.leastMinor, `${SHOWN_MINOR} >= @leastMinor`)
  ask('mostMinor', query.mostMinor, `${SHOWN_MINOR} <= @mostMinor`)
  for (const [index, word] of wordsIn(query.q ?? '').entries()) {
    ask(`word${index}`, likeFolded(word), holdsWord(`@word${index}`))
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

/**
 * LIKE knows no case of the letters of ASCII. Folding costs more: only the entries that an index knows to have other letters
 * are folded.
 */
function holdsWord(word: string): string {
  const like = (text: string) => `${text} LIKE ${word} ESCAPE '\\'`
  return `(${like('e.text')} OR ${like('e.note')} OR e.client_id IN (SELECT id FROM clients WHERE ${like('folded(name)')})
    OR e.id IN (SELECT id FROM events
      WHERE (length(CAST(text AS BLOB)) > length(text) OR length(CAST(note AS BLOB)) > length(note))
        AND (${like('folded(text)')} OR ${like('folded(note)')})))`
}

/** A part of the entry, the whole before a fee, what it did to the accounts, or what its document says. */
function hasAmount(amount: string): string {
  return `e.document_minor = ${amount} OR x.whole_minor = ${amount} OR abs(x.net_minor) = ${amount}
    OR e.id IN (SELECT event_id FROM movements WHERE amount_minor = ${amount})`
}
