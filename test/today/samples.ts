import { calendarDate, shiftMonth } from '../../shared/calendar.ts'
import type { Figure } from '../../shared/figure.ts'
import type { ForecastTodayReply } from '../../shared/forecast/today-reply.ts'
import { asYouLiveNowFigure } from '../../shared/living/budget.ts'
import type { BufferMark } from '../../shared/living/buffer.ts'
import type { PayReply } from '../../shared/living/contract.ts'
import { withOpenInvoicesFigure } from '../../shared/living/open-invoices.ts'
import type { RunwaysReply, ToDoReply, TodayReply } from '../../shared/today/contract.ts'
import { type AnswersSoFar, firstAnswer } from '../../web/profile/first-answer.ts'
import { aPay } from '../living/samples.ts'
import { usd } from '../web/samples.ts'

const RECEIPTS = [7150, 10900, 1400, 8450, 9480, 3050, 17900, 2100, 10400, 700, 15250, 9150]

/** Twelve uneven months up to October 2026, in minor units. */
export const TWELVE_MONTHS = RECEIPTS.map((units, index) => ({
  month: index < 2 ? `2025-${11 + index}` : `2026-${String(index - 1).padStart(2, '0')}`,
  receiptsMinor: units * 100,
}))

/** Calm answers: two months of needs free, nothing owed, no history. */
function someAnswers(changes: Partial<AnswersSoFar> = {}): AnswersSoFar {
  return {
    today: calendarDate('2026-11-19'),
    country: 'US',
    currency: 'USD',
    rate: '0.275',
    accounts: [
      { name: 'Spending', role: 'spending', balanceMinor: 1_000_000 },
      { name: 'Tax savings', role: 'tax-reserve', balanceMinor: 100_000 },
    ],
    essentialsMinor: 330_000,
    benefitsMinor: 147_000,
    irregularYearlyMinor: 318_000,
    businessCostsMinor: 120_800,
    months: [],
    poorMonthMinor: null,
    dayJobNetMinor: 0,
    taxYear: { receiptsMinor: 0, costsMinor: 0, paidMinor: 0 },
    ...changes,
  }
}

/** What the API answers of a book with these answers, by the functions that the server calls too. */
export function aToday(changes: Partial<AnswersSoFar> = {}, toDo: ToDoReply[] = []): TodayReply {
  const answers = someAnswers(changes)
  const { income, setAside, living } = firstAnswer(answers)
  const asOf = answers.today
  const unknown: Figure = { state: 'no-data', says: 'No client has paid yet.' }
  const mark = ({ target, gapMinor, dateAtPace }: BufferMark) => ({
    target,
    gap: gapMinor === null ? null : usd(gapMinor),
    atThisPace: dateAtPace,
  })
  return {
    asOf,
    currency: 'USD',
    country: 'US',
    income: {
      asOf,
      ...income,
      months: answers.months.map(({ month, receiptsMinor }) => ({ month, receipts: usd(receiptsMinor), typed: false })),
      soFar: { month: asOf.slice(0, 7), receipts: usd(0) },
      topClientShare: unknown,
      effectiveClients: unknown,
      herfindahl: unknown,
      topClient: null,
    },
    setAside: {
      asOf,
      rate: answers.rate,
      base: 'profit',
      ...setAside,
      catchUpRate: {
        state: 'known',
        value: answers.rate,
        says: 'Nothing is missing.',
        because: { says: 'Your rate.', inputs: [] },
      },
      years: [],
    },
    living: { asOf, ...living, asYouLiveNow: asYouLiveNowFigure(living.needs, [], 'USD') },
    runway: { asOf, ...living.runway },
    buffer: {
      asOf,
      ...living.buffer,
      marks: {
        three: mark(living.buffer.marks.three),
        recommended: mark(living.buffer.marks.recommended),
        six: mark(living.buffer.marks.six),
      },
    },
    toDo,
    latest: [
      {
        id: 7,
        kind: 'opening',
        date: asOf,
        text: 'Spending',
        purpose: 'Opening balance',
        account: 'Spending',
        direction: 'in',
        amount: usd(1_000_000),
        clientId: null,
        note: '',
        reversedById: null,
        reversesId: null,
        replacesId: null,
        forEventId: null,
        isImported: false,
      },
    ],
  }
}

/** What the API answers of a book's forecast: a year ahead of somebody whose free cash slowly grows. */
export function aForecast({ asOf, currency, living }: TodayReply, pay: PayReply = aPay()): ForecastTodayReply {
  const known = (value: number, unit: 'ratio' | 'months'): Figure => ({
    state: 'known',
    value,
    unit,
    because: { says: 'By imagined futures.', inputs: [] },
  })
  const month = asOf.slice(0, 7)
  return {
    asOf,
    currency,
    paths: 10_000,
    nineInTen: known(18, 'months'),
    solvent: {
      three: known(0.998, 'ratio'),
      six: known(0.99, 'ratio'),
      twelve: known(0.98, 'ratio'),
      twentyFour: known(0.91, 'ratio'),
    },
    freeCash: living.freeCash,
    needs: living.needs,
    past: [{ month: shiftMonth(month, -1), freeCash: usd(800_000) }],
    ahead: Array.from({ length: 12 }, (_, index) => ({
      month: shiftMonth(month, index),
      p10: usd(850_000 - 30_000 * index),
      p50: usd(860_000 + 20_000 * index),
      p90: usd(870_000 + 90_000 * index),
      solvent: 1 - index / 550,
    })),
    taxDue: [{ date: '2027-01-15', amount: usd(287_000) }],
    pay,
  }
}

/** What the API answers of a book's runways, with $3,000.00 on its way and one invoice that is too late. */
export function runwaysOf(today: TodayReply): RunwaysReply {
  const { asOf, currency, income, living, runway } = today
  const withOpenInvoices = withOpenInvoicesFigure(
    { currency, asOf: calendarDate(asOf), free: living.freeCash, needs: living.needs, confidence: income.confidence },
    { expectedMinor: 300_000, rateBps: 2750, tooLateCount: 1 },
  )
  return { ...runway, withOpenInvoices, nineInTen: aForecast(today).nineInTen }
}

/** While there are too few months, there is none. */
export function noForecast(today: TodayReply, pay: PayReply = aPay()): ForecastTodayReply {
  const unknown: Figure = { state: 'too-little-history', says: 'Three complete months are needed.' }
  const solvent = { three: unknown, six: unknown, twelve: unknown, twentyFour: unknown }
  return { ...aForecast(today, pay), nineInTen: unknown, solvent, ahead: [], taxDue: [] }
}
