import { accessSync, constants, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { isRealRole } from '../../shared/accounts/roles.ts'
import { type CalendarDate, dateInZone } from '../../shared/calendar.ts'
import type { BooksRecordType } from '../../shared/imports/books-format.ts'
import { money, sum } from '../../shared/money.ts'
import { SetUpBody } from '../../shared/profile/contract.ts'
import { dateStyleOf, dateText, moneyText, numberText } from '../../shared/words.ts'
import { balancesOn, listAccounts } from '../accounts/repository.ts'
import { requireClient } from '../clients/repository.ts'
import { ConfigError } from '../config.ts'
import { DataFolderError } from '../db/data-folder-error.ts'
import type { Db } from '../db/open.ts'
import { openInvoicesOn } from '../invoices/receivables.ts'
import { findProfile, requireProfile } from '../profile/repository.ts'
import type { Owner } from './books-reader.ts'
import { type ImportedBooks, importBooks } from './import-books.ts'
import { showProgress } from './progress.ts'

/** What the command line gave. */
export interface ImportBooksArguments {
  file?: string | undefined
  name?: string | undefined
  country?: string | undefined
  'time-zone'?: string | undefined
  /** A day to take for today; the day it is for the owner of the book when it is left out. */
  today?: CalendarDate | undefined
}

/**
 * `evenkeel import-books FILE`: brings a whole set of books into an empty book and says what came in.
 *
 * Throws: ConfigError for a file or an option that cannot be used, DomainError 'book-not-empty' or 'invalid-book', and
 * DataFolderError when the disk is full. Each leaves the book as it was.
 */
export async function importBooksCommand(db: Db, given: ImportBooksArguments): Promise<void> {
  const path = readableFile(given.file)
  const owner = ownerOf(given)
  const today = given.today ?? dateInZone(Date.now(), findProfile(db)?.timeZone ?? owner.timeZone)
  const progress = showProgress('Entries')
  let imported: ImportedBooks
  try {
    imported = importBooks(db, { path, owner, today, onProgress: progress.update })
  } catch (error) {
    throw isFullDisk(error)
      ? new DataFolderError('The disk is full. Nothing was brought in; make room, then try again.')
      : error
  } finally {
    progress.stop()
  }
  console.log(summaryText(db, imported, today))
}

/** Throws: ConfigError. */
function readableFile(file: string | undefined): string {
  if (file === undefined) throw new ConfigError('Name the file to bring in: evenkeel import-books FILE')
  try {
    accessSync(file, constants.R_OK)
    if (statSync(file).isFile()) return file
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
  throw new ConfigError(`${file} is not a file.`)
}

const OwnerOptions = SetUpBody.pick({ name: true, country: true, timeZone: true })
const OPTIONS = new Map([
  ['name', '--name'],
  ['country', '--country'],
  ['timeZone', '--time-zone'],
])

/** Throws: ConfigError. */
function ownerOf({ name = 'Owner', country = 'US', 'time-zone': timeZone }: ImportBooksArguments): Owner {
  const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const parsed = OwnerOptions.safeParse({ name, country, timeZone: timeZone ?? machineZone })
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${OPTIONS.get(String(path[0])) ?? ''}: ${message}`)
  throw new ConfigError(problems.join('\n'))
}

function isFullDisk(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR)/.test(error.code)
}

const ENTRY_WORDS: readonly (readonly [type: BooksRecordType, one: string, many: string])[] = [
  ['account', 'account', 'accounts'],
  ['category', 'category', 'categories'],
  ['client', 'client', 'clients'],
  ['opening', 'opening balance', 'opening balances'],
  ['invoice', 'invoice', 'invoices'],
  ['credit_note', 'credit note', 'credit notes'],
  ['payment', 'payment', 'payments'],
  ['expense', 'expense', 'expenses'],
  ['tax_payment', 'tax payment', 'tax payments'],
  ['transfer', 'transfer', 'transfers'],
  ['draw', 'draw', 'draws'],
]
const MOST_CLIENTS = 10

/** What came in, what the accounts hold and what clients owe now. */
function summaryText(db: Db, { counts, entries, period, madeProfile }: ImportedBooks, today: CalendarDate): string {
  const { country } = requireProfile(db)
  const day = (date: CalendarDate) => dateText(date, dateStyleOf(country))
  const span = period ? `, from ${day(period.from)} to ${day(period.to)}` : ''
  const rows = ENTRY_WORDS.flatMap(([type, one, many]) => {
    const count = counts.get(type) ?? 0
    return count === 0 ? [] : [[numberText(count, 0), count === 1 ? one : many] as const]
  })
  const width = Math.max(0, ...rows.map(([count]) => count.length))
  return [
    `Brought in ${numberText(entries, 0)} entries${span}:`,
    ...rows.map(([count, word]) => `  ${count.padStart(width)} ${word}`),
    '',
    ...balanceLines(db, today),
    '',
    ...owedLines(db, today),
    '',
    madeProfile
      ? 'Open the app and enter what a month of living costs: the runway needs it.'
      : 'Open the app to see it.',
  ].join('\n')
}

function balanceLines(db: Db, today: CalendarDate): string[] {
  const balances = balancesOn(db, today)
  const accounts = listAccounts(db).filter((account) => isRealRole(account.role))
  return [
    'Your accounts hold:',
    ...columns(
      db,
      accounts.map(({ id, name }) => [name, balances.get(id) ?? 0]),
    ),
  ]
}

function owedLines(db: Db, today: CalendarDate): string[] {
  const open = openInvoicesOn(db, today)
  if (open.length === 0) return ['No invoice is open.']
  const byClient = new Map<number, number>()
  for (const { clientId, openMinor } of open) byClient.set(clientId, (byClient.get(clientId) ?? 0) + openMinor)
  const owed = [...byClient].sort(([, a], [, b]) => b - a)
  const shown = owed.slice(0, MOST_CLIENTS).map(([id, minor]) => [requireClient(db, id).name, minor] as const)
  const rest = owed.slice(MOST_CLIENTS)
  const others =
    rest.length === 0 ? [] : [[`${numberText(rest.length, 0)} others`, sum(rest.map(([, minor]) => minor))] as const]
  const total = sum(open.map((invoice) => invoice.openMinor))
  return ['Clients owe:', ...columns(db, [...shown, ...others, ['Together', total]])]
}

function columns(db: Db, rows: readonly (readonly [label: string, minor: number])[]): string[] {
  const { currency } = requireProfile(db)
  const texts = rows.map(([label, minor]) => [label, moneyText(money(minor, currency))] as const)
  const labelWidth = Math.max(...texts.map(([label]) => label.length))
  const width = Math.max(...texts.map(([, amount]) => amount.length))
  return texts.map(([label, amount]) => `  ${label.padEnd(labelWidth)}  ${amount.padStart(width)}`)
}
