import { and, asc, eq } from 'drizzle-orm'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { leads } from '../db/independence-schema.ts'
import { type Db, prepared } from '../db/open.ts'

export type LeadRow = typeof leads.$inferSelect
export type LeadContent = Omit<LeadRow, 'id' | 'version'>

const statements = prepared(({ $client }) => ({
  // Open ones first, by the day of their next step; then what was closed, the latest first.
  all: $client
    .prepare<[], number>(
      `SELECT id FROM leads ORDER BY state <> 'open', CASE state WHEN 'open' THEN coalesce(next_step_on, '9999') END,
         closed_on DESC, lower(name), id`,
    )
    .pluck(),
  clientName: $client.prepare<[number], string>('SELECT name FROM clients WHERE id = ?').pluck(),
  due: $client.prepare<[string], DueStep>(
    `SELECT name, next_step AS nextStep, next_step_on AS nextStepOn FROM leads
     WHERE state = 'open' AND next_step_on <= ? ORDER BY next_step_on, id`,
  ),
  contents: $client
    .prepare<[number], number>(
      `SELECT h.number FROM history h JOIN history_contents c ON c.number = h.number
       WHERE h.entity = 'lead' AND h.entity_id = ? ORDER BY h.number`,
    )
    .pluck(),
  removeContents: $client.prepare<[number]>('DELETE FROM history_contents WHERE number = ?'),
  removeAnswers: $client.prepare<[{ id: number }]>(
    `DELETE FROM idempotency_keys WHERE route = 'POST /api/v1/leads' AND body ->> '$.id' = @id
       OR route = 'POST /api/v1/leads/' || @id || '/client'`,
  ),
}))

export interface DueStep {
  name: string
  nextStep: string
  nextStepOn: CalendarDate
}

export function listLeads(db: Db): LeadRow[] {
  const rows = new Map(
    db
      .select()
      .from(leads)
      .orderBy(asc(leads.id))
      .all()
      .map((row) => [row.id, row]),
  )
  return statements(db)
    .all.all()
    .flatMap((id) => rows.get(id) ?? [])
}

/** Throws: DomainError 'not-found'. */
export function requireLead(db: Db, id: number): LeadRow {
  const lead = db.select().from(leads).where(eq(leads.id, id)).get()
  if (!lead) throw new DomainError('not-found', `There is no lead ${id}.`)
  return lead
}

/** The open leads whose next step was to be taken by a day, the oldest first. */
export function dueSteps(db: Db, asOf: CalendarDate): DueStep[] {
  return statements(db).due.all(asOf)
}

export function nameOfClient(db: Db, clientId: number): string | null {
  return statements(db).clientName.get(clientId) ?? null
}

export function insertLead(db: Db, content: LeadContent): number {
  return Number(
    db
      .insert(leads)
      .values({ ...content, version: 1 })
      .run().lastInsertRowid,
  )
}

export function updateLead(db: Db, { id, version }: LeadRow, changes: Partial<LeadContent>): void {
  db.update(leads)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(leads.id, id), eq(leads.version, version)))
    .run()
}

/** Takes a lead out of its table, what the history says of it, and stored answers. Gives the rows of the history. */
export function deleteLead(db: Db, id: number): number[] {
  const { contents, removeContents, removeAnswers } = statements(db)
  const numbers = contents.all(id)
  for (const number of numbers) removeContents.run(number)
  removeAnswers.run({ id })
  db.delete(leads).where(eq(leads.id, id)).run()
  return numbers
}
