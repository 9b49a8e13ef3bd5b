import { addDays, addMonths, lastDay } from '../../shared/calendar.ts'
import type { UnknownFigure } from '../../shared/figure.ts'
import { money, sum } from '../../shared/money.ts'
import type { YearFacts } from '../../shared/taxes/booked-profit.ts'
import type { InstalmentsReply } from '../../shared/taxes/contract.ts'
import type { Estimate } from '../../shared/taxes/country.ts'
import { given, type Line } from '../../shared/taxes/engine.ts'
import { minorOrNull } from '../../shared/taxes/read-answers.ts'
import { januaryBill, paymentOnAccount } from '../../shared/taxes/uk/payments-on-account.ts'
import { digitalUpdates, vatRoom } from '../../shared/taxes/uk/watches.ts'
import type { Db } from '../db/open.ts'
import { incomeHistory } from '../income/repository.ts'
import { bookedBetween } from './repository.ts'

type Outlook = Pick<InstalmentsReply, 'januaryBill' | 'vatRoom' | 'digitalUpdates'>

const NONE: Outlook = { januaryBill: null, vatRoom: null, digitalUpdates: null }

/** What somebody in the United Kingdom has to watch besides: the January bill, VAT, the quarterly updates. */
export function ukOutlook(db: Db, facts: YearFacts, estimate: Estimate | UnknownFigure): Outlook {
  if (facts.country !== 'GB' || facts.currency !== 'GBP') return NONE
  return { januaryBill: ukJanuary(facts, estimate), vatRoom: room(db, facts), digitalUpdates: updates(facts) }
}

/** The January after the year: the balance, and the first half of the next. Null while last year's bill is not known. */
function ukJanuary({ taxYear, answers }: YearFacts, estimate: Estimate | UnknownFigure): Outlook['januaryBill'] {
  const lastBill = minorOrNull(answers, 'lastYearBill')
  if (!('total' in estimate) || lastBill === null) return null
  const atSource = answerLine(
    'lastYearAtSource',
    'Taken at source last year',
    minorOrNull(answers, 'lastYearAtSource') ?? 0,
  )
  const half = paymentOnAccount(answerLine('lastYearBill', 'Last year’s bill', lastBill), atSource)
  const onAccount: Line = {
    ...half,
    key: 'uk.paid-on-account',
    label: 'Two payments on account',
    value: money(2 * half.value.minor, 'GBP'),
    because: {
      says: 'Both payments on account of the year, as they fall due.',
      inputs: [
        { label: 'In January', figure: half },
        { label: 'In July', figure: half },
      ],
    },
  }
  return januaryBill(taxYear, estimate.toPay, estimate.withheld, onAccount)
}

function room(db: Db, { asOf }: YearFacts): Outlook['vatRoom'] {
  const from = addDays(addMonths(asOf, -12), 1)
  const { receiptsMinor } = bookedBetween(db, from, asOf)
  // A month that was typed counts whole, even where the window begins in its middle: rather too little room than too much.
  const typed = incomeHistory(db, asOf).months.filter((each) => each.typed && lastDay(each.month) >= from)
  const typedMinor = sum(typed.map((each) => each.receiptsMinor))
  const turnover = given(
    {
      key: 'uk.turnover',
      label: 'Turnover of the last twelve months',
      source: { title: 'Your books', url: `/money?role=income&from=${from}&to=${asOf}` },
    },
    money(receiptsMinor + typedMinor, 'GBP'),
    { says: 'Receipts of the last twelve months, without VAT: those in the book, and months that you typed.' },
  )
  return vatRoom(turnover, asOf)
}

function updates({ taxYear, answers }: YearFacts): Outlook['digitalUpdates'] {
  const gross = minorOrNull(answers, 'grossIncomeBefore')
  const found = digitalUpdates(taxYear, gross ?? 0)
  if (found === undefined) return null
  return {
    isRequired: gross === null ? null : found.isRequired,
    threshold: found.threshold,
    grossIncome:
      gross === null
        ? {
            state: 'no-data',
            says: 'Enter the turnover and rents of the return two years before: they decide whether updates are due.',
          }
        : answerLine('grossIncomeBefore', 'Gross income two years before', gross),
    dueDates: [...found.dueDates],
  }
}

function answerLine(key: string, label: string, minor: number): Line {
  return given(
    { key: `uk.${key}`, label, source: { title: 'Your answer', url: '/settings#tax-profile' }, from: `profile/${key}` },
    money(minor, 'GBP'),
    { says: 'As you entered it.' },
  )
}
