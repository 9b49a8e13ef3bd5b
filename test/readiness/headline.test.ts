import { expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import { headlineOf } from '../../shared/readiness/headline.ts'
import { type Results, verdictOf } from '../../shared/readiness/judge.ts'

const PASSED: Results = {
  record: 'pass',
  buffer: 'pass',
  'low-end': 'pass',
  solvent: 'pass',
  benefits: 'pass',
  clients: 'pass',
  pipeline: 'pass',
  tax: 'pass',
}

test.each<{ changes: Partial<Results>; says: string }>([
  { changes: {}, says: 'It carries. On the present course your work pays its way.' },
  { changes: { buffer: 'caution' }, says: 'It nearly carries. On the present course it is close, and not safe.' },
  {
    changes: { solvent: 'fail' },
    says: 'It does not carry yet. On the present course the money runs out too often.',
  },
  {
    changes: { buffer: 'fail' },
    says: 'It does not carry yet. On the present course too little is left for a bad stretch.',
  },
  {
    changes: { benefits: 'fail' },
    says: 'Not yet. As far as money goes the present course does not fail; still open: benefits.',
  },
  {
    changes: { benefits: 'fail', record: 'fail' },
    says: 'Not yet. As far as money goes the present course does not fail; still open: the record and benefits.',
  },
  {
    changes: { solvent: 'unknown' },
    says: 'We do not know yet. Too little is in the book to say whether it carries.',
  },
])('without a day job, $changes: "$says"', ({ changes, says }) => {
  const results = { ...PASSED, ...changes }
  const day = calendarDate('2026-11-19')
  const headline = headlineOf({
    asOf: day,
    country: 'US',
    mode: 'independent',
    quitDate: day,
    quitDateFrom: 'today',
    verdict: verdictOf(results),
    results,
    earliest: { state: 'no-data', says: '' },
    confidence: { months: 12, label: 'good' },
  })
  expect(`${headline.verdict} ${headline.says}`).toBe(says)
})
