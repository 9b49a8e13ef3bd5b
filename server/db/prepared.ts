import type { Db } from './open.ts'

/** A prepared query, made once for each connection: building one anew costs many times its execution. */
export function prepared<Query>(build: (db: Db) => Query): (db: Db) => Query {
  const queries = new WeakMap<Db, Query>()
  return (db) => {
    const found = queries.get(db)
    if (found !== undefined) return found
    const made = build(db)
    queries.set(db, made)
    return made
  }
}
