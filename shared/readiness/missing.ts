import { bufferAmount } from '../living/buffer.ts'
import { exact, money } from '../money.ts'
import { chanceText, wholeMoneyText } from '../words.ts'
import { type ReadinessNumbers, type Results, type TestKey, THRESHOLDS } from './judge.ts'
import { firstMonthsWhere, freeAtQuit, type Situation } from './situation.ts'
import { type Mode, monthsCount } from './words.ts'

/** What a test lacks to pass, in money or in months, and in words. */
export interface Missing {
  says: string
  amountMinor: number | null
  months: number | null
}

/** What the gaps are worked out from, beside the situation. */
export interface MissingFacts {
  currency: string
  mode: Mode
  /** What the biggest client and all clients paid in twelve months; null without clients. */
  paid: { topMinor: number; totalMinor: number } | null
  /** In how many months the recommended buffer is there at today's pace; null for not at this pace. */
  bufferInMonths: number | null
  /** The benefits that nobody answered for, in words. */
  unpriced: readonly string[]
  /** What is paid for benefits without saying for which. */
  notToldApartMinor: number
}

const NOTHING: Missing = { says: '', amountMinor: null, months: null }

/**
 * What each test that is not passed lacks. What is needed is rounded up.
 *
 * Units:  minor units, whole months.  Source: docs/figures.md, chapter 8.
 */
export function missingOf(
  situation: Situation,
  numbers: ReadinessNumbers,
  results: Results,
  facts: MissingFacts,
): Record<TestKey, Missing> {
  const unless = (test: TestKey, work: () => Missing) =>
    results[test] === 'pass' || results[test] === 'unknown' ? NOTHING : work()
  return {
    record: unless('record', () => recordMissing(numbers.recordMonths)),
    buffer: unless('buffer', () => bufferMissing(situation, facts)),
    'low-end': unless('low-end', () => lowEndMissing(situation, facts)),
    solvent: unless('solvent', () => solventMissing(situation, facts)),
    benefits: unless('benefits', () => ({ ...NOTHING, says: benefitsText(facts) })),
    clients: unless('clients', () => clientsMissing(facts)),
    pipeline: unless('pipeline', () => pipelineMissing(situation, facts)),
    tax: unless('tax', () => {
      const amountMinor = situation.taxShortMinor ?? 0
      return { ...NOTHING, says: `${needed(amountMinor, facts)} to set aside`, amountMinor }
    }),
  }
}

/** A sum that does not say what it pays for answers for no benefit, and is not overlooked either. */
function benefitsText({ unpriced, notToldApartMinor, currency }: MissingFacts): string {
  const says = `not answered: ${unpriced.join(', ')}`
  if (notToldApartMinor === 0) return says
  return `${says}; say what the ${wholeMoneyText(money(notToldApartMinor, currency), 'up')} a month pays for`
}

function recordMissing(recordMonths: number): Missing {
  const months = THRESHOLDS.recordMonths.pass - recordMonths
  return { ...NOTHING, says: `${months} more complete ${months === 1 ? 'month' : 'months'}`, months }
}

function bufferMissing(situation: Situation, facts: MissingFacts): Missing {
  const { needsMinor, recommendedMonths, jobMonths, course } = situation
  const targetMinor = bufferAmount(recommendedMonths, needsMinor ?? 0)
  const amountMinor = exact(Math.max(0, targetMinor - (freeAtQuit(situation) ?? 0)))
  const more = `${needed(amountMinor, facts)} more`
  if (facts.mode === 'independent') {
    const months = facts.bufferInMonths
    const when = months === null ? 'not at this pace' : `in about ${monthsCount(months)} at your pace`
    return { says: `${more}, ${when}`, amountMinor, months }
  }
  if (course === null) return { says: more, amountMinor, months: null }
  const reached = firstMonthsWhere(course, jobMonths, ({ medianFreeMinor }) => medianFreeMinor >= targetMinor)
  const months = reached === null ? null : reached - jobMonths
  const when = months === null ? 'not within 3 years at this pace' : `in about ${monthsCount(months)} at your pace`
  return { says: `${more}, ${when}`, amountMinor, months }
}

/** More take-home, or lower needs: living may be at most four thirds of the take-home. */
function lowEndMissing({ takeHomeMinor, livingMinor }: Situation, facts: MissingFacts): Missing {
  const { pass } = THRESHOLDS.lowEnd
  const takeHome = takeHomeMinor ?? 0
  const living = livingMinor ?? 0
  const amountMinor = Math.ceil(living * pass - takeHome)
  const more = `${needed(amountMinor, facts)} a month more`
  if (takeHome <= 0) return { ...NOTHING, says: `${more}, after costs and tax`, amountMinor }
  const lowerMinor = Math.ceil(living - takeHome / pass)
  return { ...NOTHING, says: `${more}, or needs ${needed(lowerMinor, facts)} lower`, amountMinor }
}

function solventMissing({ course, jobMonths }: Situation, facts: MissingFacts): Missing {
  const amountMinor = course?.missingMinor ?? null
  const cash = amountMinor === null ? '' : `${needed(amountMinor, facts)} more free cash`
  if (facts.mode === 'independent') return { ...NOTHING, says: cash, amountMinor }
  const passing = ({ solventYearAfter }: { solventYearAfter: number }) => solventYearAfter >= THRESHOLDS.solvent.pass
  const found = firstMonthsWhere(course, jobMonths, passing)
  if (found === null) return { ...NOTHING, says: `${cash}; not within 3 years by waiting`, amountMinor }
  const months = found - jobMonths
  const reached = chanceText(course?.quitting[found]?.solventYearAfter ?? 0)
  return { says: `quit ${monthsCount(months)} later: ${reached}, or ${cash}`, amountMinor, months }
}

/** So much a month from others makes the biggest client's part two fifths. */
function clientsMissing(facts: MissingFacts): Missing {
  const { topMinor, totalMinor } = facts.paid ?? { topMinor: 0, totalMinor: 0 }
  // In whole numbers: 2 ÷ 5 is what the threshold is, and the twelfth is rounded up once.
  const amountMinor = Math.ceil((5 * topMinor - 2 * totalMinor) / 24)
  return { ...NOTHING, says: `other clients bringing ${needed(amountMinor, facts)} a month more`, amountMinor }
}

function pipelineMissing({ needsMinor, pipelineMinor }: Situation, facts: MissingFacts): Missing {
  const amountMinor = Math.ceil(3 * (needsMinor ?? 0) * THRESHOLDS.pipeline) - pipelineMinor
  return { ...NOTHING, says: `${needed(amountMinor, facts)} more, after tax`, amountMinor }
}

function needed(minor: number, { currency }: MissingFacts): string {
  return wholeMoneyText(money(minor, currency), 'up')
}
