import { type CalendarDate, monthOf, shiftMonth } from '../calendar.ts'
import type { ClientReceipts } from '../clients/concentration.ts'
import type { Figure, Value } from '../figure.ts'
import { money, sum } from '../money.ts'
import { chanceText, numberText, wholeMoneyText } from '../words.ts'
import type { ReadinessReply, ReadinessTestReply } from './contract.ts'
import type { Course } from './course.ts'
import { earliestFigure } from './earliest.ts'
import { BENEFIT_WORDS, type EvidenceFacts, evidenceOf } from './evidence.ts'
import { anotherDay, type FlipCase, type FlipFacts, flipOf } from './flips.ts'
import { headlineOf, sentencesOf } from './headline.ts'
import {
  CRITICAL,
  judge,
  type ReadinessNumbers,
  type Result,
  TESTS,
  type TestKey,
  THRESHOLDS,
  verdictOf,
} from './judge.ts'
import { missingOf } from './missing.ts'
import { freeAfterNotice, type Notice, noticeBy } from './notice.ts'
import { numbersOf, type Situation } from './situation.ts'
import { listText, shareText, testLabel } from './words.ts'

/** All that the answer is put together from. */
export interface ReadinessFacts {
  asOf: CalendarDate
  evidence: EvidenceFacts
  situation: Situation
  quitDateFrom: ReadinessReply['quitDateFrom']
  clients: readonly ClientReceipts[]
  /** When the recommended buffer is there if every month is as the average one. */
  bufferAtPace: Figure
  /** Null while nobody said how long the notice period is. */
  notice: Notice | null
  flipFacts: FlipFacts
  /** Each with the course that was worked out for it. */
  flips: readonly { flip: FlipCase; course: Course | null }[]
}

/**
 * Eight tests, the verdict by their rule, the earliest date, and what would flip it.
 *
 * Source: docs/figures.md, chapter 8.
 */
export function readinessOf(facts: ReadinessFacts): ReadinessReply {
  const { asOf, evidence, situation, quitDateFrom, flips, flipFacts } = facts
  const { mode, currency, country, quitDate, confidence } = evidence
  const numbers = numbersOf(situation)
  const results = judge(numbers)
  const verdict = verdictOf(results)
  const figures = evidenceOf(evidence, situation)
  const earliest = earliestFigure(asOf, evidence, situation, figures.solvent)
  const said = { asOf, country, mode, quitDate, quitDateFrom, verdict, results, earliest, confidence }
  return {
    asOf,
    currency,
    mode,
    quitDate,
    quitDateFrom,
    verdict,
    headline: headlineOf(said),
    sentences: sentencesOf(said),
    earliest,
    tests: testsOf(facts, numbers, figures),
    flips: [...anotherDay(flipFacts, situation).map((flip) => ({ flip, course: situation.course })), ...flips].map(
      ({ flip, course }) => flipOf(flipFacts, situation, flip, course),
    ),
    notice: mode === 'independent' ? null : noticeOf(facts),
    freeToday: amountOrNull(situation.freeNowMinor, currency),
    needs: amountOrNull(situation.needsMinor, currency),
    paths: situation.course?.paths ?? null,
    freeCash: linesOf(situation.course, asOf, currency),
    confidence,
  }
}

function testsOf(
  facts: ReadinessFacts,
  numbers: ReadinessNumbers,
  figures: Record<TestKey, Figure>,
): ReadinessTestReply[] {
  const { evidence, situation, clients, bufferAtPace } = facts
  const { currency, mode, benefits } = evidence
  const results = judge(numbers)
  const paid = clients.map(({ receiptsMinor }) => receiptsMinor).filter((minor) => minor > 0)
  const missing = missingOf(situation, numbers, results, {
    currency,
    mode,
    paid: paid.length === 0 ? null : { topMinor: Math.max(...paid), totalMinor: sum(paid) },
    bufferInMonths: bufferAtPace.state === 'known' ? Number(bufferAtPace.value) : null,
    notToldApartMinor: benefits.notToldApartMinor,
    unpriced: benefits.missing.map((benefit) => BENEFIT_WORDS[benefit]),
  })
  return TESTS.map((key): ReadinessTestReply => {
    const figure = figures[key]
    const { says, amountMinor, months } = missing[key]
    return {
      key,
      isCritical: CRITICAL.has(key),
      label: testLabel(key, mode),
      result: results[key],
      yours: yoursText(key, numbers, figure),
      toPass: toPassText(key, numbers, currency),
      figure,
      missing: says || remark(key, results[key], figure, evidence),
      missingAmount: amountMinor === null ? null : money(amountMinor, currency),
      missingMonths: months,
    }
  })
}

/** What is worth a word beside a test without a gap: what is unknown and why, and what the benefits cost. */
function remark(key: TestKey, result: Result, figure: Figure, { benefits, currency }: EvidenceFacts): string {
  if (result === 'unknown' && figure.state !== 'known') return figure.says
  if (key !== 'benefits') return ''
  const priced = benefits.each.filter(({ state }) => state === 'priced')
  const covered = benefits.each.filter(({ state }) => state === 'covered').map(({ benefit }) => BENEFIT_WORDS[benefit])
  const amount = money(sum(priced.map(({ amountMinor }) => amountMinor)), currency)
  const parts = [
    ...(priced.length === 0
      ? []
      : [`${priced.map(({ benefit }) => BENEFIT_WORDS[benefit]).join(', ')}: ${wholeMoneyText(amount, 'up')} a month`]),
    ...(covered.length === 0 ? [] : [`${listText(covered)} covered otherwise`]),
  ]
  return parts.join('; ')
}

function yoursText(key: TestKey, numbers: ReadinessNumbers, figure: Figure): string {
  switch (key) {
    case 'record':
      return String(numbers.recordMonths)
    case 'buffer':
      return numbers.coveredMonths === null ? '—' : numberText(numbers.coveredMonths)
    case 'low-end':
      return shareOr(numbers.lowEnd, THRESHOLDS.lowEnd.pass)
    case 'solvent':
      return numbers.solvent === null ? '—' : chanceText(numbers.solvent)
    case 'benefits':
      return numbers.benefits === true ? 'yes' : 'no'
    case 'clients':
      return shareOr(numbers.topShare, THRESHOLDS.topShare)
    case 'pipeline':
      return shareOr(numbers.pipeline, THRESHOLDS.pipeline)
    case 'tax':
      return figure.state === 'known' ? upText(figure.value) : '—'
  }
}

function toPassText(key: TestKey, numbers: ReadinessNumbers, currency: string): string {
  const percent = (share: number) => shareText(share, share)
  switch (key) {
    case 'record':
      return String(THRESHOLDS.recordMonths.pass)
    case 'buffer':
      return numberText(numbers.recommendedMonths)
    case 'low-end':
      return percent(THRESHOLDS.lowEnd.pass)
    case 'solvent':
      return chanceText(THRESHOLDS.solvent.pass)
    case 'benefits':
      return 'yes'
    case 'clients':
      return percent(THRESHOLDS.topShare)
    case 'pipeline':
      return percent(THRESHOLDS.pipeline)
    case 'tax':
      return wholeMoneyText(money(0, currency), 'up')
  }
}

function noticeOf({ notice, evidence: { quitDate }, asOf }: ReadinessFacts): ReadinessReply['notice'] {
  if (notice === null) return null
  const giveBy = noticeBy(quitDate, notice)
  return { giveBy, tooLate: giveBy < asOf ? freeAfterNotice(asOf, notice) : null }
}

function amountOrNull(minor: number | null, currency: string): ReadinessReply['needs'] {
  return minor === null ? null : money(minor, currency)
}

function linesOf(course: Course | null, asOf: CalendarDate, currency: string): ReadinessReply['freeCash'] {
  if (course === null) return []
  const amount = (minor: number | undefined) => money(Math.round(minor ?? 0), currency)
  const { p10, p50, p90 } = course.lines
  return p50.map((_, index) => ({
    month: shiftMonth(monthOf(asOf), index),
    low: amount(p10[index]),
    middle: amount(p50[index]),
    high: amount(p90[index]),
  }))
}

function shareOr(share: number | null, threshold: number): string {
  return share === null ? '—' : shareText(share, threshold)
}

function upText(value: Value): string {
  return typeof value === 'object' ? wholeMoneyText(value, 'up') : String(value)
}
