import type { AccountPatch, RolePreviewReply } from '../../shared/accounts/contract.ts'
import type { RealRole } from '../../shared/accounts/roles.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { money } from '../../shared/money.ts'
import { moneyText } from '../../shared/words.ts'
import { recordChange } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import { refuseStale, rehearse, type Tx } from '../db/transaction.ts'
import { homeCurrency, homeMinor } from '../profile/repository.ts'
import { type FiguresOfDay, figuresOn } from '../today/figures.ts'
import { correctOpening } from './opening.ts'
import { balancesOn, listRealAccounts, refuseTakenName, requireOwn, updateAccount } from './repository.ts'

/**
 * Another name, purpose, place in the list, or opening balance. What moved through the account stays as it is.
 *
 * Throws: DomainError 'not-found', 'stale', 'account-in-use' (the name is taken), 'account-closed', 'currency-mismatch'.
 */
export function changeAccount(
  tx: Tx,
  id: number,
  expected: number,
  { name, role, position, openingBalance }: AccountPatch,
): void {
  const before = requireOwn(tx.db, id)
  refuseStale(before.version, expected)
  if (name !== undefined) refuseTakenName(tx.db, name, before.role, id)
  if (openingBalance && before.closedOn) {
    const message = `${before.name} was closed on ${before.closedOn}. Open it again to put its opening balance right.`
    throw new DomainError('account-closed', message, '#/openingBalance')
  }
  const place = position === undefined ? undefined : moveTo(tx, id, position)
  const changes = {
    ...(name !== undefined && { name }),
    ...(role && { role }),
    ...(place !== undefined && { position: place }),
  }
  updateAccount(tx.db, id, expected, changes)
  recordChange(tx, {
    action: 'account.changed',
    entity: 'account',
    entityId: id,
    before: { name: before.name, role: before.role, position: before.position },
    after: changes,
  })
  if (openingBalance) correctOpening(tx, before, homeMinor(tx.db, openingBalance, '#/openingBalance'))
}

/** Makes room at a place of the list: the others are counted anew. Gives the place, the last one when it lies beyond. */
function moveTo(tx: Tx, id: number, position: number): number {
  const others = listRealAccounts(tx.db).filter((account) => account.id !== id)
  const place = Math.min(position, others.length)
  for (const [index, account] of others.entries()) {
    const at = index < place ? index : index + 1
    if (account.position !== at) updateAccount(tx.db, account.id, account.version, { position: at })
  }
  return place
}

/**
 * Closes an account: it takes no more entries, and stands apart from those that do. What it did stays.
 *
 * Throws: DomainError 'account-not-empty' while it holds or owes anything, 'account-closed' when it is closed already.
 */
export function closeAccount(tx: Tx, id: number, expected: number): void {
  const account = requireOwn(tx.db, id)
  refuseStale(account.version, expected)
  if (account.closedOn) throw new DomainError('account-closed', `${account.name} was closed on ${account.closedOn}.`)
  const balanceMinor = balancesOn(tx.db, tx.today).get(id) ?? 0
  if (balanceMinor !== 0) {
    const amount = moneyText(money(Math.abs(balanceMinor), homeCurrency(tx.db)))
    const what =
      balanceMinor > 0
        ? `still holds ${amount}. Move that to another account first (POST /api/v1/transfers).`
        : `is ${amount} below zero. Move as much into it first (POST /api/v1/transfers).`
    throw new DomainError('account-not-empty', `${account.name} ${what}`)
  }
  updateAccount(tx.db, id, expected, { closedOn: tx.today })
  recordChange(tx, {
    action: 'account.closed',
    entity: 'account',
    entityId: id,
    before: { closedOn: null },
    after: { closedOn: tx.today },
  })
}

/** Opens a closed account again. Throws: DomainError 'not-found', 'stale'. */
export function reopenAccount(tx: Tx, id: number, expected: number): void {
  const { version, closedOn } = requireOwn(tx.db, id)
  refuseStale(version, expected)
  updateAccount(tx.db, id, expected, { closedOn: null })
  recordChange(tx, {
    action: 'account.reopened',
    entity: 'account',
    entityId: id,
    before: { closedOn },
    after: { closedOn: null },
  })
}

/** What the figures of today would become with another role: the change itself, in a transaction that is rolled back. */
export function rolePreview(db: Db, today: CalendarDate, id: number, role: RealRole): RolePreviewReply {
  const { version } = requireOwn(db, id)
  const before = figuresOn(db, today)
  const after = rehearse(db, { actor: 'owner', today }, (tx) => {
    updateAccount(tx.db, id, version, { role })
    return figuresOn(tx.db, today)
  })
  return {
    role,
    figures: Object.entries(SHOWN).map(([name, figure]) => ({
      name: name as keyof typeof SHOWN,
      before: figure(before),
      after: figure(after),
    })),
  }
}

const SHOWN = {
  liquid: ({ living }: FiguresOfDay) => living.liquid,
  'free-cash': ({ living }: FiguresOfDay) => living.freeCash,
  reserved: ({ setAside }: FiguresOfDay) => setAside.reserved,
  'reserve-missing': ({ setAside }: FiguresOfDay) => setAside.shortfall,
  buffer: ({ buffer }: FiguresOfDay) => buffer.covered,
  'runway-stopped': ({ runway }: FiguresOfDay) => runway.incomeStopped,
  'runway-low-end': ({ runway }: FiguresOfDay) => runway.lowEnd,
}
