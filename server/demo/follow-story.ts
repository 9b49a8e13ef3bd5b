import type { DemoAccount, DemoDeed, DemoItem, DemoLine, DemoStep } from '../../shared/demo/steps.ts'
import type { DemoStory } from '../../shared/demo/story.ts'
import type { BudgetBody } from '../../shared/living/contract.ts'
import { type Money, money } from '../../shared/money.ts'
import { recordDayJobPay, recordDraw, recordMoneyIn, recordTransfer } from '../accounts/own-money.ts'
import { listAccounts } from '../accounts/repository.ts'
import { requireClient } from '../clients/repository.ts'
import { addClient, patchClient } from '../clients/routes.ts'
import type { Tx } from '../db/transaction.ts'
import { recordExpense, recordMoneyBack } from '../expenses/record-expense.ts'
import { createDraft } from '../invoices/draft-invoice.ts'
import { issueUndrawn } from '../invoices/issue-invoice.ts'
import { creditInvoice, voidInvoice } from '../invoices/reduce-invoice.ts'
import { requireInvoice } from '../invoices/repository.ts'
import { addDayOff } from '../living/days-off.ts'
import { addGoal, takeStep } from '../living/goals.ts'
import { saveBudget } from '../living/save-budget.ts'
import { refundClient } from '../payments/give-back.ts'
import { recordPayment } from '../payments/record-payment.ts'
import { changeProfile, changeSettings } from '../profile/change-settings.ts'
import { requireProfile } from '../profile/repository.ts'
import { setUp } from '../profile/set-up.ts'
import { addItem } from '../recurring/change-item.ts'
import { followHour, followLead, followWay } from './follow-way.ts'
import {
  answerTaxes,
  enterFinalTax,
  payCardBill,
  payEstimate,
  paySalesTax,
  receiveTaxRefund,
  reconcileWhole,
  setAsideMissing,
} from './measured.ts'
import { attachPaper } from './paper.ts'

/**
 * Does what a story says, step by step, each on its own day and by the use case that a page would call: the book that
 * comes of it is one that a person could have kept.
 *
 * Throws: DomainError 'already-set-up' when the book is somebody's already.
 */
export function followStory(tx: Tx, story: DemoStory, dataDir: string): void {
  setUp(tx, story.setUp)
  changeProfile(tx, requireProfile(tx.db).version, story.profile)
  const names = new BookNames(tx, story, dataDir)
  for (const { key, ...client } of story.clients) names.clients.set(key, addClient(tx, client))
  for (const step of story.steps) follow({ ...tx, today: step.date }, names, step.kind, step)
}

/** The ids behind the names that a story uses. */
class BookNames {
  readonly clients = new Map<string, number>()
  readonly invoices = new Map<string, number>()
  readonly goals = new Map<string, number>()
  readonly leads = new Map<string, number>()
  /** Entries that are put right later. */
  readonly entries = new Map<string, { id: number; date: DemoStep['date'] }>()
  readonly currency: string
  /** Where the paper of an entry goes. */
  readonly dataDir: string
  readonly #accounts: ReadonlyMap<string, number>
  readonly #story: DemoStory

  constructor({ db }: Tx, story: DemoStory, dataDir: string) {
    this.dataDir = dataDir
    this.#story = story
    this.currency = story.setUp.currency
    this.#accounts = new Map(listAccounts(db).map(({ id, role, name }) => [`${sideOf(role)} ${name}`, id]))
  }

  account(account: DemoAccount): number {
    return found(this.#accounts, `own ${this.#story.accounts[account]}`)
  }

  income(category: string): number {
    return found(this.#accounts, `income ${category}`)
  }

  cost(category: string): number {
    return found(this.#accounts, `expense ${category}`)
  }

  /** An income category; else a cost that is passed on. */
  ofLine(category: string): number {
    return this.#accounts.get(`income ${category}`) ?? this.cost(category)
  }

  amount(minor: number): Money {
    return money(minor, this.currency)
  }
}

function sideOf(role: string): string {
  return role === 'income' || role === 'expense' ? role : 'own'
}

/** Throws: Error for a name that the story has not told of before: a fault of the story. */
function found<Value>(values: ReadonlyMap<string, Value>, name: string): Value {
  const value = values.get(name)
  if (value === undefined) throw new Error(`the story has not told of ${name}`)
  return value
}

type Step<Kind extends DemoDeed['kind']> = Extract<DemoStep, { kind: Kind }>

const FOLLOWED: { [Kind in DemoDeed['kind']]: (tx: Tx, names: BookNames, step: Step<Kind>) => void } = {
  settings: followChange,
  'living-budget': followLiving,
  'day-off': followLiving,
  'savings-goal': followLiving,
  'put-aside': followLiving,
  niche: (tx, _names, step) => followWay(tx, step),
  portfolio: (tx, _names, step) => followWay(tx, step),
  step: (tx, _names, step) => followWay(tx, step),
  lead: followLead,
  'lead-won': followLead,
  'lead-lost': followLead,
  goal: (tx, _names, step) => followHour(tx, step),
  review: (tx, _names, step) => followHour(tx, step),
  work: followChange,
  archive: followChange,
  invoice: writeInvoice,
  void: reduceInvoice,
  credit: reduceInvoice,
  'write-off': reduceInvoice,
  refund: reduceInvoice,
  payment: followPayment,
  sale: followPayment,
  recurring: beginRecurring,
  expense: followExpense,
  'money-back': followMove,
  draw: followMove,
  'day-job-pay': followMove,
  interest: followMove,
  transfer: followMove,
  'card-bill': followMeasured,
  'sales-tax': followMeasured,
  reconcile: followMeasured,
  'estimated-payment': followMeasured,
  'final-tax': followMeasured,
  'tax-refund': followMeasured,
  'tax-answers': (tx, _names, step) => answerTaxes(tx, step),
}

function follow<Kind extends DemoDeed['kind']>(tx: Tx, names: BookNames, kind: Kind, step: Step<Kind>): void {
  FOLLOWED[kind](tx, names, step)
}

function followChange(tx: Tx, names: BookNames, step: Step<'settings' | 'work' | 'archive'>): void {
  const { version } = requireProfile(tx.db)
  if (step.kind === 'archive') {
    const { id, version } = requireClient(tx.db, found(names.clients, step.client))
    patchClient(tx, id, version, { archived: true })
  } else if (step.kind === 'work') {
    changeProfile(tx, version, { work: step.work })
  } else {
    const amount = (minor: number | undefined) => (minor === undefined ? undefined : names.amount(minor))
    const { setAsideRate, essentialsMinor, benefitsMinor, businessCostsMinor, dayJobNetMinor } = step.changes
    changeSettings(tx, version, {
      fromDate: step.date,
      setAsideRate,
      essentials: amount(essentialsMinor),
      benefits: amount(benefitsMinor),
      businessCosts: amount(businessCostsMinor),
      dayJobNet: amount(dayJobNetMinor),
    })
  }
}

function followLiving(
  tx: Tx,
  names: BookNames,
  step: Step<'living-budget' | 'day-off' | 'savings-goal' | 'put-aside'>,
): void {
  if (step.kind === 'living-budget') {
    const items = step.items.map((item) => itemOf(names, item))
    saveBudget(tx, requireProfile(tx.db).version, { fromDate: step.date, items })
  } else if (step.kind === 'day-off') {
    const { what, date, lastDay, days, note } = step
    addDayOff(tx, { kind: what, firstDay: date, lastDay, days, note })
  } else if (step.kind === 'savings-goal') {
    const { name, minor } = step
    names.goals.set(name, addGoal(tx, { name, target: names.amount(minor), wantedBy: null }))
  } else {
    takeStep(tx, found(names.goals, step.goal), { as: 'put-aside', amount: names.amount(step.minor), note: '' })
  }
}

function itemOf(names: BookNames, { minor, ...item }: DemoItem): BudgetBody['items'][number] {
  const amount = names.amount(minor)
  if (item.kind !== 'benefit') return { ...item, amount }
  return { ...item, amount, coveredBy: null, plannedDays: item.plannedDays ?? null }
}

function reduceInvoice(tx: Tx, names: BookNames, step: Step<'void' | 'credit' | 'write-off' | 'refund'>): void {
  const id = found(names.invoices, step.invoice)
  if (step.kind === 'void') {
    voidInvoice(tx, id, requireInvoice(tx.db, id).version, step.reason)
    return
  }
  const common = { date: step.date, amount: names.amount(step.minor), note: step.note }
  if (step.kind === 'refund') refundClient(tx, { ...common, invoiceId: id, accountId: names.account('spending') })
  else creditInvoice(tx, id, { ...common, reason: step.kind === 'credit' ? 'adjustment' : 'uncollectible' })
}

function writeInvoice(tx: Tx, names: BookNames, step: Step<'invoice'>): void {
  const { date, dueDate, reference, note } = step
  const lineBody = ({ text, category, ...line }: DemoLine) => ({
    ...line,
    description: text,
    accountId: names.ofLine(category),
  })
  const lines = step.lines.map(lineBody)
  const clientId = found(names.clients, step.client)
  const id = createDraft(tx, { clientId, issueDate: date, dueDate, reference, note, lines })
  names.invoices.set(step.key, id)
  if (!step.isDraft) issueUndrawn(tx, id)
}

function followPayment(tx: Tx, names: BookNames, step: Step<'payment' | 'sale'>): void {
  const amount = names.amount(step.minor)
  const spendingId = names.account('spending')
  const { eventId } = recordPayment(tx, {
    receivedDate: step.date,
    amount,
    accountId: spendingId,
    fromCredit: false,
    keepAsCredit: false,
    note: '',
    text: step.kind === 'sale' ? step.text : '',
    allocations: step.kind === 'payment' ? [{ invoiceId: found(names.invoices, step.invoice), amount }] : [],
    other: step.kind === 'sale' ? [{ accountId: names.income(step.category), amount }] : [],
    ...(step.feeMinor !== undefined && { fee: names.amount(step.feeMinor) }),
    ...(step.kind === 'payment' && step.document && { document: step.document }),
  })
  if (step.setsAside) setAsideMissing(tx, eventId, { fromId: spendingId, toId: names.account('reserve') })
}

function followExpense(tx: Tx, names: BookNames, step: Step<'expense'>): void {
  const replaced = step.corrects === undefined ? undefined : found(names.entries, step.corrects)
  const id = recordExpense(tx, {
    date: replaced?.date ?? step.date,
    vendor: step.vendor,
    categoryId: names.cost(step.category),
    amount: names.amount(step.minor),
    accountId: names.account(step.account),
    businessShare: step.businessShare ?? '1',
    note: step.note ?? '',
    ...(step.reclaimableMinor !== undefined && { reclaimableTax: names.amount(step.reclaimableMinor) }),
    ...(step.document && { document: step.document }),
    ...(replaced && { replaces: replaced.id }),
  })
  if (step.receipt !== undefined) attachPaper(tx, id, step.receipt, names.dataDir)
  if (step.key !== undefined) names.entries.set(step.key, { id, date: step.date })
}

function beginRecurring(tx: Tx, names: BookNames, step: Step<'recurring'>): void {
  addItem(tx, {
    kind: 'expense',
    text: step.vendor,
    every: 'month',
    startsOn: step.date,
    endsOn: null,
    entry: {
      amount: names.amount(step.minor),
      categoryId: names.cost(step.category),
      accountId: names.account(step.account),
      businessShare: '1',
      note: '',
    },
  })
}

function followMove(
  tx: Tx,
  names: BookNames,
  step: Step<'money-back' | 'draw' | 'day-job-pay' | 'interest' | 'transfer'>,
): void {
  const common = { date: step.date, amount: names.amount(step.minor), note: '' }
  const account = (which: DemoAccount) => ({ accountId: names.account(which) })
  switch (step.kind) {
    case 'money-back': {
      const { vendor, category } = step
      recordMoneyBack(tx, { ...common, ...account(step.account), vendor, categoryId: names.cost(category) })
      break
    }
    case 'draw':
      recordDraw(tx, { ...common, ...account('spending'), text: step.text })
      break
    case 'day-job-pay':
      recordDayJobPay(tx, { ...common, ...account('spending'), text: step.text })
      break
    case 'interest':
      recordMoneyIn(tx, { ...common, ...account(step.account), source: 'interest', text: '' })
      break
    case 'transfer':
      recordTransfer(tx, {
        ...common,
        fromAccountId: names.account(step.from),
        toAccountId: names.account(step.to),
      })
  }
}

function followMeasured(
  tx: Tx,
  names: BookNames,
  step: Step<'card-bill' | 'sales-tax' | 'reconcile' | 'estimated-payment' | 'final-tax' | 'tax-refund'>,
): void {
  const spendingId = names.account('spending')
  switch (step.kind) {
    case 'card-bill':
      payCardBill(tx, step.asOf, { cardId: names.account('card'), fromId: spendingId })
      break
    case 'reconcile':
      reconcileWhole(tx, names.account(step.account), step.asOf)
      break
    case 'sales-tax':
      paySalesTax(tx, step.asOf, spendingId)
      break
    case 'estimated-payment':
      payEstimate(tx, step, names.account('reserve'))
      break
    case 'final-tax':
      enterFinalTax(tx, step)
      break
    case 'tax-refund':
      receiveTaxRefund(tx, step, spendingId)
  }
}
