import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hintsFor, type StatementLine, standingOf } from '../../shared/accounts/reconcile.ts'
import { addDays, calendarDate } from '../../shared/calendar.ts'

const FIRST = calendarDate('2026-10-01')

/** Lines a day apart: an amount ticked, or not ticked when it stands in brackets. */
function lines(...nets: (number | [number])[]): StatementLine[] {
  return nets.map((net, index) => ({
    eventId: index + 1,
    date: addDays(FIRST, index),
    netMinor: typeof net === 'number' ? net : net[0],
    isTicked: typeof net === 'number',
    cancels: false,
  }))
}

test('the parts of the one line add up: book − unticked in + unticked out = ticked', () => {
  const anyLine = fc.record({
    net: fc.integer({ min: -1e9, max: 1e9 }).filter((net) => net !== 0),
    isTicked: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.array(anyLine), fc.integer(), (start, drawn, bank) => {
      const list = lines(...drawn.map(({ net, isTicked }): number | [number] => (isTicked ? net : [net])))
      const standing = standingOf(start, list, bank)
      const book = list.reduce((total, { netMinor }) => total + netMinor, start)
      expect(book - standing.untickedIn.totalMinor + standing.untickedOut.totalMinor).toBe(standing.tickedMinor)
      expect(bank - standing.tickedMinor).toBe(standing.differenceMinor)
      expect(standing.untickedIn.count + standing.untickedOut.count).toBe(drawn.filter((one) => !one.isTicked).length)
    }),
  )
})

test('an entry and its reversal of the same day are in neither sum', () => {
  const pair = lines([500], [-500]).map((line) => ({ ...line, cancels: true }))
  expect(standingOf(100, [...pair, ...lines([7])], 100)).toEqual({
    untickedIn: { count: 1, totalMinor: 7 },
    untickedOut: { count: 0, totalMinor: 0 },
    tickedMinor: 100,
    differenceMinor: 0,
  })
})

test.each([
  { difference: 0, list: lines(5, [5]), hints: [], why: 'nothing to explain' },
  {
    difference: -450,
    list: lines(100, [-450]),
    hints: [['not-ticked', [2]]],
    why: 'an entry of exactly the difference',
  },
  { difference: -30, list: lines([-10], [-20]), hints: [['all-not-ticked', []]], why: 'all that is not ticked' },
  {
    difference: 40,
    list: lines(100, -40),
    hints: [['ticked-too-much', [2]]],
    why: 'a tick that the bank does not show',
  },
  { difference: -200, list: lines(100), hints: [['wrong-sign', [1]]], why: 'half of it, the other way round' },
  {
    difference: -9,
    list: lines(5, 1021),
    hints: [['swapped-digits', [2]]],
    why: 'the last two digits changed over: 1021 for 1012',
  },
  {
    difference: 1_800,
    list: lines(11),
    hints: [['divisible-by-nine', []]],
    why: 'divisible by nine, and nothing to name',
  },
  { difference: -77, list: lines(77, 77), hints: [['twice', [1, 2]]], why: 'the same amount on two days running' },
  { difference: 13, list: lines(1, 2), hints: [], why: 'nothing like it' },
])('a difference of $difference: $why', ({ difference, list, hints }) => {
  expect(hintsFor(difference, list).map(({ kind, eventIds }) => [kind, eventIds])).toEqual(hints)
})

test('the same amount weeks apart is not taken for an entry made twice', () => {
  const [first, second] = lines(77, 77)
  if (!first || !second) throw new Error('two lines')
  const apart = [first, { ...second, date: addDays(FIRST, 30) }]
  expect(hintsFor(-77, apart).map(({ kind }) => kind)).toEqual(['ticked-too-much', 'ticked-too-much'])
})
