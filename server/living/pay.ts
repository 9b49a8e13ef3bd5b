import { type CalendarDate, firstDay, monthOf, monthsFrom, quarterDates, quarterOf } from '../../shared/calendar.ts'
import type { Figure } from '../../shared/figure.ts'
import type { PayReply } from '../../shared/living/contract.ts'
import { type MonthFacts, mayBeSpentFigure, monthsPayFigure, payFigure } from '../../shared/living/pay.ts'
import { money, sum } from '../../shared/money.ts'
import { firstMovementDate, flowsBetween, netOutByAccount } from '../accounts/flows.ts'
import { accountsWithRole, fullestSpending, worldAccount } from '../accounts/repository.ts'
import type { Db } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'
import { homeCurrency, listSettings, settingsOn } from '../profile/repository.ts'
import { figuresOn, minorOf } from '../today/figures.ts'
import { surplusOf } from './surplus.ts'

/** Pay of the quarter that a day lies in, what of this month's may still be spent, and where money above it goes. */
export const payOn: (db: Db, asOf: CalendarDate) => PayReply = whileUnchanged(workOut)

function workOut(db: Db, asOf: CalendarDate): PayReply {
  const currency = homeCurrency(db)
  const { setOn, pay } = paySet(db, asOf)
  const month = monthFacts(db, asOf, pay)
  const monthsPay = monthsPayFigure(month)
  const mayBeSpent = mayBeSpentFigure({ ...month, monthsPay })
  const leftMinor = minorOf(mayBeSpent) ?? 0
  return {
    asOf,
    setOn,
    holdsTo: quarterDates(quarterOf(asOf)).to,
    pay,
    payAnew: payAsOf(db, asOf),
    monthsPay,
    spent: money(month.spentMinor, currency),
    mayBeSpent,
    isOverspent: leftMinor < 0,
    proposal: leftMinor > 0 ? proposalOf(db, asOf, leftMinor) : null,
    ...surplusOf(db, asOf, month, mayBeSpent),
  }
}

/**
 * Pay as of the first day of the quarter, or as of the first later day on which the book could tell it: the day it began,
 * a month's end that gave it history, a change of settings.
 */
function paySet(db: Db, asOf: CalendarDate): { setOn: CalendarDate; pay: Figure } {
  for (const day of daysToSet(db, asOf)) {
    const pay = payAsOf(db, day)
    if (pay.state === 'known') return { setOn: day, pay }
  }
  return { setOn: asOf, pay: payAsOf(db, asOf) }
}

function daysToSet(db: Db, asOf: CalendarDate): CalendarDate[] {
  const { from } = quarterDates(quarterOf(asOf))
  const begun = firstMovementDate(db) ?? asOf
  const first = begun > from ? begun : from
  if (first >= asOf) return [asOf]
  const months = monthsFrom(monthOf(first), monthOf(asOf)).map(firstDay)
  const changes = listSettings(db).map(({ fromDate }) => fromDate)
  const later = [...months, ...changes].filter((day) => day > first && day < asOf)
  return [first, ...new Set(later.toSorted())]
}

function payAsOf(db: Db, day: CalendarDate): Figure {
  const { living, income, buffer } = figuresOn(db, day)
  return payFigure({
    currency: homeCurrency(db),
    setOn: day,
    free: living.freeCash,
    spentThatDayMinor: livingSpent(db, day, day),
    living: living.living,
    takeHome: income.afterTaxPlanOn,
    target: buffer.recommendedAmount,
    businessCostsMinor: settingsOn(db, day).businessCostsMinor,
    confidence: income.confidence,
  })
}

function monthFacts(db: Db, asOf: CalendarDate, pay: Figure): MonthFacts {
  const month = monthOf(asOf)
  const { living, income } = figuresOn(db, asOf)
  return {
    currency: homeCurrency(db),
    month,
    pay,
    free: living.freeCash,
    spentMinor: livingSpent(db, firstDay(month), asOf),
    businessCostsMinor: settingsOn(db, asOf).businessCostsMinor,
    businessSpentMinor: spentOn(db, accountsWithRole(db, 'expense'), firstDay(month), asOf),
    confidence: income.confidence,
  }
}

/** What went on living from one day to another, less what came back. Minor units. */
export function livingSpent(db: Db, from: CalendarDate, to: CalendarDate): number {
  return spentOn(db, [worldAccount(db, 'living')], from, to)
}

/** What went into accounts less what came out of them, from one day to another. */
function spentOn(db: Db, accounts: readonly { id: number }[], from: CalendarDate, to: CalendarDate): number {
  const nets = netOutByAccount(flowsBetween(db, from, to))
  return sum(accounts.map(({ id }) => -(nets.get(id) ?? 0)))
}

/** The rest of the pay, from the spending account that holds most. */
function proposalOf(db: Db, asOf: CalendarDate, minor: number): PayReply['proposal'] {
  const source = fullestSpending(db, asOf)
  return source ? { amount: money(minor, homeCurrency(db)), fromAccountId: source.id, fromAccount: source.name } : null
}
