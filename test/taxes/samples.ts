import type { Figure, UnknownFigure } from '../../shared/figure.ts'
import type { InstalmentReply, InstalmentsReply, TaxEstimateReply } from '../../shared/taxes/contract.ts'
import { usd } from '../web/samples.ts'

/** An amount with a derivation of its own. */
export function known(minor: number, more: Partial<Extract<Figure, { state: 'known' }>> = {}): Figure {
  return { state: 'known', value: usd(minor), because: { says: 'As entered.', inputs: [] }, ...more }
}

const NOT_KNOWN: UnknownFigure = {
  state: 'no-data',
  says: 'Say how you file your return, and the estimate can be worked out.',
}

function taxes(label: string, seTax: number, incomeTax: number): Figure {
  const inputs = [
    { label: 'Self-employment tax', figure: known(seTax, { key: 'us.all-se-tax', label: 'Self-employment tax' }) },
    { label: 'Income tax', figure: known(incomeTax, { key: 'us.income-tax', label: 'Income tax' }) },
  ]
  return known(seTax + incomeTax, { label, because: { says: 'All tax.', inputs } })
}

/** A year with wages beside the business: what the wages alone call for is not the business's. */
export function anEstimate(changes: Partial<TaxEstimateReply> = {}): TaxEstimateReply {
  const extra = known(1_200_000, {
    because: {
      says: 'With the business, less without it.',
      inputs: [
        { label: 'With', figure: taxes('With', 900_000, 800_000) },
        { label: 'Without', figure: taxes('Without', 0, 500_000), sign: '-' },
      ],
    },
  })
  const side: TaxEstimateReply['wholeYear'] = {
    basis: 'projected',
    profit: known(6_000_050),
    tax: known(1_700_000),
    toPay: known(1_200_000),
    localTax: null,
    lines: [
      known(900_000, {
        label: 'Self-employment tax',
        source: { title: 'Schedule 2, line 4', url: 'https://law.example/2' },
      }),
    ],
  }
  return {
    taxYear: '2026',
    asOf: '2026-11-19',
    country: 'US',
    currency: 'USD',
    from: '2026-01-01',
    to: '2026-12-31',
    hasRules: true,
    taxYears: ['2026', '2025'],
    receipts: known(6_000_000),
    costs: known(900_000),
    mileage: known(0),
    homeOffice: known(0),
    projected: { receipts: usd(8_000_000), costs: usd(1_999_950) },
    soFar: side,
    wholeYear: side,
    ownRate: {
      state: 'known',
      value: '0.2',
      says: 'You are likely to owe less than 25%.',
      because: { says: 'Extra tax ÷ profit.', inputs: [] },
    },
    goodYearRate: { state: 'known', value: '0.2', because: { says: 'The same in a good year.', inputs: [] } },
    catchUpRate: NOT_KNOWN,
    extraTax: extra,
    comparison: [
      { key: 'estimate', label: 'Your own estimate', rate: '0.2', amount: usd(1_200_000), overEstimate: null },
      { key: 'low', label: '25%', rate: '0.25', amount: usd(1_500_013), overEstimate: usd(300_013) },
      { key: 'yours', label: 'Your rate', rate: '0.275', amount: usd(1_650_014), overEstimate: usd(450_014) },
      { key: 'high', label: '30%', rate: '0.3', amount: usd(1_800_015), overEstimate: usd(600_015) },
    ],
    verdict: 'You are likely to owe less than 25%.',
    cautions: [],
    leftOut: ['City taxes.'],
    ...changes,
  }
}

/** Nothing was answered: the flat rule is all there is. */
export function unanswered(): TaxEstimateReply {
  const estimate = anEstimate()
  return {
    ...estimate,
    wholeYear: { ...estimate.wholeYear, tax: NOT_KNOWN, toPay: null, lines: [] },
    ownRate: NOT_KNOWN,
    goodYearRate: NOT_KNOWN,
    extraTax: NOT_KNOWN,
    comparison: estimate.comparison
      .filter(({ key }) => key !== 'estimate')
      .map((row) => ({ ...row, overEstimate: null })),
    verdict: NOT_KNOWN.says,
  }
}

export function anInstalment(changes: Partial<InstalmentReply> = {}): InstalmentReply {
  return {
    number: 1,
    label: 'January to March',
    from: '2026-01-01',
    to: '2026-03-31',
    lawDate: '2026-04-15',
    dueDate: '2026-04-15',
    isMoved: false,
    daysLeft: -218,
    needed: usd(287_000),
    paid: usd(287_000),
    open: usd(0),
    setAside: usd(0),
    short: usd(0),
    state: 'paid',
    payments: [{ eventId: 7, date: '2026-04-13', amount: usd(287_000), accountName: 'Tax savings', instalment: 1 }],
    ...changes,
  }
}

export function someInstalments(changes: Partial<InstalmentsReply> = {}): InstalmentsReply {
  return {
    taxYear: '2026',
    asOf: '2026-11-19',
    country: 'US',
    currency: 'USD',
    line: { needed: known(1_650_014), paid: usd(287_000), setAside: usd(1_000_000), short: usd(363_014) },
    basis: 'estimate',
    restsOn: null,
    state: null,
    isSettled: false,
    instalments: [anInstalment()],
    unassigned: [],
    next: null,
    withReturn: null,
    ways: [],
    waysState: null,
    waysSay: null,
    interest: null,
    januaryBill: null,
    vatRoom: null,
    digitalUpdates: null,
    ...changes,
  }
}

/** The first questions as somebody in the United Kingdom answers them. */
export function inBritain() {
  const gbp = (minor: number) => ({ minor, currency: 'GBP' })
  return {
    country: 'GB',
    currency: 'GBP',
    timeZone: 'Europe/London',
    essentials: gbp(0),
    benefits: gbp(0),
    irregularYearly: gbp(0),
    businessCosts: gbp(0),
    dayJobNet: gbp(0),
    accounts: [
      { name: 'Spending', role: 'spending' as const, balance: gbp(1_000_000) },
      { name: 'Tax savings', role: 'tax-reserve' as const, balance: gbp(0) },
    ],
  }
}
