import type { DemoStep } from '../../shared/demo/steps.ts'
import { type Money, money } from '../../shared/money.ts'
import type { Tx } from '../db/transaction.ts'
import { homeCurrency } from '../profile/repository.ts'
import { addLead, changeLead, makeClient } from '../readiness/change-lead.ts'
import { requireLead } from '../readiness/lead-repository.ts'
import { addNiche } from '../readiness/niches.ts'
import { addPortfolioItem } from '../readiness/portfolio.ts'
import { sayOfStep } from '../readiness/steps.ts'
import { setGoal } from '../reviews/goals.ts'
import { beginReview, writeReview } from '../reviews/reviews.ts'

type Step<Kind extends DemoStep['kind']> = Extract<DemoStep, { kind: Kind }>

/** What was chosen, shown and ticked on the way. */
export function followWay(tx: Tx, step: Step<'niche' | 'portfolio' | 'step'>): void {
  if (step.kind === 'niche') {
    const { name, skills, interest, demand, note, isChosen } = step
    addNiche(tx, { name, skills, interest, demand, note, isChosen })
  } else if (step.kind === 'portfolio') {
    addPortfolioItem(tx, { kind: step.what, title: step.title, note: step.note, date: step.date })
  } else {
    sayOfStep(tx, step.step, 0, { state: 'done', doneOn: step.date, note: step.note })
  }
}

/** The ids behind what a story calls its clients and leads. */
interface LeadNames {
  clients: ReadonlyMap<string, number>
  leads: Map<string, number>
}

/** A lead that is new, won or lost. Throws: DomainError 'not-found' for a name that the story has not told of. */
export function followLead(tx: Tx, names: LeadNames, step: Step<'lead' | 'lead-won' | 'lead-lost'>): void {
  if (step.kind === 'lead') {
    const { name, contact, source, chance, nextStep, nextStepOn, note } = step
    const value: Money = money(step.minor, homeCurrency(tx.db))
    names.leads.set(name, addLead(tx, { name, contact, source, value, chance, nextStep, nextStepOn, note }))
    return
  }
  const { id, version } = requireLead(tx.db, names.leads.get(step.lead) ?? 0)
  if (step.kind === 'lead-lost') changeLead(tx, id, version, { state: 'lost', note: step.note })
  else makeClient(tx, id, version, { clientId: names.clients.get(step.client) ?? 0 })
}

/** The version of a review that nothing was written in. */
const JUST_BEGUN = 1

/** A goal, or the review of a month from its frozen figures to the decision. */
export function followHour(tx: Tx, step: Step<'goal' | 'review'>): void {
  if (step.kind === 'goal') {
    const { name, howKnown, wantedBy, toldBy } = step
    setGoal(tx, { name, howKnown, wantedBy, toldBy }, null)
    return
  }
  beginReview(tx, step.month)
  writeReview(tx, step.month, JUST_BEGUN, { ...step.review, isDone: true })
}
