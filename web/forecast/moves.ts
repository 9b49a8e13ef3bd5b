import type { Changes } from '../../shared/forecast/changes.ts'
import type { ForecastInput } from '../../shared/forecast/contract.ts'

/** What was moved on the page, each by steps away from today's facts; nothing moved is null or 0. */
export interface Moves {
  /** How many months ahead the day job is kept. */
  quitMonths: number | null
  ratesPercent: number
  needsSteps: number
  retainerSteps: number
  purchaseSteps: number
  /** Counted from the running month as 1. */
  purchaseMonth: number
}

export const UNMOVED: Moves = {
  quitMonths: null,
  ratesPercent: 0,
  needsSteps: 0,
  retainerSteps: 0,
  purchaseSteps: 0,
  purchaseMonth: 3,
}

/** A new retainer begins with the next month: nobody signs and is paid on one day. */
const RETAINER_STARTS_WITH_MONTH = 2
const MONTHS_TO_CHOOSE = 24

/** How far the slides of a book go. Minor units. */
export interface Reach {
  needsMinor: number
  needsStepMinor: number
  leastNeedsSteps: number
  mostNeedsSteps: number
  retainerStepMinor: number
  mostRetainerSteps: number
  purchaseStepMinor: number
  mostPurchaseSteps: number
  /** The last place of the slide for quitting; where the job is kept for longer, one place more, which is that. */
  mostQuitMonths: number
  mostPurchaseMonth: number
}

/** The reach for a book's own size: needs from 30 % less to 35 % more, a retainer up to them, a purchase up to six months of them. */
export function reachOf({ certain, imagined }: ForecastInput): Reach {
  const needsMinor = certain.livingMinor + certain.benefitsMinor + certain.businessMinor
  const needsStepMinor = roundStep(needsMinor / 160)
  const retainerStepMinor = roundStep(needsMinor / 40)
  const purchaseStepMinor = roundStep((needsMinor * 6) / 60)
  return {
    needsMinor,
    needsStepMinor,
    leastNeedsSteps: -Math.floor(Math.min(needsMinor * 0.3, certain.livingMinor) / needsStepMinor),
    mostNeedsSteps: Math.ceil((needsMinor * 0.35) / needsStepMinor),
    retainerStepMinor,
    mostRetainerSteps: Math.ceil(needsMinor / retainerStepMinor),
    purchaseStepMinor,
    mostPurchaseSteps: Math.ceil((needsMinor * 6) / purchaseStepMinor),
    mostQuitMonths: Math.min(MONTHS_TO_CHOOSE + 1, Math.max(MONTHS_TO_CHOOSE, certain.jobMonths)),
    mostPurchaseMonth: Math.min(MONTHS_TO_CHOOSE, imagined.months),
  }
}

/** What the moves change of the book. */
export function changesOf({ certain }: ForecastInput, moves: Moves, reach: Reach): Changes {
  const { quitMonths, ratesPercent, needsSteps, retainerSteps, purchaseSteps, purchaseMonth } = moves
  const changes: Changes = {}
  if (quitMonths !== null) changes.jobMonths = quitMonths
  if (ratesPercent !== 0) changes.ratesBps = ratesPercent * 100
  if (needsSteps !== 0) changes.livingMinor = Math.max(0, certain.livingMinor + needsSteps * reach.needsStepMinor)
  if (retainerSteps > 0) {
    const monthlyMinor = retainerSteps * reach.retainerStepMinor
    changes.retainer = { monthlyMinor, startsWithMonth: RETAINER_STARTS_WITH_MONTH, endsWithMonth: null }
  }
  if (purchaseSteps > 0) {
    const amountMinor = purchaseSteps * reach.purchaseStepMinor
    changes.purchase = { month: purchaseMonth, amountMinor, name: 'Purchase' }
  }
  return changes
}

/** Whether anything differs from today's facts. */
export function isMoved({ purchaseMonth: _when, ...moves }: Moves): boolean {
  const { purchaseMonth: _unmovedWhen, ...unmoved } = UNMOVED
  return Object.entries(unmoved).some(([name, value]) => moves[name as keyof typeof moves] !== value)
}

/** 1, 2 or 5 with zeros: the largest such step that is not above an amount, and at least one minor unit. */
function roundStep(minor: number): number {
  const zeros = 10 ** Math.max(0, String(Math.floor(Math.max(1, minor))).length - 1)
  const leading = Math.max(1, Math.floor(minor)) / zeros
  return zeros * (leading >= 5 ? 5 : leading >= 2 ? 2 : 1)
}
