import type { CalendarDate } from '../../shared/calendar.ts'
import { money } from '../../shared/money.ts'
import { type RateFacts, type RatePlaces, rateFloorFigures, usualBenefits } from '../../shared/readiness/rate-floor.ts'
import type { RateFloorReply } from '../../shared/readiness/rate-floor-contract.ts'
import type { Db } from '../db/open.ts'
import { type PlanRow, planOf } from '../forecast/plan.ts'
import { homeCurrency, type SettingsRow, settingsOn } from '../profile/repository.ts'

const MONTHS = 12

/** The lowest rate that works on a day, from the plan and the settings that hold on it. */
export function rateFloorReply(db: Db, asOf: CalendarDate): RateFloorReply {
  const plan = planOf(db)
  const inForce = settingsOn(db, asOf)
  const currency = homeCurrency(db)
  const livingMinor = inForce.essentialsMinor * MONTHS + inForce.irregularYearlyMinor
  const facts: RateFacts = {
    currency,
    payMinor: plan.yearlyPayMinor ?? livingMinor,
    benefitsMinor: inForce.benefitsMinor * MONTHS,
    topUpMinor: plan.yearlyTopUpMinor,
    businessCostsMinor: inForce.businessCostsMinor * MONTHS,
    setAsideBps: inForce.setAsideBps,
    weeksOffTenths: plan.weeksOffTenths,
    weekHoursTenths: plan.weekHoursTenths,
    billableBps: plan.billableBps,
    unpaidBps: plan.unpaidBps,
  }
  const figures = rateFloorFigures(facts, ownPlaces(plan))
  return {
    ...figures,
    payFrom: plan.yearlyPayMinor === null ? 'living' : 'plan',
    livingPay: money(livingMinor, currency),
    fromSalary: inForce.dayJobNetMinor > 0 ? fromSalary(facts, plan, inForce) : null,
  }
}

function ownPlaces({ yearlyPayMinor }: PlanRow): RatePlaces {
  return {
    pay:
      yearlyPayMinor === null
        ? { label: 'Living', link: '/settings#needs', note: 'essentials of twelve months, and irregular costs' }
        : { label: 'Pay you planned', link: '/independence/rate', note: 'a year, after tax' },
    benefits: { label: 'Benefits you pay yourself', link: '/settings#needs', note: 'twelve months' },
  }
}

/** What the rate would be if it had to replace the job whole. */
function fromSalary(facts: RateFacts, plan: PlanRow, { dayJobNetMinor }: SettingsRow): RateFloorReply['fromSalary'] {
  const payMinor = dayJobNetMinor * MONTHS
  const isRuleOfThumb = plan.employerBenefitsMinor === null
  const benefitsMinor =
    plan.employerBenefitsMinor === null ? usualBenefits(payMinor) : plan.employerBenefitsMinor * MONTHS
  const { hourly, daily } = rateFloorFigures(
    { ...facts, payMinor, benefitsMinor },
    {
      pay: { label: 'Day job, net', link: '/settings#needs', note: 'twelve months' },
      benefits: {
        label: 'What the employer pays beside it',
        link: '/independence',
        note: isRuleOfThumb ? '43% of the pay, a rule of thumb until you enter it' : 'twelve months',
      },
    },
  )
  const { currency } = facts
  return {
    yearlyPay: money(payMinor, currency),
    yearlyBenefits: money(benefitsMinor, currency),
    isRuleOfThumb,
    hourly,
    daily,
  }
}
