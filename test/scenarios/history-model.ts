import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import {
  recordDayJobPay,
  recordDraw,
  recordEstimatedPayment,
  recordMoneyIn,
  recordSalesTaxPayment,
  recordTaxRefund,
  recordTransfer,
} from '../../server/accounts/own-money.ts'
import { reverseEvent } from '../../server/accounts/record-event.ts'
import { balancesOn, listAccounts, listRealAccounts } from '../../server/accounts/repository.ts'
import { checkBook } from '../../server/backups/check.ts'
import { insertClient } from '../../server/clients/repository.ts'
import { type Db, openBook } from '../../server/db/open.ts'
import { inTransaction, type Tx } from '../../server/db/transaction.ts'
import { recordExpense, recordMoneyBack } from '../../server/expenses/record-expense.ts'
import { createDraft } from '../../server/invoices/draft-invoice.ts'
import { issueInvoice } from '../../server/invoices/issue-invoice.ts'
import { creditInvoice, voidInvoice } from '../../server/invoices/reduce-invoice.ts'
import { balanceOf, requireInvoice } from '../../server/invoices/repository.ts'
import { refundClient, returnDeposit } from '../../server/payments/give-back.ts'
import { recordPayment } from '../../server/payments/record-payment.ts'
import { setUp } from '../../server/profile/set-up.ts'
import {
  DayJobPayBody,
  DrawBody,
  EstimatedPaymentBody,
  MoneyInBody,
  SalesTaxPaymentBody,
  TransferBody,
} from '../../shared/accounts/contract.ts'
import { calendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { ExpenseBody, MoneyBackBody } from '../../shared/expenses/contract.ts'
import { CreditNoteBody, InvoiceBody } from '../../shared/invoices/contract.ts'
import { ClientRefundBody, DepositReturnBody, PaymentBody } from '../../shared/payments/contract.ts'
import { SetUpBody } from '../../shared/profile/contract.ts'
import { expectKeptTotals } from '../support/kept-totals.ts'
import { aSetUp, usd } from '../support/test-app.ts'
import type { Step } from './steps.ts'

const TODAY = calendarDate('2026-11-19')
/** The day from which the accounts' balances are known. */
const OPENED = '2026-01-01'
const OPENINGS = [1_000_000, 0, 2_000_000, -50_000]

/** What an entry did, as the model understands it without looking at the book. */
interface Entry {
  id: number
  /** By real account, in minor units; nothing for a day before the accounts were opened: they held what they held. */
  moved: Map<number, number>
  paid: Map<number, number>
  date: string
  isReversed: boolean
}

interface Invoice {
  totalMinor: number
  creditedMinor: number
  paidMinor: number
}

/** A book on disk and beside it what it must come to, worked out from the steps alone. */
export class HistoryModel {
  readonly db: Db
  readonly #dataDir: string
  readonly #balances: Map<number, number>
  readonly #invoices = new Map<number, Invoice>()
  readonly #entries: Entry[] = []
  #bounced = false

  constructor() {
    this.#dataDir = mkdtempSync(join(tmpdir(), 'evenkeel history '))
    this.db = openBook(this.#dataDir)
    const accounts = [
      { name: 'Spending', role: 'spending' as const, balance: usd(1_000_000) },
      { name: 'Tax savings', role: 'tax-reserve' as const, balance: usd(0) },
      { name: 'Savings', role: 'buffer' as const, balance: usd(2_000_000) },
      { name: 'Card', role: 'card' as const, balance: usd(-50_000) },
    ]
    this.#run((tx) => {
      setUp(tx, SetUpBody.parse(aSetUp({ accounts })))
      for (const name of ['North Sample', 'South Sample'])
        insertClient(tx.db, { name, contact: '', email: '', address: '', termsDays: 30, taxE5: 0 })
    })
    this.#balances = new Map(this.#real().map((id, index) => [id, OPENINGS[index] ?? 0]))
  }

  close(): void {
    this.db.$client.close()
    rmSync(this.#dataDir, { recursive: true, force: true })
  }

  /** Does one step through its use case. One that the book refuses changes nothing, in the book or here. */
  async do(step: Step): Promise<void> {
    try {
      await this.#take(step)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
    }
    this.#expectBalances()
  }

  /** Takes back every entry that still stands, the last first. */
  reverseAll(): void {
    for (const entry of this.#entries.toReversed()) if (!entry.isReversed) this.#reverse(entry, undefined)
  }

  /** Every law that holds at any time. */
  expectSound(): void {
    this.#expectBalances()
    expectKeptTotals(this.db)
    expect(checkBook(this.db, this.#dataDir)).toEqual([])
  }

  /** After everything was taken back: nothing was earned or spent, and the accounts hold what they held in the beginning. */
  expectAsOpened(): void {
    const balances = balancesOn(this.db, TODAY)
    for (const { id, role, name } of listAccounts(this.db)) {
      if (role === 'opening' || this.#real().includes(id)) continue
      expect([name, balances.get(id) ?? 0]).toEqual([name, 0])
    }
    if (!this.#bounced) expect(this.#real().map((id) => balances.get(id) ?? 0)).toEqual(OPENINGS)
    for (const id of this.#invoices.keys()) expect(balanceOf(this.db, id).paidMinor).toBe(0)
  }

  /** Money is conserved: nothing comes from nowhere, and each account and invoice holds what the steps say. */
  #expectBalances(): void {
    const balances = balancesOn(this.db, TODAY)
    expect([...balances.values()].reduce((sum, minor) => sum + minor, 0)).toBe(0)
    expect(new Map(this.#real().map((id) => [id, balances.get(id) ?? 0]))).toEqual(this.#balances)
    for (const [id, { totalMinor, creditedMinor, paidMinor }] of this.#invoices)
      expect(balanceOf(this.db, id).openMinor).toBe(totalMinor - creditedMinor - paidMinor)
  }

  async #take(step: Step): Promise<void> {
    const { date } = step
    const amount = usd(step.minor)
    const accountId = this.#pick(this.#real(), step.account)
    const out = new Map([[accountId, -step.minor]])
    const into = new Map([[accountId, step.minor]])
    const common = { date, amount, accountId }
    const tax = { ...common, taxYear: date.slice(0, 4) }
    const cost = { ...common, vendor: 'Sample Shop', categoryId: this.#named('Software') }
    switch (step.kind) {
      case 'invoice':
        return this.#issue(step)
      case 'payment':
        return this.#pay(step, accountId)
      case 'credit':
        return this.#credit(step)
      case 'void':
        return this.#void(step)
      case 'refund': {
        const invoiceId = this.#anInvoice(step)
        const owedBack = usd(Math.max(1, -balanceOf(this.db, invoiceId).openMinor))
        const body = ClientRefundBody.parse({ date, accountId, invoiceId, amount: owedBack })
        const paid = new Map([[invoiceId, -owedBack.minor]])
        return this.#record(date, new Map([[accountId, -owedBack.minor]]), (tx) => refundClient(tx, body), paid)
      }
      case 'deposit-return': {
        const body = DepositReturnBody.parse({ ...common, clientId: 1 + (step.choice % 2) })
        return this.#record(date, out, (tx) => returnDeposit(tx, body))
      }
      case 'expense': {
        const reclaimableTax = usd(Math.floor(step.minor / 12))
        const businessShare = step.choice % 2 === 0 ? '1' : '0.333'
        const body = ExpenseBody.parse({ ...cost, businessShare, reclaimableTax })
        return this.#record(date, out, (tx) => recordExpense(tx, body))
      }
      case 'money-back':
        return this.#record(date, into, (tx) => recordMoneyBack(tx, MoneyBackBody.parse(cost)))
      case 'transfer': {
        const toAccountId = this.#pick(this.#real(), step.choice)
        const body = TransferBody.parse({ date, amount, fromAccountId: accountId, toAccountId })
        return this.#record(date, new Map([...out, [toAccountId, step.minor]]), (tx) => recordTransfer(tx, body))
      }
      case 'estimated-payment':
        return this.#record(date, out, (tx) => recordEstimatedPayment(tx, EstimatedPaymentBody.parse(tax)))
      case 'tax-refund':
        return this.#record(date, into, (tx) => recordTaxRefund(tx, EstimatedPaymentBody.parse(tax)))
      case 'draw':
        return this.#record(date, out, (tx) => recordDraw(tx, DrawBody.parse(common)))
      case 'day-job-pay':
        return this.#record(date, into, (tx) => recordDayJobPay(tx, DayJobPayBody.parse(common)))
      case 'money-in':
        return this.#record(date, into, (tx) => recordMoneyIn(tx, MoneyInBody.parse({ ...common, source: 'gift' })))
      case 'sales-tax-payment':
        return this.#record(date, out, (tx) => recordSalesTaxPayment(tx, SalesTaxPaymentBody.parse(common)))
      case 'reverse':
      case 'bounce': {
        const entry = this.#pick(this.#entries, step.choice)
        return this.#reverse(entry, step.kind === 'bounce' ? date : undefined)
      }
    }
  }

  async #issue({ date, minor, choice }: Step): Promise<void> {
    const asksForDeposit = choice % 5 === 0
    const line = (accountName: string, taxRate: string, cents: number) => ({
      description: 'Sample work',
      quantity: '1',
      unitPrice: (cents / 100).toFixed(2),
      taxRate,
      accountId: this.#named(accountName),
    })
    const lines = [
      line('Client work', choice % 2 === 0 ? '0' : '0.08875', minor),
      ...(choice % 3 === 0 ? [line('Product sales', '0.2', minor + 7)] : []),
      ...(choice % 5 === 0 ? [line('Travel', '0', 1234)] : []),
      ...(asksForDeposit ? [line('Money held for clients', '0', 5000)] : []),
    ]
    const body = InvoiceBody.parse({ clientId: 1 + (choice % 2), issueDate: date, dueDate: '2026-12-31', lines })
    const id = this.#run((tx) => createDraft(tx, body))
    await issueInvoice(this.db, id, requireInvoice(this.db, id).version, (issue) => this.#run(issue))
    const { totalMinor } = balanceOf(this.db, id)
    this.#invoices.set(id, { totalMinor, creditedMinor: 0, paidMinor: 0 })
  }

  /** Of the invoice a part, all, or more, which is kept as credit; with a fee and tax withheld now and then. */
  #pay({ date, minor, choice, ...step }: Step, accountId: number): void {
    const invoiceId = this.#anInvoice({ choice })
    const { openMinor } = balanceOf(this.db, invoiceId)
    const parts = [openMinor, Math.ceil(openMinor / 3), Math.min(minor, openMinor), openMinor + 1]
    const share = Math.max(1, this.#pick(parts, step.account))
    const fromCredit = choice % 7 === 0
    const moreMinor = !fromCredit && choice % 4 === 0 ? minor : 0
    const feeMinor = !fromCredit && choice % 3 === 0 ? 99 : 0
    const withheldMinor = !fromCredit && choice % 5 === 0 ? 150 : 0
    const body = PaymentBody.parse({
      receivedDate: date,
      amount: usd(share + moreMinor),
      ...(fromCredit ? { fromCredit } : { accountId, keepAsCredit: true }),
      allocations: [{ invoiceId, amount: usd(share) }],
      ...(feeMinor > 0 && { fee: usd(feeMinor) }),
      ...(withheldMinor > 0 && { withheld: usd(withheldMinor) }),
    })
    const arrivesMinor = fromCredit ? 0 : share + moreMinor - feeMinor - withheldMinor
    const moved = new Map([[accountId, arrivesMinor]])
    this.#record(date, moved, (tx) => recordPayment(tx, body).eventId, new Map([[invoiceId, share]]))
  }

  #credit({ date, minor, choice, account }: Step): void {
    const invoiceId = this.#anInvoice({ choice })
    const reason = (['adjustment', 'cancelled', 'uncollectible'] as const)[account % 3]
    const body = CreditNoteBody.parse({ date, amount: usd(minor), reason })
    this.#run((tx) => creditInvoice(tx, invoiceId, body))
    const invoice = this.#invoices.get(invoiceId)
    if (invoice) invoice.creditedMinor += minor
  }

  #void({ choice }: Step): void {
    const id = this.#anInvoice({ choice })
    this.#run((tx) => voidInvoice(tx, id, requireInvoice(tx.db, id).version, 'A mistake'))
    const invoice = this.#invoices.get(id)
    if (invoice) invoice.totalMinor = 0
  }

  #record(date: string, moved: Map<number, number>, work: (tx: Tx) => number, paid = new Map<number, number>()): void {
    const id = this.#run(work)
    this.#entries.push({ id, moved, paid, date, isReversed: false })
    this.#move(date, moved, 1)
    this.#settle(paid, 1)
  }

  #reverse(entry: Entry, on: string | undefined): void {
    const bouncedOn = on === undefined ? undefined : calendarDate(on)
    this.#run((tx) => reverseEvent(tx, entry.id, { on: bouncedOn }))
    entry.isReversed = true
    this.#bounced ||= on !== undefined
    this.#move(on ?? entry.date, entry.moved, -1)
    this.#settle(entry.paid, -1)
  }

  #move(date: string, moved: ReadonlyMap<number, number>, sign: 1 | -1): void {
    if (date < OPENED) return
    for (const [id, minor] of moved) this.#balances.set(id, (this.#balances.get(id) ?? 0) + sign * minor)
  }

  #settle(paid: ReadonlyMap<number, number>, sign: 1 | -1): void {
    for (const [id, minor] of paid) {
      const invoice = this.#invoices.get(id)
      if (invoice) invoice.paidMinor += sign * minor
    }
  }

  #run<Result>(work: (tx: Tx) => Result): Result {
    return inTransaction(this.db, { actor: 'owner', today: TODAY }, work)
  }

  #real(): number[] {
    return listRealAccounts(this.db).map((account) => account.id)
  }

  #named(name: string): number {
    const found = listAccounts(this.db).find((account) => account.name === name)
    if (!found) throw new Error(`there is no account ${name}`)
    return found.id
  }

  #anInvoice({ choice }: { choice: number }): number {
    return this.#pick([...this.#invoices.keys()], choice)
  }

  /** Throws: DomainError when there is none to pick, as the book does when it is asked for what it has not. */
  #pick<Item>(items: readonly Item[], choice: number): Item {
    const item = items[choice % items.length]
    if (item === undefined) throw new DomainError('not-found', 'There is none yet.')
    return item
  }
}
