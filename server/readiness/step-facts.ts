import { type CalendarDate, type Month, monthOf, shiftMonth } from '../../shared/calendar.ts'
import { benefitsStanding } from '../../shared/living/benefits.ts'
import { money } from '../../shared/money.ts'
import { noticeBy } from '../../shared/readiness/notice.ts'
import type { BufferFacts, StepFacts } from '../../shared/readiness/steps.ts'
import type { BufferReply } from '../../shared/today/contract.ts'
import { listRealAccounts } from '../accounts/repository.ts'
import { type Db, prepared } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'
import { planOf } from '../forecast/plan.ts'
import { receiptsByClient } from '../income/repository.ts'
import { standsAsPayment } from '../invoices/repository.ts'
import { budgetOn } from '../living/budget-repository.ts'
import { requireProfile, settingsOn } from '../profile/repository.ts'
import { type FiguresOfDay, figuresOn, minorOf } from '../today/figures.ts'
import { freeCashByMonth, type MonthEnd } from '../today/free-cash-by-month.ts'
import { listNiches } from './niches.ts'
import { listPortfolio } from './portfolio.ts'

const WANTED_PIECES = 5

interface InvoiceOfWay {
  invoiceId: number
  number: string
  date: CalendarDate
}

const statements = prepared(({ $client }) => ({
  // The first paid one is among the first issued; all of a life's invoices need not be looked through.
  firstPaid: $client.prepare<[{ asOf: string }], InvoiceOfWay>(
    `SELECT i.id AS invoiceId, i.number, max(a.date) AS date FROM invoices i
     JOIN invoice_balances b ON b.invoice_id = i.id
     JOIN allocations a ON a.invoice_id = i.id AND ${standsAsPayment('a', '@asOf')}
     WHERE i.id IN (SELECT id FROM invoices WHERE state = 'issued' AND issue_date <= @asOf ORDER BY issue_date, id LIMIT 200)
       AND b.open_minor <= 0 AND b.paid_minor > 0
     GROUP BY i.id ORDER BY date, i.id LIMIT 1`,
  ),
  firstIssued: $client.prepare<[{ asOf: string }], InvoiceOfWay>(
    `SELECT id AS invoiceId, number, issue_date AS date FROM invoices
     WHERE state = 'issued' AND number IS NOT NULL AND issue_date <= @asOf ORDER BY issue_date, id LIMIT 1`,
  ),
  firstMovement: $client
    .prepare<[number, number], CalendarDate | null>(
      'SELECT min(date) FROM movements WHERE from_account_id = ? OR to_account_id = ?',
    )
    .pluck(),
  // A draw is the owner's pay and belongs to it; wages and private purchases do not.
  spending: $client.prepare<[], { id: number; name: string; isMixed: 0 | 1 }>(
    `SELECT a.id, a.name, EXISTS (
         SELECT 1 FROM monthly_totals t JOIN accounts f ON f.id = t.from_account_id
         WHERE t.to_account_id = a.id AND f.role = 'day-job'
       ) OR EXISTS (
         SELECT 1 FROM movements m JOIN events e ON e.id = m.event_id JOIN accounts t ON t.id = m.to_account_id
         WHERE m.from_account_id = a.id AND t.role = 'living' AND e.kind = 'expense'
           AND NOT EXISTS (SELECT 1 FROM events r WHERE r.reverses_id = e.id)
       ) AS isMixed
     FROM accounts a WHERE a.role = 'spending' AND a.closed_on IS NULL AND EXISTS (
       SELECT 1 FROM monthly_totals t JOIN accounts f ON f.id = t.from_account_id
       WHERE t.to_account_id = a.id AND f.role = 'income' AND t.total_minor > 0)
     ORDER BY isMixed, a.id`,
  ),
}))

const LOOK_BACK_MONTHS = 12

/** What the book knows of the way on a day. */
export const stepFactsOn: (db: Db, asOf: CalendarDate) => StepFacts = whileUnchanged((db, asOf: CalendarDate) => {
  const { country, work } = requireProfile(db)
  const figures = figuresOn(db, asOf)
  return {
    country,
    isEmployed: work === 'employed',
    ...nicheFacts(db),
    portfolio: portfolioFacts(db),
    ...invoiceFacts(db, asOf),
    ...accountFacts(db),
    ...buffers(db, asOf, figures.buffer),
    clients: clientFacts(db, asOf, figures),
    ...benefitFacts(db, asOf),
    ...noticeFacts(db),
  }
})

/** Without a notice period nobody knows when it must be given. */
function noticeFacts(db: Db): Pick<StepFacts, 'quitDate' | 'noticeBy'> {
  const { quitDate, noticeDays, noticeTo } = planOf(db)
  const isKnown = quitDate !== null && noticeDays !== null
  return { quitDate, noticeBy: isKnown ? noticeBy(quitDate, { days: noticeDays, to: noticeTo }) : null }
}

function nicheFacts(db: Db): Pick<StepFacts, 'niche' | 'nicheCount'> {
  const niches = listNiches(db)
  const chosen = niches.find(({ chosenOn }) => chosenOn !== null)
  return {
    nicheCount: niches.length,
    niche: chosen ? { name: chosen.name, chosenOn: chosen.chosenOn as CalendarDate } : null,
  }
}

/** It is complete on the day on which both the fifth piece and the first testimonial were there. */
function portfolioFacts(db: Db): StepFacts['portfolio'] {
  const dates = (kind: string) =>
    listPortfolio(db)
      .filter((item) => item.kind === kind)
      .map(({ date }) => date as CalendarDate)
      .sort()
  const [pieces, testimonials] = [dates('piece'), dates('testimonial')]
  const last = [pieces[WANTED_PIECES - 1], testimonials[0]]
  return {
    pieces: pieces.length,
    testimonials: testimonials.length,
    completeOn: last.includes(undefined) ? null : (last.sort().at(-1) ?? null),
  }
}

function invoiceFacts(db: Db, asOf: CalendarDate): Pick<StepFacts, 'invoicing' | 'firstPaid' | 'firstIssued'> {
  const { address, howToPay } = requireProfile(db)
  const firstIssued = statements(db).firstIssued.get({ asOf }) ?? null
  return {
    invoicing: {
      accounts: listRealAccounts(db).filter(({ closedOn }) => closedOn === null).length,
      hasAddress: address !== '',
      hasHowToPay: howToPay !== '',
      isIssued: firstIssued !== null,
    },
    firstIssued,
    firstPaid: statements(db).firstPaid.get({ asOf }) ?? null,
  }
}

function accountFacts(db: Db): Pick<StepFacts, 'taxAccount' | 'businessAccount' | 'mixedAccount'> {
  const reserve = listRealAccounts(db).find(({ role, closedOn }) => role === 'tax-reserve' && closedOn === null)
  const [spending] = statements(db).spending.all()
  const account = spending && { id: spending.id, name: spending.name }
  return {
    taxAccount: reserve
      ? { id: reserve.id, name: reserve.name, since: statements(db).firstMovement.get(reserve.id, reserve.id) ?? null }
      : null,
    businessAccount: account && spending.isMixed === 0 ? account : null,
    mixedAccount: account && spending.isMixed === 1 ? account : null,
  }
}

function buffers(db: Db, asOf: CalendarDate, reply: BufferReply): Pick<StepFacts, 'threeMonths' | 'recommended'> {
  const running = monthOf(asOf)
  const isAnyReached = [reply.marks.three, reply.marks.recommended].some(({ gap }) => gap?.minor === 0)
  const ends = isAnyReached
    ? freeCashByMonth(db, shiftMonth(running, -LOOK_BACK_MONTHS), shiftMonth(running, -1), asOf)
    : []
  const since = (targetMinor: number) => reachedIn(ends, running, targetMinor)
  return {
    threeMonths: bufferFacts(reply, 'three', since),
    recommended: bufferFacts(reply, 'recommended', since),
  }
}

function bufferFacts(
  { marks, recommendedMonths }: BufferReply,
  which: 'three' | 'recommended',
  since: (targetMinor: number) => Month | null,
): BufferFacts {
  const { target, gap, atThisPace } = marks[which]
  const targetMinor = minorOf(target)
  const months = which === 'three' ? 3 : recommendedMonths.state === 'known' ? Number(recommendedMonths.value) : 3
  return {
    months,
    target: target.state === 'known' && typeof target.value === 'object' ? target.value : null,
    gap,
    reachedIn: targetMinor !== undefined && gap?.minor === 0 ? since(targetMinor) : null,
    pace: atThisPace.state === 'known' ? (atThisPace.says ?? '') : atThisPace.says,
  }
}

/**
 * The month since which free cash has been at the target at every month's end; null when that is longer ago than the
 * months looked back on. Each month's end costs a reading of the balances, so there are only so many.
 */
function reachedIn(ends: readonly MonthEnd[], running: Month, targetMinor: number): Month | null {
  const short = ends.findLastIndex(({ freeCashMinor }) => freeCashMinor < targetMinor)
  const isWholeBook = ends.length < LOOK_BACK_MONTHS
  if (short === -1 && !isWholeBook) return null
  return ends[short + 1]?.month ?? running
}

function clientFacts(db: Db, asOf: CalendarDate, { income }: FiguresOfDay): StepFacts['clients'] {
  const count = receiptsByClient(db, asOf).filter(({ receiptsMinor }) => receiptsMinor > 0).length
  const share = income.topClientShare.state === 'known' ? Number(income.topClientShare.value) : 0
  return { count, top: income.topClient ? { name: income.topClient.name, share: share.toFixed(2) } : null }
}

function benefitFacts(db: Db, asOf: CalendarDate): Pick<StepFacts, 'benefits' | 'benefitsMonthly'> {
  const { benefitsMinor } = settingsOn(db, asOf)
  return {
    benefits: benefitsStanding(budgetOn(db, asOf).items, benefitsMinor),
    benefitsMonthly: money(benefitsMinor, requireProfile(db).currency),
  }
}
