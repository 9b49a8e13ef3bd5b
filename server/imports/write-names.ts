import type { AccountRole, RealRole } from '../../shared/accounts/roles.ts'
import { isRealRole } from '../../shared/accounts/roles.ts'
import { DomainError } from '../../shared/errors.ts'
import type { RecordOf } from '../../shared/imports/books-format.ts'
import { formKeyOfLine } from '../../shared/taxes/form-lines.ts'
import { type AccountRow, insertAccount } from '../accounts/repository.ts'
import { insertClient, requireClient } from '../clients/repository.ts'
import { canonical } from '../db/history.ts'
import { freeze } from '../invoices/frozen.ts'
import type { IncomingBook } from './book.ts'

// The records without a date: who and what the entries speak of.

const ROLES: Record<RecordOf<'account'>['kind'], RealRole> = {
  checking: 'spending',
  tax_reserve: 'tax-reserve',
  buffer: 'buffer',
  credit_card: 'card',
}

/** Takes the book's account of that name, or adds one. Throws: DomainError 'invalid-book' when it has another role. */
export function writeAccount(book: IncomingBook, { id: name, kind }: RecordOf<'account'>): void {
  book.accounts.refuseTaken(name)
  const role = ROLES[kind]
  const existing = findNamed(book, name, isRealRole)
  if (existing && existing.role !== role) {
    const message = `This book has an account ${existing.name} already, with the role ${existing.role}; the file wants ${role}. Rename one of them.`
    throw new DomainError('invalid-book', message)
  }
  const id = existing?.id ?? insertAccount(book.tx.db, { role, name, position: book.accounts.size })
  book.accounts.set(name, { id, name, role, openedOn: undefined, earliest: undefined })
}

/** Takes the book's category of that name and kind as it is, or adds one. */
export function writeCategory(book: IncomingBook, record: RecordOf<'category'>): void {
  const { id: name, kind } = record
  book.categories.refuseTaken(name)
  const existing = findNamed(book, name, (role) => role === kind)
  const id =
    existing?.id ??
    insertAccount(book.tx.db, {
      role: kind,
      name,
      formKey: formKeyOfLine(record.schedule_c),
      deductibleBps: record.deductible_pct * 100,
      position: book.categories.size,
    })
  book.categories.set(name, { id, kind })
}

export function writeClient(book: IncomingBook, { id: key, name, terms_days: termsDays }: RecordOf<'client'>): void {
  book.clients.refuseTaken(key)
  const { db } = book.tx
  const id = insertClient(db, { name, contact: '', email: '', address: '', termsDays, taxE5: 0 })
  const frozen = freeze(book.profile, requireClient(db, id))
  book.clients.set(key, { id, name, frozen, frozenText: canonical(frozen) })
}

function findNamed(
  { existing }: IncomingBook,
  name: string,
  isOfKind: (role: AccountRole) => boolean,
): AccountRow | undefined {
  const wanted = name.toLowerCase()
  return existing.find((account) => isOfKind(account.role) && account.name.toLowerCase() === wanted)
}
