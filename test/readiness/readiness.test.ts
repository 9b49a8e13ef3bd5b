import { expect, test } from 'vitest'
import { ReadinessReply } from '../../shared/readiness/contract.ts'
import { listText, shareText } from '../../shared/readiness/words.ts'
import { chanceText } from '../../shared/words.ts'
import { expectSound } from '../figure/expect-sound.ts'
import { BENEFITS, readiness } from './samples.ts'

const resultsOf = (reply: ReadinessReply) => Object.fromEntries(reply.tests.map(({ key, result }) => [key, result]))
const testOf = (reply: ReadinessReply, key: string) => reply.tests.find((test) => test.key === key)

test('a side-hustler with a year of months: nearly, and the sentences say so', () => {
  const reply = readiness()
  expect(ReadinessReply.parse(reply)).toEqual(reply)
  expect(resultsOf(reply)).toMatchObject({ record: 'pass', benefits: 'pass', clients: 'caution', tax: 'pass' })
  expect(reply.sentences[0]).toBe('Your first day on your own is set for Mar 1, 2027.')
  expect(reply.sentences.at(-1)).toBe('A simulation, not a promise.')
  expect(testOf(reply, 'benefits')).toMatchObject({
    yours: 'yes',
    missing: 'health, retirement, paid time off: $500 a month; disability covered otherwise',
  })
  expect(reply.freeCash).toHaveLength(16)
  expect(reply.flips.map(({ key }) => key)).toContain('rates')
})

test('every figure behind the tests explains itself, in each state', () => {
  const samples = {
    'a year': readiness(),
    'no data': readiness({ monthsMinor: [], clients: [], freeMinor: 0 }),
    'two months': readiness({ monthsMinor: [300_000, 500_000] }),
    'too far away': readiness({ quitDate: '2031-01-01' }),
    'on your own': readiness({ mode: 'independent', salaryMinor: 0 }),
    'no needs': readiness({ essentialsMinor: 0 }),
  }
  for (const [name, reply] of Object.entries(samples)) {
    expect(ReadinessReply.parse(reply)).toEqual(reply)
    for (const { key, figure } of reply.tests) expectSound(figure, `${name} > ${key}`)
    expectSound(reply.earliest, `${name} > earliest`)
    expect(reply.sentences.join(' ')).not.toMatch(/guaranteed|risk-free|\bwill\b|undefined|NaN/)
  }
})

test('no data: not yet, each unknown with what to enter', () => {
  const reply = readiness({ monthsMinor: [], clients: [] })
  expect(reply.verdict).toBe('not-yet')
  expect(reply.headline).toEqual({ verdict: 'Not yet.', says: 'The earliest date is not known yet.', date: null })
  expect(testOf(reply, 'record')).toMatchObject({ yours: '0', result: 'fail', missing: '6 more complete months' })
  expect(testOf(reply, 'solvent')).toMatchObject({ yours: '—', result: 'unknown' })
  expect(testOf(reply, 'solvent')?.missing).toContain('Earlier months can be typed in Settings')
  expect(reply.earliest.state).toBe('no-data')
})

test.each([1, 2])('%i complete months: what is known stands, futures wait for the third', (months) => {
  const reply = readiness({ monthsMinor: [400_000, 500_000].slice(0, months) })
  expect(reply.verdict).toBe('not-yet')
  expect(testOf(reply, 'low-end')?.result).not.toBe('unknown')
  expect(testOf(reply, 'buffer')?.yours).toBe('3.5')
  expect(testOf(reply, 'solvent')?.result).toBe('unknown')
  expect(reply.freeCash).toEqual([])
  expect(reply.sentences.join(' ')).toContain('futures are imagined from the third on')
})

test('the earliest date is the first of a month, or today, and the same for every day asked about', () => {
  const march = readiness()
  const june = readiness({ quitDate: '2027-06-01' })
  expect(march.earliest).toMatchObject({ state: 'known' })
  expect(june.headline.date).toBe(march.headline.date)
  expect(march.headline.date).toMatch(/-01$/)
})

test('out of reach: not within 3 years at this pace, and the three levers', () => {
  const reply = readiness({ salaryMinor: 100_000, essentialsMinor: 500_000 })
  expect(reply.headline).toEqual({ verdict: 'Not yet.', says: 'Not within 3 years at this pace.', date: null })
  expect(reply.sentences).toContain('What moves it: lower needs, a higher plan-on income and more saved a month.')
})

test('money alone does not make a date: what waiting leaves as it is stands beside it', () => {
  const reply = readiness({ freeMinor: 6_000_000, items: BENEFITS.slice(1) })
  expect(testOf(reply, 'benefits')).toMatchObject({
    result: 'fail',
    yours: 'no',
    missing: 'not answered: health; say what the $300 a month pays for',
  })
  expect(reply.headline).toMatchObject({
    verdict: 'Not yet.',
    says: 'As far as money goes, the earliest date is today,',
  })
})

test('on your own the question is whether it carries, and nobody is told to quit', () => {
  const reply = readiness({ mode: 'independent', salaryMinor: 0, freeMinor: 6_000_000, essentialsMinor: 150_000 })
  expect(reply.headline.date).toBeNull()
  expect(reply.headline.verdict).toMatch(/carries/)
  expect(reply.flips.map(({ key }) => key)).not.toContain('another-day')
  expect(JSON.stringify(reply.tests.map(({ label, missing }) => [label, missing]))).not.toMatch(/quit/)
})

test('notice is given in time, or it is said from when on one would be free', () => {
  const notice = { days: 28, to: 'month-end' as const }
  expect(readiness({ notice }).notice).toEqual({ giveBy: '2027-01-31', tooLate: null })
  expect(readiness({ notice, quitDate: '2026-12-01' }).notice).toEqual({
    giveBy: '2026-11-02',
    tooLate: '2027-01-01',
  })
})

test('lower needs and higher rates never make staying solvent less likely', () => {
  for (const freeMinor of [0, 600_000, 1_200_000, 3_000_000]) {
    for (const { key, from, to } of readiness({ freeMinor }).flips) {
      if (key === 'needs' || key === 'rates') expect(to).toBeGreaterThanOrEqual(from ?? 1)
    }
  }
})

test('chances are never 0 or 100, and shares never look like the threshold that they miss', () => {
  expect([0, 0.004, 0.01, 0.29, 0.8999, 0.9, 0.991, 1].map(chanceText)).toEqual([
    '<1',
    '<1',
    '1',
    '29',
    '89',
    '90',
    '>99',
    '>99',
  ])
  expect([0.4, 0.4012, 0.40004, 0.62, 0.39999].map((share) => shareText(share, 0.4))).toEqual([
    '40%',
    '40.1%',
    'above 40%',
    '62%',
    'below 40%',
  ])
  expect(listText(['a', 'b', 'c'])).toBe('a, b and c')
})
