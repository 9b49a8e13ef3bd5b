import { and, desc, eq } from 'drizzle-orm'
import { DomainError } from '../../shared/errors.ts'
import type { PortfolioBody, PortfolioItemReply } from '../../shared/readiness/portfolio-contract.ts'
import { recordChange } from '../db/history.ts'
import { portfolio } from '../db/independence-schema.ts'
import type { Db } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'

type ItemRow = typeof portfolio.$inferSelect

/** Pieces and testimonials, the latest first. */
export function listPortfolio(db: Db): PortfolioItemReply[] {
  return db.select().from(portfolio).orderBy(desc(portfolio.date), desc(portfolio.id)).all()
}

/** Throws: DomainError 'not-found'. */
export function portfolioItem(db: Db, id: number): PortfolioItemReply {
  return requireItem(db, id)
}

/** Lists a piece or a testimonial and gives its id. Throws: DomainError 'date-in-future'. */
export function addPortfolioItem(tx: Tx, body: PortfolioBody): number {
  refuseFuture(tx, body)
  const id = Number(
    tx.db
      .insert(portfolio)
      .values({ ...body, version: 1 })
      .run().lastInsertRowid,
  )
  recordChange(tx, { action: 'portfolio.added', entity: 'portfolio', entityId: id, after: body })
  return id
}

/** Throws: DomainError 'not-found', 'stale', 'date-in-future'. */
export function changePortfolioItem(tx: Tx, id: number, expected: number, body: PortfolioBody): void {
  const before = requireItem(tx.db, id)
  refuseStale(before.version, expected)
  refuseFuture(tx, body)
  tx.db
    .update(portfolio)
    .set({ ...body, version: expected + 1 })
    .where(and(eq(portfolio.id, id), eq(portfolio.version, expected)))
    .run()
  recordChange(tx, {
    action: 'portfolio.changed',
    entity: 'portfolio',
    entityId: id,
    before: told(before),
    after: body,
  })
}

/** Throws: DomainError 'not-found', 'stale'. */
export function removePortfolioItem(tx: Tx, id: number, expected: number): void {
  const before = requireItem(tx.db, id)
  refuseStale(before.version, expected)
  tx.db.delete(portfolio).where(eq(portfolio.id, id)).run()
  recordChange(tx, { action: 'portfolio.removed', entity: 'portfolio', entityId: id, before: told(before) })
}

function refuseFuture(tx: Tx, { date }: PortfolioBody): void {
  if (date > tx.today) throw new DomainError('date-in-future', 'List what is there already.', '#/date')
}

function told({ id: _id, version: _version, ...content }: ItemRow): PortfolioBody {
  return content
}

function requireItem(db: Db, id: number): ItemRow {
  const row = db.select().from(portfolio).where(eq(portfolio.id, id)).get()
  if (!row) throw new DomainError('not-found', `There is no piece or testimonial ${id}.`)
  return row
}
