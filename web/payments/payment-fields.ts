import { type Signal, useSignal } from '@preact/signals'
import type { AccountReply, CategoryReply, EventDetailReply } from '../../shared/accounts/contract.ts'
import { REAL_ROLES } from '../../shared/accounts/roles.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { Money } from '../../shared/money.ts'
import type { PaymentBody } from '../../shared/payments/contract.ts'
import { amountText } from '../../shared/words.ts'
import { useAccount } from '../accounts/account-field.tsx'
import { firstWithRole } from '../accounts/accounts.ts'
import { readAnyText, readId, valueNow } from '../accounts/entry.ts'
import { readAmount } from '../amount-entry.ts'
import { type Field, useField } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { useAmount, useOptionalAmount } from '../parts/number-fields.tsx'
import { optional, type Reading, refused, understood } from '../reading.ts'
import { cover, owedOn, type Payable } from './payable.ts'

export type Purpose = 'invoices' | 'income'

export interface PaymentFields {
  purpose: Field<Purpose>
  client: Field<number | undefined>
  /** The invoices it pays, by id. */
  covered: Field<number[]>
  amount: Field<number>
  date: Field<CalendarDate>
  account: Field<number>
  fee: Field<number | undefined>
  withheld: Field<number | undefined>
  document: Field<number | undefined>
  documentCurrency: Field<string>
  text: Field<string>
  category: Field<number>
  salesTax: Field<number | undefined>
  note: Field<string>
  /** What is more than is owed is kept for the client. */
  isRestKept: Signal<boolean>
  /** It is paid with money that is held for the client already. */
  isFromCredit: Signal<boolean>
}

/** What the form begins with. */
export interface PaymentStart {
  currency: string
  today: string
  purpose: Purpose
  clientId: number | undefined
  /** The invoices that it pays at first, and what is owed on them. */
  covered: readonly Payable[]
  accounts: readonly AccountReply[]
  categories: readonly CategoryReply[]
  replaces: EventDetailReply | undefined
}

/** The fields of a payment: empty, or as it was recorded when it is to be corrected. */
export function usePaymentFields(start: PaymentStart): PaymentFields {
  const { currency, today, accounts, categories, replaces } = start
  const before = replaces && recorded(replaces)
  const startMinor = before?.paidMinor ?? (start.covered.length > 0 ? owedOn(start.covered) : undefined)
  const purpose: Field<Purpose> = useField((text) => understood(text === 'income' ? 'income' : 'invoices'), {
    start: start.purpose,
  })
  const readClient = (text: string): Reading<number | undefined> =>
    text === '' && purpose.text.value === 'invoices' ? refused('Choose the client.') : optional(readId(''))(text)
  const documentCurrency = useField(readAnyText, {
    start: before?.document?.currency ?? (currency === 'EUR' ? 'USD' : 'EUR'),
  })
  const inDocument = () => documentCurrency.text.value
  return {
    purpose,
    client: useField(readClient, { start: textOf(replaces?.clientId ?? start.clientId), pointer: '#/clientId' }),
    covered: useField(readIds, { start: start.covered.map(({ id }) => id).join(' '), pointer: '#/allocations' }),
    amount: useAmount(currency, { startMinor, pointer: '#/amount' }),
    date: useField(readDate, { start: replaces?.date ?? today, pointer: '#/receivedDate' }),
    account: useAccount(before?.accountId ?? firstWithRole(accounts, 'spending')?.id),
    fee: useOptionalAmount(currency, { startMinor: before?.feeMinor || undefined, pointer: '#/fee' }),
    withheld: useOptionalAmount(currency, { startMinor: before?.withheldMinor || undefined, pointer: '#/withheld' }),
    document: useField(
      optional((text) => readAmount(text, inDocument())),
      {
        start: before?.document ? amountText(before.document.minor, before.document.currency) : '',
        pointer: '#/document',
        show: (minor) => (minor === undefined ? '' : amountText(minor, inDocument())),
      },
    ),
    documentCurrency,
    text: useField(readAnyText, { start: before && !replaces?.clientId ? replaces?.text : '', pointer: '#/text' }),
    category: useField(readId('Choose a category.'), {
      start: textOf(before?.categoryId ?? categories.find(({ role }) => role === 'income')?.id),
      pointer: '#/other/0/accountId',
    }),
    salesTax: useOptionalAmount(currency, {
      startMinor: before?.salesTaxMinor || undefined,
      pointer: '#/other/0/salesTax',
    }),
    note: useField(readAnyText, { start: replaces?.note ?? '', pointer: '#/note' }),
    isRestKept: useSignal(before !== undefined && before.restMinor > 0),
    isFromCredit: useSignal(replaces?.kind === 'credit-use'),
  }
}

/** The fields that are on screen, and so are checked. */
export function shownFields(fields: PaymentFields): Field[] {
  const { amount, date, account, fee, withheld, document, client, covered, note } = fields
  const isFromCredit = fields.isFromCredit.value
  const money = isFromCredit ? [amount, date] : [amount, date, account, fee, withheld, document]
  if (fields.purpose.text.value === 'invoices') return [client, covered, ...money, note]
  return [client, fields.text, fields.category, fields.salesTax, ...money, note]
}

/** The payment as it is typed right now, without its set-aside; undefined while something is missing. */
export function bodyOf(
  fields: PaymentFields,
  payables: readonly Payable[],
  { currency, replaces }: Pick<PaymentStart, 'currency' | 'replaces'>,
): Omit<PaymentBody, 'setAside'> | undefined {
  if (shownFields(fields).some((field) => !field.read().ok)) return undefined
  const money = (minor: number): Money => ({ minor, currency })
  const amountMinor = valueNow(fields.amount)
  const receivedDate = valueNow(fields.date)
  if (amountMinor === undefined || receivedDate === undefined) return undefined
  const isFromCredit = fields.isFromCredit.value
  const clientId = valueNow(fields.client)
  const [feeMinor, withheldMinor, documentMinor] = isFromCredit
    ? []
    : [valueNow(fields.fee), valueNow(fields.withheld), valueNow(fields.document)]
  const accountId = isFromCredit ? undefined : valueNow(fields.account)
  return {
    receivedDate,
    amount: money(amountMinor),
    fromCredit: isFromCredit,
    ...(accountId !== undefined && { accountId }),
    ...(clientId !== undefined && { clientId }),
    ...partsOf(fields, payables, amountMinor, money),
    ...(feeMinor && { fee: money(feeMinor) }),
    ...(withheldMinor && { withheld: money(withheldMinor) }),
    ...(documentMinor && { document: { minor: documentMinor, currency: fields.documentCurrency.text.value } }),
    note: valueNow(fields.note) ?? '',
    ...(replaces && { replaces: replaces.id }),
  }
}

/** The invoices that are ticked, in the order in which they are paid. */
export function coveredPayables(fields: PaymentFields, payables: readonly Payable[]): Payable[] {
  const ids = idsIn(fields.covered.text.value)
  return payables.filter(({ id }) => ids.includes(id))
}

function partsOf(
  fields: PaymentFields,
  payables: readonly Payable[],
  amountMinor: number,
  money: (minor: number) => Money,
): Pick<PaymentBody, 'text' | 'allocations' | 'other' | 'keepAsCredit'> {
  if (fields.purpose.text.value === 'invoices') {
    const { allocations, restMinor } = cover(amountMinor, coveredPayables(fields, payables))
    return {
      text: '',
      allocations: allocations.map(({ invoiceId, minor }) => ({ invoiceId, amount: money(minor) })),
      other: [],
      keepAsCredit: restMinor > 0 && fields.isRestKept.value && !fields.isFromCredit.value,
    }
  }
  const accountId = valueNow(fields.category) ?? 0
  const salesTaxMinor = valueNow(fields.salesTax)
  const other = { accountId, amount: money(amountMinor), ...(salesTaxMinor && { salesTax: money(salesTaxMinor) }) }
  return { text: valueNow(fields.text) ?? '', allocations: [], other: [other], keepAsCredit: false }
}

/** A recorded payment, told back into the fields it was typed in. Amounts in minor units. */
interface Recorded {
  paidMinor: number
  restMinor: number
  feeMinor: number
  withheldMinor: number
  salesTaxMinor: number
  accountId: number | undefined
  categoryId: number | undefined
  document: Money | null
}

function recorded({ movements, allocations, documentAmount }: EventDetailReply): Recorded {
  type Movement = (typeof movements)[number]
  const sum = (wanted: (moved: Movement) => boolean) =>
    movements.filter(wanted).reduce((all, { amount }) => all + amount.minor, 0)
  const allocatedMinor = allocations.reduce((all, { amount }) => all + amount.minor, 0)
  // Held money that pays a deposit stays where it is, and no movement tells of it.
  const paidMinor = Math.max(
    sum(() => true),
    allocatedMinor,
  )
  const isReal = ({ to }: Movement) => REAL_ROLES.some((role) => role === to.role)
  const category = movements.find(({ from }) => from.role === 'income' || from.role === 'client-money')
  return {
    paidMinor,
    restMinor: allocations.length > 0 ? paidMinor - allocatedMinor : 0,
    feeMinor: sum(({ from, to }) => from.role === 'income' && to.role === 'expense'),
    withheldMinor: sum(({ to }) => to.role === 'tax-office'),
    salesTaxMinor: allocations.length > 0 ? 0 : sum(({ from }) => from.role === 'sales-tax'),
    accountId: movements.find(isReal)?.to.id,
    categoryId: category?.from.id,
    document: documentAmount,
  }
}

function readIds(text: string): Reading<number[]> {
  const ids = idsIn(text)
  return ids.length === 0 ? refused('Tick what it pays.') : understood(ids)
}

function idsIn(text: string): number[] {
  return text.split(' ').filter(Boolean).map(Number)
}

function textOf(id: number | undefined): string {
  return id === undefined ? '' : String(id)
}
