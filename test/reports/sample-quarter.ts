import { calendarDate } from '../../shared/calendar.ts'
import type { Because, Figure, UnknownState } from '../../shared/figure.ts'
import { money } from '../../shared/money.ts'
import type { PeriodFlows } from '../../shared/reports/profit-and-loss.ts'
import type { QuarterFacts, QuarterFigures } from '../../shared/reports/quarter-facts.ts'
import type { ReceivableFacts } from '../../shared/reports/receivables.ts'

/** A calm third quarter: two kinds of income, four of cost, one of them half deductible, and a reserve a little short. */
export function sampleFacts(values: Partial<QuarterFacts> = {}): QuarterFacts {
  const currency = values.currency ?? 'USD'
  return {
    quarter: '2026-Q3',
    currency,
    country: 'US',
    ownerName: 'Robin Sample',
    ownerLines: ['Robin Sample, book design', '12 Example Street', 'Sampletown, TX 00000'],
    asOf: calendarDate('2026-09-30'),
    isRunning: false,
    current: sampleFlows(2_455_000),
    previous: sampleFlows(2_165_000),
    yearAgo: null,
    yearToDate: sampleFlows(6_298_000, 861_000),
    figures: sampleFigures(currency),
    previousFigures: sampleFigures(currency),
    yearAgoFigures: null,
    freeCashByMonth: [2_864_000, 3_108_000, 2_715_000, 3_085_712].map((freeCashMinor, index) => ({
      month: `2026-0${index + 6}`,
      freeCashMinor,
    })),
    estimatedPayments: [
      { date: calendarDate('2026-04-13'), taxYear: '2026', instalment: 1, minor: 574_000, accountName: 'Tax reserve' },
      { date: calendarDate('2026-09-11'), taxYear: '2026', instalment: 3, minor: 287_000, accountName: 'Tax reserve' },
    ],
    taxWorking: [],
    taxNotes: ['Say how you file your return, and the estimate can be worked out.'],
    setAsides: [
      { date: calendarDate('2026-07-09'), text: 'Moonbeam Ladder Co.', incomeMinor: 320_000, minor: 88_000 },
      { date: calendarDate('2026-09-29'), text: '=Poster shop', incomeMinor: 110_000, minor: 28_738 },
      { date: calendarDate('2026-09-30'), text: 'Released', incomeMinor: null, minor: -10_000 },
    ],
    movementCount: 58,
    closedOn: null,
    netProfitByQuarter: [
      { quarter: '2026-Q1', minor: -1_604_270 },
      { quarter: '2026-Q2', minor: 1_936_080 },
      { quarter: '2026-Q3', minor: 2_583_915 },
    ],
    receivables: sampleReceivables(),
    receivedByClient: [
      { clientId: 1, name: 'Moonbeam Ladder Co.', payments: 2, minor: 2_455_000 },
      { clientId: null, name: 'Without a client', payments: 0, minor: 180_000 },
    ],
    documentCount: 5,
    closings: [],
    ...values,
  }
}

/** Two invoices open, one of them late; one was voided, one credited, one written off in part. */
function sampleReceivables(): ReceivableFacts {
  const nothing = { count: 0, minor: 0 }
  return {
    open: [
      {
        invoiceId: 24,
        number: '2026-024',
        clientName: 'Snail Mail Logistics',
        issueDate: calendarDate('2026-08-08'),
        dueDate: calendarDate('2026-09-07'),
        openMinor: 78_000,
      },
      {
        invoiceId: 28,
        number: '2026-028',
        clientName: 'Cloud Button Factory',
        issueDate: calendarDate('2026-09-18'),
        dueDate: calendarDate('2026-10-18'),
        openMinor: 341_250,
      },
    ],
    before: { count: 2, minor: 400_000 },
    issued: { count: 9, minor: 2_784_250, firstNumber: '2026-020', lastNumber: '2026-028' },
    voided: { count: 1, minor: 320_000 },
    credited: { count: 1, minor: 10_000 },
    writtenOff: nothing,
    paid: { count: 8, minor: 2_435_000 },
    daysToGetPaid: {
      state: 'known',
      value: 32.4,
      unit: 'days',
      says: 'From invoice to money takes 32.4 days on average.',
      because: { says: 'Days from the issue date to the last payment.', inputs: [] },
    },
  }
}

/** Nothing issued, paid or owed. */
export const NO_RECEIVABLES: ReceivableFacts = {
  open: [],
  before: { count: 0, minor: 0 },
  issued: { count: 0, minor: 0, firstNumber: null, lastNumber: null },
  voided: { count: 0, minor: 0 },
  credited: { count: 0, minor: 0 },
  writtenOff: { count: 0, minor: 0 },
  paid: { count: 0, minor: 0 },
  daysToGetPaid: { state: 'no-data', says: 'No invoice was paid in full in the last twelve months.' },
}

export function sampleFlows(clientWorkMinor: number, estimatedTaxPaidMinor = 287_000): PeriodFlows {
  const cost = (accountId: number, name: string, formLine: string | null, minor: number, deductibleBps = 10_000) => ({
    accountId,
    name,
    formLine,
    deductibleBps,
    minor,
  })
  return {
    income: [
      { accountId: 2, name: 'Product sales', minor: 180_000 },
      { accountId: 1, name: 'Client work', minor: clientWorkMinor },
    ],
    expense: [
      cost(14, 'Museum tickets', null, 2_000),
      cost(13, 'Meals', '24b', 7_985, 5_000),
      cost(12, 'Travel', '24a', 16_550),
      cost(11, 'Advertising', '8', clientWorkMinor / 100),
    ],
    estimatedTaxPaidMinor,
    setAsideMinor: 106_738,
  }
}

export const NO_FLOWS: PeriodFlows = { income: [], expense: [], estimatedTaxPaidMinor: 0, setAsideMinor: 0 }

/** Every figure known, as the slices make them. */
export function sampleFigures(currency = 'USD'): QuarterFigures {
  const amount = (minor: number, says: string, more: Partial<Because> = {}): Figure => ({
    state: 'known',
    value: money(minor, currency),
    because: { says, inputs: [], ...more },
  })
  const months = (value: number, says: string, worked: string): Figure => ({
    state: 'known',
    value,
    unit: 'months',
    because: { says, worked, inputs: [] },
  })
  return {
    required: amount(733_891, 'Rate × profit of the tax year so far, less what is paid.', {
      worked: '27.5% × $57,996.05 − $8,610.00 = $7,338.91',
      inputs: [{ label: '26 U.S.C. § 6654', link: 'https://law.example/6654' }],
    }),
    reserved: amount(671_891, 'What the tax reserve accounts hold.'),
    shortfall: amount(62_000, 'What is needed, less what is set aside.'),
    freeCash: amount(3_085_712, 'Liquid money, less the tax office’s part, less what is held for others.', {
      inputs: [
        { label: 'Spending', value: money(3_836_730, currency) },
        { label: 'The tax office’s part', figure: amount(733_891, 'as above'), sign: '-' },
        { label: 'Sales tax you hold', value: money(17_127, currency), sign: '-' },
        { label: 'Investments', value: money(999, currency), sign: 'none' },
      ],
      notes: ['Credit lines, investments and open invoices are not counted.'],
    }),
    needs: amount(624_300, 'Essentials, benefits, irregular costs ÷ 12 and business costs.', {
      inputs: [
        { label: 'Essentials', value: money(503_500, currency) },
        { label: 'Business costs', value: money(120_800, currency) },
      ],
    }),
    monthsCovered: months(4.9, 'Free cash ÷ monthly needs, rounded down.', '$30,857.12 ÷ $6,243.00 = 4.943'),
    incomeStoppedRunway: months(4.9, 'Free cash ÷ monthly needs, rounded down.', '$30,857.12 ÷ $6,243.00 = 4.943'),
    lowEndRunway: months(13.8, 'Free cash ÷ (living − low-end take-home).', '$30,857.12 ÷ $2,230.41 = 13.83'),
    planOn: amount(520_500, 'The mean month less a safety margin.', { confidence: { months: 11, label: 'fair' } }),
    lowEndMonth: amount(182_000, 'Four months out of five brought more.'),
    recommendedMonths: months(4, 'By how far the months differ.', '5.7 × 0.6645 = 3.79'),
  }
}

/** What a book without anything in it says of its figures. */
export function unknownFigures(): QuarterFigures {
  const unknown = (state: UnknownState, says: string): Figure => ({ state, says })
  const noNeeds = unknown('no-needs', 'Enter what a month costs in Settings.')
  const noMonths = unknown('no-data', 'There is no complete month of receipts yet.')
  const nothing = unknown('no-data', 'Nothing has moved in this tax year yet.')
  return {
    required: nothing,
    reserved: nothing,
    shortfall: nothing,
    freeCash: unknown('no-data', 'There is no account in the book yet.'),
    needs: noNeeds,
    monthsCovered: noNeeds,
    incomeStoppedRunway: noNeeds,
    lowEndRunway: unknown('not-shrinking', 'Your low-end take-home covers your needs.'),
    planOn: noMonths,
    lowEndMonth: noMonths,
    recommendedMonths: noMonths,
  }
}
