import type { AccountReply } from '../../shared/accounts/contract.ts'
import { hintsFor, type Standing, type StatementLine, standingOf } from '../../shared/accounts/reconcile.ts'
import type {
  ReconciliationHint,
  ReconciliationReply,
  ReconciliationSummary,
} from '../../shared/accounts/reconcile-contract.ts'
import { addDays, type CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { exact, money, sum } from '../../shared/money.ts'
import type { Db } from '../db/open.ts'
import { homeCurrency } from '../profile/repository.ts'
import { openingMinor } from './opening.ts'
import {
  changedAt,
  entriesElsewhere,
  entriesOf,
  findReconciliation,
  type LineRow,
  linesIn,
  type NamedLine,
  otherSidesOf,
  type ReconciliationRow,
  reconciliationsOf,
  type Span,
  takenBackSince,
  tickedMinorUpTo,
} from './reconcile-repository.ts'
import { type AccountRow, balancesOn, requireAccount } from './repository.ts'

// "My bank says …": an account is held against the bank's balance on a day, entry by entry. What was true of the account
// when it came into the book counts as ticked: its opening balance, and with it whatever is dated before that day.

const LONG_AGO = '1990-01-01'
const MOST_LINES = 400
const NEAR_DAYS = 31

/** One reconciliation with its lines. Throws: DomainError 'not-found'. */
export function reconciliationReply(db: Db, id: number): ReconciliationReply {
  const row = requireReconciliation(db, id)
  const currency = homeCurrency(db)
  const amount = (minor: number) => money(minor, currency)
  const account = requireAccount(db, row.accountId, '#')
  const { lines, rows } = linesOf(db, row)
  const standing = standingNow(db, row)
  const shown = rows.slice(-MOST_LINES)
  const shownIds = shown.map(({ eventId }) => eventId)
  const sideOf = otherSidesOf(db, account.id, shownIds)
  const cancelling = new Set(lines.filter(({ cancels }) => cancels).map(({ eventId }) => eventId))
  const side = ({ count, totalMinor }: Standing['untickedIn']) => ({ count, total: amount(totalMinor) })
  return {
    ...summaryOf(row, currency),
    accountName: account.name,
    bookBalance: amount(balancesOn(db, row.date).get(account.id) ?? 0),
    untickedIn: side(standing.untickedIn),
    untickedOut: side(standing.untickedOut),
    tickedBalance: amount(standing.tickedMinor),
    difference: amount(standing.differenceMinor),
    lines: shown.map(({ eventId, date, kind, text, netMinor, ticked, reversesId }) => ({
      eventId,
      date,
      kind,
      text,
      otherSide: sideOf.get(eventId) ?? '',
      amount: amount(netMinor),
      isTicked: ticked === 1,
      isReversal: reversesId !== null,
      cancels: cancelling.has(eventId),
    })),
    earlierLines: rows.length - shown.length,
    hints: row.state === 'open' ? hintReplies(db, row, standing.differenceMinor, rows, lines) : [],
  }
}

/** All of an account, the latest first. */
export function reconciliationSummaries(db: Db, account: AccountRow): ReconciliationSummary[] {
  const all = reconciliationsOf(db, account.id)
  const currency = homeCurrency(db)
  const latestDone = all.find(({ state }) => state === 'done')
  return all.map((row) => ({
    ...summaryOf(row, currency),
    disagreesSince: row === latestDone ? disagreesSince(db, account, row) : null,
    canReopen: row === latestDone && all[0] === row,
  }))
}

/** When an account was last reconciled, whether that still holds, and what is begun. */
export function reconciledState(
  db: Db,
  account: AccountRow,
): Pick<AccountReply, 'reconciled' | 'openReconciliationId'> {
  const all = reconciliationsOf(db, account.id)
  const done = all.find(({ state }) => state === 'done')
  return {
    reconciled: done
      ? {
          id: done.id,
          date: done.date,
          bankBalance: money(done.bankMinor, homeCurrency(db)),
          disagreesSince: disagreesSince(db, account, done),
        }
      : null,
    openReconciliationId: all.find(({ state }) => state === 'open')?.id ?? null,
  }
}

/** The instant from which what was ticked does not come to the bank's balance any more, or null while it does. */
function disagreesSince(db: Db, account: AccountRow, row: ReconciliationRow): string | null {
  const span = spanOf(account, row.date)
  const gone = takenBackSince(db, span, row.id)
  const nowMinor = exact(
    openingMinor(db, account) + tickedMinorUpTo(db, span, row.id) + sum(gone.map(({ netMinor }) => netMinor)),
  )
  if (nowMinor === row.bankMinor) return null
  const after = row.finishedAt ?? ''
  const goneIds = gone.map(({ eventId }) => eventId)
  return changedAt(db, account.id, goneIds, after) ?? after
}

function summaryOf(
  { id, accountId, date, bankMinor, state, finishedAt, version }: ReconciliationRow,
  currency: string,
) {
  return { id, accountId, date, bankBalance: money(bankMinor, currency), state, finishedAt, version }
}

/** What is not ticked up to the day, or ticked here; entries that cancel out are marked. */
export function linesOf(
  db: Db,
  row: ReconciliationRow,
): { rows: LineRow[]; lines: StatementLine[]; openedOn: CalendarDate | null } {
  const account = requireAccount(db, row.accountId, '#')
  const rows = linesIn(db, spanOf(account, row.date), row.id)
  const byId = new Map(rows.map((line) => [line.eventId, line]))
  const pairs = rows.flatMap((line) => {
    const other = line.reversesId === null ? undefined : byId.get(line.reversesId)
    const cancel = other && other.date === line.date && other.ticked === 0 && line.ticked === 0
    return cancel ? [line.eventId, other.eventId] : []
  })
  const cancelling = new Set(pairs)
  const lines = rows.map(({ eventId, date, netMinor, ticked }) => ({
    eventId,
    date,
    netMinor,
    isTicked: ticked === 1,
    cancels: cancelling.has(eventId),
  }))
  return { rows, lines, openedOn: account.openedOn }
}

/** Where a reconciliation stands: what is ticked, what is not, and the difference to the bank. */
export function standingNow(db: Db, row: ReconciliationRow): Standing {
  const account = requireAccount(db, row.accountId, '#')
  const earlierMinor = tickedMinorUpTo(db, spanOf(account, row.date), row.id - 1)
  const startMinor = exact(openingMinor(db, account) + earlierMinor)
  return standingOf(startMinor, linesOf(db, row).lines, row.bankMinor)
}

function spanOf({ id, openedOn }: AccountRow, to: CalendarDate): Span {
  return { account: id, from: openedOn ?? LONG_AGO, to }
}

function hintReplies(
  db: Db,
  row: ReconciliationRow,
  differenceMinor: number,
  rows: readonly LineRow[],
  lines: readonly StatementLine[],
): ReconciliationHint[] {
  if (differenceMinor === 0) return []
  const currency = homeCurrency(db)
  const named = ({ eventId, date, text, netMinor }: NamedLine) => ({
    eventId,
    date,
    text,
    amount: money(netMinor, currency),
  })
  const byId = new Map(rows.map((line) => [line.eventId, line]))
  const within = hintsFor(differenceMinor, lines).map(({ kind, eventIds }) => ({
    kind,
    entries: eventIds.flatMap((eventId) => byId.get(eventId) ?? []).map(named),
  }))
  const account = row.accountId
  const after = entriesOf(
    db,
    { account, from: addDays(row.date, 1), to: addDays(row.date, NEAR_DAYS) },
    differenceMinor,
  )
  const near = { account, from: addDays(row.date, -NEAR_DAYS), to: row.date }
  const other = entriesElsewhere(db, near, differenceMinor)
  return [
    ...within,
    ...(after.length > 0 ? [{ kind: 'dated-later' as const, entries: after.map(named) }] : []),
    ...(other.length > 0 ? [{ kind: 'on-another-account' as const, entries: other.map(named) }] : []),
  ]
}

/** Throws: DomainError 'not-found'. */
export function requireReconciliation(db: Db, id: number): ReconciliationRow {
  const row = findReconciliation(db, id)
  if (!row) throw new DomainError('not-found', `There is no reconciliation ${id}.`)
  return row
}
