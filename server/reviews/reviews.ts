import { type CalendarDate, type Month, monthOf, monthsApart, shiftMonth } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { Figure } from '../../shared/figure.ts'
import type {
  ReviewBody,
  ReviewReply,
  ReviewSummary,
  ReviewsQuery,
  ReviewsReply,
} from '../../shared/reviews/contract.ts'
import { canonical, recordChange, sha256 } from '../db/history.ts'
import { type Db, prepared } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { billedHours } from '../invoices/billed-hours.ts'
import { daysOffIn } from '../living/days-off.ts'
import { type FrozenFigure, figuresOfMonth, firstWholeMonth } from './figures-of-month.ts'

interface ReviewRow {
  month: Month
  figures: string
  begunOn: CalendarDate
  doneOn: CalendarDate | null
  energised: string
  drained: string
  towardGoals: 'yes' | 'partly' | 'no' | null
  towardGoalsNote: string
  hoursTenths: number | null
  halfDaysOff: number | null
  learned: string
  decision: string
  version: number
}

const COLUMNS = `month, figures, begun_on AS begunOn, done_on AS doneOn, energised, drained, toward_goals AS towardGoals,
  toward_goals_note AS towardGoalsNote, hours_tenths AS hoursTenths, half_days_off AS halfDaysOff, learned, decision, version
  FROM monthly_reviews`

const statements = prepared(({ $client }) => ({
  find: $client.prepare<[Month], ReviewRow>(`SELECT ${COLUMNS} WHERE month = ?`),
  page: $client.prepare<[Month, number], ReviewRow>(`SELECT ${COLUMNS} WHERE month < ? ORDER BY month DESC LIMIT ?`),
  done: $client.prepare<[], { count: number; first: Month | null }>(
    'SELECT count(done_on) AS count, min(month) AS first FROM monthly_reviews',
  ),
  begin: $client.prepare(
    `INSERT INTO monthly_reviews (month, figures, figures_sha256, begun_on, energised, drained, toward_goals_note, learned, decision, version)
     VALUES (@month, @figures, @sha256, @begunOn, '', '', '', '', '', 1)`,
  ),
  write: $client.prepare(
    `UPDATE monthly_reviews SET done_on = @doneOn, energised = @energised, drained = @drained, toward_goals = @towardGoals,
       toward_goals_note = @towardGoalsNote, hours_tenths = @hoursTenths, half_days_off = @halfDaysOff, learned = @learned,
       decision = @decision, version = version + 1 WHERE month = @month`,
  ),
  discard: $client.prepare<[Month]>('DELETE FROM monthly_reviews WHERE month = ?'),
}))

/** The last complete month, while the book tells of all of it and its review is not done; else undefined. */
export function reviewDue(db: Db, today: CalendarDate): { month: Month; isBegun: boolean } | undefined {
  const month = shiftMonth(monthOf(today), -1)
  const first = firstWholeMonth(db)
  if (first === undefined || month < first) return undefined
  const row = statements(db).find.get(month)
  return row && row.doneOn !== null ? undefined : { month, isBegun: row !== undefined }
}

/** A page of the reviews, the newest first. */
export function listReviews(db: Db, today: CalendarDate, { month, limit, cursor }: ReviewsQuery): ReviewsReply {
  const one = month === undefined ? undefined : statements(db).find.get(month)
  const rows = month === undefined ? statements(db).page.all(cursor ?? '9999-12', limit + 1) : one ? [one] : []
  const items = rows.slice(0, limit)
  const { count, first } = statements(db).done.get() ?? { count: 0, first: null }
  return {
    items: items.map(summaryOf),
    nextCursor: rows.length > limit ? (items.at(-1)?.month ?? null) : null,
    due: reviewDue(db, today)?.month ?? null,
    done: count,
    of: first === null ? 0 : Math.max(count, monthsApart(first, shiftMonth(monthOf(today), -1)) + 1),
  }
}

/** Throws: DomainError 'not-found'. */
export function reviewOf(db: Db, month: Month): ReviewReply {
  const { figures: text, hoursTenths, halfDaysOff, ...review } = requireReview(db, month)
  const figures = frozenIn(text)
  const billed = billedHours(db, month)
  const known = new Map(figures.map(({ key, figure }) => [key, valueText(figure)]))
  return {
    ...review,
    figures,
    otherwiseNow: figuresOfMonth(db, month).filter(({ key, figure }) => known.get(key) !== valueText(figure)),
    offered: {
      hours: billed.isAll ? billed.hours : null,
      billedHours: billed.hours,
      daysOff: daysOffIn(db, month),
    },
    hours: hoursTenths === null ? null : hoursTenths / 10,
    daysOff: halfDaysOff === null ? null : halfDaysOff / 2,
  }
}

/**
 * Begins the review of a month: its figures are frozen as they are known now.
 *
 * Throws: DomainError 'review-too-early' for a month that is not over or that the book does not tell of wholly,
 * 'review-begun' when there is one.
 */
export function beginReview(tx: Tx, month: Month): void {
  const first = firstWholeMonth(tx.db)
  if (month >= monthOf(tx.today))
    throw new DomainError('review-too-early', 'A month is reviewed when it is over.', '#/month')
  if (first === undefined || month < first)
    throw new DomainError('review-too-early', 'The book does not tell of the whole of this month.', '#/month')
  if (statements(tx.db).find.get(month))
    throw new DomainError('review-begun', 'The review of this month was begun already.', '#/month')
  const figures = canonical({ figures: figuresOfMonth(tx.db, month) })
  statements(tx.db).begin.run({ month, figures, sha256: sha256(figures), begunOn: tx.today })
  recordChange(tx, {
    action: 'review.begun',
    entity: 'review',
    entityId: numberOf(month),
    after: { month, figuresSha256: sha256(figures) },
  })
}

/**
 * Writes what a person says about a month. A finished review can still be added to; it stays finished, and so do its figures.
 *
 * Throws: DomainError 'not-found', 'stale', 'review-done' when it would be opened again, 'review-without-decision'.
 */
export function writeReview(tx: Tx, month: Month, expected: number, body: ReviewBody): void {
  const row = requireReview(tx.db, month)
  refuseStale(row.version, expected)
  if (row.doneOn !== null && !body.isDone)
    throw new DomainError('review-done', 'A review that was done stays done.', '#/isDone')
  if (body.isDone && body.decision === '')
    throw new DomainError(
      'review-without-decision',
      'Write down one decision, if only that all stays as it is.',
      '#/decision',
    )
  const { isDone, hours, daysOff, ...words } = body
  const after = {
    ...words,
    hoursTenths: hours === null ? null : Math.round(hours * 10),
    halfDaysOff: daysOff === null ? null : Math.round(daysOff * 2),
    doneOn: isDone ? (row.doneOn ?? tx.today) : null,
  }
  statements(tx.db).write.run({ ...after, month })
  recordChange(tx, {
    action: isDone && row.doneOn === null ? 'review.done' : 'review.written',
    entity: 'review',
    entityId: numberOf(month),
    before: told(row),
    after: told(after),
  })
}

/** Takes back a review that was begun and not finished: begun again, it freezes the figures anew. Throws: DomainError 'not-found', 'stale', 'review-done'. */
export function discardReview(tx: Tx, month: Month, expected: number): void {
  const row = requireReview(tx.db, month)
  refuseStale(row.version, expected)
  if (row.doneOn !== null) throw new DomainError('review-done', 'A review that was done stays.')
  statements(tx.db).discard.run(month)
  recordChange(tx, {
    action: 'review.discarded',
    entity: 'review',
    entityId: numberOf(month),
    before: { month, ...told(row) },
  })
}

function frozenIn(text: string): FrozenFigure[] {
  return (JSON.parse(text) as { figures: FrozenFigure[] }).figures
}

function requireReview(db: Db, month: Month): ReviewRow {
  const row = statements(db).find.get(month)
  if (!row) throw new DomainError('not-found', 'This month has no review.')
  return row
}

function summaryOf({ month, begunOn, doneOn, decision, figures }: ReviewRow): ReviewSummary {
  const frozen = new Map(frozenIn(figures).map(({ key, figure }) => [key, figure]))
  const figure = (key: string): Figure => frozen.get(key) ?? { state: 'no-data', says: 'It was not frozen then.' }
  return {
    month,
    begunOn,
    doneOn,
    decision,
    covered: figure('months-covered'),
    planOn: figure('plan-on'),
    freeCash: figure('free-cash'),
  }
}

function valueText(figure: Figure): string {
  return figure.state === 'known' ? canonical(figure.value) : figure.state
}

type Words = Omit<ReviewRow, 'month' | 'figures' | 'begunOn' | 'version'>

function told({
  energised,
  drained,
  towardGoals,
  towardGoalsNote,
  hoursTenths,
  halfDaysOff,
  learned,
  decision,
}: Words) {
  const hours = hoursTenths === null ? null : hoursTenths / 10
  const daysOff = halfDaysOff === null ? null : halfDaysOff / 2
  return { energised, drained, towardGoals, towardGoalsNote, hours, daysOff, learned, decision }
}

/** A month as a number, 202610: what the history knows its review by. */
function numberOf(month: Month): number {
  return Number(month.replace('-', ''))
}
