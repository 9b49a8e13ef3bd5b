import type Database from 'better-sqlite3'
import type { Finding } from '../backups/check.ts'
import { sha256 } from '../db/history.ts'

/** The frozen figures of a review must be those that it was begun with; each goal must be what the history last said of it. */
export function* checkReviews(sqlite: Database.Database): Generator<Finding> {
  const reviews = sqlite
    .prepare<
      [],
      { month: string; figures: string; kept: string; begun: string | null; decision: string; said: string }
    >(
      `SELECT r.month, r.figures, r.figures_sha256 AS kept, r.decision,
         (SELECT after ->> '$.figuresSha256' FROM history WHERE entity = 'review' AND action = 'review.begun'
            AND entity_id = CAST(replace(r.month, '-', '') AS INTEGER) ORDER BY number DESC LIMIT 1) AS begun,
         coalesce((SELECT after ->> '$.decision' FROM history WHERE entity = 'review'
            AND entity_id = CAST(replace(r.month, '-', '') AS INTEGER) ORDER BY number DESC LIMIT 1), '') AS said
       FROM monthly_reviews r`,
    )
    .all()
  for (const { month, figures, kept, begun, decision, said } of reviews) {
    const entity = `review ${month}`
    if (sha256(figures) !== kept || kept !== begun)
      yield { code: 'REVIEW', entity, message: 'has other figures than it was begun with' }
    if (decision !== said) yield { code: 'REVIEW', entity, message: 'has another decision than the history last said' }
  }
  const goals = sqlite
    .prepare<[], number>(
      `SELECT g.id FROM goals g LEFT JOIN history h ON h.number = (
         SELECT max(number) FROM history WHERE entity = 'goal' AND entity_id = g.id AND action IN ('goal.set', 'goal.changed'))
       WHERE h.number IS NULL OR h.after ->> '$.name' <> g.name OR h.after ->> '$.wantedBy' <> g.wanted_by
         OR h.after ->> '$.targetValue' IS NOT g.target_value OR h.after ->> '$.startValue' IS NOT g.start_value LIMIT 20`,
    )
    .pluck()
    .all()
  for (const id of goals) yield { code: 'GOAL', entity: `goal ${id}`, message: 'is not as the history last said' }
}
