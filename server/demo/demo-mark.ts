import { eq } from 'drizzle-orm'
import { type Db, prepared } from '../db/open.ts'
import { instance } from '../db/schema.ts'

const queries = prepared((db) => ({
  mark: db.select({ isDemo: instance.isDemo }).from(instance).where(eq(instance.id, 1)).prepare(),
}))

/** True for a book that was made up by the program. */
export function isDemo(db: Db): boolean {
  return queries(db).mark.get()?.isDemo === true
}

export function markAsDemo(db: Db): void {
  db.update(instance).set({ isDemo: true }).where(eq(instance.id, 1)).run()
}
