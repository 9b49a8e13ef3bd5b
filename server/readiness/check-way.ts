import type Database from 'better-sqlite3'
import type { Finding } from '../backups/check.ts'

/** What the last change of a record left of it, wherever its contents are kept; none when they were taken out. */
const last = (entity: string, id: string) => `(SELECT coalesce(c.after, h.after) FROM history h
  LEFT JOIN history_contents c ON c.number = h.number
  WHERE h.number = (SELECT max(number) FROM history WHERE entity = '${entity}' AND entity_id = ${id}))`

/** The rows of a table that are not what the history last said of them, field by field. */
function differing(table: string, entity: string, fields: Record<string, string>): string {
  const differs = Object.entries(fields).map(([column, field]) => `said ->> '$.${field}' IS NOT ${column}`)
  return `SELECT id FROM (SELECT *, ${last(entity, `${table}.id`)} AS said FROM ${table})
    WHERE said IS NULL OR ${differs.join(' OR ')} LIMIT 20`
}

const TABLES: [entity: string, code: string, sql: string][] = [
  [
    'lead',
    'LEAD',
    differing('leads', 'lead', {
      name: 'name',
      contact: 'contact',
      source: 'source',
      value_minor: 'valueMinor',
      chance_bps: 'chanceBps',
      next_step: 'nextStep',
      next_step_on: 'nextStepOn',
      note: 'note',
      state: 'state',
      closed_on: 'closedOn',
      client_id: 'clientId',
    }),
  ],
  [
    'niche',
    'NICHE',
    differing('niches', 'niche', {
      name: 'name',
      skills: 'skills',
      interest: 'interest',
      demand: 'demand',
      note: 'note',
      chosen_on: 'chosenOn',
    }),
  ],
  [
    'portfolio',
    'PORTFOLIO',
    differing('portfolio', 'portfolio', { kind: 'kind', title: 'title', note: 'note', date: 'date' }),
  ],
]

const STEPS_ELSEWHERE = `SELECT step FROM (SELECT *, (
    SELECT after FROM history h WHERE h.entity = 'step' AND h.after ->> '$.step' = s.step ORDER BY h.number DESC LIMIT 1
  ) AS said FROM step_notes s)
  WHERE said IS NULL OR said ->> '$.doneOn' IS NOT done_on OR said ->> '$.leftOut' IS NOT left_out
    OR said ->> '$.note' IS NOT note`

/** Steps, leads, niches and what there is to show are as the history last said of them. */
export function* checkWay(sqlite: Database.Database): Generator<Finding> {
  for (const step of sqlite.prepare<[], string>(STEPS_ELSEWHERE).pluck().all())
    yield { code: 'STEP', entity: `step ${step}`, message: 'is not as the history last said' }
  for (const [entity, code, sql] of TABLES) {
    for (const id of sqlite.prepare<[], number>(sql).pluck().all())
      yield { code, entity: `${entity} ${id}`, message: 'is not as the history last said' }
  }
}
