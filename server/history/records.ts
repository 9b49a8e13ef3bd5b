import { fieldWords, type Wording } from '../../shared/history/value-words.ts'
import { dateStyleOf } from '../../shared/words.ts'
import { type Db, prepared } from '../db/open.ts'
import { requireProfile } from '../profile/repository.ts'
import type { HistoryRow } from './repository.ts'

const statements = prepared(({ $client }) => {
  const name = (sql: string) => $client.prepare<[number], string | null>(sql).pluck()
  return {
    account: name('SELECT name FROM accounts WHERE id = ?'),
    client: name('SELECT name FROM clients WHERE id = ?'),
    /** No number while it is a draft. */
    invoice: name('SELECT number FROM invoices WHERE id = ?'),
    event: name('SELECT text FROM events WHERE id = ?'),
    'recurring-item': name('SELECT text FROM recurring_items WHERE id = ?'),
  }
})

type Named = 'account' | 'client' | 'invoice' | 'event' | 'recurring-item'

const LINKS: Record<Named, (id: number) => string> = {
  account: (id) => `/money?account=${id}`,
  client: (id) => `/clients/${id}`,
  invoice: (id) => `/invoices/${id}`,
  event: (id) => `/money/${id}`,
  'recurring-item': () => '/money/recurring',
}

const SETTINGS = new Map([
  ['profile', '/settings#profile'],
  ['settings', '/settings'],
  ['tax-year', '/settings#tax-years'],
  ['tax-answers', '/taxes#profile'],
  ['trip', '/taxes#mileage'],
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
  const link = SETTINGS.get(entity)
  if (link) return { name: link.startsWith('/taxes') ? 'Taxes' : 'Settings', link }
  if (entityId === null || !isNamed(entity)) return null
  const found = statements(db)[entity].get(entityId)
  if (found === undefined) {
    const former = after?.['name'] ?? before?.['name']
    return typeof former === 'string' ? { name: former, link: null } : null
  }
  const name = entity === 'invoice' ? (found === null ? 'Draft' : `Invoice ${found}`) : (found ?? fieldWords(entity))
  return { name, link: LINKS[entity](entityId) }
}

function isNamed(entity: string): entity is Named {
  return Object.hasOwn(LINKS, entity)
}
