import type {
  DayJobPayBody,
  DrawBody,
  EstimatedPaymentBody,
  MoneyInBody,
  SalesTaxPaymentBody,
  TransferBody,
} from '../../shared/accounts/contract.ts'
import { DomainError } from '../../shared/errors.ts'
import type { Tx } from '../db/transaction.ts'
import { homeMinor, isTaxYear, requireProfile } from '../profile/repository.ts'
import type { EventDraft } from './insert-event.ts'
import { recordEvent, requireEvent, takeBackReplaced } from './record-event.ts'
import { requireRealAccount, worldAccount } from './repository.ts'

// Events that are neither income nor cost: moves between own accounts, the tax office, the owner's own pocket.

/** A move between own accounts; into a tax reserve it is a set-aside, out of one a release. Gives the event's id. */
export function recordTransfer(tx: Tx, body: TransferBody): number {
  takeBackReplaced(tx, body)
  const from = requireRealAccount(tx.db, body.fromAccountId, '#/fromAccountId')
  const to = requireRealAccount(tx.db, body.toAccountId, '#/toAccountId')
  if (from.id === to.id) throw new DomainError('account-role', 'Choose two different accounts.', '#/toAccountId')
  if (body.forEventId !== undefined) requireEvent(tx.db, body.forEventId, '#/forEventId')
  const amountMinor = homeMinor(tx.db, body.amount, '#/amount')
  const isSetAside = to.role === 'tax-reserve' && from.role !== 'tax-reserve'
  const isRelease = from.role === 'tax-reserve' && to.role !== 'tax-reserve'
  return recordEvent(tx, {
    ...common(body),
    kind: isSetAside ? 'set-aside' : isRelease ? 'release' : 'transfer',
    text: isSetAside ? 'Set aside for tax' : isRelease ? 'Released from the tax reserve' : 'Between own accounts',
    forEventId: body.forEventId,
    movements: [{ fromAccountId: from.id, toAccountId: to.id, amountMinor }],
  })
}

/** An estimated payment to the tax office, for a tax year and, if known, an instalment of it. */
export function recordEstimatedPayment(tx: Tx, body: EstimatedPaymentBody): number {
  takeBackReplaced(tx, body)
  return recordEvent(tx, {
    ...common(body),
    kind: 'estimated-payment',
    text: 'Estimated tax payment',
    taxYear: taxYearIn(tx, body),
    instalment: body.instalment,
    movements: [out(tx, body, worldAccount(tx.db, 'tax-office').id)],
  })
}

/** Tax that the tax office paid back. */
export function recordTaxRefund(tx: Tx, body: EstimatedPaymentBody): number {
  takeBackReplaced(tx, body)
  return recordEvent(tx, {
    ...common(body),
    kind: 'tax-refund',
    text: 'Tax refund',
    taxYear: taxYearIn(tx, body),
    instalment: body.instalment,
    movements: [into(tx, body, worldAccount(tx.db, 'tax-office').id)],
  })
}

/** What the owner takes for living, or spends privately from an account in the book. */
export function recordDraw(tx: Tx, body: DrawBody): number {
  takeBackReplaced(tx, body)
  const movements = [out(tx, body, worldAccount(tx.db, 'living').id)]
  return recordEvent(tx, { ...common(body), kind: 'draw', text: body.text || "Owner's draw", movements })
}

/** A day job's net pay: liquid money, but not a receipt of the business. */
export function recordDayJobPay(tx: Tx, body: DayJobPayBody): number {
  takeBackReplaced(tx, body)
  const movements = [into(tx, body, worldAccount(tx.db, 'day-job').id)]
  return recordEvent(tx, { ...common(body), kind: 'day-job-pay', text: body.text || 'Pay from the day job', movements })
}

const SOURCES = { own: 'Own money put in', gift: 'Gift', interest: 'Interest', loan: 'Loan paid out' } as const

/** Own money put in, a gift, interest; or a loan, out of the account that shows what is owed. */
export function recordMoneyIn(tx: Tx, body: MoneyInBody): number {
  takeBackReplaced(tx, body)
  if ((body.source === 'loan') !== (body.fromAccountId !== undefined)) {
    throw new DomainError('account-role', 'Name the account of the loan, and only for a loan.', '#/fromAccountId')
  }
  const source =
    body.fromAccountId === undefined
      ? worldAccount(tx.db, 'private')
      : requireRealAccount(tx.db, body.fromAccountId, '#/fromAccountId')
  if (body.source === 'loan' && source.role !== 'other') {
    throw new DomainError('account-role', 'A loan comes out of an account with the role "other".', '#/fromAccountId')
  }
  return recordEvent(tx, {
    ...common(body),
    kind: 'money-in',
    text: body.text || SOURCES[body.source],
    movements: [into(tx, body, source.id)],
  })
}

/** Sales tax that was collected and is now paid over. */
export function recordSalesTaxPayment(tx: Tx, body: SalesTaxPaymentBody): number {
  takeBackReplaced(tx, body)
  return recordEvent(tx, {
    ...common(body),
    kind: 'sales-tax-payment',
    text: 'Sales tax paid over',
    movements: [out(tx, body, worldAccount(tx.db, 'sales-tax').id)],
  })
}

function taxYearIn({ db }: Tx, { taxYear }: EstimatedPaymentBody): string {
  if (!isTaxYear(db, taxYear)) {
    const { country } = requireProfile(db)
    throw new DomainError('tax-year-unknown', `${taxYear} is not a tax year of ${country}.`, '#/taxYear')
  }
  return taxYear
}

function common({
  date,
  note,
  replaces,
}: Pick<TransferBody, 'date' | 'note' | 'replaces'>): Pick<EventDraft, 'date' | 'note' | 'replaces'> {
  return { date, note, replaces }
}

type WithAccount = Pick<DrawBody, 'accountId' | 'amount'>

function out(tx: Tx, { accountId, amount }: WithAccount, toAccountId: number): EventDraft['movements'][number] {
  const { id } = requireRealAccount(tx.db, accountId, '#/accountId')
  return { fromAccountId: id, toAccountId, amountMinor: homeMinor(tx.db, amount, '#/amount') }
}

function into(tx: Tx, { accountId, amount }: WithAccount, fromAccountId: number): EventDraft['movements'][number] {
  const { id } = requireRealAccount(tx.db, accountId, '#/accountId')
  return { fromAccountId, toAccountId: id, amountMinor: homeMinor(tx.db, amount, '#/amount') }
}
