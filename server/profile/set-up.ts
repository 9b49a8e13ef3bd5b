import { monthOf } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { STARTING_INCOME, startingExpenses } from '../../shared/expenses/categories.ts'
import { type Money, scaled } from '../../shared/money.ts'
import type { SetUpBody } from '../../shared/profile/contract.ts'
import { taxYearOf } from '../../shared/taxes/tax-year.ts'
import { recordOpening } from '../accounts/opening.ts'
import { insertAccount } from '../accounts/repository.ts'
import { recordChange } from '../db/history.ts'
import { profile as profileTable } from '../db/schema.ts'
import type { Tx } from '../db/transaction.ts'
import { findProfile, homeMinor, replaceEarlierMonths, saveSettings, saveTaxYear } from './repository.ts'

/**
 * Turns an empty data folder into a book: its owner, the settings, the accounts with what they hold, the categories.
 *
 * Throws: DomainError 'already-set-up', 'currency-mismatch', 'account-in-use' (two of one name), 'date-in-future'.
 */
export function setUp(tx: Tx, body: SetUpBody): void {
  if (findProfile(tx.db))
    throw new DomainError('already-set-up', 'This book is set up already. Change the answers in Settings.')
  refuseOneNameTwice(body)
  const { name, trade, work, country, currency, timeZone } = body
  tx.db
    .insert(profileTable)
    .values({
      id: 1,
      name,
      trade,
      work,
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
  insertCategories(tx, country)
  const openingDate = body.openingDate ?? tx.today
  const home = (amount: Money, pointer: string) => homeMinor(tx.db, amount, pointer)
  saveSettings(tx.db, {
    fromDate: openingDate,
    setAsideBps: scaled(body.setAsideRate, 10_000),
    setAsideBase: body.setAsideBase,
    essentialsMinor: home(body.essentials, '#/essentials'),
    benefitsMinor: home(body.benefits, '#/benefits'),
    irregularYearlyMinor: home(body.irregularYearly, '#/irregularYearly'),
    businessCostsMinor: home(body.businessCosts, '#/businessCosts'),
    dayJobNetMinor: home(body.dayJobNet, '#/dayJobNet'),
    poorMonthMinor: body.poorMonth && home(body.poorMonth, '#/poorMonth'),
  })
  saveEarlierMonths(tx, body.earlierMonths)
  if (body.taxYearSoFar) {
    const { receipts, costs, taxPaid } = body.taxYearSoFar
    saveTaxYear(tx.db, {
      taxYear: taxYearOf(openingDate, country),
      typedReceiptsMinor: home(receipts, '#/taxYearSoFar/receipts'),
      typedCostsMinor: home(costs, '#/taxYearSoFar/costs'),
      typedPaidMinor: home(taxPaid, '#/taxYearSoFar/taxPaid'),
      finalTaxMinor: null,
      finalTaxOn: null,
      reopened: false,
    })
  }
  recordChange(tx, { action: 'book.set-up', entity: 'profile', entityId: 1, after: body })
  for (const [index, account] of body.accounts.entries()) {
    const id = insertAccount(tx.db, { role: account.role, name: account.name, position: index })
    recordChange(tx, {
      action: 'account.added',
      entity: 'account',
      entityId: id,
      after: { name: account.name, role: account.role },
    })
    recordOpening(tx, {
      account: { id, name: account.name },
      date: openingDate,
      balanceMinor: home(account.balance, `#/accounts/${index}/balance`),
    })
  }
}

function refuseOneNameTwice({ accounts }: SetUpBody): void {
  const names = accounts.map(({ name }) => name.toLowerCase())
  const again = names.findIndex((name, index) => names.indexOf(name) < index)
  if (again < 0) return
  const message = `There are two accounts named ${accounts[again]?.name}. Choose another name for one of them.`
  throw new DomainError('account-in-use', message, `#/accounts/${again}/name`)
}

/** Replaces the typed months. Throws: DomainError 'date-in-future' for the running month: it is not complete. */
export function saveEarlierMonths(tx: Tx, months: SetUpBody['earlierMonths']): void {
  const running = monthOf(tx.today)
  const late = months.findIndex(({ month }) => month >= running)
  if (late >= 0) {
    throw new DomainError(
      'date-in-future',
      'Enter complete months only, up to last month.',
      `#/earlierMonths/${late}/month`,
    )
  }
  const byMonth = new Map(
    months.map(({ month, receipts }, index) => [
      month,
      homeMinor(tx.db, receipts, `#/earlierMonths/${index}/receipts`),
    ]),
  )
  replaceEarlierMonths(
    tx.db,
    [...byMonth].map(([month, receiptsMinor]) => ({ month, receiptsMinor })),
  )
}

/** The accounts that stand for the world outside: one of each but for the categories. */
export function insertEndsOfTheWorld({ db }: Tx): void {
  insertAccount(db, { role: 'living', name: 'Living' })
  insertAccount(db, { role: 'private', name: 'Private money' })
  insertAccount(db, { role: 'day-job', name: 'Day job' })
  insertAccount(db, { role: 'tax-office', name: 'Tax office' })
  insertAccount(db, { role: 'sales-tax', name: 'Sales tax' })
  insertAccount(db, { role: 'client-money', name: 'Money held for clients' })
  insertAccount(db, { role: 'opening', name: 'Opening balances' })
}

function insertCategories({ db }: Tx, country: string): void {
  STARTING_INCOME.forEach((category, position) => void insertAccount(db, { ...category, role: 'income', position }))
  startingExpenses(country).forEach(
    (category, position) => void insertAccount(db, { ...category, role: 'expense', position }),
  )
}
