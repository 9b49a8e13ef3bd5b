import { type Money, money } from '../../shared/money.ts'
import type { ProfitAndLossReply, QuarterReport } from '../../shared/reports/contract.ts'
import { amount, csv, plain } from './csv.ts'
import type { DocumentOfReport } from './documents.ts'
import type { MovementOfReport } from './facts.ts'

/** The categories of the profit and loss; their sums are the report's receipts and business expenses. */
export function profitAndLossCsv({ quarter, currency, profitAndLoss }: QuarterReport): string {
  return categoriesCsv(quarter, currency, 'cash', profitAndLoss)
}

/** The same on the basis that the reply names; each row says which. */
export function profitAndLossOnBasisCsv(reply: ProfitAndLossReply): string {
  return categoriesCsv(reply.quarter, reply.currency, reply.basis, reply)
}

function categoriesCsv(
  quarter: string,
  currency: string,
  basis: ProfitAndLossReply['basis'],
  { income, expenses }: Pick<ProfitAndLossReply, 'income' | 'expenses'>,
): string {
  const rows = [
    ...income.map((row) => ({ ...row, section: 'income' })),
    ...expenses.map((row) => ({ ...row, section: 'expense' })),
  ]
  return csv(
    [
      ...['quarter', 'currency', 'section', 'category', 'form_line', 'deductible_share'],
      ...['current', 'previous', 'change', 'year_ago', 'year_to_date', 'basis'],
    ],
    rows.map((row) => [
      quarter,
      currency,
      row.section,
      row.name,
      row.formLine ?? '',
      plain(row.deductibleRate),
      amount(row.current),
      amount(row.previous),
      amount(row.change),
      amount(row.yearAgo),
      amount(row.yearToDate),
      basis,
    ]),
  )
}

/** The report's summary, a row for each figure; what is not known is an empty cell. */
export function summaryCsv({ quarter, currency, summary }: QuarterReport): string {
  const cell = (value: Money | number | null) => (typeof value === 'number' ? plain(String(value)) : amount(value))
  return csv(
    ['quarter', 'figure', 'unit', 'current', 'previous', 'change', 'year_ago'],
    summary.map((row) => [
      quarter,
      row.label,
      row.unit === 'money' ? currency : row.unit,
      cell(row.current),
      cell(row.previous),
      cell(row.change),
      cell(row.yearAgo),
    ]),
  )
}

/** What was set aside in the quarter; the amounts sum to the report's total. */
export function setAsidesCsv({ currency, asOf, setAsides: { rows, other } }: QuarterReport): string {
  const released = other.minor === 0 ? [] : [[asOf, OTHER, currency, amount(null), amount(other)]]
  return csv(
    ['date', 'for', 'currency', 'income', 'set_aside'],
    [...rows.map((row) => [row.date, row.text, currency, amount(row.income), amount(row.amount)]), ...released],
  )
}

/** What clients owe, invoice by invoice; the amounts sum to the report's total owed. */
export function receivablesCsv({ asOf, currency, receivables }: QuarterReport): string {
  return csv(
    ['as_of', 'invoice', 'client', 'issued', 'due', 'bucket', 'currency', 'open'],
    receivables.rows.map((row) => [
      asOf,
      row.number,
      row.clientName,
      row.issueDate,
      row.dueDate,
      row.bucket,
      currency,
      amount(row.open),
    ]),
  )
}

/** Every invoice, credit note and write-off that is dated in the quarter, with and without sales tax. */
export function invoicesCsv(rows: readonly DocumentOfReport[], currency: string): string {
  return csv(
    ['kind', 'number', 'for_invoice', 'state', 'date', 'due', 'client', 'currency', 'net', 'sales_tax', 'total'],
    rows.map((row) => [
      row.kind,
      row.number ?? '',
      row.invoiceNumber ?? '',
      row.state,
      row.date,
      row.dueDate ?? '',
      row.clientName,
      currency,
      amount(money(row.totalMinor - row.taxMinor, currency)),
      amount(money(row.taxMinor, currency)),
      amount(money(row.totalMinor, currency)),
    ]),
  )
}

/** What went to the tax office in the tax year so far; the amounts sum to the report's total. */
export function taxPaymentsCsv({ currency, asOf, estimatedPayments: { taxYear, rows, other } }: QuarterReport): string {
  const rest = other.minor === 0 ? [] : [[asOf, taxYear, plain(null), OTHER_TAX, currency, amount(other)]]
  return csv(
    ['date', 'tax_year', 'instalment', 'from', 'currency', 'amount'],
    [
      ...rows.map((row) => [
        row.date,
        row.taxYear,
        plain(row.instalment === null ? null : String(row.instalment)),
        row.accountName,
        currency,
        amount(row.amount),
      ]),
      ...rest,
    ],
  )
}

/** A year ahead as the pack's fan draws it, a row for each month's end; no row while there is no fan. */
export function forecastCsv({ asOf, currency, forecast }: QuarterReport): string {
  return csv(
    ['as_of', 'month', 'currency', 'one_in_ten_below', 'middle', 'one_in_ten_above', 'still_solvent'],
    (forecast?.ahead ?? []).map(({ month, p10, p50, p90, solvent }) => [
      asOf,
      month,
      currency,
      amount(p10),
      amount(p50),
      amount(p90),
      plain(String(solvent)),
    ]),
  )
}

/** Every movement of the quarter, from one account to another, in the order in which they were recorded. */
export function movementsCsv(rows: readonly MovementOfReport[], currency: string): string {
  return csv(
    [
      ...['date', 'event', 'movement', 'kind', 'text', 'client'],
      ...['from', 'from_role', 'to', 'to_role', 'currency', 'amount', 'note'],
    ],
    rows.map((row) => [
      row.date,
      plain(String(row.eventId)),
      plain(String(row.id)),
      row.kind,
      row.text,
      row.clientName,
      row.fromName,
      row.fromRole,
      row.toName,
      row.toRole,
      currency,
      amount(money(row.minor, currency)),
      row.note,
    ]),
  )
}

const OTHER = 'Other moves into and out of the reserve'
const OTHER_TAX = 'Other tax paid, and refunds'
