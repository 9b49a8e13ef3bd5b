import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { TripBody, TripReply, TripsQuery, TripsReply } from '../../shared/taxes/contract.ts'
import { requireClient } from '../clients/repository.ts'
import { recordChange } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'

interface TripRow {
  id: number
  date: CalendarDate
  distanceTenths: number
  vehicle: 'car' | 'motorcycle' | 'bicycle'
  purpose: string
  clientId: number | null
  clientName: string | null
  version: number
}

const COLUMNS = `t.id, t.date, t.distance_tenths AS distanceTenths, t.vehicle, t.purpose, t.client_id AS clientId,
  c.name AS clientName, t.version FROM mileage t LEFT JOIN clients c ON c.id = t.client_id`

const statements = prepared(({ $client }) => ({
  find: $client.prepare<[number], TripRow>(`SELECT ${COLUMNS} WHERE t.id = ?`),
  page: $client.prepare<[{ from: string; to: string; date: string; id: number; limit: number }], TripRow>(
    `SELECT ${COLUMNS} WHERE t.date BETWEEN @from AND @to AND (t.date, t.id) < (@date, @id)
     ORDER BY t.date DESC, t.id DESC LIMIT @limit`,
  ),
  between: $client.prepare<[string, string], TripRow>(
    `SELECT ${COLUMNS} WHERE t.date BETWEEN ? AND ? ORDER BY t.date, t.id`,
  ),
  add: $client.prepare(
    `INSERT INTO mileage (date, distance_tenths, vehicle, purpose, client_id, version)
     VALUES (@date, @distanceTenths, @vehicle, @purpose, @clientId, 1)`,
  ),
  replace: $client.prepare(
    `UPDATE mileage SET date = @date, distance_tenths = @distanceTenths, vehicle = @vehicle, purpose = @purpose,
       client_id = @clientId, version = version + 1 WHERE id = @id`,
  ),
  remove: $client.prepare<[number]>('DELETE FROM mileage WHERE id = ?'),
}))

/** The trips from one day to another, both included, the earliest first. */
export function tripsBetween(db: Db, from: CalendarDate, to: CalendarDate): TripRow[] {
  return statements(db).between.all(from, to)
}

/** A page of the log, the latest trip first. */
export function listTrips(db: Db, { from, to, limit, cursor }: TripsQuery): TripsReply {
  const [date, id] = cursor === undefined ? ['9999-12-31', 0] : placeOf(cursor)
  const rows = statements(db).page.all({
    from: from ?? '0000-01-01',
    to: to ?? '9999-12-31',
    date: String(date),
    id: Number(id),
    limit: limit + 1,
  })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items: items.map(tripReply), nextCursor: last ? `${last.date}_${last.id}` : null }
}

/** Throws: DomainError 'not-found'. */
export function tripOf(db: Db, id: number): TripReply {
  return tripReply(requireTrip(db, id))
}

/** Puts a trip into the log and gives its id. Throws: DomainError 'not-found' for the client. */
export function recordTrip(tx: Tx, body: TripBody): number {
  const row = rowOf(tx, body)
  const id = Number(statements(tx.db).add.run(row).lastInsertRowid)
  recordChange(tx, { action: 'trip.recorded', entity: 'trip', entityId: id, after: told(row) })
  return id
}

/** Puts another trip in the place of one. Throws: DomainError 'not-found', 'stale'. */
export function replaceTrip(tx: Tx, id: number, expected: number, body: TripBody): void {
  const before = requireTrip(tx.db, id)
  refuseStale(before.version, expected)
  const row = rowOf(tx, body)
  statements(tx.db).replace.run({ ...row, id })
  recordChange(tx, { action: 'trip.changed', entity: 'trip', entityId: id, before: told(before), after: told(row) })
}

/** Takes a trip out of the log; the history keeps what it was. Throws: DomainError 'not-found', 'stale'. */
export function removeTrip(tx: Tx, id: number, expected: number): void {
  const before = requireTrip(tx.db, id)
  refuseStale(before.version, expected)
  statements(tx.db).remove.run(id)
  recordChange(tx, { action: 'trip.removed', entity: 'trip', entityId: id, before: told(before) })
}

function requireTrip(db: Db, id: number): TripRow {
  const row = statements(db).find.get(id)
  if (!row) throw new DomainError('not-found', 'There is no such trip in the log.')
  return row
}

type TripContent = Omit<TripRow, 'id' | 'version' | 'clientName'>

function rowOf(tx: Tx, { date, distance, vehicle, purpose, clientId }: TripBody): TripContent {
  if (date > tx.today) throw new DomainError('date-in-future', 'Enter trips when they were made.', '#/date')
  if (clientId != null) requireClient(tx.db, clientId, '#/clientId')
  return { date, distanceTenths: Math.round(distance * 10), vehicle, purpose, clientId: clientId ?? null }
}

function told({ date, distanceTenths, vehicle, purpose, clientId }: TripContent): Record<string, unknown> {
  return { date, distance: distanceTenths / 10, vehicle, purpose, ...(clientId !== null && { clientId }) }
}

function tripReply({ distanceTenths, ...trip }: TripRow): TripReply {
  return { ...trip, distance: distanceTenths / 10 }
}

function placeOf(cursor: string): [string, number] {
  const [date = '', id = '0'] = cursor.split('_')
  return [date, Number(id)]
}
