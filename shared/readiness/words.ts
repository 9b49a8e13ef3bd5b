import { numberText } from '../words.ts'
import type { Result, TestKey, Verdict } from './judge.ts'

/** Whether somebody still asks when to quit, or wants to know whether the present course carries. */
export type Mode = 'quitting' | 'independent'

/** What a test is called in its row. */
export function testLabel(test: TestKey, mode: Mode): string {
  switch (test) {
    case 'record':
      return 'Record of complete months'
    case 'buffer':
      return 'Buffer: months of needs covered'
    case 'low-end':
      return 'Low end: low-end take-home of living'
    case 'solvent':
      return mode === 'quitting' ? 'Solvent a year after quitting, of 100' : 'Solvent a year from now, of 100'
    case 'benefits':
      return 'Own benefits priced in'
    case 'clients':
      return 'Biggest client’s share'
    case 'pipeline':
      return 'Work agreed, of 3 months’ needs'
    case 'tax':
      return 'Tax reserve, short by'
  }
}

/** What a test is called in the middle of a sentence. */
export const TEST_NAMES: Record<TestKey, string> = {
  record: 'the record',
  buffer: 'the buffer',
  'low-end': 'the low end',
  solvent: 'staying solvent',
  benefits: 'benefits',
  clients: 'the biggest client',
  pipeline: 'work agreed',
  tax: 'the tax reserve',
}

export const RESULT_WORDS: Record<Result, string> = {
  pass: 'pass',
  caution: 'caution',
  fail: 'fail',
  unknown: 'not known',
}

/** The verdict as a word of a sentence: 'called nearly'. */
export const VERDICT_WORDS: Record<Verdict, string> = { ready: 'ready', nearly: 'nearly', 'not-yet': 'not yet' }

/** How many of a hundred simulated careers with a verdict were still solvent a year later. Source: docs/figures.md, chapter 8. */
export const SOLVENT_CAREERS: Record<Verdict, number> = { ready: 99, nearly: 94, 'not-yet': 72 }

export const CAREERS_SENTENCE = `In simulated careers with numbers like these, ${SOLVENT_CAREERS.ready} of 100 called ready were still solvent a year later, ${SOLVENT_CAREERS.nearly} called nearly, ${SOLVENT_CAREERS['not-yet']} called not yet. A simulation, not a promise.`

/** The three levers of somebody whom waiting alone does not bring there. */
export const LEVERS = ['lower needs', 'a higher plan-on income', 'more saved a month'] as const

/** A share as whole percent to hold against a threshold, with decimals only where it would otherwise look the same. */
export function shareText(share: number, threshold: number): string {
  for (let decimals = 0; decimals < 2; decimals += 1) {
    const percent = Math.round(share * 100 * 10 ** decimals) / 10 ** decimals
    if (share === threshold || percent !== threshold * 100) return `${numberText(percent, decimals)}%`
  }
  return share < threshold ? `below ${threshold * 100}%` : `above ${threshold * 100}%`
}

/** '1 month', '3 months'. */
export function monthsCount(count: number): string {
  return `${count} ${count === 1 ? 'month' : 'months'}`
}

/** 'a', 'a and b', 'a, b and c'. */
export function listText(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
