import { createHash } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { basename } from 'node:path'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { BooksRecordType } from '../../shared/imports/books-format.ts'
import { openAccountOn } from '../accounts/repository.ts'
import { recordChange } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import { BooksReader, type Owner } from './books-reader.ts'
import { readLines } from './read-lines.ts'

export interface BooksFile {
  path: string
  /** Whose book it becomes when it is not set up yet. */
  owner: Owner
  today: CalendarDate
  /** Told now and then how many entries are in, and how many the first line announced. */
  onProgress?: (entries: number, announced: number) => void
}

/** What came in. */
export interface ImportedBooks {
  counts: ReadonlyMap<BooksRecordType, number>
  entries: number
  /** The days of the first and the last entry; undefined without any. */
  period: { from: CalendarDate; to: CalendarDate } | undefined
  madeProfile: boolean
}

const NO_HASH_YET = '0'.repeat(64)

const statements = prepared((db) => ({
  isEmpty: db.$client
    .prepare<[], 0 | 1>('SELECT NOT EXISTS (SELECT 1 FROM events) AND NOT EXISTS (SELECT 1 FROM invoices)')
    .pluck(),
  begin: db.$client.prepare("INSERT INTO imports (at, file_name, sha256, summary) VALUES (?, ?, ?, '{}')"),
  finish: db.$client.prepare('UPDATE imports SET sha256 = ?, summary = ? WHERE id = ?'),
}))

/**
 * Brings a whole set of books (docs/books-format.md) into a book without entries, in one transaction: everything or
 * nothing. A book that is not set up yet gets its profile; one that is keeps its accounts and categories, and those of
 * the same name in the file are taken for them.
 *
 * Throws: DomainError 'book-not-empty', or 'invalid-book' with up to twenty problems, each with its line; then the book
 * is as it was.
 */
export function importBooks(db: Db, file: BooksFile): ImportedBooks {
  const descriptor = openSync(file.path, 'r')
  try {
    return inTransaction(db, { actor: 'owner', today: file.today }, (tx) => readInto(tx, file, descriptor))
  } finally {
    closeSync(descriptor)
  }
}

function readInto(tx: Tx, { path, owner, onProgress }: BooksFile, descriptor: number): ImportedBooks {
  const { isEmpty, begin, finish } = statements(tx.db)
  if (isEmpty.get() !== 1) {
    const message =
      'This book has entries already; a whole set of books goes into an empty one only. Name another folder: DATA_DIR=…'
    throw new DomainError('book-not-empty', message)
  }
  const fileName = basename(path)
  // The entries refer to the import, so its row comes first; what only the end of the file tells is filled in then.
  const importId = Number(begin.run(tx.at, fileName, NO_HASH_YET).lastInsertRowid)
  const hash = createHash('sha256')
  const reader = new BooksReader({ tx, importId, owner, onProgress })
  const book = reader.readAll(readLines(descriptor, hash))
  const { counts, entries, period, madeProfile } = reader
  for (const account of book.accounts.values())
    openAccountOn(tx.db, account.id, account.openedOn ?? earlier(book.meta.start, account.earliest))
  const summary = Object.fromEntries(counts)
  const sha256 = hash.digest('hex')
  finish.run(sha256, JSON.stringify(summary), importId)
  const { start, end, currency } = book.meta
  recordChange(tx, {
    action: 'books.imported',
    entity: 'import',
    entityId: importId,
    after: { fileName, sha256, counts: summary, start, end, currency, ...(madeProfile && { owner }) },
  })
  return { counts, entries, period, madeProfile }
}

function earlier(date: CalendarDate, other: CalendarDate | undefined): CalendarDate {
  return other !== undefined && other < date ? other : date
}
