import type { CalendarDate } from '../calendar.ts'
import { minorDigits } from '../currencies.ts'
import { type Changes, withChanges } from '../forecast/changes.ts'
import type { ForecastInput } from '../forecast/contract.ts'
import { afterTax } from '../income/plan-on.ts'
import { bufferAmount } from '../living/buffer.ts'
import { exact, money, round } from '../money.ts'
import { dateStyleOf, dateText, longDateText, wholeMoneyText } from '../words.ts'
import type { Course } from './course.ts'
import { earliestMonths } from './earliest.ts'
import { judge, type Result, TESTS, type TestKey, THRESHOLDS, type Verdict, verdictOf } from './judge.ts'
import { quitDateAfter } from './notice.ts'
import { pipelineOf } from './pipeline.ts'
import { firstMonthsWhere, numbersOf, type Situation } from './situation.ts'
import { listText, type Mode, monthsCount, shareText, TEST_NAMES, VERDICT_WORDS } from './words.ts'

export const FLIPS = ['another-day', 'rates', 'needs', 'biggest-client'] as const
export type FlipKey = (typeof FLIPS)[number]

const RATES_UP_BPS = 1000
/** About a twelfth of the needs, as a round amount. */
const NEEDS_DOWN_SHARE = 0.08
const LATER_MONTHS = 3

/** What would be if one thing were otherwise. */
export interface FlipCase {
  key: FlipKey
  label: string
  situation: Standing
}

/** One that asks for futures of its own. */
export interface ImaginedFlip extends FlipCase {
  input: ForecastInput
}

type Standing = Omit<Situation, 'course'>

/** What the cases are made from, beside the input and the situation. Minor units. */
export interface FlipFacts {
  asOf: CalendarDate
  currency: string
  country: string
  mode: Mode
  /** Null without a month of receipts and an estimate. */
  planOnMinor: number | null
  businessCostsMinor: number
  setAsideBps: number
  /** How it would stand without the biggest client; null while no client has paid. */
  withoutTop: {
    clientId: number
    planOnMinor: number | null
    recommendedMonths: number
    topShare: number | null
  } | null
}

/** What a flip does: the chance to stay solvent, and the tests that change. */
export interface Flip {
  key: FlipKey
  label: string
  from: number | null
  to: number | null
  verdict: Verdict
  changes: { test: TestKey; from: Result; to: Result }[]
  says: string
}

/**
 * What could flip the verdict apart from the day of quitting, each with what to imagine anew, by the same seed.
 *
 * Source: docs/figures.md, chapter 8.
 */
export function imaginedFlips(facts: FlipFacts, input: ForecastInput, situation: Standing): ImaginedFlip[] {
  return [
    ...ratesUp(facts, input, situation),
    ...needsDown(facts, input, situation),
    ...withoutBiggest(facts, input, situation),
  ]
}

/**
 * Quitting on another day, over the same futures: later until staying solvent passes, or the buffer; a month earlier where
 * both pass already.
 */
export function anotherDay({ mode, asOf, country }: FlipFacts, situation: Situation): FlipCase[] {
  const { course, jobMonths } = situation
  if (mode === 'independent' || course === null || course.quitting[jobMonths] === undefined) return []
  const targetMinor = bufferAmount(situation.recommendedMonths, situation.needsMinor ?? 0)
  const solvent = firstMonthsWhere(course, jobMonths, (at) => at.solventYearAfter >= THRESHOLDS.solvent.pass)
  const covered = firstMonthsWhere(course, jobMonths, (at) => at.medianFreeMinor >= targetMinor)
  const passes = [solvent, covered].filter((months) => months !== null && months > jobMonths)
  const isSafe = solvent === jobMonths && covered === jobMonths
  if (isSafe && jobMonths === 0) return []
  const shifted = isSafe ? jobMonths - 1 : (passes[0] ?? jobMonths + LATER_MONTHS)
  if (course.quitting[shifted] === undefined) return []
  const date = quitDateAfter(asOf, shifted)
  const isThisYear = date.slice(0, 4) === asOf.slice(0, 4)
  const day = dateText(date, dateStyleOf(country), { year: !isThisYear })
  const apart = monthsCount(Math.abs(shifted - jobMonths))
  return [
    {
      key: 'another-day',
      label: `Quit ${apart} ${isSafe ? 'earlier' : 'later'}, on ${day}`,
      situation: { ...situation, jobMonths: shifted },
    },
  ]
}

function ratesUp(facts: FlipFacts, input: ForecastInput, situation: Standing): ImaginedFlip[] {
  if (facts.planOnMinor === null) return []
  const planOnMinor = round((facts.planOnMinor * (10_000 + RATES_UP_BPS)) / 10_000)
  const takeHomeMinor = takeHome(planOnMinor, facts)
  return [
    {
      key: 'rates',
      label: `Rates up ${RATES_UP_BPS / 100}%`,
      input: withChanges(input, { ratesBps: RATES_UP_BPS }),
      situation: { ...situation, takeHomeMinor },
    },
  ]
}

function needsDown({ currency }: FlipFacts, input: ForecastInput, situation: Standing): ImaginedFlip[] {
  const { needsMinor, livingMinor } = situation
  if (needsMinor === null || livingMinor === null) return []
  const downMinor = roundAmount(needsMinor * NEEDS_DOWN_SHARE, currency)
  const { livingMinor: withoutBenefitsMinor } = input.certain
  if (downMinor === 0 || downMinor >= withoutBenefitsMinor) return []
  const changes: Changes = { livingMinor: withoutBenefitsMinor - downMinor }
  return [
    {
      key: 'needs',
      label: `Needs down ${wholeMoneyText(money(downMinor, currency), 'nearest')} a month`,
      input: withChanges(input, changes),
      situation: {
        ...situation,
        needsMinor: exact(needsMinor - downMinor),
        livingMinor: exact(livingMinor - downMinor),
      },
    },
  ]
}

function withoutBiggest(facts: FlipFacts, input: ForecastInput, situation: Standing): ImaginedFlip[] {
  const { withoutTop } = facts
  if (withoutTop === null) return []
  const without = withChanges(input, { withoutClientIds: [withoutTop.clientId] })
  return [
    {
      key: 'biggest-client',
      label: 'Lose the biggest client',
      input: without,
      situation: {
        ...situation,
        takeHomeMinor: withoutTop.planOnMinor === null ? null : takeHome(withoutTop.planOnMinor, facts),
        recommendedMonths: withoutTop.recommendedMonths,
        topShare: withoutTop.topShare,
        pipelineMinor: pipelineOf(without).afterTaxMinor,
      },
    },
  ]
}

/** Reads a case off its course, beside how it stands now. */
export function flipOf(
  facts: Pick<FlipFacts, 'asOf' | 'country' | 'mode'>,
  now: Situation,
  { key, label, situation }: FlipCase,
  course: Course | null,
): Flip {
  const then: Situation = { ...situation, course }
  const [from, to] = [numbersOf(now), numbersOf(then)]
  const [before, after] = [judge(from), judge(to)]
  const changes = TESTS.flatMap((test) =>
    before[test] === after[test] ? [] : [{ test, from: before[test], to: after[test] }],
  )
  const verdict = verdictOf(after)
  const parts = [
    ...changesText(changes),
    ...(changes.some(({ test }) => test === 'low-end') || from.lowEnd === to.lowEnd || to.lowEnd === null
      ? []
      : [
          `the low end ${to.lowEnd > (from.lowEnd ?? 0) ? 'reaches' : 'falls to'} ${shareText(to.lowEnd, THRESHOLDS.lowEnd.pass)}`,
        ]),
    ...(verdict === verdictOf(before) ? [] : [`then ${VERDICT_WORDS[verdict]}`]),
    ...(key === 'biggest-client' && facts.mode === 'quitting' ? earliestText(facts, now, then) : []),
  ]
  return {
    key,
    label,
    from: from.solvent,
    to: to.solvent,
    verdict,
    changes,
    says: parts.length === 0 ? 'no test changes' : parts.join('; '),
  }
}

/** 'the buffer and staying solvent pass', 'the low end fails': in this order. */
function changesText(changes: Flip['changes']): string[] {
  const verbs: [Result, string, string][] = [
    ['pass', 'passes', 'pass'],
    ['caution', 'says caution', 'say caution'],
    ['fail', 'fails', 'fail'],
    ['unknown', 'is not known', 'are not known'],
  ]
  return verbs.flatMap(([result, one, more]) => {
    const names = changes.filter(({ to }) => to === result).map(({ test }) => TEST_NAMES[test])
    return names.length === 0 ? [] : [`${listText(names)} ${names.length === 1 ? one : more}`]
  })
}

function earliestText(
  { asOf, country }: Pick<FlipFacts, 'asOf' | 'country'>,
  now: Situation,
  then: Situation,
): string[] {
  const months = earliestMonths(then)
  if (then.course === null) return []
  if (months === null) return ['not within 3 years at this pace']
  if (months === earliestMonths(now)) return []
  return [`the earliest date is then ${longDateText(quitDateAfter(asOf, months), dateStyleOf(country))}`]
}

function takeHome(planOnMinor: number, { businessCostsMinor, setAsideBps }: FlipFacts): number {
  return afterTax(planOnMinor, businessCostsMinor, setAsideBps).netMinor
}

/** One significant digit, in whole units: 307.20 is 300.00. */
function roundAmount(minor: number, currency: string): number {
  const unit = 10 ** minorDigits(currency)
  const whole = minor / unit
  if (whole < 1) return 0
  const step = 10 ** Math.floor(Math.log10(whole))
  return exact(Math.round(whole / step) * step * unit)
}
