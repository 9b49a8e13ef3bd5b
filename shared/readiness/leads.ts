import type { CalendarDate } from '../calendar.ts'
import type { Figure, Input } from '../figure.ts'
import { bps, money, sum, unscaled } from '../money.ts'
import { counted, moneyText, percentText } from '../words.ts'

/** What is open, what became a client, what came to nothing. */
export const LEAD_STATES = ['open', 'won', 'lost'] as const

export interface LeadFacts {
  name: string
  source: string
  valueMinor: number | null
  chanceBps: number | null
  state: (typeof LEAD_STATES)[number]
}

/**
 * What a lead may bring: its value times its chance; null while one of the two is not known.
 *
 * Units: minor units, basis points.  Rounds: half away from zero.  Source: docs/figures.md, chapter 10.
 */
export function weightedValue({ valueMinor, chanceBps }: Pick<LeadFacts, 'valueMinor' | 'chanceBps'>): number | null {
  return valueMinor === null || chanceBps === null ? null : bps(valueMinor, chanceBps)
}

/** What all open leads may bring together, as a figure; 'no-data' while no open lead has a value and a chance. */
export function weightedFigure(leads: readonly LeadFacts[], currency: string): Figure {
  const open = leads.filter(({ state }) => state === 'open')
  const weighed = open.flatMap((lead) => {
    const minor = weightedValue(lead)
    return minor === null ? [] : [{ lead, minor }]
  })
  if (weighed.length === 0) {
    return { state: 'no-data', says: 'No open lead has a value and a chance yet.' }
  }
  const left = open.length - weighed.length
  return {
    state: 'known',
    value: money(sum(weighed.map(({ minor }) => minor)), currency),
    because: {
      says: 'The value of each open lead × its chance, added up.',
      inputs: weighed.map(({ lead, minor }): Input => inputOf(lead, minor, currency)),
      notes: [
        'Value and chance are your own guesses. This counts nowhere else: no runway, forecast or test rests on it.',
        ...(left === 0
          ? []
          : [`${counted(left, 'open lead')} without a value or a chance ${left === 1 ? 'is' : 'are'} left out.`]),
      ],
    },
  }
}

function inputOf({ name, valueMinor, chanceBps }: LeadFacts, minor: number, currency: string): Input {
  const value = moneyText(money(valueMinor ?? 0, currency))
  return {
    label: name,
    value: money(minor, currency),
    note: `${value} × ${percentText(unscaled(chanceBps ?? 0, 10_000))}`,
    link: '/independence/leads',
  }
}

export interface SourceOfLeads {
  source: string
  won: number
  lost: number
  open: number
  /** What the won ones were thought to be worth. Minor units. */
  wonMinor: number
}

/** Which sources brought leads and which of them were won, the most won first. Nothing typed is 'not said'. */
export function sourcesOfLeads(leads: readonly LeadFacts[]): SourceOfLeads[] {
  const bySource = new Map<string, SourceOfLeads>()
  for (const { source, state, valueMinor } of leads) {
    const key = source.toLowerCase()
    const found = bySource.get(key) ?? { source: source || 'not said', won: 0, lost: 0, open: 0, wonMinor: 0 }
    found[state] += 1
    if (state === 'won') found.wonMinor = sum([found.wonMinor, valueMinor ?? 0])
    bySource.set(key, found)
  }
  return [...bySource.values()].sort((a, b) => b.won - a.won || b.open - a.open || (a.source < b.source ? -1 : 1))
}

/** True when the next step of an open lead is to be taken on this day, or was before. */
export function isStepDue(
  { state, nextStepOn }: { state: LeadFacts['state']; nextStepOn: CalendarDate | null },
  today: CalendarDate,
): boolean {
  return state === 'open' && nextStepOn !== null && nextStepOn <= today
}
