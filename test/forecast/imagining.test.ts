import { describe, expect, test } from 'vitest'
import type { ForecastInput } from '../../shared/forecast/contract.ts'
import { runForecast } from '../../shared/forecast/run.ts'
import { inScenario } from '../../shared/forecast/scenarios.ts'
import { imagining } from '../../web/forecast/imagining.ts'
import { latestWins } from '../../web/forecast/latest-wins.ts'
import { changesOf, isMoved, reachOf, UNMOVED } from '../../web/forecast/moves.ts'
import { secondChoices } from '../../web/forecast/words.ts'
import { MARA } from './imagined.ts'

const input: ForecastInput = {
  currency: 'USD',
  firstMonth: '2026-11',
  confidenceMonths: 12,
  imagined: {
    seed: 42,
    paths: 400,
    months: 36,
    past: MARA.map((dollars, index) => ({
      month: `2025-${String(index + 1).padStart(2, '0')}`,
      receiptsMinor: dollars * 100,
      typed: false,
      direct: [{ clientId: index % 2 === 0 ? 7 : 8, amountMinor: dollars * 100 }],
      invoices: [],
    })),
    open: [],
    curves: [],
    contracts: [],
    profitSoFarMinor: 0,
    newTaxYearMonth: 3,
    rateBps: 2500,
    deductibleMinor: 20_000,
    firstMonthShare: 0.4,
    firstCalendarMonth: 11,
    isSeasonal: false,
    laterDays: 0,
    pace: 1,
  },
  certain: {
    freeMinor: 1_324_000,
    businessMinor: 20_000,
    livingMinor: 324_000,
    benefitsMinor: 40_000,
    salaryMinor: 250_000,
    jobMonths: 4,
    oneOffs: [],
  },
  lowEndMinor: 120_000,
  targets: { threeMinor: 1_152_000, recommendedMinor: 1_536_000, sixMinor: 2_304_000 },
  clients: [
    { clientId: 7, name: 'Tin Lantern Theatre', share: 0.62 },
    { clientId: 8, name: 'Paper Whale Press', share: 0.38 },
  ],
}

describe('imagining', () => {
  test('says of the unmoved book what the server says of it', () => {
    const { main, second } = imagining(input)({ changes: {}, second: null })
    expect(main).toEqual(runForecast(input))
    expect(second).toBeNull()
  })

  test('reads the same futures again while only certain things move', () => {
    const answer = imagining(input)
    answer({ changes: {}, second: null })
    const moved = { jobMonths: 9, livingMinor: 300_000 }
    const after = answer({ changes: moved, second: null })
    expect(after.main).toEqual(runForecast({ ...input, certain: { ...input.certain, ...moved } }))
    expect(after.main.fan?.p50).not.toEqual(answer({ changes: {}, second: null }).main.fan?.p50)
  })

  test('a second line has the moves too, and the scenario on top', () => {
    const { second } = imagining(input)({
      changes: { jobMonths: 9 },
      second: { kind: 'client-leaves', clientId: 7 },
    })
    const kept = { ...input, certain: { ...input.certain, jobMonths: 9 } }
    expect(second).toEqual(runForecast(inScenario(kept, 'biggest-client-leaves')))
  })

  test('better rates leave more, in every month', () => {
    const answer = imagining(input)
    const now = answer({ changes: {}, second: null }).main.fan
    const better = answer({ changes: { ratesBps: 1000 }, second: null }).main.fan
    expect(better?.p50.every((minor, month) => minor >= (now?.p50[month] ?? 0))).toBe(true)
    expect(answer({ changes: {}, second: null }).main.fan).toEqual(now)
  })
})

describe('what comes while one is being answered', () => {
  test('is asked after it, the latest alone', () => {
    const sent: number[] = []
    const told: [string, number][] = []
    const { ask, onAnswer } = latestWins<number, string>(
      (question) => sent.push(question),
      (answer, question) => told.push([answer, question]),
    )
    ask(1)
    ask(2)
    ask(3)
    expect(sent).toEqual([1])
    onAnswer('one')
    expect(sent).toEqual([1, 3])
    onAnswer('three')
    expect(told).toEqual([
      ['one', 1],
      ['three', 3],
    ])
    ask(4)
    expect(sent).toEqual([1, 3, 4])
  })
})

describe('moves', () => {
  const reach = reachOf(input)

  test('reach as far as the book is large, in round steps', () => {
    expect(reach).toEqual({
      needsMinor: 384_000,
      needsStepMinor: 2000,
      leastNeedsSteps: -57,
      mostNeedsSteps: 68,
      retainerStepMinor: 5000,
      mostRetainerSteps: 77,
      purchaseStepMinor: 20_000,
      mostPurchaseSteps: 116,
      mostQuitMonths: 24,
      mostPurchaseMonth: 24,
    })
  })

  test('nothing moved changes nothing', () => {
    expect(changesOf(input, UNMOVED, reach)).toEqual({})
    expect(isMoved(UNMOVED)).toBe(false)
    expect(isMoved({ ...UNMOVED, purchaseMonth: 9 })).toBe(false)
  })

  test('each becomes its change', () => {
    const moves = {
      quitMonths: 6,
      ratesPercent: -5,
      needsSteps: -10,
      retainerSteps: 2,
      purchaseSteps: 3,
      purchaseMonth: 8,
    }
    expect(isMoved(moves)).toBe(true)
    expect(changesOf(input, moves, reach)).toEqual({
      jobMonths: 6,
      ratesBps: -500,
      livingMinor: 304_000,
      retainer: { monthlyMinor: 10_000, startsWithMonth: 2, endsWithMonth: null },
      purchase: { month: 8, amountMinor: 60_000, name: 'Purchase' },
    })
  })

  test('a book without needs has slides all the same', () => {
    const none = { ...input.certain, livingMinor: 0, benefitsMinor: 0, businessMinor: 0 }
    expect(Object.values(reachOf({ ...input, certain: none })).every(Number.isSafeInteger)).toBe(true)
  })
})

test('the second lines to choose are the clients, the biggest first, and the scenarios', () => {
  expect(secondChoices(input).map(({ label }) => label)).toEqual([
    'None',
    'Biggest client leaves: Tin Lantern Theatre, 62% of your income',
    'Paper Whale Press leaves, 38% of your income',
    'At the pace of the last six months',
    'Everyone pays 90 days later',
    'Nothing more comes in',
  ])
})
