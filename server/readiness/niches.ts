import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { DomainError } from '../../shared/errors.ts'
import { nicheWords, totalOf, weakestSides } from '../../shared/readiness/niches.ts'
import type { NicheBody, NicheReply } from '../../shared/readiness/niches-contract.ts'
import { recordChange } from '../db/history.ts'
import { niches } from '../db/independence-schema.ts'
import type { Db } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'

type NicheRow = typeof niches.$inferSelect
type NicheContent = Omit<NicheRow, 'id' | 'version'>

/** Every niche that was thought of, in the order in which they were. */
export function listNiches(db: Db): NicheReply[] {
  return db.select().from(niches).orderBy(asc(niches.id)).all().map(replyOf)
}

/** Throws: DomainError 'not-found'. */
export function nicheOf(db: Db, id: number): NicheReply {
  return replyOf(requireNiche(db, id))
}

/** Adds a niche and gives its id. Chosen, it takes the place of the one that was. */
export function addNiche(tx: Tx, body: NicheBody): number {
  const content = contentOf(tx, body, null)
  if (content.chosenOn !== null) chooseNone(tx)
  const id = Number(
    tx.db
      .insert(niches)
      .values({ ...content, version: 1 })
      .run().lastInsertRowid,
  )
  recordChange(tx, { action: 'niche.added', entity: 'niche', entityId: id, after: content })
  return id
}

/** Scores a niche anew, or chooses it. Throws: DomainError 'not-found', 'stale'. */
export function changeNiche(tx: Tx, id: number, expected: number, body: NicheBody): void {
  const before = requireNiche(tx.db, id)
  refuseStale(before.version, expected)
  const after = contentOf(tx, body, before.chosenOn)
  if (after.chosenOn !== null && before.chosenOn === null) chooseNone(tx)
  save(tx, before, after)
}

/** Throws: DomainError 'not-found', 'stale'. */
export function removeNiche(tx: Tx, id: number, expected: number): void {
  const before = requireNiche(tx.db, id)
  refuseStale(before.version, expected)
  tx.db.delete(niches).where(eq(niches.id, id)).run()
  recordChange(tx, { action: 'niche.removed', entity: 'niche', entityId: id, before: told(before) })
}

/** At most one is chosen: whichever is gives its place up. */
function chooseNone(tx: Tx): void {
  const chosen = tx.db.select().from(niches).where(isNotNull(niches.chosenOn)).get()
  if (chosen) save(tx, chosen, { ...told(chosen), chosenOn: null })
}

function save(tx: Tx, before: NicheRow, after: NicheContent): void {
  tx.db
    .update(niches)
    .set({ ...after, version: before.version + 1 })
    .where(and(eq(niches.id, before.id), eq(niches.version, before.version)))
    .run()
  recordChange(tx, { action: 'niche.changed', entity: 'niche', entityId: before.id, before: told(before), after })
}

/** One that is chosen stays chosen since the day it was. */
function contentOf(tx: Tx, { isChosen, ...body }: NicheBody, chosenOn: NicheRow['chosenOn']): NicheContent {
  return { ...body, chosenOn: isChosen ? (chosenOn ?? tx.today) : null }
}

function told({ id: _id, version: _version, ...content }: NicheRow): NicheContent {
  return content
}

function requireNiche(db: Db, id: number): NicheRow {
  const row = db.select().from(niches).where(eq(niches.id, id)).get()
  if (!row) throw new DomainError('not-found', `There is no niche ${id}.`)
  return row
}

function replyOf(row: NicheRow): NicheReply {
  return { ...row, total: totalOf(row), weakest: weakestSides(row), says: nicheWords(row) }
}
