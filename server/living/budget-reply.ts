import type { CalendarDate } from '../../shared/calendar.ts'
import { benefitsStanding } from '../../shared/living/benefits.ts'
import { budgetSums, withoutItem } from '../../shared/living/budget.ts'
import type { BudgetReply } from '../../shared/living/contract.ts'
import { type Money, money } from '../../shared/money.ts'
import type { Db } from '../db/open.ts'
import { requireProfile, settingsOn } from '../profile/repository.ts'
import { figuresOn } from '../today/figures.ts'
import { budgetOn } from './budget-repository.ts'

/** The living budget in force on a day, held against the settings of that day. */
export function budgetReply(db: Db, asOf: CalendarDate): BudgetReply {
  const { currency, version } = requireProfile(db)
  const { fromDate, items } = budgetOn(db, asOf)
  const settings = settingsOn(db, asOf)
  const { needs, living, asYouLiveNow } = figuresOn(db, asOf).living
  const standing = benefitsStanding(items, settings.benefitsMinor)
  const amount = (minor: number): Money => money(minor, currency)
  const sums = budgetSums(items)
  const rest = withoutItem(settings, items)
  return {
    asOf,
    fromDate,
    items: items.map(({ amountMinor, ...item }) => ({ ...item, amount: amount(amountMinor) })),
    sums: {
      essentials: amount(sums.essentialsMinor),
      normal: amount(sums.normalMinor),
      irregularYearly: amount(sums.irregularYearlyMinor),
      benefits: amount(sums.benefitsMinor),
    },
    withoutItem: {
      essentials: amount(rest.essentialsMinor),
      irregularYearly: amount(rest.irregularYearlyMinor),
      benefits: amount(rest.benefitsMinor),
    },
    needs,
    living,
    asYouLiveNow,
    benefits: {
      each: standing.each.map(({ amountMinor, ...benefit }) => ({ ...benefit, amount: amount(amountMinor) })),
      missing: standing.missing,
      isPricedIn: standing.isPricedIn,
      notToldApart: amount(standing.notToldApartMinor),
    },
    version,
  }
}
