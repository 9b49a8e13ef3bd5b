import type { RealRole } from '../../shared/accounts/roles.ts'
import { type CalendarDate, monthOf, monthsFrom, shiftMonth } from '../../shared/calendar.ts'
import { concentration } from '../../shared/clients/concentration.ts'
import { incomeFigures } from '../../shared/income/figures.ts'
import type { IncomeFigures, MonthOfReceipts } from '../../shared/income/month-facts.ts'
import { type LivingFigures, livingFigures } from '../../shared/living/figures.ts'
import type { Needs } from '../../shared/living/needs.ts'
import { scaled, sum } from '../../shared/money.ts'
import { type SetAsideFigures, setAsideFigures } from '../../shared/taxes/set-aside.ts'
import { taxYearOf } from '../../shared/taxes/tax-year.ts'

/** What has been answered so far, in minor units of the currency. What is not understood yet is left out. */
export interface AnswersSoFar extends Needs {
  today: CalendarDate
  country: string
  currency: string
  rate: string
  accounts: readonly { name: string; role: RealRole; balanceMinor: number }[]
  months: readonly { month: string; receiptsMinor: number }[]
  poorMonthMinor: number | null
  dayJobNetMinor: number
  taxYear: { receiptsMinor: number; costsMinor: number; paidMinor: number }
}

export interface FirstAnswer {
  income: IncomeFigures
  setAside: SetAsideFigures
  living: LivingFigures
}

/** The figures that the book will show on its first day: the same functions that the server calls, on what was typed. */
export function firstAnswer(answers: AnswersSoFar): FirstAnswer {
  const { today, country, currency, taxYear } = answers
  const accounts = answers.accounts.map((account, index) => ({ ...account, id: index + 1 }))
  const reserveAccounts = accounts.filter(({ role }) => role === 'tax-reserve')
  const setAsideBps = scaled(answers.rate, 10_000)
  const setAside = setAsideFigures({
    currency,
    country,
    asOf: today,
    rateBps: setAsideBps,
    base: 'profit',
    reservedMinor: sum(reserveAccounts.map(({ balanceMinor }) => balanceMinor)),
    reserveAccounts,
    years: [
      {
        taxYear: taxYearOf(today, country),
        receiptsMinor: 0,
        deductibleCostsMinor: 0,
        paidMinor: 0,
        typedReceiptsMinor: taxYear.receiptsMinor,
        typedCostsMinor: taxYear.costsMinor,
        typedPaidMinor: taxYear.paidMinor,
        finalTaxMinor: null,
        reopened: false,
      },
    ],
  })
  const incomeFacts = {
    currency,
    months: withoutGaps(answers.months, today),
    businessCostsMinor: answers.businessCostsMinor,
    setAsideBps,
    ownPoorMonthMinor: answers.poorMonthMinor,
  }
  const income = incomeFigures(incomeFacts)
  const living = livingFigures({
    currency,
    asOf: today,
    accounts,
    needs: answers,
    required: setAside.required,
    reserved: setAside.reserved,
    salesTaxHeldMinor: 0,
    clientMoneyMinor: 0,
    overpaidMinor: 0,
    goalsMinor: 0,
    setAsideBps,
    income,
    incomeFacts,
    topShare: concentration([], currency).topShare,
    dayJobNetMinor: answers.dayJobNetMinor,
  })
  return { income, setAside, living }
}

/** From the first month that was typed to the last complete one; an empty one in between brought in nothing. */
function withoutGaps(typed: AnswersSoFar['months'], today: CalendarDate): MonthOfReceipts[] {
  const first = typed.map(({ month }) => month).sort()[0]
  if (first === undefined) return []
  return monthsFrom(first, shiftMonth(monthOf(today), -1)).map((month) => {
    const found = typed.find((one) => one.month === month)
    return { month, receiptsMinor: found?.receiptsMinor ?? 0, typed: found !== undefined }
  })
}
