import { expect } from 'vitest'
import type { Db } from '../../server/db/open.ts'
import type { Answer, TestApp } from './test-app.ts'

type Row = Record<string, unknown>

/** Every row of every table, so that two states of a book can be compared whole. */
export function dump({ $client }: Db): Record<string, Row[]> {
  const tables = $client
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all()
  return Object.fromEntries(tables.map((table) => [table, $client.prepare<[], Row>(`SELECT * FROM "${table}"`).all()]))
}

/** How many rows each table gained, leaving out those that gained none. */
export function gained(before: Record<string, Row[]>, after: Record<string, Row[]>): Record<string, number> {
  const entries = Object.entries(after).map(([table, rows]) => [table, rows.length - (before[table]?.length ?? 0)])
  return Object.fromEntries(entries.filter(([, count]) => count !== 0))
}

/** Sends a request that must be refused, and sees that the book is the same afterwards, row for row. */
export async function refused(app: TestApp, send: () => Promise<Answer>): Promise<Answer<Refusal>> {
  const before = dump(app.db)
  const answer = (await send()) as Answer<Refusal>
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(dump(app.db)).toEqual(before)
  return answer
}

export interface Refusal {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  errors?: { pointer: string; code: string; detail: string }[]
}

/** The refusal's code, the last part of its type. */
export function codeOf({ body }: Answer<Refusal>): string {
  return body.type.replace('/problems/', '')
}
