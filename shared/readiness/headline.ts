import type { CalendarDate } from '../calendar.ts'
import type { Confidence, Figure } from '../figure.ts'
import { dateStyleOf, dateText } from '../words.ts'
import type { ReadinessReply } from './contract.ts'
import { CRITICAL, type Result, type Results, TESTS, type TestKey, type Verdict } from './judge.ts'
import { LEVERS, listText, type Mode, SOLVENT_CAREERS, TEST_NAMES, VERDICT_WORDS } from './words.ts'

/** What the answer is said with. */
export interface HeadlineFacts {
  asOf: CalendarDate
  country: string
  mode: Mode
  quitDate: CalendarDate
  quitDateFrom: ReadinessReply['quitDateFrom']
  verdict: Verdict
  results: Results
  earliest: Figure
  confidence: Confidence
}

/** What keeping the job longer can change. */
const HELPED_BY_WAITING: ReadonlySet<TestKey> = new Set(['buffer', 'solvent'])

/** The critical tests whose failing means that money is short. */
const ABOUT_MONEY: ReadonlySet<TestKey> = new Set(['buffer', 'low-end', 'solvent'])

/** The answer in one sentence: whether, and from when. */
export function headlineOf(facts: HeadlineFacts): ReadinessReply['headline'] {
  return facts.mode === 'independent' ? independentHeadline(facts) : quittingHeadline(facts)
}

function quittingHeadline({ asOf, verdict, results, earliest }: HeadlineFacts): ReadinessReply['headline'] {
  const word = { ready: 'Ready.', nearly: 'Nearly.', 'not-yet': 'Not yet.' }[verdict]
  if (earliest.state === 'known') {
    const isToday = earliest.value === asOf
    const others = unmet(results).filter((test) => !HELPED_BY_WAITING.has(test))
    const isMoneyAlone = verdict === 'not-yet' && others.length > 0
    const says = isMoneyAlone ? 'As far as money goes, the earliest date is' : 'The earliest date is'
    return { verdict: word, says: isToday ? `${says} today,` : says, date: String(earliest.value) }
  }
  if (earliest.state === 'not-at-this-pace') {
    return { verdict: word, says: 'Not within 3 years at this pace.', date: null }
  }
  return { verdict: word, says: 'The earliest date is not known yet.', date: null }
}

function independentHeadline({ verdict, results }: HeadlineFacts): ReadinessReply['headline'] {
  const isKnown = !TESTS.some((test) => CRITICAL.has(test) && results[test] === 'unknown')
  if (!isKnown)
    return { verdict: 'We do not know yet.', says: 'Too little is in the book to say whether it carries.', date: null }
  if (verdict === 'ready')
    return { verdict: 'It carries.', says: 'On the present course your work pays its way.', date: null }
  if (verdict === 'nearly')
    return { verdict: 'It nearly carries.', says: 'On the present course it is close, and not safe.', date: null }
  return { ...doesNotCarry(results), date: null }
}

/** Says only what the failing tests say: money that holds does not run out because an insurance is not priced. */
function doesNotCarry(results: Results): Pick<ReadinessReply['headline'], 'verdict' | 'says'> {
  const failing = TESTS.filter((test) => CRITICAL.has(test) && results[test] === 'fail')
  if (!failing.some((test) => ABOUT_MONEY.has(test))) {
    const open = listText(failing.map((test) => TEST_NAMES[test]))
    return { verdict: 'Not yet.', says: `As far as money goes the present course does not fail; still open: ${open}.` }
  }
  const says = failing.includes('solvent')
    ? 'On the present course the money runs out too often.'
    : 'On the present course too little is left for a bad stretch.'
  return { verdict: 'It does not carry yet.', says }
}

/** What stands under the answer: the day that is tested, how the critical tests came out, what such a verdict was worth. */
export function sentencesOf(facts: HeadlineFacts): string[] {
  const { verdict, earliest, confidence, mode, results } = facts
  return [
    ...dayText(facts),
    `${criticalText(results)}.`,
    ...(mode === 'quitting' && earliest.state === 'not-at-this-pace' ? [`What moves it: ${listText(LEVERS)}.`] : []),
    ...(confidence.months < 3 ? [historyText(confidence.months)] : []),
    `In simulated careers with numbers like these, ${SOLVENT_CAREERS[verdict]} of 100 called ${VERDICT_WORDS[verdict]} were still solvent a year later.`,
    'A simulation, not a promise.',
  ]
}

function dayText({ mode, quitDate, quitDateFrom, asOf, country }: HeadlineFacts): string[] {
  if (mode === 'independent')
    return ['You have no day job in the book, so the tests say whether the present course carries.']
  const isThisYear = quitDate.slice(0, 4) === asOf.slice(0, 4)
  const day = dateText(quitDate, dateStyleOf(country), { year: !isThisYear })
  if (quitDateFrom === 'plan') return [`Your first day on your own is set for ${day}.`]
  return [
    quitDateFrom === 'asked'
      ? `Asked for ${day} as your first day on your own.`
      : 'No date is set, so the tests are for quitting today.',
  ]
}

/** 'Three of the five critical tests say caution', 'All five critical tests pass', worst first. */
function criticalText(results: Results): string {
  const counts = (result: Result) => [...CRITICAL].filter((test) => results[test] === result).length
  const verbs: [Result, string, string][] = [
    ['fail', 'fails', 'fail'],
    ['unknown', 'is not known', 'are not known'],
    ['caution', 'says caution', 'say caution'],
  ]
  const parts = verbs.flatMap(([result, one, more]) => {
    const count = counts(result)
    return count === 0 ? [] : [{ count, verb: count === 1 ? one : more }]
  })
  if (parts.length === 0) return 'All five critical tests pass'
  const [first, ...rest] = parts
  const others = rest.map(({ count, verb }) => `${NUMBERS[count]} ${verb}`)
  const head = `${NUMBERS[first?.count ?? 0]} of the five critical tests ${first?.verb}`
  const text = listText([head, ...others])
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five']

function historyText(months: number): string {
  if (months === 0) return 'No month of receipts is complete yet; earlier ones can be typed in Settings.'
  return `Only ${months === 1 ? 'one month' : 'two months'} of receipts ${months === 1 ? 'is' : 'are'} complete: futures are imagined from the third on.`
}

/** The critical tests that are not passed. */
function unmet(results: Results): TestKey[] {
  return TESTS.filter((test) => CRITICAL.has(test) && results[test] !== 'pass')
}
