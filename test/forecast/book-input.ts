import type { ForecastInput, Imagined } from '../../shared/forecast/contract.ts'
import { curveParts } from '../../shared/forecast/input.ts'
import { delayCurve } from '../../shared/invoices/payment-delay.ts'
import { MARA } from './imagined.ts'

const month = (index: number) => `2026-${String(index + 1).padStart(2, '0')}`

/** A made-up input: one year of receipts without invoices, free cash of $12,000, $3,400 of living. */
export function forecastInput(changes: Partial<ForecastInput> = {}, imagined: Partial<Imagined> = {}): ForecastInput {
  return {
    currency: 'USD',
    firstMonth: '2027-01',
    confidenceMonths: MARA.length,
    imagined: {
      seed: 1,
      paths: 10_000,
      months: 36,
      past: MARA.map((dollars, index) => ({
        month: month(index),
        receiptsMinor: dollars * 100,
        typed: false,
        direct: dollars === 0 ? [] : [{ clientId: null, amountMinor: dollars * 100 }],
        invoices: [],
      })),
      open: [],
      curves: [],
      contracts: [],
      profitSoFarMinor: 0,
      newTaxYearMonth: 1,
      rateBps: 0,
      deductibleMinor: 0,
      firstMonthShare: 1,
      firstCalendarMonth: 1,
      isSeasonal: false,
      laterDays: 0,
      pace: 1,
      ...imagined,
    },
    certain: {
      freeMinor: 1_200_000,
      businessMinor: 0,
      livingMinor: 340_000,
      benefitsMinor: 0,
      salaryMinor: 0,
      jobMonths: 0,
      oneOffs: [],
    },
    lowEndMinor: 248_911,
    targets: { threeMinor: 1_020_000, recommendedMinor: 1_360_000, sixMinor: 2_040_000 },
    clients: [],
    ...changes,
  }
}

/** A year of invoices: a big client, smaller ones, one with a contract; a day job, tax, open invoices, one-offs. */
export function busyInput(): ForecastInput {
  const invoice = (clientId: number | null, dollars: number, issueDay: number, curve: number, isPooled = false) => ({
    clientId,
    amountMinor: dollars * 100,
    issueDay,
    termsDays: curve === 0 ? 30 : 14,
    curve,
    isPooled,
  })
  const paid = (paidAfterDueDays: number) => ({ clientId: 1, termsDays: 30, paidAfterDueDays, seenUntilDays: 40 })
  return forecastInput(
    {
      certain: {
        freeMinor: 900_000,
        businessMinor: 20_000,
        livingMinor: 310_000,
        benefitsMinor: 45_000,
        salaryMinor: 250_000,
        jobMonths: 6,
        oneOffs: [{ month: 3, minor: -200_000, name: 'A new camera' }],
      },
      clients: [
        { clientId: 1, name: 'Harbour Arts', share: 0.5 },
        { clientId: 2, name: 'Mill & Son', share: 0.2 },
      ],
    },
    {
      seed: 42,
      months: 48,
      past: MARA.map((dollars, index) => ({
        month: month(index),
        receiptsMinor: dollars * 100,
        typed: false,
        direct: index % 4 === 0 ? [{ clientId: null, amountMinor: 30_000 }] : [],
        invoices:
          dollars === 0
            ? []
            : [
                invoice(1, dollars / 2, 28, 0),
                invoice(2, dollars / 4, (index % 20) + 1, 1),
                invoice(null, 250, 15, 1, true),
              ],
      })),
      open: [
        { clientId: 1, amountMinor: 210_000, lateDays: -12, curve: 0, isPooled: false },
        { clientId: null, amountMinor: 40_000, lateDays: 20, curve: 1, isPooled: true },
      ],
      curves: [
        curveParts(delayCurve([4, 4, 9, 12, 30].map(paid), 1, 30)),
        curveParts(delayCurve([4, 4, 9, 12, 30].map(paid), null, 14)),
      ],
      contracts: [
        { clientId: 3, monthlyMinor: 80_000, startsWithMonth: 1, endsWithMonth: null },
        { clientId: 4, monthlyMinor: 60_000, startsWithMonth: 4, endsWithMonth: 9 },
      ],
      profitSoFarMinor: 1_500_000,
      newTaxYearMonth: 3,
      firstCalendarMonth: 11,
      rateBps: 2750,
      deductibleMinor: 20_000,
      firstMonthShare: 0.4,
      isSeasonal: true,
    },
  )
}
