import { describe, expect, test } from 'vitest'
import { calendarDate } from '../../shared/calendar.ts'
import { benefitsStanding } from '../../shared/living/benefits.ts'
import { type StepFacts, type StepKey, type StepNote, stepsOf } from '../../shared/readiness/steps.ts'

const usd = (minor: number) => ({ minor, currency: 'USD' })
const day = calendarDate

/** A book on its first day, of somebody with a job. */
const nothing: StepFacts = {
  country: 'US',
  isEmployed: true,
  nicheCount: 0,
  niche: null,
  portfolio: { pieces: 0, testimonials: 0, completeOn: null },
  invoicing: { accounts: 1, hasAddress: false, hasHowToPay: false, isIssued: false },
  firstIssued: null,
  firstPaid: null,
  businessAccount: null,
  mixedAccount: null,
  taxAccount: null,
  threeMonths: { months: 3, target: usd(1_152_000), gap: usd(1_152_000), reachedIn: null, pace: 'Not at this pace.' },
  recommended: { months: 4, target: usd(1_536_000), gap: usd(1_536_000), reachedIn: null, pace: 'Not at this pace.' },
  clients: { count: 0, top: null },
  benefits: benefitsStanding([], 0),
  benefitsMonthly: usd(0),
  quitDate: null,
  noticeBy: null,
}

function standing(facts: Partial<StepFacts>, notes: [StepKey, Partial<StepNote>][] = []) {
  const whole = notes.map(([step, note]) => [step, { doneOn: null, leftOut: false, note: '', ...note }] as const)
  const steps = stepsOf({ ...nothing, ...facts }, new Map(whole))
  return new Map(steps.map((step) => [step.step, step]))
}

test('on the first day nothing is done, and the notice waits', () => {
  const steps = standing({})
  expect([...steps.values()].filter(({ state }) => state === 'done')).toEqual([])
  expect(steps.get('give-notice')).toMatchObject({
    state: 'waiting',
    says: 'waits for the buffer and the registration',
  })
})

describe('the book ticks what it knows', () => {
  test.each<{ step: StepKey; facts: Partial<StepFacts>; state: string; says: string; since?: string }>([
    {
      step: 'niche',
      facts: { niche: { name: 'Book and stage illustration', chosenOn: day('2026-02-03') }, nicheCount: 3 },
      state: 'done',
      says: 'Book and stage illustration',
      since: '2026-02-03',
    },
    { step: 'niche', facts: { nicheCount: 1 }, state: 'under-way', says: '1 niche scored, none chosen' },
    {
      step: 'portfolio',
      facts: { portfolio: { pieces: 7, testimonials: 1, completeOn: day('2026-06-02') } },
      state: 'done',
      says: '7 pieces and 1 testimonial listed',
      since: '2026-06-02',
    },
    {
      step: 'portfolio',
      facts: { portfolio: { pieces: 5, testimonials: 0, completeOn: null } },
      state: 'under-way',
      says: '5 pieces listed; a testimonial is missing',
    },
    {
      step: 'portfolio',
      facts: { portfolio: { pieces: 4, testimonials: 2, completeOn: null } },
      state: 'under-way',
      says: '4 pieces and 2 testimonials listed; 1 more to go',
    },
    {
      step: 'first-paid-invoice',
      facts: { firstPaid: { invoiceId: 1, number: '2025-001', date: day('2025-11-20') } },
      state: 'done',
      says: '2025-001, Nov 2025',
    },
    {
      step: 'first-paid-invoice',
      facts: { firstIssued: { invoiceId: 1, number: '2025-001', date: day('2025-11-20') } },
      state: 'under-way',
      says: '2025-001 is issued and not paid yet',
    },
    {
      step: 'tax-account',
      facts: { taxAccount: { id: 2, name: 'Tax reserve', since: day('2026-01-05') } },
      state: 'done',
      says: 'Tax reserve, since Jan 2026',
    },
    {
      step: 'business-account',
      facts: { mixedAccount: { id: 1, name: 'Spending' } },
      state: 'under-way',
      says: 'Spending holds clients’ money and private money',
    },
    {
      step: 'three-months',
      facts: { threeMonths: { ...nothing.threeMonths, gap: usd(0), reachedIn: '2026-09', pace: 'You are there.' } },
      state: 'done',
      says: 'reached in Sep 2026, $11,520',
    },
    {
      step: 'recommended-months',
      facts: {
        recommended: { ...nothing.recommended, gap: usd(212_000), pace: 'In about 1 month at today’s pace.' },
      },
      state: 'to-do',
      says: '$2,120 to go of $15,360. In about 1 month at today’s pace.',
    },
    {
      step: 'three-clients',
      facts: { clients: { count: 2, top: { name: 'Tin Lantern Theatre', share: '0.62' } } },
      state: 'under-way',
      says: '2 of 3; Tin Lantern Theatre pays 62%',
    },
    {
      step: 'benefits',
      facts: { benefits: someBenefits(), benefitsMonthly: usd(40_000) },
      state: 'under-way',
      says: 'health and retirement in; disability and paid time off missing',
    },
    {
      step: 'health-insurance',
      facts: { benefits: someBenefits() },
      state: 'done',
      says: 'covered: through my partner',
    },
    {
      step: 'benefits',
      facts: { benefitsMonthly: usd(80_550) },
      state: 'under-way',
      says: '$806 a month, without saying for what',
    },
  ])('$step: $says', ({ step, facts, state, says, since }) => {
    expect(standing(facts).get(step)).toMatchObject({ state, says, since: since ?? null })
  })
})

function someBenefits() {
  const item = { kind: 'benefit' as const, name: 'x', plannedDays: null, coveredBy: null }
  return benefitsStanding(
    [
      { ...item, benefit: 'health', amountMinor: 0, coveredBy: 'through my partner' },
      { ...item, benefit: 'retirement', amountMinor: 40_000 },
    ],
    40_000,
  )
}

test('what the person says stands where the book says nothing, with their note', () => {
  const steps = standing({}, [['register', { doneOn: day('2026-02-10'), note: 'A trade name, at the county' }]])
  expect(steps.get('register')).toMatchObject({
    state: 'done',
    from: 'you',
    since: '2026-02-10',
    says: 'A trade name, at the county',
  })
  expect(steps.get('give-notice')?.says).toBe('waits for the buffer')
})

test('a fact of the book wins over a tick; left out wins over both', () => {
  const facts = { taxAccount: { id: 2, name: 'Tax reserve', since: null } }
  expect(standing(facts, [['tax-account', { doneOn: day('2026-02-10') }]]).get('tax-account')?.from).toBe('book')
  expect(standing(facts, [['tax-account', { leftOut: true, note: 'none here' }]]).get('tax-account')).toMatchObject({
    state: 'left-out',
    says: 'none here',
  })
})

test('with buffer and registration done the notice waits for nothing but its day', () => {
  const facts = {
    recommended: { ...nothing.recommended, gap: usd(0) },
    quitDate: day('2027-03-01'),
    noticeBy: day('2027-01-29'),
  }
  const steps = standing(facts, [['register', { doneOn: day('2026-02-10') }]])
  expect(steps.get('give-notice')).toMatchObject({
    state: 'to-do',
    since: '2027-03-01',
    says: 'nothing else is in the way; at the latest on Jan 29, 2027',
  })
})

test('without a job there is no notice to give; a mark of three months is no step of its own', () => {
  const three = standing({ isEmployed: false, recommended: { ...nothing.recommended, months: 3 } })
  expect([three.has('give-notice'), three.has('recommended-months')]).toEqual([false, false])
  const four = standing({})
  expect(four.get('recommended-months')?.title).toBe('Buffer of four months, your mark')
  expect(standing({ recommended: { ...nothing.recommended, months: 3.5 } }).get('recommended-months')?.title).toBe(
    'Buffer of 3.5 months, your mark',
  )
})

test.each([
  { country: 'US', says: /trade name/, sources: 2 },
  { country: 'GB', says: /Self Assessment by 5 October/, sources: 1 },
  { country: 'NZ', says: /Inland Revenue/, sources: 2 },
  { country: 'DE', says: /^Ask the tax office/, sources: 0 },
])('what to register in $country', ({ country, says, sources }) => {
  const step = standing({ country }).get('register')
  expect(step?.says).toMatch(says)
  expect(step?.sources.length).toBe(sources)
})
