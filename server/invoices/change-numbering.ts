import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { NumberedKind, NumberFormat } from '../../shared/invoices/numbering.ts'
import type { NumberingPatch, NumberingPreviewReply, NumberingReply } from '../../shared/invoices/numbering-contract.ts'
import { recordChange } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import { refuseStale, type Tx } from '../db/transaction.ts'
import { requireProfile, updateProfile } from '../profile/repository.ts'
import {
  beginSeriesAt,
  hasIssued,
  nextNumber,
  numberFormat,
  refuseTaken,
  saveNumberFormat,
  seriesOf,
} from './numbering.ts'

const KINDS: readonly NumberedKind[] = ['invoice', 'credit-note']

/**
 * Numbers documents otherwise from now on; what is issued keeps its number.
 *
 * Throws: DomainError 'stale'; 'number-taken' when the count has begun here already and would be set anew, when a
 * document bears the number, or when the other kind is numbered in the same series.
 */
export function changeNumbering(tx: Tx, kind: NumberedKind, expected: number, patch: NumberingPatch): void {
  refuseStale(requireProfile(tx.db).version, expected)
  const before = numberFormat(tx.db, kind)
  const { prefix = before.prefix, byYear = before.byYear, digits = before.digits, next } = patch
  const after = { prefix, byYear, digits }
  refuseSharedSeries(tx, kind, after)
  saveNumberFormat(tx.db, kind, after)
  const planned = nextNumber(tx.db, kind, tx.today)
  if (next !== undefined && next !== planned.sequence) {
    if (hasIssued(tx.db, after, tx.today)) {
      const message = `The count has begun here and only goes on: the next number is ${planned.number}.`
      throw new DomainError('number-taken', message, '#/next')
    }
    beginSeriesAt(tx.db, after, tx.today, next)
  }
  refuseTaken(tx.db, kind, nextNumber(tx.db, kind, tx.today).number)
  updateProfile(tx.db, expected, {})
  const { number } = nextNumber(tx.db, kind, tx.today)
  recordChange(tx, {
    action: 'numbering.changed',
    entity: 'numbering',
    before: { kind, ...before },
    after: { kind, ...after, nextNumber: number },
  })
}

/** How both kinds are numbered, and what comes next for a document of a day. */
export function numberingReply(db: Db, day: CalendarDate): NumberingReply {
  return {
    items: KINDS.map((kind) => {
      const format = numberFormat(db, kind)
      return { kind, ...format, ...numberingPreview(db, kind, day, format) }
    }),
    version: requireProfile(db).version,
  }
}

/** What the next number would be with a format. */
export function numberingPreview(
  db: Db,
  kind: NumberedKind,
  today: CalendarDate,
  format: NumberFormat,
): NumberingPreviewReply {
  const { number, sequence } = nextNumber(db, kind, today, format)
  return { nextNumber: number, next: sequence, canSetNext: !hasIssued(db, format, today) }
}

function refuseSharedSeries(tx: Tx, kind: NumberedKind, format: NumberFormat): void {
  const other = KINDS.find((one) => one !== kind)
  if (!other || seriesOf(numberFormat(tx.db, other), tx.today) !== seriesOf(format, tx.today)) return
  const what = other === 'invoice' ? 'Invoices' : 'Credit notes'
  throw new DomainError('number-taken', `${what} are counted in that series. Choose another prefix.`, '#/prefix')
}
