import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type AccountRole, isRealRole, REAL_ROLES, type WorldRole } from '../../shared/accounts/roles.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { columnsOf } from '../db/columns.ts'
import { type Db, prepared } from '../db/open.ts'
import { accounts } from '../db/schema.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'

export type AccountRow = typeof accounts.$inferSelect

const queries = prepared((db) => ({
  byId: db.$client.prepare<[number], AccountRow>(`SELECT ${columnsOf(accounts)} FROM accounts WHERE id = ?`),
  byRole: db
    .select()
    .from(accounts)
    .where(eq(accounts.role, sql.placeholder('role')))
    .orderBy(accounts.position, accounts.id)
    .prepare(),
  all: db.select().from(accounts).orderBy(asc(accounts.position), asc(accounts.id)).prepare(),
  real: db
    .select()
    .from(accounts)
    .where(inArray(accounts.role, [...REAL_ROLES]))
    .orderBy(asc(accounts.position), asc(accounts.id))
    .prepare(),
  insert: db
    .insert(accounts)
    .values({
      role: sql.placeholder('role'),
      name: sql.placeholder('name'),
      formKey: sql.placeholder('formKey'),
      deductibleBps: sql.placeholder('deductibleBps'),
      position: sql.placeholder('position'),
      version: 1,
    })
    .prepare(),
  // The kept balances hold everything ever recorded; what is dated after the day is taken off again.
  balances: db.$client.prepare<[{ asOf: string }], { accountId: number; balanceMinor: number }>(`
    SELECT accountId, sum(minor) AS balanceMinor FROM (
      SELECT account_id AS accountId, balance_minor AS minor FROM account_balances
      UNION ALL SELECT to_account_id, -total_minor FROM monthly_totals WHERE month > substr(@asOf, 1, 7)
      UNION ALL SELECT from_account_id, total_minor FROM monthly_totals WHERE month > substr(@asOf, 1, 7)
      UNION ALL SELECT to_account_id, -amount_minor FROM movements WHERE date > @asOf AND date <= substr(@asOf, 1, 7) || '-31'
      UNION ALL SELECT from_account_id, amount_minor FROM movements WHERE date > @asOf AND date <= substr(@asOf, 1, 7) || '-31'
    ) GROUP BY accountId`),
}))

export function findAccount(db: Db, id: number): AccountRow | undefined {
  return queries(db).byId.get(id)
}

/** Throws: DomainError 'not-found', pointing at the field that named it. */
export function requireAccount(db: Db, id: number, pointer: string): AccountRow {
  const found = findAccount(db, id)
  if (!found) throw new DomainError('not-found', `There is no account ${id}.`, pointer)
  return found
}

/** Throws: DomainError 'not-found', for an end of the world too: it is no account of the owner's. */
export function requireOwn(db: Db, id: number): AccountRow {
  const account = findAccount(db, id)
  if (!account || !isRealRole(account.role)) throw new DomainError('not-found', `There is no account ${id}.`)
  return account
}

/** A category of income or expenses. Throws: DomainError 'not-found', for any other account too. */
export function requireCategory(db: Db, id: number): AccountRow {
  const account = findAccount(db, id)
  if (account?.role !== 'income' && account?.role !== 'expense')
    throw new DomainError('not-found', `There is no category ${id}.`)
  return account
}

/** A real account that takes entries. Throws: DomainError 'not-found', 'account-role' or 'account-closed'. */
export function requireRealAccount(db: Db, id: number, pointer: string): AccountRow {
  const account = requireAccount(db, id, pointer)
  if (!isRealRole(account.role))
    throw new DomainError('account-role', `${account.name} is not one of your accounts.`, pointer)
  if (account.closedOn) throw accountClosed(account, pointer)
  return account
}

/** Nothing more is entered on a closed account; what was forgotten before it was closed asks to open it again first. */
export function accountClosed({ name, closedOn }: AccountRow, pointer?: string): DomainError {
  const message = `${name} was closed on ${closedOn}. Choose another account, or open it again in Settings.`
  return new DomainError('account-closed', message, pointer)
}

/** A category or the client-money account. Throws: DomainError 'not-found' or 'account-role'. */
export function requireRole(db: Db, id: number, roles: readonly AccountRole[], pointer: string): AccountRow {
  const account = requireAccount(db, id, pointer)
  if (!roles.includes(account.role)) {
    throw new DomainError(
      'account-role',
      `${account.name} cannot be used here; choose one for ${roles.join(' or ')}.`,
      pointer,
    )
  }
  return account
}

/** The one account of an end of the world that has only one: living, the tax office, sales tax … */
export function worldAccount(db: Db, role: Exclude<WorldRole, 'income' | 'expense'>): AccountRow {
  const found = queries(db).byRole.get({ role })
  if (!found) throw new DomainError('not-set-up', 'This book has not been set up yet.')
  return found
}

export function accountsWithRole(db: Db, role: AccountRole): AccountRow[] {
  return queries(db).byRole.all({ role })
}

export function listRealAccounts(db: Db): AccountRow[] {
  return queries(db).real.all()
}

const allAccounts = whileUnchanged((db): readonly AccountRow[] => queries(db).all.all())

export function listAccounts(db: Db): readonly AccountRow[] {
  return allAccounts(db, '')
}

/** What each account holds at the end of a day, in minor units: in − out. */
export function balancesOn(db: Db, asOf: CalendarDate): Map<number, number> {
  const rows = queries(db).balances.all({ asOf })
  return new Map(rows.map((row) => [row.accountId, row.balanceMinor]))
}

/** The open spending account that holds most on a day: money is moved from there unless somebody says otherwise. */
export function fullestSpending(db: Db, asOf: CalendarDate): AccountRow | undefined {
  const balances = balancesOn(db, asOf)
  return listRealAccounts(db)
    .filter(({ role, closedOn }) => role === 'spending' && closedOn === null)
    .toSorted((a, b) => (balances.get(b.id) ?? 0) - (balances.get(a.id) ?? 0))[0]
}

export interface NewAccount {
  role: AccountRole
  name: string
  formKey?: string | null
  deductibleBps?: number
  position?: number
}

/** Throws: DomainError 'account-in-use' when the name is taken. */
export function insertAccount(
  db: Db,
  { role, name, formKey = null, deductibleBps = 10_000, position = 0 }: NewAccount,
): number {
  refuseTakenName(db, name, role)
  return Number(queries(db).insert.run({ role, name, formKey, deductibleBps, position }).lastInsertRowid)
}

export function updateAccount(db: Db, id: number, expected: number, changes: Partial<AccountRow>): boolean {
  const result = db
    .update(accounts)
    .set({ ...changes, version: expected + 1 })
    .where(and(eq(accounts.id, id), eq(accounts.version, expected)))
    .run()
  return result.changes === 1
}

/** The day whose balance the owner stated: whatever comes in from before it, the account held that much on it. */
export function openAccountOn(db: Db, id: number, date: CalendarDate): void {
  db.update(accounts).set({ openedOn: date }).where(eq(accounts.id, id)).run()
}

/** Throws: DomainError 'account-in-use'. A category of income may bear the name of one of expenses, and of an account. */
export function refuseTakenName(db: Db, name: string, role: AccountRole, exceptId?: number): void {
  const side = (other: AccountRole) =>
    isRealRole(other) ? 'real' : other === 'income' || other === 'expense' ? other : 'world'
  const wanted = name.toLowerCase()
  const taken = listAccounts(db).some(
    (account) => account.id !== exceptId && side(account.role) === side(role) && account.name.toLowerCase() === wanted,
  )
  if (taken)
    throw new DomainError('account-in-use', `There is already one named ${name}. Choose another name.`, '#/name')
}
