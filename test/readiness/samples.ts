import { calendarDate } from '../../shared/calendar.ts'
import { type ClientReceipts, concentration } from '../../shared/clients/concentration.ts'
import type { ForecastInput } from '../../shared/forecast/contract.ts'
import { jobMonthsUntil } from '../../shared/forecast/job-months.ts'
import { incomeFigures } from '../../shared/income/figures.ts'
import { planOnMinor } from '../../shared/income/plan-on-figure.ts'
import { benefitsStanding } from '../../shared/living/benefits.ts'
import type { LivingItem } from '../../shared/living/budget.ts'
import { livingFigures } from '../../shared/living/figures.ts'
import type { ReadinessReply } from '../../shared/readiness/contract.ts'
import { coursesOf } from '../../shared/readiness/course.ts'
import { imaginedFlips } from '../../shared/readiness/flips.ts'
import { pipelineFigure, pipelineOf } from '../../shared/readiness/pipeline.ts'
import { type ReadinessFacts, readinessOf } from '../../shared/readiness/readiness.ts'
import type { Situation } from '../../shared/readiness/situation.ts'
import { setAsideFigures } from '../../shared/taxes/set-aside.ts'
import { forecastInput } from '../forecast/book-input.ts'
import { incomeFacts, mara } from '../income/sample-months.ts'

const AS_OF = calendarDate('2026-11-19')

const benefit = (name: LivingItem['benefit'], amountMinor: number): LivingItem => ({
  kind: 'benefit',
  benefit: name,
  name: `Own ${name}`,
  amountMinor,
  coveredBy: amountMinor === 0 ? 'my partner' : null,
  plannedDays: null,
})
export const BENEFITS = [
  benefit('health', 30_000),
  benefit('retirement', 15_000),
  benefit('disability', 0),
  benefit('time-off', 5_000),
]
const CLIENTS: ClientReceipts[] = [
  { clientId: 1, name: 'Tin Lantern Theatre', receiptsMinor: 2_724_000 },
  { clientId: 2, name: 'Cloud Button Factory', receiptsMinor: 1_816_000 },
]

interface Sample {
  monthsMinor?: readonly number[]
  freeMinor?: number
  salaryMinor?: number
  essentialsMinor?: number
  quitDate?: string
  mode?: 'quitting' | 'independent'
  items?: readonly LivingItem[]
  clients?: readonly ClientReceipts[]
  paths?: number
  notice?: ReadinessFacts['notice']
  poorMonthMinor?: number | null
}

/** Mara’s months (docs/figures.md, chapter 0) beside a day job, seen on November 19, 2026. */
export function readiness(sample: Sample = {}): ReadinessReply {
  const { monthsMinor = mara, freeMinor = 1_200_000, salaryMinor = 250_000, mode = 'quitting' } = sample
  const { items = BENEFITS, clients = CLIENTS, paths = 1000, essentialsMinor = 260_000, notice = null } = sample
  const facts = incomeFacts(monthsMinor, { ownPoorMonthMinor: sample.poorMonthMinor ?? null })
  const income = incomeFigures(facts)
  const shares = concentration(clients, 'USD')
  const taxes = setAsideFigures({
    currency: 'USD',
    country: 'US',
    asOf: AS_OF,
    rateBps: 2750,
    base: 'profit',
    reservedMinor: 0,
    years: [],
    reserveAccounts: [],
  })
  const needs = { essentialsMinor, benefitsMinor: 50_000, irregularYearlyMinor: 120_000, businessCostsMinor: 20_000 }
  const living = livingFigures({
    currency: 'USD',
    asOf: AS_OF,
    accounts: [{ id: 1, name: 'Current account', role: 'spending', balanceMinor: freeMinor }],
    needs,
    required: taxes.required,
    reserved: taxes.reserved,
    salesTaxHeldMinor: 0,
    clientMoneyMinor: 0,
    overpaidMinor: 0,
    goalsMinor: 0,
    setAsideBps: 2750,
    income,
    incomeFacts: facts,
    topShare: shares.topShare,
    dayJobNetMinor: salaryMinor,
  })
  const quitDate = calendarDate(sample.quitDate ?? '2027-03-01')
  const jobMonths = mode === 'independent' ? 0 : jobMonthsUntil(quitDate, AS_OF)
  const input: ForecastInput = {
    ...forecastInput({}, { paths, rateBps: 2750, deductibleMinor: 20_000, firstMonthShare: 0.4 }),
    confidenceMonths: monthsMinor.length,
    certain: {
      freeMinor,
      businessMinor: 20_000,
      livingMinor: essentialsMinor + 10_000,
      benefitsMinor: 50_000,
      salaryMinor: mode === 'independent' ? 0 : salaryMinor,
      jobMonths,
      oneOffs: [],
    },
  }
  const pipeline = pipelineOf(input)
  const livingMinor = essentialsMinor + 60_000
  const hasNeeds = essentialsMinor > 0
  const situation: Omit<Situation, 'course'> = {
    recordMonths: monthsMinor.length,
    freeNowMinor: freeMinor,
    needsMinor: hasNeeds ? livingMinor + 20_000 : null,
    livingMinor: hasNeeds ? livingMinor : null,
    takeHomeMinor: amountOrNull(income.afterTaxPlanOn),
    recommendedMonths: Number(
      living.buffer.recommendedMonths.state === 'known' && living.buffer.recommendedMonths.value,
    ),
    benefitsPricedIn: benefitsStanding(items, 50_000).isPricedIn,
    topShare: shares.topShare.state === 'known' ? Number(shares.topShare.value) : null,
    pipelineMinor: pipeline.afterTaxMinor,
    taxShortMinor: 0,
    jobMonths,
  }
  const flipFacts = {
    asOf: AS_OF,
    currency: 'USD',
    country: 'US',
    mode,
    planOnMinor: planOnMinor(facts),
    businessCostsMinor: 20_000,
    setAsideBps: 2750,
    withoutTop: null,
  }
  const flips = imaginedFlips(flipFacts, input, situation)
  const [course = null, ...courses] = coursesOf([input, ...flips.map((flip) => flip.input)])
  return readinessOf({
    asOf: AS_OF,
    evidence: {
      currency: 'USD',
      country: 'US',
      mode,
      quitDate: mode === 'independent' ? AS_OF : quitDate,
      confidence: income.confidence,
      meanMonth: income.meanMonth,
      freeCash: living.freeCash,
      needs: living.needs,
      living: living.living,
      afterTaxPlanOn: income.afterTaxPlanOn,
      recommendedMonths: living.buffer.recommendedMonths,
      topShare: shares.topShare,
      benefits: benefitsStanding(items, 50_000),
      pipeline: pipelineFigure(pipeline, living.needs, 2750, 'USD'),
      shortfall: taxes.shortfall,
      salaryMinor,
    },
    situation: { ...situation, course },
    quitDateFrom: mode === 'independent' ? 'today' : 'plan',
    clients,
    bufferAtPace: living.buffer.marks.recommended.dateAtPace,
    notice,
    flipFacts,
    flips: flips.map((flip, index) => ({ flip, course: courses[index] ?? null })),
  })
}

function amountOrNull(figure: ReturnType<typeof incomeFigures>['planOn']): number | null {
  return figure.state === 'known' && typeof figure.value === 'object' ? figure.value.minor : null
}
