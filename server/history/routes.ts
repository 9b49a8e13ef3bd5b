import { addDays, startOfDay } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { changesOf } from '../../shared/history/changes.ts'
import { type HistoryItem, HistoryQuery, HistoryReply, VerificationReply } from '../../shared/history/contract.ts'
import { sentenceOf } from '../../shared/history/sentence.ts'
import type { Wording } from '../../shared/history/value-words.ts'
import { likeFolded } from '../accounts/search-words.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/open.ts'
import type { App } from '../http/routes.ts'
import { requireProfile } from '../profile/repository.ts'
import { recordOf, wordingOf } from './records.ts'
import { type HistoryFilter, type HistoryRow, lastNumber, listChanges } from './repository.ts'
import { undoOf } from './undo.ts'
import { verifyFurther } from './verify-chain.ts'

export function historyRoutes(app: App, { db, lastBackupAt }: Context): void {
  app.get(
    '/api/v1/history',
    { schema: { querystring: HistoryQuery, response: { 200: HistoryReply } } },
    async ({ query }) => {
      const rows = listChanges(db, filterOf(db, query))
      const page = rows.slice(0, query.limit)
      const last = page.at(-1)
      const wording = wordingOf(db)
      return {
        items: page.map((row) => itemOf(db, row, wording)),
        nextCursor: rows.length > page.length && last ? String(last.number) : null,
      }
    },
  )
  app.get('/api/v1/history/verification', { schema: { response: { 200: VerificationReply } } }, async () => {
    const { verifiedUpTo, lastNumber, isBroken } = verifyFurther(db)
    const state = isBroken
      ? ('broken' as const)
      : verifiedUpTo < lastNumber
        ? ('going-on' as const)
        : ('whole' as const)
    const checkedAt = lastBackupAt?.()?.toISOString() ?? null
    return { state, verifiedUpTo, lastNumber, at: new Date().toISOString(), checkedAt }
  })
}

function filterOf(db: Db, query: HistoryQuery): HistoryFilter {
  const { timeZone } = requireProfile(db)
  return {
    below: cursorOf(db, query.cursor),
    entity: query.entity ?? null,
    entityId: query.entityId ?? null,
    action: query.action ?? null,
    from: query.from ? startOfDay(query.from, timeZone) : null,
    until: query.to ? startOfDay(addDays(query.to, 1), timeZone) : null,
    q: query.q ? `%${query.q.replace(/[\\%_]/g, '\\$&')}%` : null,
    folded: query.q ? likeFolded(query.q) : null,
    limit: query.limit + 1,
  }
}

/** A page begins below the last number of the page before. */
function cursorOf(db: Db, cursor: string | undefined): number {
  const last = lastNumber(db)
  if (cursor === undefined) return last + 1
  if (!/^\d{1,15}$/.test(cursor) || Number(cursor) > last)
    throw new DomainError('not-found', 'There is no such page. Start from the first one.')
  return Number(cursor)
}

function itemOf(db: Db, row: HistoryRow, wording: Wording): HistoryItem {
  const { number, at, actor, action, entity, entityId, before, after, isRemoved } = row
  const record = recordOf(db, row)
  const told = { action, entity, entityId, before, after, name: record?.name }
  return {
    number,
    at,
    actor,
    action,
    entity,
    entityId,
    says: sentenceOf(told, wording),
    record,
    changes: changesOf(before, after, wording),
    isRemoved,
    undo: undoOf(db, row),
  }
}
