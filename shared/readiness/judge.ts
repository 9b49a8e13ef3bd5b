/** The eight tests, the critical ones first, in the order in which they are shown. */
export const TESTS = ['record', 'buffer', 'low-end', 'solvent', 'benefits', 'clients', 'pipeline', 'tax'] as const
export type TestKey = (typeof TESTS)[number]

/** All of these must pass. */
export const CRITICAL: ReadonlySet<TestKey> = new Set(['record', 'buffer', 'low-end', 'solvent', 'benefits'])

export const RESULTS = ['pass', 'caution', 'fail', 'unknown'] as const
export type Result = (typeof RESULTS)[number]
export const VERDICTS = ['ready', 'nearly', 'not-yet'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What each test asks for, and what is still a caution instead of a failure. */
export const THRESHOLDS = {
  recordMonths: { pass: 6, caution: 3 },
  cautionCoveredMonths: 3,
  lowEnd: { pass: 0.75, caution: 0.5 },
  solvent: { pass: 0.9, caution: 0.75 },
  topShare: 0.4,
  pipeline: 0.5,
} as const

/** The numbers that are tested. Null where one is not known. */
export interface ReadinessNumbers {
  /** Complete months of receipts. */
  recordMonths: number
  /** Months of needs that free cash covers on the day of quitting, and how many are recommended. */
  coveredMonths: number | null
  recommendedMonths: number
  /** Low-end take-home ÷ living. */
  lowEnd: number | null
  /** The share of imagined futures that stay solvent for twelve months after quitting. */
  solvent: number | null
  /** Whether every benefit has an amount, or somebody who carries it. */
  benefits: boolean | null
  topShare: number | null
  /** Work that is agreed, after tax, ÷ three months of needs. */
  pipeline: number | null
  taxShortMinor: number | null
}

export type Results = Record<TestKey, Result>

/**
 * Each of the eight tests by its number. A critical one can fail; the other three only ask for caution.
 *
 * Units:  months, fractions, minor units.  Source: docs/figures.md, chapter 8.
 */
export function judge(numbers: ReadinessNumbers): Results {
  const { recordMonths, lowEnd, solvent, topShare, pipeline } = THRESHOLDS
  const buffer = { pass: numbers.recommendedMonths, caution: THRESHOLDS.cautionCoveredMonths }
  return {
    record: atLeast(numbers.recordMonths, recordMonths),
    buffer: atLeast(numbers.coveredMonths, buffer),
    'low-end': atLeast(numbers.lowEnd, lowEnd),
    solvent: atLeast(numbers.solvent, solvent),
    benefits: numbers.benefits === null ? 'unknown' : numbers.benefits ? 'pass' : 'fail',
    clients: passesOr(numbers.topShare, (share) => share <= topShare),
    pipeline: passesOr(numbers.pipeline, (share) => share >= pipeline),
    tax: passesOr(numbers.taxShortMinor, (minor) => minor <= 0),
  }
}

/**
 * What the tests say together: a critical one failed or not known is "not yet", a critical caution "nearly", else "ready".
 *
 * Source: docs/figures.md, chapter 8.
 */
export function verdictOf(results: Readonly<Results>): Verdict {
  const critical = TESTS.filter((test) => CRITICAL.has(test)).map((test) => results[test])
  if (critical.some((result) => result === 'fail' || result === 'unknown')) return 'not-yet'
  return critical.includes('caution') ? 'nearly' : 'ready'
}

function atLeast(value: number | null, { pass, caution }: { pass: number; caution: number }): Result {
  if (value === null) return 'unknown'
  return value >= pass ? 'pass' : value >= caution ? 'caution' : 'fail'
}

function passesOr(value: number | null, passes: (value: number) => boolean): Result {
  if (value === null) return 'unknown'
  return passes(value) ? 'pass' : 'caution'
}
