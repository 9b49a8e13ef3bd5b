import { isRealRole } from '../../shared/accounts/roles.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { concentration } from '../../shared/clients/concentration.ts'
import type { Figure } from '../../shared/figure.ts'
import { incomeFigures } from '../../shared/income/figures.ts'
import { asYouLiveNowFigure } from '../../shared/living/budget.ts'
import type { BufferMark } from '../../shared/living/buffer.ts'
import { type LivingFigures, livingFigures } from '../../shared/living/figures.ts'
import { type CashFacts, freeCashFigure } from '../../shared/living/free-cash.ts'
import { type Money, money, unscaled } from '../../shared/money.ts'
import type { SetAsideFigures } from '../../shared/taxes/set-aside.ts'
import type { BufferReply, IncomeReply, LivingReply, RunwayReply, SetAsideReply } from '../../shared/today/contract.ts'
import { balancesOn, listAccounts } from '../accounts/repository.ts'
import { versionUpTo } from '../db/changes-by-month.ts'
import type { Db } from '../db/open.ts'
import { whileVersionStays } from '../db/while-unchanged.ts'
import { incomeFacts, incomeHistory, receiptsByClient } from '../income/repository.ts'
import { overpaidOn } from '../invoices/receivables.ts'
import { budgetOn } from '../living/budget-repository.ts'
import { putAsideOn } from '../living/goals-repository.ts'
import { homeCurrency, settingsOn } from '../profile/repository.ts'
import { catchUpRate } from '../taxes/catch-up.ts'
import { setAsideOn } from '../taxes/repository.ts'

/** Every figure of a day, worked out together because they rest on each other. */
export interface FiguresOfDay {
  income: IncomeReply
  setAside: SetAsideReply
  living: LivingReply
  runway: RunwayReply
  buffer: BufferReply
}

const figuresOfDay = whileVersionStays(versionUpTo, workOut)

/** The figures at the end of a day, from the rows dated up to it, as known now. */
export function figuresOn(db: Db, asOf: CalendarDate): FiguresOfDay {
  return figuresOfDay(db, asOf)
}

function workOut(db: Db, asOf: CalendarDate): FiguresOfDay {
  const currency = homeCurrency(db)
  const inForce = settingsOn(db, asOf)
  const balances = balancesOn(db, asOf)
  const setAside = setAsideOn(db, asOf, balances)
  const history = incomeHistory(db, asOf)
  const facts = incomeFacts(db, asOf, history)
  const income = incomeFigures(facts)
  const clients = concentration(receiptsByClient(db, asOf), currency)
  const living = livingFigures({
    ...cashFacts(db, asOf, balances, setAside),
    needs: {
      essentialsMinor: inForce.essentialsMinor,
      benefitsMinor: inForce.benefitsMinor,
      irregularYearlyMinor: inForce.irregularYearlyMinor,
      businessCostsMinor: inForce.businessCostsMinor,
    },
    setAsideBps: inForce.setAsideBps,
    income,
    incomeFacts: facts,
    topShare: clients.topShare,
    dayJobNetMinor: inForce.dayJobNetMinor,
  })
  const amount = (minor: number) => money(minor, currency)
  return {
    income: {
      asOf,
      ...income,
      months: history.months.map(({ month, receiptsMinor, typed }) => ({
        month,
        receipts: amount(receiptsMinor),
        typed,
      })),
      soFar: { month: history.soFar.month, receipts: amount(history.soFar.receiptsMinor) },
      topClientShare: clients.topShare,
      effectiveClients: clients.effectiveClients,
      herfindahl: clients.herfindahl,
      topClient: clients.top,
    },
    setAside: {
      asOf,
      rate: unscaled(setAside.rateBps, 10_000),
      base: inForce.setAsideBase,
      required: setAside.required,
      reserved: setAside.reserved,
      paid: setAside.paid,
      shortfall: setAside.shortfall,
      releasable: setAside.releasable,
      catchUpRate: catchUpRate(db, asOf, setAside.shortfall, income.planOn),
      years: setAside.years.map((year) => ({
        taxYear: year.taxYear,
        obligation: year.obligation,
        paid: amount(year.paidMinor),
        required: amount(year.requiredMinor),
        settled: year.settled,
      })),
    },
    living: {
      asOf,
      needs: living.needs,
      living: living.living,
      asYouLiveNow: asYouLiveNowFigure(living.needs, budgetOn(db, asOf).items, currency),
      liquid: living.liquid,
      earmarked: living.earmarked,
      freeCash: living.freeCash,
    },
    runway: { asOf, ...living.runway },
    buffer: { asOf, ...bufferReply(living, amount) },
  }
}

const freeCashOfDay = whileVersionStays(versionUpTo, (db, asOf: CalendarDate): Figure => {
  const balances = balancesOn(db, asOf)
  return freeCashFigure(cashFacts(db, asOf, balances, setAsideOn(db, asOf, balances)))
})

/** Free cash alone, for the end of each of many days. */
export function freeCashOn(db: Db, asOf: CalendarDate): Figure {
  return freeCashOfDay(db, asOf)
}

function cashFacts(
  db: Db,
  asOf: CalendarDate,
  balances: ReadonlyMap<number, number>,
  { required, reserved }: SetAsideFigures,
): CashFacts {
  const accounts = listAccounts(db)
  const held = (role: 'sales-tax' | 'client-money') => {
    const account = accounts.find((candidate) => candidate.role === role)
    return -(balances.get(account?.id ?? 0) ?? 0)
  }
  return {
    currency: homeCurrency(db),
    asOf,
    accounts: accounts.flatMap(({ id, name, role }) =>
      isRealRole(role) ? [{ id, name, role, balanceMinor: balances.get(id) ?? 0 }] : [],
    ),
    required,
    reserved,
    salesTaxHeldMinor: held('sales-tax'),
    clientMoneyMinor: held('client-money'),
    overpaidMinor: overpaidOn(db, asOf),
    goalsMinor: putAsideOn(db, asOf),
  }
}

/** The minor units of a figure that is an amount, or undefined when it is not known. */
export function minorOf(figure: Figure): number | undefined {
  return figure.state === 'known' && typeof figure.value === 'object' ? figure.value.minor : undefined
}

function bufferReply({ buffer }: LivingFigures, amount: (minor: number) => Money): Omit<BufferReply, 'asOf'> {
  const markReply = ({ target, gapMinor, dateAtPace }: BufferMark) => ({
    target,
    gap: gapMinor === null ? null : amount(gapMinor),
    atThisPace: dateAtPace,
  })
  const { three, recommended, six } = buffer.marks
  return {
    covered: buffer.covered,
    recommendedMonths: buffer.recommendedMonths,
    recommendedAmount: buffer.recommendedAmount,
    beyondBand: buffer.beyondBand,
    marks: { three: markReply(three), recommended: markReply(recommended), six: markReply(six) },
  }
}
