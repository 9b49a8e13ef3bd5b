import { calendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { RecordOf } from '../../shared/imports/books-format.ts'
import { sum } from '../../shared/money.ts'
import { taxYearOf } from '../../shared/taxes/tax-year.ts'
import { type EventDraft, insertEvent } from '../accounts/insert-event.ts'
import { worldAccount } from '../accounts/repository.ts'
import type { IncomingBook } from './book.ts'
import { invoiceOf } from './write-documents.ts'

// The records that move money, each as one event with its movements.

/** What the account held on its first day in the book: that day is then the account's opening. */
export function writeOpening(book: IncomingBook, { date, account: name, cents }: RecordOf<'opening'>): void {
  const account = book.accounts.require(name)
  if (account.openedOn !== undefined) {
    throw new DomainError('invalid-book', `${name} has an opening balance already, on ${account.openedOn}.`)
  }
  if (account.earliest !== undefined && account.earliest < date) {
    const message = `${name} has an entry on ${account.earliest}; its opening balance cannot lie after it.`
    throw new DomainError('invalid-book', message)
  }
  account.openedOn = date
  if (cents === 0) return
  const opening = worldAccount(book.tx.db, 'opening').id
  const [fromAccountId, toAccountId] = cents > 0 ? [opening, account.id] : [account.id, opening]
  write(book, {
    kind: 'opening',
    date,
    text: account.name,
    movements: [{ fromAccountId, toAccountId, amountMinor: Math.abs(cents) }],
  })
}

/** A client's payment: one movement for each invoice it pays; what it gives back goes the other way. */
export function writePayment(book: IncomingBook, record: RecordOf<'payment'>, line: number): void {
  const { date, cents } = record
  const client = book.clients.require(record.client)
  const account = book.accountOn(record.account, date)
  const parts = record.allocations.map(({ invoice, category, cents: amountMinor }) => ({
    invoice: invoiceOf(book, invoice, record.client, category),
    amountMinor,
  }))
  const allocatedMinor = sum(parts.map((part) => part.amountMinor))
  if (allocatedMinor !== cents) {
    throw new DomainError('invalid-book', `The allocations sum to ${allocatedMinor} cents; the payment says ${cents}.`)
  }
  write(book, {
    kind: cents > 0 ? 'payment' : 'client-refund',
    date,
    text: client.name,
    clientId: client.id,
    movements: parts.map(({ invoice, amountMinor }) => {
      const income = invoice.category.id
      const [fromAccountId, toAccountId] = amountMinor > 0 ? [income, account.id] : [account.id, income]
      return { fromAccountId, toAccountId, amountMinor: Math.abs(amountMinor) }
    }),
    allocations: parts.map(({ invoice, amountMinor }) => ({
      invoiceId: invoice.id,
      accountId: invoice.category.id,
      amountMinor,
    })),
  })
  for (const { invoice, amountMinor } of parts) book.pay(invoice, amountMinor, line)
}

export function writeExpense(book: IncomingBook, record: RecordOf<'expense'>): void {
  const { date, vendor, cents } = record
  const account = book.accountOn(record.account, date)
  const category = book.categoryOf(record.category, 'expense')
  const [fromAccountId, toAccountId] = cents > 0 ? [account.id, category.id] : [category.id, account.id]
  write(book, {
    kind: cents > 0 ? 'expense' : 'money-back',
    date,
    text: vendor,
    movements: [{ fromAccountId, toAccountId, amountMinor: Math.abs(cents) }],
  })
}

export function writeTaxPayment(book: IncomingBook, record: RecordOf<'tax_payment'>): void {
  const { date, year, quarter, cents } = record
  const account = book.accountOn(record.account, date)
  write(book, {
    kind: 'estimated-payment',
    date,
    text: 'Estimated tax payment',
    taxYear: taxYearOf(calendarDate(`${year}-12-31`), book.profile.country),
    instalment: quarter,
    movements: [
      { fromAccountId: account.id, toAccountId: worldAccount(book.tx.db, 'tax-office').id, amountMinor: cents },
    ],
  })
}

/** A move between own accounts; into a tax reserve it is a set-aside, out of one a release. */
export function writeTransfer(book: IncomingBook, record: RecordOf<'transfer'>): void {
  const { date, cents } = record
  const from = book.accountOn(record.from, date)
  const to = book.accountOn(record.to, date)
  if (from.id === to.id) throw new DomainError('invalid-book', 'A transfer goes from one account to another one.')
  const isSetAside = to.role === 'tax-reserve' && from.role !== 'tax-reserve'
  const isRelease = from.role === 'tax-reserve' && to.role !== 'tax-reserve'
  write(book, {
    kind: isSetAside ? 'set-aside' : isRelease ? 'release' : 'transfer',
    date,
    text: isSetAside ? 'Set aside for tax' : isRelease ? 'Released from the tax reserve' : 'Between own accounts',
    movements: [{ fromAccountId: from.id, toAccountId: to.id, amountMinor: cents }],
  })
}

export function writeDraw(book: IncomingBook, record: RecordOf<'draw'>): void {
  const account = book.accountOn(record.account, record.date)
  write(book, {
    kind: 'draw',
    date: record.date,
    text: "Owner's draw",
    movements: [
      { fromAccountId: account.id, toAccountId: worldAccount(book.tx.db, 'living').id, amountMinor: record.cents },
    ],
  })
}

function write({ tx, importId }: IncomingBook, draft: EventDraft): void {
  insertEvent(tx, { ...draft, importId })
}
