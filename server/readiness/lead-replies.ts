import type { CalendarDate } from '../../shared/calendar.ts'
import { money, unscaled } from '../../shared/money.ts'
import { isStepDue, sourcesOfLeads, weightedFigure, weightedValue } from '../../shared/readiness/leads.ts'
import type { LeadReply, LeadsReply } from '../../shared/readiness/leads-contract.ts'
import type { Db } from '../db/open.ts'
import { homeCurrency } from '../profile/repository.ts'
import { type LeadRow, listLeads, nameOfClient, requireLead } from './lead-repository.ts'

export function leadReply(db: Db, today: CalendarDate, id: number): LeadReply {
  return replyOf(db, today, requireLead(db, id))
}

/** Every lead, what the open ones may bring, and which sources brought what. */
export function leadsReply(db: Db, today: CalendarDate): LeadsReply {
  const leads = listLeads(db)
  const currency = homeCurrency(db)
  return {
    items: leads.map((lead) => replyOf(db, today, lead)),
    nextCursor: null,
    weighted: weightedFigure(leads, currency),
    sources: sourcesOfLeads(leads).map(({ wonMinor, ...source }) => ({
      ...source,
      wonValue: money(wonMinor, currency),
    })),
  }
}

function replyOf(db: Db, today: CalendarDate, { valueMinor, chanceBps, ...lead }: LeadRow): LeadReply {
  const amount = (minor: number | null) => (minor === null ? null : money(minor, homeCurrency(db)))
  return {
    ...lead,
    value: amount(valueMinor),
    chance: chanceBps === null ? null : unscaled(chanceBps, 10_000),
    weighted: amount(weightedValue({ valueMinor, chanceBps })),
    isDue: isStepDue(lead, today),
    clientName: lead.clientId === null ? null : nameOfClient(db, lead.clientId),
  }
}
