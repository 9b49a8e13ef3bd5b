import type { CalendarDate } from '../../shared/calendar.ts'
import { minorDigits } from '../../shared/currencies.ts'
import type { DemoStep } from '../../shared/demo/steps.ts'
import { money, round } from '../../shared/money.ts'
import {
  recordEstimatedPayment,
  recordSalesTaxPayment,
  recordTaxRefund,
  recordTransfer,
} from '../accounts/own-money.ts'
import { reconciliationReply } from '../accounts/read-reconciliation.ts'
import { beginReconciliation, finishReconciliation, tickEntries } from '../accounts/reconcile.ts'
import { balancesOn, worldAccount } from '../accounts/repository.ts'
import type { Tx } from '../db/transaction.ts'
import { changeTaxYear } from '../profile/change-settings.ts'
import { homeCurrency, requireProfile } from '../profile/repository.ts'
import { changeAnswers, taxProfile } from '../taxes/answers.ts'
import { setAsideOn } from '../taxes/repository.ts'
import { minorOf } from '../today/figures.ts'

// Steps of the story whose amount follows from the book as it stands on their day.

/** Moves into the reserve what is missing there, as far as the account goes. */
export function setAsideMissing(tx: Tx, forEventId: number, { fromId, toId }: { fromId: number; toId: number }): void {
  const balances = balancesOn(tx.db, tx.today)
  const missingMinor = minorOf(setAsideOn(tx.db, tx.today, balances).shortfall) ?? 0
  const minor = Math.min(missingMinor, balances.get(fromId) ?? 0)
  if (minor <= 0) return
  const amount = money(minor, homeCurrency(tx.db))
  recordTransfer(tx, { date: tx.today, amount, note: '', fromAccountId: fromId, toAccountId: toId, forEventId })
}

/** Pays what the card owed at the end of a day. */
export function payCardBill(tx: Tx, asOf: CalendarDate, { cardId, fromId }: { cardId: number; fromId: number }): void {
  const owedMinor = -(balancesOn(tx.db, asOf).get(cardId) ?? 0)
  if (owedMinor <= 0) return
  const amount = money(owedMinor, homeCurrency(tx.db))
  recordTransfer(tx, { date: tx.today, amount, note: '', fromAccountId: fromId, toAccountId: cardId })
}

/** Pays over the sales tax that was held at the end of a day. */
export function paySalesTax(tx: Tx, asOf: CalendarDate, accountId: number): void {
  const heldMinor = -(balancesOn(tx.db, asOf).get(worldAccount(tx.db, 'sales-tax').id) ?? 0)
  if (heldMinor <= 0) return
  recordSalesTaxPayment(tx, { date: tx.today, amount: money(heldMinor, homeCurrency(tx.db)), note: '', accountId })
}

/** Holds an account against a bank that shows what the book shows: every entry is ticked. */
export function reconcileWhole(tx: Tx, accountId: number, asOf: CalendarDate): void {
  const bankBalance = money(balancesOn(tx.db, asOf).get(accountId) ?? 0, homeCurrency(tx.db))
  const id = beginReconciliation(tx, accountId, { date: asOf, bankBalance })
  const { lines, version } = reconciliationReply(tx.db, id)
  const last = lines.at(-1)
  if (last) tickEntries(tx, id, version, { upToEventId: last.eventId })
  finishReconciliation(tx, id, reconciliationReply(tx.db, id).version)
}

type Step<Kind extends DemoStep['kind']> = Extract<DemoStep, { kind: Kind }>

/** Sends a share of what a tax year calls for so far, in whole tens, as far as the reserve goes. */
export function payEstimate(
  tx: Tx,
  { taxYear, instalment, share }: Step<'estimated-payment'>,
  reserveId: number,
): void {
  const year = yearOn(tx, taxYear)
  if (!year) return
  const currency = homeCurrency(tx.db)
  const ten = 10 * 10 ** minorDigits(currency)
  const wantedMinor = share === 1 ? year.requiredMinor : Math.floor((year.requiredMinor * share) / ten) * ten
  const minor = Math.min(wantedMinor, balancesOn(tx.db, tx.today).get(reserveId) ?? 0)
  if (minor <= 0) return
  const amount = money(minor, currency)
  recordEstimatedPayment(tx, { date: tx.today, amount, note: '', accountId: reserveId, taxYear, instalment })
}

/** The return is in: it comes to a share of what was estimated, in whole units. */
export function enterFinalTax(tx: Tx, { taxYear, share }: Step<'final-tax'>): void {
  const year = yearOn(tx, taxYear)
  if (!year) return
  const currency = homeCurrency(tx.db)
  const unit = 10 ** minorDigits(currency)
  const obligationMinor = minorOf(year.obligation) ?? 0
  if (obligationMinor === 0) return
  const finalTax = money(round((obligationMinor * share) / unit) * unit, currency)
  changeTaxYear(tx, taxYear, requireProfile(tx.db).version, { finalTax })
}

/** The tax office pays back what was sent beyond the final tax. */
export function receiveTaxRefund(tx: Tx, { taxYear }: Step<'tax-refund'>, accountId: number): void {
  const year = yearOn(tx, taxYear)
  if (!year) return
  const overMinor = year.paidMinor - (minorOf(year.obligation) ?? 0)
  if (overMinor <= 0) return
  const amount = money(overMinor, homeCurrency(tx.db))
  recordTaxRefund(tx, { date: tx.today, amount, note: '', accountId, taxYear })
}

/** Answers what an estimate cannot do without, and takes over what the year before proposes. */
export function answerTaxes(tx: Tx, { taxYear }: Step<'tax-answers'>): void {
  const { hasRules, fields, proposal, version } = taxProfile(tx.db, taxYear)
  if (!hasRules || version > 0) return
  const needed = fields.flatMap(({ key, isNeeded, choices = [] }) =>
    isNeeded ? choices.slice(0, 1).map(({ value }) => [key, value] as const) : [],
  )
  changeAnswers(tx, taxYear, version, { answers: { ...Object.fromEntries(needed), ...proposal?.answers } })
}

function yearOn(tx: Tx, taxYear: string): ReturnType<typeof setAsideOn>['years'][number] | undefined {
  return setAsideOn(tx.db, tx.today).years.find((year) => year.taxYear === taxYear)
}
