import type { RealRole } from '../../shared/accounts/roles.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { RecordOf } from '../../shared/imports/books-format.ts'
import { type AccountRow, listAccounts } from '../accounts/repository.ts'
import type { Tx } from '../db/transaction.ts'
import type { Frozen } from '../invoices/frozen.ts'
import type { ProfileRow } from '../profile/repository.ts'
import { Names } from './names.ts'

export interface ImportedAccount {
  id: number
  name: string
  role: RealRole
  /** The day of its opening balance, once a line gave one. */
  openedOn: CalendarDate | undefined
  /** The earliest entry so far that moved money in or out of it. */
  earliest: CalendarDate | undefined
}

export interface ImportedCategory {
  id: number
  kind: 'income' | 'expense'
}

export interface ImportedClient {
  id: number
  name: string
  frozen: Frozen
  /** The same as canonical JSON, made once for all invoices of the client. */
  frozenText: string
}

export interface ImportedInvoice {
  id: number
  number: string
  client: ImportedClient
  category: ImportedCategory
  issueDate: CalendarDate
  totalMinor: number
  reducedMinor: number
  paidMinor: number
}

/** A book on its way in: what the lines so far have brought, by the names that the file uses. */
export class IncomingBook {
  readonly accounts = new Names<ImportedAccount>('an account')
  readonly categories = new Names<ImportedCategory>('a category')
  readonly clients = new Names<ImportedClient>('a client')
  readonly invoices = new Names<ImportedInvoice>('an invoice')
  readonly creditNotes = new Names<true>('a credit note')
  readonly tx: Tx
  readonly importId: number
  readonly profile: ProfileRow
  readonly meta: RecordOf<'meta'>
  /** The accounts and categories that the book had before. */
  readonly existing: readonly AccountRow[]
  readonly #overpaid = new Map<ImportedInvoice, number>()

  constructor(tx: Tx, importId: number, profile: ProfileRow, meta: RecordOf<'meta'>) {
    this.tx = tx
    this.importId = importId
    this.profile = profile
    this.meta = meta
    this.existing = listAccounts(tx.db)
  }

  /** An account that an entry of this day moves money in or out of. Throws: DomainError 'invalid-book', FollowsFault. */
  accountOn(name: string, date: CalendarDate): ImportedAccount {
    const account = this.accounts.require(name)
    if (account.openedOn !== undefined && date < account.openedOn) {
      const message = `${name} has its opening balance on ${account.openedOn}, so no entry of it can lie before.`
      throw new DomainError('invalid-book', message)
    }
    if (account.earliest === undefined || date < account.earliest) account.earliest = date
    return account
  }

  /** Throws: DomainError 'invalid-book' when the category is not of this kind, FollowsFault. */
  categoryOf(name: string, kind: ImportedCategory['kind']): ImportedCategory {
    const category = this.categories.require(name)
    if (category.kind !== kind)
      throw new DomainError('invalid-book', `"${name}" is a category of ${category.kind}, not of ${kind}.`)
    return category
  }

  /**
   * Adds what a client paid on an invoice, or below zero got back. In between, entries of one time may stand in any
   * order; in the end an invoice is neither paid beyond its total nor given back more than was paid.
   */
  pay(invoice: ImportedInvoice, amountMinor: number, line: number): void {
    invoice.paidMinor += amountMinor
    if (invoice.paidMinor < 0 || invoice.paidMinor > invoice.totalMinor) this.#overpaid.set(invoice, line)
    else this.#overpaid.delete(invoice)
  }

  /** The invoices that are paid beyond their total or below zero, each with the line that last did it. */
  overpaid(): { line: number; message: string }[] {
    return [...this.#overpaid].map(([{ number, paidMinor }, line]) => ({
      line,
      message:
        paidMinor < 0
          ? `More is given back on invoice ${number} than was paid on it.`
          : `More is paid on invoice ${number} than it comes to.`,
    }))
  }

  /** Keeps the name of a record that cannot be used, so that what refers to it is no problem of its own. */
  markFaulty(record: unknown): void {
    if (typeof record !== 'object' || record === null || !('type' in record)) return
    const name = 'number' in record ? record.number : 'id' in record ? record.id : undefined
    if (typeof name === 'string') this.#named(record.type)?.markFaulty(name)
  }

  #named(type: unknown): { markFaulty(name: string): void } | undefined {
    switch (type) {
      case 'account':
        return this.accounts
      case 'category':
        return this.categories
      case 'client':
        return this.clients
      case 'invoice':
        return this.invoices
      default:
        return undefined
    }
  }
}
