import type { JSX } from 'preact'
import type { CalendarDate } from '../../shared/calendar.ts'
import { INSTALMENT_LANE_HEIGHT, instalmentLane } from '../../shared/charts/instalment-lane.ts'
import type { InstalmentReply, InstalmentsReply } from '../../shared/taxes/contract.ts'
import { amountText, dateStyleOf, dateText, moneyText } from '../../shared/words.ts'
import { addressOf } from '../api.ts'
import { dayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { Chart } from '../parts/chart.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Pill } from '../parts/pill.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { amountIn } from '../today/amount-in.ts'
import { CALENDAR_PATH, ofYear } from './addresses.ts'
import { statusOf, withReturnStatus } from './instalment-words.ts'

/** A line of the table: an instalment, or what is left with the return. */
type Row = { kind: 'instalment'; instalment: InstalmentReply } | { kind: 'return'; dueDate: string }

interface InstalmentsSectionProps {
  reply: InstalmentsReply
  /** What the page says already of why there is no estimate. */
  told: string | undefined
}

/** When tax is due in the year, for what, and what was sent. */
export function InstalmentsSection({ reply, told }: InstalmentsSectionProps): JSX.Element {
  const { taxYear, instalments, withReturn, state, country, next } = reply
  const rows: Row[] = [
    ...instalments.map((instalment): Row => ({ kind: 'instalment', instalment })),
    ...(withReturn ? [{ kind: 'return', dueDate: withReturn.dueDate } as const] : []),
  ]
  return (
    <Section title={`Instalments for ${taxYear}`} aside={asideOf(reply)} id="instalments">
      {state && state.says !== told && <p class="note">{state.says}</p>}
      {instalments.length > 0 && (
        <div class="gap-1">
          <Chart draw={(width) => laneOf(reply, width)} height={INSTALMENT_LANE_HEIGHT} />
        </div>
      )}
      {rows.length > 0 && (
        <DataTable
          says={`Instalments for ${taxYear}`}
          columns={columnsOf(reply)}
          rows={rows}
          keyOf={(row) => (row.kind === 'instalment' ? row.instalment.number : 'return')}
          isHere={(row) => row.kind === 'instalment' && row.instalment.number === next}
          total={totalOf(reply)}
        />
      )}
      <Unassigned reply={reply} />
      <p class="note note-gap">
        {country === 'US' && 'A due date on a weekend or a holiday moves to the next working day. '}
        {instalments.length === 0 && !state && 'There are no instalments in this year. '}
        {instalments.length > 0 && (
          <a href={addressOf(CALENDAR_PATH, ofYear(taxYear))} download>
            Calendar file (ICS)
          </a>
        )}
        {reply.interest && <Interest reply={reply} />}
      </p>
      {instalments.length > 0 && reply.restsOn !== null && <p class="note">{reply.restsOn}</p>}
    </Section>
  )
}

function asideOf({ country, instalments }: InstalmentsReply): string {
  if (country === 'US' && instalments.length === 4) return 'four periods of 3, 2, 3 and 4 months, not calendar quarters'
  return instalments.length === 0 ? '' : 'what is due, and what was sent'
}

function laneOf({ instalments, asOf, country, currency }: InstalmentsReply, width: number) {
  return instalmentLane({
    instalments: instalments.map((each) => ({
      from: each.from as CalendarDate,
      to: each.to as CalendarDate,
      dueDate: each.dueDate as CalendarDate,
      says: `${each.label}, ${amountText(each.needed.minor, currency)} planned, ${amountText(each.paid.minor, currency)} paid`,
    })),
    asOf: asOf as CalendarDate,
    dateStyle: dateStyleOf(country),
    width,
  })
}

function columnsOf(reply: InstalmentsReply): Column<Row>[] {
  const { currency, country, withReturn, asOf } = reply
  const style = dateStyleOf(country)
  return [
    {
      head: 'Due',
      cell: (row) => {
        const date = row.kind === 'instalment' ? row.instalment.dueDate : row.dueDate
        return <time dateTime={date}>{dateText(date as CalendarDate, style)}</time>
      },
      fold: 'name',
      isRowHead: true,
      look: 'nowrap',
    },
    {
      head: 'For',
      cell: (row) => (row.kind === 'instalment' ? row.instalment.label : 'What is left, with the return'),
      fold: 'none',
    },
    {
      head: 'Status',
      cell: (row) => {
        const isKnown = withReturn?.left.state === 'known'
        const { look, says } =
          row.kind === 'instalment' ? statusOf(row.instalment) : withReturnStatus(row.dueDate, asOf, isKnown)
        return <Pill look={look}>{says}</Pill>
      },
      fold: 'left',
    },
    {
      head: 'Paid from',
      cell: (row) =>
        row.kind === 'instalment' ? <PaidFrom instalment={row.instalment} taxYear={reply.taxYear} /> : '',
      fold: 'right',
      look: 'own-line muted',
    },
    {
      head: `Planned, ${currency}`,
      cell: (row) =>
        row.kind === 'instalment' ? (
          amountText(row.instalment.needed.minor, currency)
        ) : (
          <Left figure={withReturn?.left} currency={currency} />
        ),
      fold: 'none',
      isNumber: true,
    },
    {
      head: 'Paid',
      cell: (row) => (row.kind === 'instalment' ? <Paid instalment={row.instalment} /> : '–'),
      fold: 'amount',
      isNumber: true,
    },
  ]
}

type WithReturn = NonNullable<InstalmentsReply['withReturn']>

function Left({ figure, currency }: { figure: WithReturn['left'] | undefined; currency: string }): JSX.Element {
  const left = figure && amountIn(figure)
  if (!figure || !left) return <>–</>
  return (
    <>
      {amountText(left.minor, currency)} <Why figure={figure} name={`${moneyText(left)} left with the return`} />
    </>
  )
}

interface PaidFromProps {
  instalment: InstalmentReply
  taxYear: string
}

/** The accounts that it came from; while something is open, the way to record it. */
function PaidFrom({ instalment, taxYear }: PaidFromProps): JSX.Element {
  const { payments, open, number, state, dueDate } = instalment
  const from = [...new Set(payments.map(({ accountName }) => accountName))].join(', ')
  if (state === 'paid' || open.minor === 0) return <>{from}</>
  return (
    <span class="row-of">
      {from && <span>{from}</span>}
      <button
        type="button"
        class="button small"
        aria-label={`Record payment for ${dayText(dueDate)}`}
        onClick={() => showDialog({ kind: 'estimated-payment', taxYear, instalment: number, amountMinor: open.minor })}
      >
        Record payment
      </button>
    </span>
  )
}

/** One payment leads to its entry; several are listed by their days. */
function Paid({ instalment: { paid, payments, needed, open } }: { instalment: InstalmentReply }): JSX.Element {
  const text = paid.minor === 0 ? '–' : amountText(paid.minor, paid.currency)
  const [only] = payments
  if (only && payments.length === 1 && only.amount.minor === paid.minor) {
    return (
      <a class="figure-link" href={`/money/${only.eventId}`}>
        {text}
      </a>
    )
  }
  return (
    <>
      {text}
      {open.minor > 0 && <span class="sub only-narrow">of {amountText(needed.minor, needed.currency)}</span>}
      {payments.map(({ eventId, date, amount }) => (
        <span key={eventId} class="sub">
          {dayText(date)}{' '}
          <a class="figure-link" href={`/money/${eventId}`}>
            {amountText(amount.minor, amount.currency)}
          </a>
        </span>
      ))}
    </>
  )
}

/** Of the instalments alone: what is left with the return follows from what was paid, not from what was planned. */
function totalOf({ instalments, withReturn, taxYear, currency }: InstalmentsReply): (string | undefined)[] {
  const planned = instalments.reduce((all, { needed }) => all + needed.minor, 0)
  const paid = instalments.reduce((all, { paid: one }) => all + one.minor, 0)
  return [
    withReturn ? `${taxYear}, without the return` : taxYear,
    undefined,
    undefined,
    undefined,
    moneyText({ minor: planned, currency }),
    moneyText({ minor: paid, currency }),
  ]
}

/** Payments for the year that name no instalment: they count for the earliest one that is open. */
function Unassigned({ reply: { unassigned } }: { reply: InstalmentsReply }): JSX.Element | null {
  if (unassigned.length === 0) return null
  return (
    <p class="note note-gap">
      Without the name of an instalment, and counted for the earliest that was open:{' '}
      {unassigned.map(({ eventId, date, amount }, index) => (
        <span key={eventId}>
          {index > 0 && ', '}
          <a href={`/money/${eventId}`}>
            {moneyText({ ...amount, minor: Math.abs(amount.minor) })} {amount.minor < 0 ? 'back' : 'sent'} on{' '}
            {dayText(date)}
          </a>
        </span>
      ))}
      .
    </p>
  )
}

function Interest({ reply: { interest } }: { reply: InstalmentsReply }): JSX.Element | null {
  const amount = interest && amountIn(interest)
  if (!interest || !amount) return null
  return (
    <>
      {' '}
      {amount.minor === 0
        ? 'Nothing is added for paying late so far.'
        : `About ${moneyText(amount)} is added so far for paying late.`}{' '}
      <Why figure={interest} name={`${moneyText(amount)} for paying late`} />
    </>
  )
}
