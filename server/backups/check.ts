import type Database from 'better-sqlite3'
import { checkAccounts } from '../accounts/check-accounts.ts'
import { checkMovements } from '../accounts/check-movements.ts'
import { checkReconciliations } from '../accounts/check-reconciliations.ts'
import { readInstance, type Seen } from '../db/instance.ts'
import { schemaOfRelease } from '../db/migrate.ts'
import type { Db } from '../db/open.ts'
import { checkForecast } from '../forecast/check-forecast.ts'
import { checkChain } from '../history/check-chain.ts'
import { checkContents } from '../history/check-contents.ts'
import { checkDocuments } from '../invoices/check-invoices.ts'
import { checkLiving } from '../living/check-living.ts'
import { checkWay } from '../readiness/check-way.ts'
import { checkReceiptFiles, unnamedReceiptFiles } from '../receipt-files/check.ts'
import { checkRecurring } from '../recurring/check-recurring.ts'
import { checkClosings } from '../reports/check-closings.ts'
import { checkReviews } from '../reviews/check-reviews.ts'
import { checkTaxes } from '../taxes/check-taxes.ts'
import { checkKeptTotals } from './check-kept-totals.ts'

/** Something in the book that does not hold. Nothing is ever repaired here: a repair is a recorded entry by a person. */
export interface Finding {
  code: string
  entity: string
  message: string
}

/**
 * Reads the whole book and tells everything that does not hold, in no case changing a byte. Empty when all is well. Beside a
 * running server it is one state of the book that is read.
 *
 * Throws: DataFolderError when instance.json cannot be read.
 */
export function checkBook(db: Db, dataDir: string | undefined): Finding[] {
  const damage = [...checkFile(db.$client)]
  // Where the file itself is damaged, what is read from it says nothing more.
  if (damage.length > 0) return damage
  // Before the rows: what the server writes there meanwhile is further on than the state that is read.
  const seen = dataDir === undefined ? undefined : readInstance(dataDir)
  const faults = db.$client.transaction(() => faultsOf(db, seen))()
  // Each receipt is held against the book of its moment, because its file goes with its last row.
  return [...faults, ...(dataDir === undefined ? [] : checkReceiptFiles(db, dataDir))]
}

function faultsOf(db: Db, seen: Seen | undefined): Finding[] {
  return [
    ...checkKeptTotals(db.$client),
    ...checkMovements(db.$client),
    ...checkDocuments(db),
    ...checkClosings(db.$client),
    ...checkChain(db, seen),
    ...checkContents(db),
    ...checkKeys(db.$client),
    ...checkReconciliations(db.$client),
    ...checkAccounts(db.$client),
    ...checkRecurring(db),
    ...checkTaxes(db.$client),
    ...checkReviews(db.$client),
    ...checkWay(db.$client),
    ...checkLiving(db.$client),
    ...checkForecast(db.$client),
  ]
}

/** What is no fault of the book, and yet worth knowing. */
export function warningsAbout(db: Db, dataDir: string): Finding[] {
  return [...unnamedReceiptFiles(db, dataDir)]
}

function* checkFile(sqlite: Database.Database): Generator<Finding> {
  for (const { integrity_check: answer } of sqlite.pragma('integrity_check(20)') as { integrity_check: string }[]) {
    if (answer !== 'ok') yield { code: 'INTEGRITY', entity: 'data.db', message: answer }
  }
  for (const row of sqlite.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]) {
    yield {
      code: 'REFERENCE',
      entity: `${row.table} ${row.rowid}`,
      message: `names a row of ${row.parent} that is not there`,
    }
  }
  const released = schemaOfRelease()
  const here = new Map(
    (
      sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'").all() as {
        name: string
        sql: string
      }[]
    ).map(({ name, sql }) => [name, sql]),
  )
  for (const [name, sql] of released) {
    if (here.get(name) !== sql)
      yield { code: 'SCHEMA', entity: name, message: here.has(name) ? 'is not as it was released' : 'is missing' }
  }
  for (const name of here.keys()) {
    if (!released.has(name)) yield { code: 'SCHEMA', entity: name, message: 'does not belong to a book' }
  }
}

function* checkKeys(sqlite: Database.Database): Generator<Finding> {
  const lost = sqlite
    .prepare(
      `SELECT key FROM idempotency_keys WHERE NOT json_valid(body)
         OR (body ->> '$.event.id' IS NOT NULL AND body ->> '$.event.id' NOT IN (SELECT id FROM events))`,
    )
    .pluck()
    .all()
  for (const key of lost)
    yield { code: 'KEY', entity: `idempotency key ${String(key)}`, message: 'points to a record that is not there' }
}
