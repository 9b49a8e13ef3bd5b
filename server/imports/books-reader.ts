import Database from 'better-sqlite3'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import {
  type BooksEntry,
  type BooksRecord,
  type BooksRecordType,
  type RecordOf,
  readRecord,
} from '../../shared/imports/books-format.ts'
import { refuseFuture } from '../accounts/insert-event.ts'
import { profile as profileTable } from '../db/schema.ts'
import type { Tx } from '../db/transaction.ts'
import { findProfile, type ProfileRow, requireProfile, saveSettings } from '../profile/repository.ts'
import { insertEndsOfTheWorld } from '../profile/set-up.ts'
import { IncomingBook } from './book.ts'
import { FollowsFault } from './names.ts'
import { type Line, LineTooLong } from './read-lines.ts'
import { writeCreditNote, writeInvoice } from './write-documents.ts'
import { writeDraw, writeExpense, writeOpening, writePayment, writeTaxPayment, writeTransfer } from './write-entries.ts'
import { writeAccount, writeCategory, writeClient } from './write-names.ts'

export interface Owner {
  name: string
  /** Two capital letters. */
  country: string
  timeZone: string
}

interface Problem {
  line: number
  message: string
}

const MOST_PROBLEMS = 20
const PROGRESS_EVERY = 2000
const DEFAULT_SET_ASIDE_BPS = 3000

/** Reads the lines of a file into a book, and collects what is wrong with them. */
export class BooksReader {
  readonly counts = new Map<BooksRecordType, number>()
  entries = 0
  period: { from: CalendarDate; to: CalendarDate } | undefined
  /** The book was not set up before. */
  madeProfile = false
  readonly #tx: Tx
  readonly #importId: number
  readonly #owner: Owner
  readonly #onProgress: ((entries: number, announced: number) => void) | undefined
  readonly #problems: Problem[] = []
  readonly #entryIds = new Set<number>()
  #book: IncomingBook | undefined
  #line = 0

  constructor({
    tx,
    importId,
    owner,
    onProgress,
  }: {
    tx: Tx
    importId: number
    owner: Owner
    onProgress: ((entries: number, announced: number) => void) | undefined
  }) {
    this.#tx = tx
    this.#importId = importId
    this.#owner = owner
    this.#onProgress = onProgress
  }

  /** Reads until the end, or until there are problems enough. Throws: DomainError 'invalid-book' with all of them. */
  readAll(lines: Iterable<Line>): IncomingBook {
    try {
      for (const { number, text } of lines) {
        this.#line = number
        this.#readLine(text)
        if (this.#problems.length >= MOST_PROBLEMS || (this.#book === undefined && this.#problems.length > 0)) break
      }
    } catch (error) {
      this.#refuse(...sayWhyStopped(error, this.#line))
    }
    if (this.#problems.length === 0) this.#refuseIncomplete()
    if (this.#book === undefined || this.#problems.length > 0) throw invalidBook(this.#problems)
    return this.#book
  }

  #readLine(text: string | undefined): void {
    const value = text === undefined ? undefined : parse(text)
    if (text?.trim() === '') return
    if (text === undefined) this.#refuse('This line is not UTF-8 text. Save the file as UTF-8.')
    else if (value === undefined) this.#refuse('This line is not one whole JSON object. Is the file cut off here?')
    else this.#readValue(value)
  }

  #readValue(value: unknown): void {
    const { record, problems = [] } = readRecord(value)
    for (const problem of problems) this.#refuse(problem)
    try {
      if (record) this.#take(record)
      else this.#book?.markFaulty(value)
    } catch (error) {
      if (error instanceof DomainError) this.#refuse(error.message)
      else if (!(error instanceof FollowsFault)) throw error
      this.#book?.markFaulty(value)
    }
  }

  #take(record: BooksRecord): void {
    if (record.type === 'meta') this.#begin(record)
    else if (this.#book === undefined)
      throw new DomainError('invalid-book', 'The first line must be the one with "type": "meta".')
    else {
      if ('date' in record) this.#count(record, this.#book)
      write(this.#book, record, this.#line)
    }
    this.counts.set(record.type, (this.counts.get(record.type) ?? 0) + 1)
  }

  #begin(meta: RecordOf<'meta'>): void {
    const { start, end, currency } = meta
    if (this.#book) throw new DomainError('invalid-book', 'There is a line with "type": "meta" before this one.')
    if (end < start) throw new DomainError('invalid-book', `The end, ${end}, lies before the start, ${start}.`)
    const existing = findProfile(this.#tx.db)
    if (existing && existing.currency !== currency)
      throw new DomainError('invalid-book', `The file is in ${currency}; this book is kept in ${existing.currency}.`)
    this.madeProfile = existing === undefined
    const profile = existing ?? makeProfile(this.#tx, this.#owner, meta)
    this.#book = new IncomingBook(this.#tx, this.#importId, profile, meta)
  }

  #count({ id, date }: BooksEntry, { meta }: IncomingBook): void {
    this.entries += 1
    if (this.entries % PROGRESS_EVERY === 0) this.#onProgress?.(this.entries, meta.entries)
    if (this.#entryIds.has(id)) throw new DomainError('invalid-book', `There is already an entry with the id ${id}.`)
    this.#entryIds.add(id)
    refuseFuture(this.#tx, date)
    this.period ??= { from: date, to: date }
    if (date < this.period.from) this.period.from = date
    if (date > this.period.to) this.period.to = date
  }

  /** What only the end of the file shows. */
  #refuseIncomplete(): void {
    if (this.#book === undefined) this.#refuse('The file is empty.', 1)
    else {
      for (const { line, message } of this.#book.overpaid()) this.#refuse(message, line)
      const { entries } = this.#book.meta
      if (this.entries !== entries)
        this.#refuse(`The first line announces ${entries} entries; the file ends here with ${this.entries}.`)
    }
  }

  #refuse(message: string, line = this.#line): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ line, message })
  }
}

function write(book: IncomingBook, record: Exclude<BooksRecord, RecordOf<'meta'>>, line: number): void {
  switch (record.type) {
    case 'account':
      writeAccount(book, record)
      break
    case 'category':
      writeCategory(book, record)
      break
    case 'client':
      writeClient(book, record)
      break
    case 'opening':
      writeOpening(book, record)
      break
    case 'invoice':
      writeInvoice(book, record)
      break
    case 'credit_note':
      writeCreditNote(book, record)
      break
    case 'payment':
      writePayment(book, record, line)
      break
    case 'expense':
      writeExpense(book, record)
      break
    case 'tax_payment':
      writeTaxPayment(book, record)
      break
    case 'transfer':
      writeTransfer(book, record)
      break
    case 'draw':
      writeDraw(book, record)
      break
  }
}

/** The owner, settings that say nothing of needs yet, and the ends of the world. */
function makeProfile(tx: Tx, { name, country, timeZone }: Owner, { start, currency }: RecordOf<'meta'>): ProfileRow {
  tx.db
    .insert(profileTable)
    .values({
      id: 1,
      name,
      trade: '',
      work: 'independent',
      country,
      currency,
      timeZone,
      address: '',
      email: '',
      taxNumber: '',
      howToPay: '',
      version: 1,
    })
    .run()
  insertEndsOfTheWorld(tx)
  saveSettings(tx.db, {
    fromDate: start,
    setAsideBps: DEFAULT_SET_ASIDE_BPS,
    setAsideBase: 'profit',
    essentialsMinor: 0,
    benefitsMinor: 0,
    irregularYearlyMinor: 0,
    businessCostsMinor: 0,
    dayJobNetMinor: 0,
    poorMonthMinor: null,
  })
  return requireProfile(tx.db)
}

/** The line's value, or undefined when it is not JSON, which has no undefined. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** What ends the reading at once, as a problem of its line; anything else is a fault of the program or of the disk. */
function sayWhyStopped(error: unknown, line: number): [message: string, line: number] {
  if (error instanceof LineTooLong)
    return ['This line is longer than a record can be; the file is read no further.', error.line]
  if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT'))
    return [`The book cannot hold this record: ${error.message}.`, line]
  throw error
}

function invalidBook(problems: readonly Problem[]): DomainError {
  const lines = [...problems].sort((a, b) => a.line - b.line).map(({ line, message }) => `  line ${line}: ${message}`)
  const isCut = problems.length >= MOST_PROBLEMS ? `The first ${MOST_PROBLEMS} problems` : 'What is wrong'
  return new DomainError(
    'invalid-book',
    `Nothing was brought in; the book is as it was. ${isCut}:\n${lines.join('\n')}`,
  )
}
