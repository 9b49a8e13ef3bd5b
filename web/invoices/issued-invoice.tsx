import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { amountText, moneyText, numberText, percentText } from '../../shared/words.ts'
import { KIND_WORDS } from '../accounts/kind-words.ts'
import { book, dayText, longDayText } from '../book.ts'
import { termsText } from '../clients/words.ts'
import { showDialog } from '../dialogs.ts'
import { HistoryLink } from '../history/history-link.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Line, Lines } from '../parts/lines.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { GiveBackDialog } from '../payments/give-back-dialog.tsx'
import { ChancesSection, ExpectedSentence, useExpectedPayment } from './expected-payment.tsx'
import { InvoicePill } from './invoice-pill.tsx'
import { ReduceDialog } from './reduce-dialog.tsx'
import { TotalsLines } from './totals-lines.tsx'
import { UnprintableParts } from './unprintable.tsx'
import { VoidDialog } from './void-dialog.tsx'
import { daysApart, rateText } from './words.ts'

interface IssuedInvoiceProps {
  invoice: InvoiceReply
  etag: string | undefined
}

/** An invoice as it was issued, what was paid and credited since, and what can still be done about it. */
export function IssuedInvoice({ invoice, etag }: IssuedInvoiceProps): JSX.Element {
  const { id, number, status, balanceDue } = invoice
  const isOwed = balanceDue.minor > 0
  const expected = useExpectedPayment(id, isOwed)
  const pdf = { label: 'Download PDF', short: 'PDF', href: `/api/v1/invoices/${id}.pdf`, isPrimary: !isOwed }
  const pay = () => showDialog({ kind: 'payment', invoiceId: id })
  return (
    <>
      <PageHead
        title={`Invoice ${number}`}
        when={<InvoicePill invoice={invoice} />}
        actions={[
          pdf,
          ...(isOwed
            ? [{ label: 'Record payment', short: 'Payment', hotkey: 'p', onPress: pay, isPrimary: true }]
            : []),
        ]}
      />
      <Answer invoice={invoice} />
      {isOwed && <ExpectedSentence expected={expected} />}
      <div class="cols">
        <div>
          <Section title="What was invoiced">
            <DataTable
              says="Lines"
              columns={lineColumnsIn(invoice.currency)}
              rows={invoice.lines.map((line, index) => ({ ...line, key: index }))}
              keyOf={({ key }) => key}
            />
            <div class="totals gap-2">
              <TotalsLines totals={totalsOf(invoice)} currency={invoice.currency} />
            </div>
            {invoice.note && <p class="note note-gap">{invoice.note}</p>}
          </Section>
          {status !== 'void' && <Settled invoice={invoice} />}
        </div>
        <div>
          <Details invoice={invoice} />
          {isOwed && <ChancesSection expected={expected} />}
          {status !== 'void' && <PutRight invoice={invoice} etag={etag} />}
        </div>
      </div>
    </>
  )
}

/** How things stand, in a sentence. */
function Answer({ invoice }: { invoice: InvoiceReply }): JSX.Element {
  const { status, clientName, balanceDue, daysOverdue, dueDate, total, voidedOn, voidReason } = invoice
  if (status === 'void') {
    return (
      <p class="sentence">
        Void since {voidedOn && longDayText(voidedOn)}: {voidReason}. {clientName} owes nothing for it.
      </p>
    )
  }
  if (balanceDue.minor > 0) {
    return (
      <p class="sentence">
        {clientName} owes you <b>{moneyText(balanceDue)}</b>
        {balanceDue.minor < total.minor && ` of ${moneyText(total)}`}
        {daysOverdue > 0 ? ', since ' : ', by '}
        <time dateTime={dueDate}>{longDayText(dueDate)}</time>.
      </p>
    )
  }
  if (balanceDue.minor < 0) {
    return (
      <p class="sentence">
        {clientName} paid <b>{moneyText({ ...balanceDue, minor: -balanceDue.minor })}</b> more than this invoice comes
        to.
      </p>
    )
  }
  return <p class="sentence">{clientName} owes you nothing more for this invoice.</p>
}

type LineRow = InvoiceReply['lines'][number] & { key: number }

function lineColumnsIn(currency: string): Column<LineRow>[] {
  return [
    { head: 'What', fold: 'name', look: 'grow', isRowHead: true, cell: ({ description }) => description },
    {
      head: 'Quantity',
      fold: 'right',
      isNumber: true,
      cell: ({ quantity, unit, unitPrice }) => (
        <>
          {numberText(Number(quantity), 4)} {unit}
          <span class="only-narrow"> × {rateText(unitPrice, currency)}</span>
        </>
      ),
    },
    {
      head: `Rate, ${currency}`,
      fold: 'none',
      isNumber: true,
      cell: ({ unitPrice }) => rateText(unitPrice, currency),
    },
    {
      head: 'Discount',
      fold: 'none',
      isNumber: true,
      look: 'md-hide',
      cell: ({ discountRate }) => (Number(discountRate) === 0 ? '–' : percentText(discountRate)),
    },
    {
      head: 'Sales tax',
      fold: 'left',
      cell: ({ taxRate }) => (
        <>
          <span class="only-narrow">Sales tax </span>
          {Number(taxRate) === 0 ? 'none' : percentText(taxRate)}
        </>
      ),
    },
    {
      head: `Amount, ${currency}`,
      fold: 'amount',
      isNumber: true,
      cell: ({ net }) => amountText(net.minor, net.currency),
    },
  ]
}

function totalsOf({ totals }: InvoiceReply): Parameters<typeof TotalsLines>[0]['totals'] {
  return {
    beforeDiscountMinor: totals.beforeDiscount.minor,
    discountMinor: totals.discount.minor,
    netMinor: totals.net.minor,
    taxes: totals.taxes.map(({ taxRate, base, tax }) => ({ taxRate, baseMinor: base.minor, taxMinor: tax.minor })),
    taxMinor: totals.tax.minor,
    totalMinor: totals.total.minor,
  }
}

/** From the total to what is still owed: every payment and every credit note, each with its paper. */
function Settled({ invoice }: { invoice: InvoiceReply }): JSX.Element {
  const { total, payments, creditNotes, balanceDue, currency } = invoice
  const text = (minor: number) => amountText(minor, currency)
  const isReversed = (payment: InvoiceReply['payments'][number]) => payment.isReversed
  return (
    <Section title="What was paid and credited">
      <Lines>
        <Line label="Total">{text(total.minor)}</Line>
        {payments
          .filter((payment) => !isReversed(payment))
          .map(({ eventId, date, kind, amount }) => (
            <Line
              key={eventId}
              label={kind === 'payment' ? 'Payment' : (KIND_WORDS[kind as keyof typeof KIND_WORDS] ?? kind)}
              note={dayText(date)}
              href={`/money/${eventId}`}
            >
              {text(-amount.minor)}
            </Line>
          ))}
        {creditNotes.map(({ id, number, date, note, amount }) => (
          <Line
            key={id}
            label={
              number ? (
                <>
                  Credit note {number}, <a href={`/api/v1/credit-notes/${id}.pdf`}>PDF</a>
                </>
              ) : (
                'Written off'
              )
            }
            note={[dayText(date), note].filter(Boolean).join(': ')}
          >
            {text(-amount.minor)}
          </Line>
        ))}
        <Line label={balanceDue.minor < 0 ? 'To refund' : `Still owed, ${currency}`} kind="total">
          {moneyText({ ...balanceDue, minor: Math.abs(balanceDue.minor) })}
        </Line>
      </Lines>
      {payments.some(isReversed) && (
        <p class="note note-gap">
          Taken back:{' '}
          {payments.filter(isReversed).map(({ eventId, date, amount }, index) => (
            <span key={eventId}>
              {index > 0 && ', '}
              <a href={`/money/${eventId}`}>
                {moneyText(amount)} of {dayText(date)}
              </a>
            </span>
          ))}
          .
        </p>
      )}
    </Section>
  )
}

function Details({ invoice }: { invoice: InvoiceReply }): JSX.Element {
  const { id, clientId, clientName, issueDate, dueDate, reference, unprintable } = invoice
  return (
    <Section title="Details">
      <Lines isOpenEnded>
        <Line label="Client">
          <a href={`/clients/${clientId}`}>{clientName}</a>
        </Line>
        <Line label="Issued">
          <time dateTime={issueDate}>{longDayText(issueDate)}</time>
        </Line>
        <Line label="Due">
          <time dateTime={dueDate}>{longDayText(dueDate)}</time>
        </Line>
        <Line label="Terms">{termsText(daysApart(issueDate, dueDate))}</Line>
        {reference && <Line label="Their reference">{reference}</Line>}
      </Lines>
      <p class="note note-gap">The PDF carries both addresses as they were on the day of issue.</p>
      {unprintable.length > 0 && (
        <div class="note note-gap">
          <p>It could not print these characters, and shows an empty box for each:</p>
          <UnprintableParts unprintable={unprintable} />
        </div>
      )}
      <HistoryLink entity="invoice" entityId={id} />
    </Section>
  )
}

type Opened = 'void' | 'credit' | 'write-off' | 'refund' | undefined

/** What was issued is never edited. These are the ways to put it right. */
function PutRight({ invoice, etag }: IssuedInvoiceProps): JSX.Element {
  const opened = useSignal<Opened>(undefined)
  const open = (what: Opened) => () => {
    opened.value = what
  }
  const close = open(undefined)
  const { total, credited, balanceDue, payments } = invoice
  const isUntouched = credited.minor === 0 && payments.every(({ isReversed }) => isReversed)
  const isCreditable = total.minor > credited.minor
  const isOwed = balanceDue.minor > 0
  const isRefundDue = balanceDue.minor < 0
  return (
    <Section title="To put it right">
      <p class="row-of">
        {isRefundDue && <Opener onPress={open('refund')}>Refund…</Opener>}
        {isCreditable && <Opener onPress={open('credit')}>Credit note…</Opener>}
        {isOwed && <Opener onPress={open('write-off')}>Write off…</Opener>}
        {isUntouched && (
          <button type="button" class="button small danger" onClick={open('void')}>
            Void…
          </button>
        )}
      </p>
      <p class="note note-gap">
        {isUntouched
          ? 'A mistake that nobody has paid is voided; anything else is credited. The number stays in any case.'
          : 'With a payment or a credit note it can be credited, but not voided.'}
      </p>
      {opened.value === 'void' && <VoidDialog invoice={invoice} etag={etag} onClose={close} />}
      {opened.value === 'credit' && <ReduceDialog kind="credit" invoice={invoice} onClose={close} />}
      {opened.value === 'write-off' && <ReduceDialog kind="write-off" invoice={invoice} onClose={close} />}
      {opened.value === 'refund' && (
        <GiveBackDialog
          about={{ invoiceId: invoice.id, number: invoice.number ?? '', clientName: invoice.clientName }}
          mostMinor={-balanceDue.minor}
          currency={book.value?.currency ?? invoice.currency}
          onClose={close}
        />
      )}
    </Section>
  )
}

function Opener({ onPress, children }: { onPress: () => void; children: string }): JSX.Element {
  return (
    <button type="button" class="button small" onClick={onPress}>
      {children}
    </button>
  )
}
