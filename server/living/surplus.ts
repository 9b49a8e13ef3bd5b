import { isRealRole } from '../../shared/accounts/roles.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { Figure } from '../../shared/figure.ts'
import type { PayReply } from '../../shared/living/contract.ts'
import { goalGap } from '../../shared/living/goals.ts'
import { businessLeft, type MonthFacts } from '../../shared/living/pay.ts'
import { inTurn, surplusFigure } from '../../shared/living/surplus.ts'
import { exact, money, sum } from '../../shared/money.ts'
import { type AccountRow, balancesOn, fullestSpending, listRealAccounts } from '../accounts/repository.ts'
import type { Db } from '../db/open.ts'
import { figuresOn, minorOf } from '../today/figures.ts'
import { openGoals, stepsOf } from './goals-repository.ts'

type InTurn = PayReply['inTurn'][number]

/** One place for money above pay, before it is known how much goes there. */
type Gap = Pick<InTurn, 'kind' | 'goalId' | 'name'> & { gapMinor: number; account?: AccountRow | undefined }

/** Money above pay, and where it goes in turn: what the tax office is short of, the buffer, each goal. */
export function surplusOf(
  db: Db,
  asOf: CalendarDate,
  month: MonthFacts,
  mayBeSpent: Figure,
): Pick<PayReply, 'surplus' | 'inTurn' | 'left'> {
  const { currency } = month
  const balances = balancesOn(db, asOf)
  const accounts = listRealAccounts(db).flatMap(({ id, name, role }) =>
    isRealRole(role) ? [{ id, name, role, balanceMinor: balances.get(id) ?? 0 }] : [],
  )
  const { earmarked } = figuresOn(db, asOf).living
  const surplus = surplusFigure({ currency, accounts, earmarked, mayBeSpent, businessLeftMinor: businessLeft(month) })
  const surplusMinor = minorOf(surplus)
  if (surplusMinor === undefined) return { surplus, inTurn: [], left: null }
  const gaps = gapsOn(db, asOf, balances)
  const { parts, left } = inTurn(
    surplusMinor,
    gaps.map(({ gapMinor }) => gapMinor),
  )
  const source = fullestSpending(db, asOf)
  return {
    surplus,
    inTurn: gaps.map(({ gapMinor, account, ...gap }, index) => {
      const amount = money(parts[index] ?? 0, currency)
      const canMove = source !== undefined && account !== undefined && amount.minor > 0
      return {
        ...gap,
        gap: money(gapMinor, currency),
        amount,
        move: canMove ? { amount, fromAccountId: source.id, toAccountId: account.id } : null,
      }
    }),
    left: money(left, currency),
  }
}

/** What is missing in each place. The buffer's part is what lies in buffer accounts, so that the rest can go on to the goals. */
function gapsOn(db: Db, asOf: CalendarDate, balances: ReadonlyMap<number, number>): Gap[] {
  const { setAside, buffer } = figuresOn(db, asOf)
  const open = listRealAccounts(db).filter(({ closedOn }) => closedOn === null)
  const reserve = open.find(({ role }) => role === 'tax-reserve')
  const buffers = open.filter(({ role }) => role === 'buffer')
  const inBuffer = sum(buffers.map(({ id }) => balances.get(id) ?? 0))
  return [
    {
      kind: 'tax',
      goalId: null,
      name: reserve?.name ?? 'Tax reserve',
      gapMinor: minorOf(setAside.shortfall) ?? 0,
      account: reserve,
    },
    {
      kind: 'buffer',
      goalId: null,
      name: buffers[0]?.name ?? 'Buffer',
      gapMinor: Math.max(0, exact((minorOf(buffer.recommendedAmount) ?? 0) - inBuffer)),
      account: buffers[0],
    },
    ...openGoals(db).map((goal): Gap => {
      const steps = stepsOf(db, goal.id).filter(({ date }) => date <= asOf)
      const putAsideMinor = sum(steps.map(({ amountMinor }) => amountMinor))
      return { kind: 'goal', goalId: goal.id, name: goal.name, gapMinor: goalGap({ ...goal, putAsideMinor }) }
    }),
  ]
}
