import { fieldWords, type Wording } from '../../shared/history/value-words.ts'
import { dateStyleOf, longMonthText } from '../../shared/words.ts'
import { type Db, prepared } from '../db/open.ts'
import { requireProfile } from '../profile/repository.ts'
import type { Content, HistoryRow } from './repository.ts'

const statements = prepared(({ $client }) => {
  const name = (sql: string) => $client.prepare<[number], string | null>(sql).pluck()
  return {
    account: name('SELECT name FROM accounts WHERE id = ?'),
    client: name('SELECT name FROM clients WHERE id = ?'),
    /** No number while it is a draft. */
    invoice: name('SELECT number FROM invoices WHERE id = ?'),
    event: name('SELECT text FROM events WHERE id = ?'),
    'recurring-item': name('SELECT text FROM recurring_items WHERE id = ?'),
    'savings-goal': name('SELECT name FROM savings_goals WHERE id = ?'),
    quarter: name('SELECT quarter FROM closed_quarters WHERE id = ?'),
    'credit-note': name('SELECT number FROM credit_notes WHERE id = ?'),
    goal: name('SELECT name FROM goals WHERE id = ?'),
    /** By its month as a number, 202610. */
    review: name("SELECT month FROM monthly_reviews WHERE CAST(replace(month, '-', '') AS INTEGER) = ?"),
    lead: name('SELECT name FROM leads WHERE id = ?'),
    niche: name('SELECT name FROM niches WHERE id = ?'),
    portfolio: name('SELECT title FROM portfolio WHERE id = ?'),
    reconciledAccount: $client.prepare<[number], number>('SELECT account_id FROM reconciliations WHERE id = ?').pluck(),
    creditedInvoice: $client.prepare<[number], number>('SELECT invoice_id FROM credit_notes WHERE id = ?').pluck(),
  }
})

type Named =
  | 'account'
  | 'client'
  | 'invoice'
  | 'event'
  | 'recurring-item'
  | 'quarter'
  | 'credit-note'
  | 'goal'
  | 'review'
  | 'lead'
  | 'niche'
  | 'portfolio'
  | 'savings-goal'

const LINKS: Record<Named, (id: number, name: string | null, db: Db) => string> = {
  account: (id) => `/money?account=${id}`,
  client: (id) => `/clients/${id}`,
  invoice: (id) => `/invoices/${id}`,
  event: (id) => `/money/${id}`,
  'recurring-item': () => '/money/recurring',
  'savings-goal': () => '/living#goals',
  quarter: (_id, quarter) => `/reports?quarter=${quarter}`,
  goal: () => '/independence#goals',
  review: (_id, month) => `/independence/reviews/${month}`,
  lead: () => '/independence/leads',
  niche: () => '/independence/niche',
  portfolio: () => '/independence/niche#portfolio',
  'credit-note': (id, _number, db) => `/invoices/${statements(db).creditedInvoice.get(id)}`,
}

const PLACES = new Map([
  ['step', '/independence#way'],
  ['profile', '/settings#profile'],
  ['settings', '/settings'],
  ['tax-year', '/settings#tax-years'],
  ['tax-answers', '/settings#tax-profile'],
  ['trip', '/taxes#mileage'],
  ['numbering', '/settings#numbering'],
  ['living-budget', '/living#budget'],
  ['day-off', '/living#days-off'],
  ['plan', '/independence'],
])

/** How the values of this book are told: its currency, its order of dates, and what its records are called today. */
export function wordingOf(db: Db): Wording {
  const { currency, country } = requireProfile(db)
  const names = new Map<string, string | undefined>()
  return {
    currency,
    dateStyle: dateStyleOf(country),
    nameOf(kind, id) {
      const key = `${kind} ${id}`
      if (!names.has(key)) names.set(key, statements(db)[kind].get(id) ?? undefined)
      return names.get(key)
    },
  }
}

/** The record that a change is about, as it is called today, and its place in the app while it is there. */
export function recordOf(db: Db, row: HistoryRow): { name: string; link: string | null } | null {
  const { entity, entityId, before, after } = row
  const link = PLACES.get(entity)
  if (link) return { name: placeName(link), link }
  if (entityId !== null && entity === 'reconciliation') return reconciledAccount(db, entityId, after ?? before)
  if (entityId === null || !isNamed(entity)) return null
  const found = statements(db)[entity].get(entityId)
  if (found === undefined) {
    const former = after?.['name'] ?? before?.['name']
    return typeof former === 'string' ? { name: former, link: null } : null
  }
  return { name: nameOf(entity, found), link: LINKS[entity](entityId, found, db) }
}

function placeName(link: string): string {
  if (link.startsWith('/independence')) return 'Independence'
  if (link.startsWith('/living')) return 'Living'
  return link.startsWith('/taxes') ? 'Taxes' : 'Settings'
}

function nameOf(entity: Named, found: string | null): string {
  if (entity === 'invoice') return found === null ? 'Draft' : `Invoice ${found}`
  if (entity === 'review' && found !== null) return longMonthText(found)
  return found ?? fieldWords(entity)
}

/** A reconciliation is called as its account, of which its content tells once it was abandoned. */
function reconciledAccount(db: Db, id: number, content: Content | null): { name: string; link: string | null } | null {
  const accountId = statements(db).reconciledAccount.get(id) ?? content?.['accountId']
  const name = typeof accountId === 'number' ? statements(db).account.get(accountId) : undefined
  return name ? { name, link: `/money/reconcile/${accountId}` } : null
}

function isNamed(entity: string): entity is Named {
  return Object.hasOwn(LINKS, entity)
}
