import { expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import {
  isStepDue,
  type LeadFacts,
  sourcesOfLeads,
  weightedFigure,
  weightedValue,
} from '../../shared/readiness/leads.ts'

function lead(changes: Partial<LeadFacts> = {}): LeadFacts {
  return {
    name: 'Tin Lantern Theatre',
    source: 'A talk',
    valueMinor: 250_000,
    chanceBps: 5000,
    state: 'open',
    ...changes,
  }
}

test.each([
  { valueMinor: 250_000, chanceBps: 5000, weighted: 125_000, why: 'half of it' },
  { valueMinor: 101, chanceBps: 5000, weighted: 51, why: 'half a cent goes up' },
  { valueMinor: 250_000, chanceBps: 0, weighted: 0, why: 'no chance is nothing' },
  { valueMinor: 0, chanceBps: 10_000, weighted: 0, why: 'worth nothing' },
  { valueMinor: null, chanceBps: 5000, weighted: null, why: 'no value is not nothing' },
  { valueMinor: 250_000, chanceBps: null, weighted: null, why: 'neither is no chance said' },
])('$valueMinor at $chanceBps is $weighted: $why', ({ weighted, ...facts }) => {
  expect(weightedValue(facts)).toBe(weighted)
})

test('only open leads with a value and a chance are weighed, and those left out are said', () => {
  const figure = weightedFigure(
    [
      lead(),
      lead({ name: 'Paper Whale Press', valueMinor: 100_000, chanceBps: 2500 }),
      lead({ valueMinor: null }),
      lead({ state: 'won' }),
      lead({ state: 'lost' }),
    ],
    'USD',
  )
  expect(figure).toMatchObject({
    state: 'known',
    value: { minor: 150_000, currency: 'USD' },
    because: {
      inputs: [
        { label: 'Tin Lantern Theatre', note: '$2,500.00 × 50%' },
        { label: 'Paper Whale Press', note: '$1,000.00 × 25%' },
      ],
    },
  })
  expect(figure.because?.notes?.at(-1)).toBe('1 open lead without a value or a chance is left out.')
})

test('without anything to weigh there is no figure', () => {
  expect(weightedFigure([lead({ chanceBps: null }), lead({ state: 'won' })], 'USD').state).toBe('no-data')
})

test('sources are told by what they brought; the same words in another case are the same source', () => {
  expect(
    sourcesOfLeads([
      lead({ source: 'Directory' }),
      lead({ source: 'A talk', state: 'lost' }),
      lead({ source: 'a talk', state: 'won' }),
      lead({ source: '', state: 'won', valueMinor: null }),
      lead({ source: 'A talk', state: 'won', valueMinor: 100 }),
    ]),
  ).toEqual([
    { source: 'A talk', won: 2, lost: 1, open: 0, wonMinor: 250_100 },
    { source: 'not said', won: 1, lost: 0, open: 0, wonMinor: 0 },
    { source: 'Directory', won: 0, lost: 0, open: 1, wonMinor: 0 },
  ])
})

test.each([
  { state: 'open', nextStepOn: '2026-11-19', due: true, why: 'on its day' },
  { state: 'open', nextStepOn: '2026-11-18', due: true, why: 'after it' },
  { state: 'open', nextStepOn: '2026-11-20', due: false, why: 'not before' },
  { state: 'won', nextStepOn: '2026-11-18', due: false, why: 'not once it is closed' },
] as const)('a step is due $why', ({ state, nextStepOn, due }) => {
  expect(isStepDue({ state, nextStepOn: calendarDate(nextStepOn) }, calendarDate('2026-11-19'))).toBe(due)
})
