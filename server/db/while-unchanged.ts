import type { Db } from './open.ts'
import { prepared } from './prepared.ts'

const statements = prepared((db) => ({
  // Another connection's commits, of this process or another one, change the first; this connection's changes the second.
  dataVersion: db.$client.prepare<[], number>('PRAGMA data_version').pluck(),
  changes: db.$client.prepare<[], number>('SELECT total_changes()').pluck(),
}))

interface Kept<Answer> {
  dataVersion: number | undefined
  changes: number | undefined
  answers: Map<string, Answer>
}

const MOST_ANSWERS = 64

/**
 * What follows from the book and a key alone, worked out once and kept until the next commit, whoever makes it. Inside a
 * transaction that may write nothing is kept and nothing kept is used: what is read there may yet be rolled back.
 *
 * The answer is shared by all who ask: nobody may change it.
 */
export function whileUnchanged<Key extends string, Answer>(
  work: (db: Db, key: Key) => Answer,
): (db: Db, key: Key) => Answer {
  const books = new WeakMap<Db, Kept<Answer>>()
  return (db, key) => {
    if (mayRollBack(db)) return work(db, key)
    // The state is read before the work: a commit that comes in between is seen by the next to ask.
    const kept = current(db, books)
    const found = kept.answers.get(key)
    if (found !== undefined) return found
    const answer = work(db, key)
    if (kept.answers.size >= MOST_ANSWERS) kept.answers.clear()
    kept.answers.set(key, answer)
    return answer
  }
}

/**
 * What follows from a key and from what the book says up to a version of it: worked out once and kept until that version is
 * another one. Inside a transaction that may be rolled back nothing is kept and nothing kept is used.
 *
 * The answer is shared by all who ask: nobody may change it.
 */
export function whileVersionStays<Key extends string, Answer>(
  versionFor: (db: Db, key: Key) => string,
  work: (db: Db, key: Key) => Answer,
): (db: Db, key: Key) => Answer {
  const books = new WeakMap<Db, Map<string, { version: string; answer: Answer }>>()
  return (db, key) => {
    if (mayRollBack(db)) return work(db, key)
    const kept = books.get(db) ?? new Map<string, { version: string; answer: Answer }>()
    books.set(db, kept)
    // The version is read before the work: a commit that comes in between makes another one, which the next to ask sees.
    const version = versionFor(db, key)
    const found = kept.get(key)
    if (found?.version === version) return found.answer
    const answer = work(db, key)
    if (kept.size >= MOST_ANSWERS) kept.clear()
    kept.set(key, { version, answer })
    return answer
  }
}

/** A connection that only reads sees one state of the book throughout its transaction. */
function mayRollBack({ $client }: Db): boolean {
  return $client.inTransaction && !$client.readonly
}

/** What is kept of the book as it is now; nothing yet when a commit came in between. */
function current<Answer>(db: Db, books: WeakMap<Db, Kept<Answer>>): Kept<Answer> {
  const dataVersion = statements(db).dataVersion.get()
  const changes = statements(db).changes.get()
  const kept = books.get(db)
  if (kept && kept.dataVersion === dataVersion && kept.changes === changes) return kept
  const fresh: Kept<Answer> = { dataVersion, changes, answers: new Map() }
  books.set(db, fresh)
  return fresh
}
