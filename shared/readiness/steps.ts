import type { CalendarDate, Month } from '../calendar.ts'
import type { Source } from '../figure.ts'
import type { BenefitsStanding, NeededBenefit } from '../living/benefits.ts'
import type { Money } from '../money.ts'
import { counted, dateStyleOf, dateText, monthText, numberText, percentText, wholeMoneyText } from '../words.ts'
import { registrationIn } from './registration.ts'

/** The steps of the way to independence, in their order, by the words that stand on the screen. */
export const STEP_TITLES = {
  niche: 'Choose a niche',
  portfolio: 'Portfolio with five pieces and a testimonial',
  invoicing: 'Accounts and invoicing set up',
  'first-paid-invoice': 'First paid invoice',
  'business-account': 'Separate account for the business',
  'tax-account': 'Separate account for tax',
  'three-months': 'Buffer of three months',
  'three-clients': 'Three paying clients in a year',
  'health-insurance': 'Price health insurance',
  benefits: 'Price your own benefits',
  register: 'Register the business',
  'professional-insurance': 'Professional insurance',
  'recommended-months': 'Buffer at your mark',
  'give-notice': 'Give notice',
} as const

export type StepKey = keyof typeof STEP_TITLES
export const STEPS = Object.keys(STEP_TITLES) as [StepKey, ...StepKey[]]

export const STEP_STATES = ['done', 'under-way', 'to-do', 'waiting', 'left-out'] as const
export type StepState = (typeof STEP_STATES)[number]

const WANTED_PIECES = 5
const WANTED_CLIENTS = 3
const FEWEST_MONTHS = 3

/** These the book alone can tell: they are sums of what moved. */
const ONLY_FROM_THE_BOOK: readonly StepKey[] = ['three-months', 'three-clients', 'recommended-months']

/** True for a step that nobody ticks by hand. */
export function isFromTheBook(step: StepKey): boolean {
  return ONLY_FROM_THE_BOOK.includes(step)
}

/** A size of buffer and how far it is. */
export interface BufferFacts {
  months: number
  target: Money | null
  gap: Money | null
  /** The month in which it was reached for good so far; null while it is not, or when that was over a year ago. */
  reachedIn: Month | null
  /** When it is reached at today's pace, in words. */
  pace: string
}

/** What the book knows of the way. */
export interface StepFacts {
  country: string
  isEmployed: boolean
  nicheCount: number
  niche: { name: string; chosenOn: CalendarDate } | null
  portfolio: { pieces: number; testimonials: number; completeOn: CalendarDate | null }
  invoicing: { accounts: number; hasAddress: boolean; hasHowToPay: boolean; isIssued: boolean }
  firstIssued: { invoiceId: number; number: string; date: CalendarDate } | null
  firstPaid: { invoiceId: number; number: string; date: CalendarDate } | null
  /** An account that clients pay into and nothing private comes from or goes through. */
  businessAccount: { id: number; name: string } | null
  mixedAccount: { id: number; name: string } | null
  taxAccount: { id: number; name: string; since: CalendarDate | null } | null
  threeMonths: BufferFacts
  recommended: BufferFacts
  clients: { count: number; top: { name: string; share: string } | null }
  benefits: BenefitsStanding
  benefitsMonthly: Money
  quitDate: CalendarDate | null
  noticeBy: CalendarDate | null
}

/** What the person said of a step. */
export interface StepNote {
  doneOn: CalendarDate | null
  leftOut: boolean
  note: string
}

export interface Step {
  step: StepKey
  title: string
  state: StepState
  /** What is so, or what is missing, in small print under the title. */
  says: string
  /** Who says that it is done, or would. */
  from: 'book' | 'you'
  /** The day on which the person said so; of the notice, the first day on one's own. */
  since: CalendarDate | null
  /** Where the facts are, or where it is done. */
  link: string | null
  sources: readonly Source[]
}

type Told = Omit<Step, 'step' | 'title' | 'sources'> & { title?: string; sources?: readonly Source[] }

/**
 * The steps of the way with how each stands: from the book where it has the facts, else as the person says. What is left
 * out stays left out whatever the book says. Without a day job there is no notice to give; a mark of three months is no
 * step of its own.
 */
export function stepsOf(facts: StepFacts, notes: ReadonlyMap<StepKey, StepNote>): Step[] {
  const hasMark = facts.recommended.months > FEWEST_MONTHS
  const wanted = STEPS.filter(
    (step) => (step !== 'give-notice' || facts.isEmployed) && (step !== 'recommended-months' || hasMark),
  )
  const known = new Map<StepKey, Step>()
  for (const step of wanted) {
    const told = step === 'give-notice' ? notice(facts, known, hasMark) : TELL[step](facts)
    known.set(step, withNote(step, told, notes.get(step)))
  }
  return [...known.values()]
}

function withNote(step: StepKey, told: Told, note: StepNote | undefined): Step {
  const base = { title: STEP_TITLES[step], sources: [], ...told, step }
  if (note?.leftOut) return { ...base, state: 'left-out', says: note.note || told.says, from: 'you', since: null }
  if (told.state === 'done' || note === undefined) return base
  if (note.doneOn === null) return { ...base, says: note.note || told.says }
  return { ...base, state: 'done', says: note.note, from: 'you', since: note.doneOn }
}

const TELL: Record<Exclude<StepKey, 'give-notice'>, (facts: StepFacts) => Told> = {
  niche: ({ niche, nicheCount }) => {
    const link = '/independence/niche'
    if (niche) return { ...byHand('done', niche.name, link), since: niche.chosenOn }
    return nicheCount === 0
      ? byHand('to-do', 'score what you could offer, side by side', link)
      : byHand('under-way', `${counted(nicheCount, 'niche')} scored, none chosen`, link)
  },
  portfolio: ({ portfolio: { pieces, testimonials, completeOn } }) => {
    const link = '/independence/niche#portfolio'
    const listed = [pieces > 0 && counted(pieces, 'piece'), testimonials > 0 && counted(testimonials, 'testimonial')]
    const says = `${listed.filter(Boolean).join(' and ')} listed`
    if (pieces >= WANTED_PIECES && testimonials > 0) return { ...byHand('done', says, link), since: completeOn }
    if (pieces + testimonials === 0) return byHand('to-do', 'list what you can show', link)
    const missing = pieces < WANTED_PIECES ? `${WANTED_PIECES - pieces} more to go` : 'a testimonial is missing'
    return byHand('under-way', `${says}; ${missing}`, link)
  },
  invoicing: ({ invoicing: { accounts, hasAddress, hasHowToPay, isIssued } }) => {
    const link = '/settings#profile'
    const missing = [!hasAddress && 'your address', !hasHowToPay && 'how to pay'].filter(Boolean)
    if (isIssued || (accounts > 0 && missing.length === 0))
      return fromBook(
        'done',
        `${counted(accounts, 'account')}; ${isIssued ? 'invoices are issued' : 'address and how to pay are in'}`,
        link,
      )
    return fromBook(
      'under-way',
      `for invoices ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
      link,
    )
  },
  'first-paid-invoice': ({ firstPaid, firstIssued }) => {
    if (firstPaid)
      return fromBook('done', `${firstPaid.number}, ${monthYear(firstPaid.date)}`, `/invoices/${firstPaid.invoiceId}`)
    if (firstIssued)
      return fromBook(
        'under-way',
        `${firstIssued.number} is issued and not paid yet`,
        `/invoices/${firstIssued.invoiceId}`,
      )
    return fromBook('to-do', 'no invoice is issued yet', '/invoices')
  },
  'business-account': ({ businessAccount, mixedAccount }) => {
    if (businessAccount)
      return fromBook(
        'done',
        `${businessAccount.name}: clients’ money, nothing private`,
        `/money?account=${businessAccount.id}`,
      )
    if (mixedAccount)
      return fromBook(
        'under-way',
        `${mixedAccount.name} holds clients’ money and private money`,
        `/money?account=${mixedAccount.id}`,
      )
    return fromBook('to-do', 'no account takes clients’ money yet', '/settings#accounts')
  },
  'tax-account': ({ taxAccount }) => {
    if (!taxAccount) return fromBook('to-do', 'no account is a tax reserve', '/settings#accounts')
    const since = taxAccount.since === null ? '' : `, since ${monthYear(taxAccount.since)}`
    return fromBook('done', `${taxAccount.name}${since}`, `/money?account=${taxAccount.id}`)
  },
  'three-months': ({ threeMonths }) => buffer(threeMonths),
  'three-clients': ({ clients: { count, top } }) => {
    const most = top === null ? '' : `; ${top.name} pays ${percentText(top.share)}`
    const says = `${count} of ${WANTED_CLIENTS}${most}`
    if (count >= WANTED_CLIENTS) return fromBook('done', `${count} in twelve months${most}`, '/clients')
    return count === 0
      ? fromBook('to-do', 'nobody has paid in twelve months', '/clients')
      : fromBook('under-way', says, '/clients')
  },
  'health-insurance': ({ benefits }) => {
    const health = benefits.each.find(({ benefit }) => benefit === 'health')
    if (health?.state === 'priced') return fromBook('done', 'in your living budget', BENEFITS)
    if (health?.state === 'covered') return fromBook('done', `covered: ${health.coveredBy.join(', ')}`, BENEFITS)
    return fromBook('to-do', 'what you would pay yourself, or who covers you', BENEFITS)
  },
  benefits: ({ benefits, benefitsMonthly }) => {
    const missing = benefits.missing.map((benefit) => BENEFIT_WORDS[benefit])
    const there = benefits.each.filter(({ state }) => state !== 'missing').map(({ benefit }) => BENEFIT_WORDS[benefit])
    if (benefits.isPricedIn)
      return fromBook('done', `${listed(there)}: ${wholeMoneyText(benefitsMonthly, 'up')} a month`, BENEFITS)
    if (there.length > 0) return fromBook('under-way', `${listed(there)} in; ${listed(missing)} missing`, BENEFITS)
    if (benefitsMonthly.minor > 0)
      return fromBook(
        'under-way',
        `${wholeMoneyText(benefitsMonthly, 'up')} a month, without saying for what`,
        BENEFITS,
      )
    return fromBook('to-do', `${listed(missing)} are missing`, BENEFITS)
  },
  register: ({ country }) => {
    const { says, sources } = registrationIn(country)
    return { ...byHand('to-do', says, null), sources }
  },
  'professional-insurance': () =>
    byHand('to-do', 'ask what liability for your work costs, and add it to business costs', '/settings#needs'),
  'recommended-months': ({ recommended }) => ({
    ...buffer(recommended),
    title: `Buffer of ${monthsWord(recommended.months)} months, your mark`,
  }),
}

const BENEFITS = '/living#benefits'
const BENEFIT_WORDS: Record<NeededBenefit, string> = {
  health: 'health',
  retirement: 'retirement',
  disability: 'disability',
  'time-off': 'paid time off',
}

function buffer({ target, gap, reachedIn, pace }: BufferFacts): Told {
  if (target === null || gap === null) return fromBook('to-do', pace, '/settings#needs')
  const amount = wholeMoneyText(target, 'up')
  if (gap.minor > 0) return fromBook('to-do', `${wholeMoneyText(gap, 'up')} to go of ${amount}. ${pace}`, '/')
  const when = reachedIn === null ? 'there for over a year' : `reached in ${monthText(reachedIn, { year: true })}`
  return fromBook('done', `${when}, ${amount}`, '/')
}

function notice({ quitDate, noticeBy, country }: StepFacts, steps: ReadonlyMap<StepKey, Step>, hasMark: boolean): Told {
  const isOpen = (step: StepKey) => !['done', 'left-out'].includes(steps.get(step)?.state ?? 'done')
  const waitsFor = [
    isOpen(hasMark ? 'recommended-months' : 'three-months') && 'the buffer',
    isOpen('register') && 'the registration',
  ].filter((one) => one !== false)
  const by = noticeBy === null ? '' : `; at the latest on ${dateText(noticeBy, dateStyleOf(country))}`
  const link = '/independence'
  if (waitsFor.length > 0) return { ...byHand('waiting', `waits for ${listed(waitsFor)}${by}`, link), since: quitDate }
  const says = quitDate === null ? 'nothing else is in the way; choose a day' : `nothing else is in the way${by}`
  return { ...byHand('to-do', says, link), since: quitDate }
}

function fromBook(state: StepState, says: string, link: string | null): Told {
  return { state, says, link, from: 'book', since: null }
}

function byHand(state: StepState, says: string, link: string | null): Told {
  return { state, says, link, from: 'you', since: null }
}

function monthYear(date: CalendarDate): string {
  return monthText(date.slice(0, 7), { year: true })
}

function monthsWord(months: number): string {
  return (
    new Map([
      [4, 'four'],
      [5, 'five'],
      [6, 'six'],
    ]).get(months) ?? numberText(months)
  )
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
