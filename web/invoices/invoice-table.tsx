import type { JSX } from 'preact'
import type { InvoiceRow } from '../../shared/invoices/contract.ts'
import { amountText, counted, moneyText } from '../../shared/words.ts'
import { dayText } from '../book.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { InvoicePill } from './invoice-pill.tsx'

interface InvoiceTableProps {
  invoices: readonly InvoiceRow[]
  /** The currency of the book: an invoice in another one names it, and is in no total. */
  currency: string
  /** True when there are more invoices than are shown. */
  isPart: boolean
}

/** Invoices as a statement, with what is owed on those that are shown. */
export function InvoiceTable({ invoices, currency, isPart }: InvoiceTableProps): JSX.Element {
  const owing = invoices.filter(({ balanceDue }) => balanceDue.minor > 0 && balanceDue.currency === currency)
  const owedMinor = owing.reduce((all, { balanceDue }) => all + balanceDue.minor, 0)
  const label = `Owed on ${counted(owing.length, 'invoice')}${isPart ? ' of those shown' : ''}`
  const total = [
    <span key="total" class="sr">
      Total
    </span>,
    label,
    '',
    '',
    '',
    '',
    '',
    moneyText({ minor: owedMinor, currency }),
  ]
  return (
    <DataTable
      says="Invoices"
      columns={columnsIn(currency)}
      rows={invoices}
      keyOf={({ id }) => id}
      {...(owing.length > 0 && { total })}
    />
  )
}

function columnsIn(currency: string): Column<InvoiceRow>[] {
  const text = ({ minor, currency: own }: InvoiceRow['total']) =>
    own === currency ? amountText(minor, own) : `${own} ${amountText(minor, own)}`
  return [
    {
      head: 'Number',
      fold: 'left',
      look: 'nowrap',
      isRowHead: true,
      cell: ({ id, number }) => <a href={`/invoices/${id}`}>{number ?? 'No number yet'}</a>,
    },
    {
      head: 'Client',
      fold: 'name',
      cell: ({ id, clientName }) => (
        <a class="row-link" href={`/invoices/${id}`}>
          {clientName}
        </a>
      ),
    },
    { head: 'For', fold: 'none', look: 'muted md-hide', cell: ({ purpose }) => purpose },
    { head: 'Issued', fold: 'none', look: 'date', cell: (invoice) => <Day of={invoice} date={invoice.issueDate} /> },
    { head: 'Due', fold: 'none', look: 'date', cell: (invoice) => <Day of={invoice} date={invoice.dueDate} /> },
    { head: 'Status', fold: 'right', cell: (invoice) => <InvoicePill invoice={invoice} /> },
    {
      head: `Total, ${currency}`,
      fold: 'none',
      isNumber: true,
      cell: ({ status, total }) => (status === 'void' ? <s>{text(total)}</s> : text(total)),
    },
    { head: 'Owed', fold: 'amount', isNumber: true, cell: (invoice) => <Owed invoice={invoice} text={text} /> },
  ]
}

/** A draft has no dates yet: they are those of the day it is issued. */
function Day({ of, date }: { of: InvoiceRow; date: string }): JSX.Element {
  return of.status === 'draft' ? <>–</> : <time dateTime={date}>{dayText(date)}</time>
}

/** On a phone there is one amount a row: what is owed, or the total where nothing is. */
function Owed({ invoice, text }: { invoice: InvoiceRow; text: (amount: InvoiceRow['total']) => string }): JSX.Element {
  const { status, total, balanceDue } = invoice
  if (balanceDue.minor !== 0) return <>{text(balanceDue)}</>
  const isOwedByNoOne = status === 'draft' || status === 'void'
  return (
    <>
      <span class={isOwedByNoOne ? 'muted only-wide' : 'only-wide'}>{isOwedByNoOne ? '–' : text(balanceDue)}</span>
      <span class="only-narrow">{text(total)}</span>
    </>
  )
}
