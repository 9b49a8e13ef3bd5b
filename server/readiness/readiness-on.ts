import { type CalendarDate, type Month, monthOf, shiftMonth } from '../../shared/calendar.ts'
import { type ClientReceipts, clientShares, concentration } from '../../shared/clients/concentration.ts'
import { DomainError } from '../../shared/errors.ts'
import type { Figure } from '../../shared/figure.ts'
import { withChanges } from '../../shared/forecast/changes.ts'
import { jobMonthsUntil } from '../../shared/forecast/job-months.ts'
import { planOnMinor } from '../../shared/income/plan-on-figure.ts'
import { volatility } from '../../shared/income/volatility.ts'
import { benefitsStanding } from '../../shared/living/benefits.ts'
import { recommendedBuffer } from '../../shared/living/buffer.ts'
import type { ReadinessReply } from '../../shared/readiness/contract.ts'
import { coursesOf } from '../../shared/readiness/course.ts'
import { type FlipFacts, imaginedFlips } from '../../shared/readiness/flips.ts'
import { pipelineFigure, pipelineOf } from '../../shared/readiness/pipeline.ts'
import { readinessOf } from '../../shared/readiness/readiness.ts'
import type { Situation } from '../../shared/readiness/situation.ts'
import type { Mode } from '../../shared/readiness/words.ts'
import { type Db, prepared } from '../db/open.ts'
import { bookInputOn } from '../forecast/book-input.ts'
import { futuresOf } from '../forecast/futures.ts'
import { planOf } from '../forecast/plan.ts'
import { incomeFacts, incomeHistory, receiptsByClient } from '../income/repository.ts'
import { budgetOn } from '../living/budget-repository.ts'
import { requireProfile, settingsOn } from '../profile/repository.ts'
import { type FiguresOfDay, figuresOn, minorOf } from '../today/figures.ts'

const statements = prepared((db) => ({
  ofClient: db.$client.prepare<[{ clientId: number; from: Month; to: Month }], { month: Month; minor: number }>(
    `SELECT month, receipts_minor AS minor FROM client_months
     WHERE client_id = @clientId AND month BETWEEN @from AND @to`,
  ),
}))

/**
 * Whether somebody can quit on a day, or without a day job, whether the present course carries; worked out here and now: a
 * server asks for it aside (`askAside`).
 *
 * Throws: DomainError 'date-too-early' for a day before the one it is seen from.
 */
export function readinessOn(db: Db, asOf: CalendarDate, asked?: CalendarDate): ReadinessReply {
  if (asked !== undefined && asked < asOf) {
    throw new DomainError('date-too-early', 'Choose a day of quitting that has not gone by.', '?quitDate')
  }
  const { country, currency } = requireProfile(db)
  const mode = modeOn(db, asOf)
  const day = mode === 'independent' ? { quitDate: asOf, from: 'today' as const } : quitDateOf(db, asOf, asked)
  const figures = figuresOn(db, asOf)
  const settings = settingsOn(db, asOf)
  const jobMonths = mode === 'independent' ? 0 : jobMonthsUntil(day.quitDate, asOf)
  const { input: usual } = bookInputOn(db, asOf)
  const input = usual && withChanges(usual, { jobMonths })
  const clients = receiptsByClient(db, asOf)
  const { topShare } = concentration(clients, currency)
  const benefits = benefitsStanding(budgetOn(db, asOf).items, settings.benefitsMinor)
  const pipeline = input && pipelineOf(input)
  const standing: Omit<Situation, 'course'> = {
    recordMonths: figures.income.confidence.months,
    freeNowMinor: minorOf(figures.living.freeCash) ?? null,
    needsMinor: minorOf(figures.living.needs) ?? null,
    livingMinor: minorOf(figures.living.living) ?? null,
    takeHomeMinor: minorOf(figures.income.afterTaxPlanOn) ?? null,
    recommendedMonths: numberOf(figures.buffer.recommendedMonths) ?? 0,
    benefitsPricedIn: benefits.isPricedIn,
    topShare: numberOf(topShare),
    pipelineMinor: pipeline?.afterTaxMinor ?? 0,
    taxShortMinor: minorOf(figures.setAside.shortfall) ?? null,
    jobMonths,
  }
  const flipFacts = flipFactsOn(db, asOf, mode, clients)
  const flips = input === null ? [] : imaginedFlips(flipFacts, input, standing)
  const [course = null, ...courses] =
    input === null ? [] : coursesOf([input, ...flips.map((one) => one.input)], futuresOf)
  const { noticeDays, noticeTo } = planOf(db)
  return readinessOf({
    asOf,
    evidence: {
      currency,
      country,
      mode,
      quitDate: day.quitDate,
      confidence: figures.income.confidence,
      meanMonth: figures.income.meanMonth,
      freeCash: figures.living.freeCash,
      needs: figures.living.needs,
      living: figures.living.living,
      afterTaxPlanOn: figures.income.afterTaxPlanOn,
      recommendedMonths: figures.buffer.recommendedMonths,
      topShare,
      benefits,
      pipeline: pipelineOn(figures, pipeline, settings.setAsideBps, currency),
      shortfall: figures.setAside.shortfall,
      salaryMinor: settings.dayJobNetMinor,
    },
    situation: { ...standing, course },
    quitDateFrom: day.from,
    clients,
    bufferAtPace: figures.buffer.marks.recommended.atThisPace,
    notice: noticeDays === null ? null : { days: noticeDays, to: noticeTo },
    flipFacts,
    flips: flips.map((flip, index) => ({ flip, course: courses[index] ?? null })),
  })
}

/** Who has a day job in the book, or says to be employed, asks when to quit. */
function modeOn(db: Db, asOf: CalendarDate): Mode {
  const isEmployed = requireProfile(db).work === 'employed' || settingsOn(db, asOf).dayJobNetMinor > 0
  return isEmployed ? 'quitting' : 'independent'
}

/** The day asked for, or the plan's while it lies ahead, or the day itself. */
function quitDateOf(
  db: Db,
  asOf: CalendarDate,
  asked: CalendarDate | undefined,
): { quitDate: CalendarDate; from: ReadinessReply['quitDateFrom'] } {
  if (asked !== undefined) return { quitDate: asked, from: 'asked' }
  const { quitDate } = planOf(db)
  return quitDate === null || quitDate < asOf ? { quitDate: asOf, from: 'today' } : { quitDate, from: 'plan' }
}

function pipelineOn(
  { living }: FiguresOfDay,
  pipeline: ReturnType<typeof pipelineOf> | null,
  rateBps: number,
  currency: string,
): Figure {
  if (pipeline !== null) return pipelineFigure(pipeline, living.needs, rateBps, currency)
  return living.needs.state === 'known' ? living.freeCash : living.needs
}

function flipFactsOn(db: Db, asOf: CalendarDate, mode: Mode, clients: readonly ClientReceipts[]): FlipFacts {
  const { country, currency } = requireProfile(db)
  const { businessCostsMinor, setAsideBps } = settingsOn(db, asOf)
  return {
    asOf,
    currency,
    country,
    mode,
    planOnMinor: planOnMinor(incomeFacts(db, asOf, incomeHistory(db, asOf))),
    businessCostsMinor,
    setAsideBps,
    withoutTop: withoutTop(db, asOf, clients),
  }
}

/** The months, the swings and the shares as they would be without the biggest client. */
function withoutTop(db: Db, asOf: CalendarDate, clients: readonly ClientReceipts[]): FlipFacts['withoutTop'] {
  const [top, ...others] = clients.filter(({ receiptsMinor }) => receiptsMinor > 0)
  if (top === undefined) return null
  const history = incomeHistory(db, asOf)
  const facts = incomeFacts(db, asOf, history)
  const to = monthOf(asOf)
  const rows = statements(db).ofClient.all({ clientId: top.clientId, from: shiftMonth(to, -24), to })
  const paid = new Map(rows.map(({ month, minor }) => [month, minor]))
  const months = facts.months.map((one) =>
    one.typed ? one : { ...one, receiptsMinor: one.receiptsMinor - (paid.get(one.month) ?? 0) },
  )
  const amounts = months.map(({ receiptsMinor }) => receiptsMinor)
  const topShare = clientShares(others.map(({ receiptsMinor }) => receiptsMinor))?.topShare ?? null
  return {
    clientId: top.clientId,
    planOnMinor: planOnMinor({ ...facts, months }),
    recommendedMonths: recommendedBuffer(volatility(amounts), months.length, topShare).months,
    topShare,
  }
}

function numberOf(figure: Figure): number | null {
  return figure.state === 'known' && typeof figure.value === 'number' ? figure.value : null
}
