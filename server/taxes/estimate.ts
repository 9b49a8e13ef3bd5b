import type { CalendarDate } from '../../shared/calendar.ts'
import type { Figure, UnknownFigure } from '../../shared/figure.ts'
import { bps, type Money, money, unscaled } from '../../shared/money.ts'
import { hasHomeOfficeRate, NO_HOME_OFFICE, netProfitSoFar, type YearFacts } from '../../shared/taxes/booked-profit.ts'
import type { EstimateSideReply, TaxEstimateReply } from '../../shared/taxes/contract.ts'
import { countryOf } from '../../shared/taxes/countries.ts'
import { type Country, type Estimate, noTaxRules } from '../../shared/taxes/country.ts'
import { mileageFigure } from '../../shared/taxes/mileage.ts'
import { extraTax, ownRate } from '../../shared/taxes/own-rate.ts'
import { taxYearOf } from '../../shared/taxes/tax-year.ts'
import { amountOrNull, isLine, soFarProfit, type WholeYear, wholeYearProfit } from '../../shared/taxes/year-profit.ts'
import { percentText } from '../../shared/words.ts'
import type { Db } from '../db/open.ts'
import { requireProfile, settingsOn } from '../profile/repository.ts'
import { figuresOn } from '../today/figures.ts'
import { answersOf } from './answers.ts'
import { cautionsOf } from './working.ts'
import { taxYearsOfBook, yearFacts } from './year-facts.ts'

/** A tax year worked out: its facts, the country's rules, and the estimate of the whole year. */
export interface WorkedYear {
  facts: YearFacts
  country: Country | undefined
  wholeYear: WholeYear
  estimate: Estimate | UnknownFigure
}

/** The estimate of a whole year, or its state. Throws: RangeError for a tax year that the country does not have. */
export function workOutYear(db: Db, taxYear: string, asOf: CalendarDate): WorkedYear {
  const facts = yearFacts(db, taxYear, asOf)
  const country = countryOf(facts.country)
  const wholeYear = wholeYearProfit(facts, country)
  return { facts, country, wholeYear, estimate: estimateOf(facts, country, wholeYear.profit) }
}

/** The tax of a year on a profit, or the state that stands in its place: no rules, no table, no answers, no profit. */
function estimateOf(
  { taxYear, country: code, currency, answers }: YearFacts,
  country: Country | undefined,
  profit: Figure,
): Estimate | UnknownFigure {
  if (country === undefined) return noTaxRules(code)
  return country.estimate(taxYear, answers, { currency, netProfit: profit })
}

/** Two estimates of a tax year side by side, what they mean as a rate, and the rule beside them. */
export function taxEstimate(db: Db, taxYear: string, asOf: CalendarDate, today: CalendarDate): TaxEstimateReply {
  const year = workOutYear(db, taxYear, asOf)
  const { facts, country, wholeYear, estimate } = year
  const { currency } = facts
  const booked = netProfitSoFar(facts, country)
  const soFar = soFarProfit(facts, country)
  const rates = ratesOf(year)
  return {
    taxYear,
    asOf,
    country: facts.country,
    currency,
    from: facts.from,
    to: facts.to,
    hasRules: country !== undefined,
    taxYears: taxYearsOfBook(db, today),
    receipts: booked.receipts,
    costs: booked.costs,
    mileage: mileageFigure(
      country,
      facts.trips.filter(({ date }) => date <= asOf),
      { code: facts.country, currency },
    ),
    homeOffice: hasHomeOfficeRate(country, currency) ? booked.homeOffice : { state: 'no-rate', says: NO_HOME_OFFICE },
    projected: wholeYear.projected && {
      receipts: money(wholeYear.projected.receiptsMinor, currency),
      costs: money(wholeYear.projected.costsMinor, currency),
    },
    soFar: sideReply(soFar.basis, soFar.profit, estimateOf(facts, country, soFar.profit)),
    wholeYear: sideReply(wholeYear.basis, wholeYear.profit, estimate),
    ...rates,
    catchUpRate: figuresOn(db, asOf).setAside.catchUpRate,
    comparison: comparison(db, year, rates),
    verdict: rates.ownRate.says ?? '',
    leftOut: 'total' in estimate ? [...estimate.leftOut] : [],
    cautions: cautionsOf(estimate, [booked.mileage]),
  }
}

interface Rates {
  ownRate: Figure
  goodYearRate: Figure
  extraTax: Figure
}

/** The person's own rate of the whole year and of a good one, and the tax that the business adds. */
function ratesOf({ facts, country, wholeYear }: Omit<WorkedYear, 'estimate'>): Rates {
  const { taxYear, answers, currency, country: code } = facts
  if (country === undefined) {
    const state = noTaxRules(code)
    return { ownRate: state, goodYearRate: state, extraTax: state }
  }
  const rate = (netProfit: Figure) => ownRate(country, taxYear, answers, { currency, netProfit })
  const { profit, goodYear } = wholeYear
  return {
    ownRate: rate(profit),
    goodYearRate: goodYear === null ? NO_GOOD_YEAR : rate(goodYear),
    extraTax: isLine(profit) ? extraTax(country, taxYear, answers, { currency, netProfit: profit }) : profit,
  }
}

/** The person's own rate of a tax year, or its state; undefined while the year's questions are not answered. */
export function ownRateOn(db: Db, asOf: CalendarDate): Figure | undefined {
  const taxYear = runningTaxYear(db, asOf)
  const answers = answersOf(db, taxYear)
  const country = countryOf(requireProfile(db).country)
  if (country === undefined || Object.keys(answers).length === 0) return undefined
  const facts = yearFacts(db, taxYear, asOf)
  const netProfit = wholeYearProfit(facts, country).profit
  return ownRate(country, taxYear, answers, { currency: facts.currency, netProfit })
}

const NO_GOOD_YEAR: UnknownFigure = {
  state: 'too-little-history',
  says: 'Fewer than three complete months to judge a good year by, or the year is over, or its profit is what you expect.',
}

function sideReply(
  basis: EstimateSideReply['basis'],
  profit: Figure,
  estimate: Estimate | UnknownFigure,
): EstimateSideReply {
  if (!('total' in estimate)) return { basis, profit, tax: estimate, toPay: null, localTax: null, lines: [] }
  const { total, toPay, localTax, lines } = estimate
  return { basis, profit, tax: total, toPay, localTax, lines: [...lines] }
}

/** What the estimate, 25%, the own rate in use and 30% come to on the profit of the whole year. */
function comparison(db: Db, { facts, wholeYear }: WorkedYear, rates: Rates): TaxEstimateReply['comparison'] {
  const profit = amountOrNull(wholeYear.profit)
  if (profit === null) return []
  const profitMinor = Math.max(0, profit)
  const { currency, asOf } = facts
  const { setAsideBps } = settingsOn(db, asOf)
  const extraMinor = amountOrNull(rates.extraTax)
  const row = (key: 'low' | 'yours' | 'high', rateBps: number, label: string) => {
    const amount: Money = money(bps(profitMinor, rateBps), currency)
    const overEstimate = extraMinor === null ? null : money(amount.minor - extraMinor, currency)
    return { key, label, rate: unscaled(rateBps, 10_000), amount, overEstimate }
  }
  const own = rates.ownRate.state === 'known' && typeof rates.ownRate.value === 'string' ? rates.ownRate.value : null
  const estimate =
    extraMinor === null || own === null
      ? []
      : [
          {
            key: 'estimate' as const,
            label: 'Your own estimate',
            rate: own,
            amount: money(extraMinor, currency),
            overEstimate: null,
          },
        ]
  const rule = [
    row('low', 2500, '25% of profit'),
    row('yours', setAsideBps, `Your rate, ${percentText(unscaled(setAsideBps, 10_000))}`),
    row('high', 3000, '30% of profit'),
  ]
  return [...estimate, ...rule.sort((a, b) => Number(a.rate) - Number(b.rate))]
}

/** The tax year that a day falls into for the owner of the book. */
export function runningTaxYear(db: Db, day: CalendarDate): string {
  return taxYearOf(day, requireProfile(db).country)
}
