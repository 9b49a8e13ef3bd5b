import type Database from 'better-sqlite3'
import type { EventDetailReply, EventReply, EventsQuery, EventsReply } from '../../shared/accounts/contract.ts'
import { type AccountRole, isRealRole } from '../../shared/accounts/roles.ts'
import { type CalendarDate, firstDay, lastDay, monthOf } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { type Money, money } from '../../shared/money.ts'
import { type Db, prepared } from '../db/open.ts'
import type { EVENT_KINDS } from '../db/schema.ts'
import { homeCurrency } from '../profile/repository.ts'
import { receiptFilesOf } from '../receipt-files/repository.ts'
import { type Search, searchOf } from './search.ts'

// The statement: events as a person reads them, each with what it did to the real accounts.

interface EventRow {
  id: number
  kind: (typeof EVENT_KINDS)[number]
  date: string
  text: string
  note: string
  clientId: number | null
  taxYear: string | null
  instalment: number | null
  forEventId: number | null
  reversesId: number | null
  replacesId: number | null
  documentMinor: number | null
  documentCurrency: string | null
  importId: number | null
  reversedById: number | null
  reversedOn: string | null
  /** The day of what this entry takes back. */
  reversesDate: string | null
  receiptCount: number
}

interface MovementRow {
  id: number
  eventId: number
  amountMinor: number
  fromId: number
  fromName: string
  fromRole: AccountRole
  toId: number
  toName: string
  toRole: AccountRole
}

interface AllocationRow {
  eventId: number
  invoiceId: number
  number: string
  amountMinor: number
}

const COLUMNS = `e.id, e.kind, e.date, e.text, e.note, e.client_id AS clientId, e.tax_year AS taxYear, e.instalment,
  e.for_event_id AS forEventId, e.reverses_id AS reversesId, e.replaces_id AS replacesId, e.document_minor AS documentMinor,
  e.document_currency AS documentCurrency, e.import_id AS importId, r.id AS reversedById, r.date AS reversedOn,
  (SELECT o.date FROM events o WHERE o.id = e.reverses_id) AS reversesDate,
  (SELECT count(*) FROM receipt_files p WHERE p.event_id = e.id) AS receiptCount`

/** Where a page ended. */
interface Place {
  date: string
  id: number
}

interface Totals {
  count: number
  inMinor: number
  outMinor: number
}

interface Found {
  rows: EventRow[]
  totals: Totals
}

type Parameters = Record<string, string | number>

const statements = prepared((db) => ({
  one: db.$client.prepare<[number], EventRow>(
    `SELECT ${COLUMNS} FROM events e LEFT JOIN events r ON r.reverses_id = e.id WHERE e.id = ?`,
  ),
  some: db.$client.prepare<[string], EventRow>(
    `SELECT ${COLUMNS} FROM events e LEFT JOIN events r ON r.reverses_id = e.id
     WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY e.date DESC, e.id DESC`,
  ),
  months: db.$client.prepare<[string, string], Totals>(
    `SELECT coalesce(sum(entries), 0) AS count, coalesce(sum(in_minor), 0) AS inMinor, coalesce(sum(out_minor), 0) AS outMinor
     FROM statement_months WHERE month BETWEEN ? AND ?`,
  ),
  movements: db.$client.prepare<[string], MovementRow>(
    `SELECT m.id, m.event_id AS eventId, m.amount_minor AS amountMinor, f.id AS fromId, f.name AS fromName, f.role AS fromRole,
       t.id AS toId, t.name AS toName, t.role AS toRole
     FROM movements m JOIN accounts f ON f.id = m.from_account_id JOIN accounts t ON t.id = m.to_account_id
     WHERE m.event_id IN (SELECT value FROM json_each(?)) ORDER BY m.id`,
  ),
  allocations: db.$client.prepare<[string], AllocationRow>(
    `SELECT a.event_id AS eventId, a.invoice_id AS invoiceId, i.number, sum(a.amount_minor) AS amountMinor
     FROM allocations a JOIN invoices i ON i.id = a.invoice_id
     WHERE a.event_id IN (SELECT value FROM json_each(?)) GROUP BY a.event_id, a.invoice_id ORDER BY a.event_id, min(a.id)`,
  ),
  texts: db.$client.prepare<[string], { id: number; text: string }>(
    'SELECT id, text FROM events WHERE id IN (SELECT value FROM json_each(?))',
  ),
  related: db.$client
    .prepare<[number, number, number], number>(
      'SELECT id FROM events WHERE for_event_id = ? UNION SELECT id FROM events WHERE replaces_id = ? UNION SELECT id FROM events WHERE reverses_id = ?',
    )
    .pluck(),
}))

const MOST_KEPT = 200

/** One prepared query for each set of filters that was asked for, known by its text. */
const byText = prepared((db) => {
  const made = new Map<string, Database.Statement<[Parameters]>>()
  return (sql: string) => {
    const found = made.get(sql) ?? db.$client.prepare<[Parameters]>(sql)
    if (made.size >= MOST_KEPT) made.clear()
    made.set(sql, found)
    return found
  }
})

/** One page, newest first: the rows are read in their order, from where the page before ended. */
function pageOf(db: Db, { condition, parameters }: Search, after: Place | undefined, limit: number): EventRow[] {
  const sql = `SELECT ${COLUMNS} FROM events e CROSS JOIN event_effects x ON x.event_id = e.id LEFT JOIN events r ON r.reverses_id = e.id
    WHERE ${condition} AND x.is_listed ${after ? 'AND (e.date, e.id) < (@date, @id)' : ''}
    ORDER BY e.date DESC, e.id DESC LIMIT @limit`
  return byText(db)(sql).all({ ...parameters, ...after, limit }) as EventRow[]
}

/** A page and the totals of all that is found, by looking once through the entries. */
function foundBy(db: Db, { condition, parameters }: Search, after: Place | undefined, limit: number): Found {
  const sql = `WITH found AS MATERIALIZED (
      SELECT e.id, e.date, x.net_minor * x.is_counted AS net FROM events e CROSS JOIN event_effects x ON x.event_id = e.id
      WHERE ${condition} AND x.is_listed)
    SELECT count(*) AS count, coalesce(sum(max(net, 0)), 0) AS inMinor, coalesce(sum(max(-net, 0)), 0) AS outMinor,
      (SELECT json_group_array(id) FROM (
        SELECT id FROM found ${after ? 'WHERE (date, id) < (@date, @id)' : ''} ORDER BY date DESC, id DESC LIMIT @limit)) AS ids
    FROM found`
  const { ids, ...totals } = byText(db)(sql).get({ ...parameters, ...after, limit }) as Totals & { ids: string }
  return { rows: statements(db).some.all(ids), totals }
}

/** Whole months are asked for, and nothing else: their totals are kept. */
function isOfMonths({ month, from, to, cursor: _, limit: __, ...asked }: EventsQuery): boolean {
  const areWhole =
    month !== undefined ||
    ((from === undefined || from === firstDay(monthOf(from))) && (to === undefined || to === lastDay(monthOf(to))))
  return areWhole && Object.values(asked).every((value) => value === undefined)
}

function monthTotals(db: Db, { month, from, to }: EventsQuery): Totals {
  const first = month ?? (from && monthOf(from)) ?? '0000-00'
  const last = month ?? (to && monthOf(to)) ?? '9999-99'
  return statements(db).months.get(first, last) as Totals
}

/** A page of the statement, newest first, with totals over everything that the filter finds. */
export function listEvents(db: Db, query: EventsQuery): EventsReply {
  const search = searchOf(db, query)
  const after = readCursor(query.cursor)
  const limit = query.limit + 1 // one row more tells that there is another page
  const { rows, totals } = isOfMonths(query)
    ? { rows: pageOf(db, search, after, limit), totals: monthTotals(db, query) }
    : foundBy(db, search, after, limit)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const currency = homeCurrency(db)
  return {
    items: describe(db, page),
    nextCursor: rows.length > page.length && last ? `${last.date}_${last.id}` : null,
    totals: {
      count: totals.count,
      in: money(totals.inMinor, currency),
      out: money(totals.outMinor, currency),
    },
  }
}

/** The newest rows, without totals and without what was taken back as a mistake. */
export function latestEvents(db: Db, to: CalendarDate, limit: number): EventReply[] {
  const rows = pageOf(db, searchOf(db, { to }), undefined, 2 * limit)
  return describe(db, rows.filter((row) => row.reversedOn !== row.date).slice(0, limit))
}

/** One row of the statement. Throws: DomainError 'not-found'. */
export function findEvent(db: Db, id: number): EventReply {
  const [event] = describe(db, [requireRow(db, id)])
  if (!event) throw new DomainError('not-found', `There is no entry ${id}.`)
  return event
}

/** One event down to its movements, without what it corrected. Throws: DomainError 'not-found'. */
export function findEventWithMovements(db: Db, id: number): Omit<EventDetailReply, 'corrections' | 'recordedAt'> {
  const row = requireRow(db, id)
  const ids = JSON.stringify([id])
  const currency = homeCurrency(db)
  const { movements, allocations, related } = statements(db)
  return {
    ...findEvent(db, id),
    taxYear: row.taxYear,
    instalment: row.instalment,
    documentAmount:
      row.documentMinor === null || row.documentCurrency === null
        ? null
        : money(row.documentMinor, row.documentCurrency),
    movements: movements.all(ids).map((moved) => ({
      id: moved.id,
      from: { id: moved.fromId, name: moved.fromName, role: moved.fromRole },
      to: { id: moved.toId, name: moved.toName, role: moved.toRole },
      amount: money(moved.amountMinor, currency),
    })),
    allocations: allocations.all(ids).map((part) => ({
      invoiceId: part.invoiceId,
      number: part.number,
      amount: money(part.amountMinor, currency),
    })),
    relatedIds: [
      ...new Set([
        ...related.all(id, id, id),
        ...[row.forEventId, row.reversesId, row.replacesId].filter((other) => other !== null),
      ]),
    ],
    canReverse: row.reversedById === null && row.reversesId === null && row.kind !== 'opening',
    receiptFiles: receiptFilesOf(db, id),
  }
}

function requireRow(db: Db, id: number): EventRow {
  const row = statements(db).one.get(id)
  if (!row) throw new DomainError('not-found', `There is no entry ${id}.`)
  return row
}

function readCursor(cursor: string | undefined): Place | undefined {
  const match = cursor?.match(/^(\d{4}-\d{2}-\d{2})_(\d{1,15})$/)
  if (cursor !== undefined && !match)
    throw new DomainError('not-found', 'There is no such page. Start from the first one.')
  return match?.[1] === undefined ? undefined : { date: match[1], id: Number(match[2]) }
}

function describe(db: Db, rows: EventRow[]): EventReply[] {
  const ids = JSON.stringify(rows.map((row) => row.id))
  const movements = groupByEvent(statements(db).movements.all(ids))
  const allocations = groupByEvent(statements(db).allocations.all(ids))
  const sources = statements(db).texts.all(
    JSON.stringify(rows.map((row) => row.forEventId).filter((id) => id !== null)),
  )
  const sourceText = new Map(sources.map((source) => [source.id, source.text]))
  const currency = homeCurrency(db)
  return rows.map((row) => {
    const moved = movements.get(row.id) ?? []
    return {
      id: row.id,
      kind: row.kind,
      date: row.date,
      text: textOf(row),
      purpose: purposeOf(row, moved, allocations.get(row.id) ?? [], sourceText.get(row.forEventId ?? 0)),
      account: accountOf(moved),
      ...effectOf(moved, currency),
      clientId: row.clientId,
      note: row.note,
      reversedById: row.reversedById,
      reversesId: row.reversesId,
      replacesId: row.replacesId,
      forEventId: row.forEventId,
      isImported: row.importId !== null,
      ...(row.receiptCount > 0 && { receiptCount: row.receiptCount }),
    }
  })
}

/** A payment bounces on a day of its own; a mistake is taken back on the day of the mistake. */
function textOf({ text, date, reversesDate }: EventRow): string {
  if (reversesDate === null) return text
  return `${date === reversesDate ? 'Taken back' : 'Bounced'}: ${text}`
}

function groupByEvent<Row extends { eventId: number }>(rows: Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.eventId)
    if (group) group.push(row)
    else groups.set(row.eventId, [row])
  }
  return groups
}

function effectOf(moved: MovementRow[], currency: string): { direction: EventReply['direction']; amount: Money } {
  let net = 0
  let own = 0
  let whole = 0
  for (const { fromRole, toRole, amountMinor } of moved) {
    net += amountMinor * (Number(isRealRole(toRole)) - Number(isRealRole(fromRole)))
    if (isRealRole(toRole) && isRealRole(fromRole)) own += amountMinor
    whole += amountMinor
  }
  if (net !== 0) return { direction: net > 0 ? 'in' : 'out', amount: money(Math.abs(net), currency) }
  return own > 0
    ? { direction: 'own', amount: money(own, currency) }
    : { direction: 'none', amount: money(whole, currency) }
}

function accountOf(moved: MovementRow[]): string {
  const sources = new Set(moved.filter((row) => isRealRole(row.fromRole)).map((row) => row.fromName))
  const targets = new Set(moved.filter((row) => isRealRole(row.toRole)).map((row) => row.toName))
  const sides = [[...sources].join(', '), [...targets].join(', ')].filter((side) => side !== '')
  return sides.join(' → ')
}

function purposeOf(row: EventRow, moved: MovementRow[], paid: AllocationRow[], sourceText: string | undefined): string {
  const categories = new Set(
    moved.flatMap(({ fromRole, fromName, toRole, toName }) => [
      ...(fromRole === 'income' || (fromRole === 'expense' && toRole !== 'expense') ? [fromName] : []),
      ...(toRole === 'expense' && fromRole !== 'income' ? [toName] : []),
    ]),
  )
  const named = [...categories].join(', ')
  if (paid.length > 0)
    return `${paid.length === 1 ? 'Invoice' : 'Invoices'} ${paid.map((part) => part.number).join(', ')}`
  switch (row.kind) {
    case 'set-aside':
    case 'release':
      return sourceText ? `For ${sourceText}` : 'Tax reserve'
    case 'estimated-payment':
    case 'tax-refund':
      return `Tax year ${row.taxYear ?? ''}${row.instalment === null ? '' : `, instalment ${row.instalment}`}`
    case 'draw':
      return 'Living'
    case 'day-job-pay':
      return 'Day job'
    case 'opening':
      return 'Opening balance'
    case 'sales-tax-payment':
      return 'Sales tax'
    case 'deposit-return':
      return 'Money held for a client'
    default:
      return named || (moved.some(({ fromRole }) => fromRole === 'client-money') ? 'Money held for a client' : '')
  }
}
