import { KIND_WORDS } from '../accounts/words.ts'
import type { CalendarDate } from '../calendar.ts'
import { STEP_TITLES } from '../readiness/steps.ts'
import { dateText, moneyText } from '../words.ts'
import type { Content } from './changes.ts'
import { fieldWords, type Wording } from './value-words.ts'

/** One change as the history keeps it, with what its record is called. */
export interface Told {
  action: string
  entity: string
  entityId: number | null
  before: Content | null
  after: Content | null
  /** What the record is called today, or was called when it was removed; undefined when nobody knows any more. */
  name: string | undefined
}

type Sentence = (told: Told, wording: Wording) => string

const SENTENCES = new Map<string, Sentence>([
  ['book.set-up', () => 'Set up the book'],
  [
    'book.restored',
    (told, wording) => `Put a backup${ofDay(told.after?.['madeAt'], wording)} in the place of the book`,
  ],
  ['demo.loaded', () => 'Opened the demo book'],
  ['book.started-afresh', () => 'Started afresh, with the demo in a backup'],
  ['database.accepted-older', () => 'Went on with an older database'],
  ['books.imported', ({ after }) => `Brought in a set of books${quoted(after?.['fileName'])}`],
  ['profile.changed', () => 'Changed your details'],
  ['settings.changed', ({ after }, wording) => `Changed the settings${fromDay(after?.['fromDate'], wording)}`],
  [
    'living-budget.changed',
    ({ after }, wording) =>
      `Saved the living budget${fromDay(after?.['fromDate'], wording).replace('that hold', 'that holds')}`,
  ],
  ['day-off.added', () => 'Entered days off'],
  ['day-off.changed', () => 'Changed days off'],
  ['day-off.removed', () => 'Took days off out again'],
  ['savings-goal.added', ({ name }) => `Added the savings goal ${name ?? ''}`],
  ['savings-goal.changed', ({ name }) => `Changed the savings goal ${name ?? ''}`],
  ['savings-goal.closed', ({ name }) => `Closed the savings goal ${name ?? ''}`],
  ['savings-goal.reopened', ({ name }) => `Opened the savings goal ${name ?? ''} again`],
  [
    'savings-goal.put-aside',
    ({ name, after }, wording) => `Put${amountOf(after, wording)} aside for ${name ?? 'a goal'}`,
  ],
  ['savings-goal.taken-back', takenBack],
  ['tax-year.changed', ({ after }) => `Changed what is known of the tax year ${String(after?.['taxYear'] ?? '')}`],
  ['tax-answers.changed', ({ after }) => `Answered the tax questions of ${String(after?.['taxYear'] ?? '')}`],
  ['goal.set', ({ after }) => `Set the goal${quoted(after?.['name'])}`],
  ['goal.changed', ({ before }) => `Changed the goal${quoted(before?.['name'])}`],
  ['goal.reached', ({ name }) => `Reached the goal${quoted(name)}`],
  ['goal.dropped', ({ name }) => `Gave up the goal${quoted(name)}`],
  ['goal.reopened', ({ name }) => `Took up the goal${quoted(name)} again`],
  ['goal.removed', ({ before }) => `Removed the goal${quoted(before?.['name'])}`],
  ['review.begun', ({ name }) => `Began the review of ${name ?? 'a month'}`],
  ['review.written', ({ name }) => `Wrote in the review of ${name ?? 'a month'}`],
  ['review.done', ({ name }) => `Finished the review of ${name ?? 'a month'}`],
  ['review.discarded', ({ name }) => `Discarded the review of ${name ?? 'a month'}`],
  ['trip.recorded', () => 'Put a trip into the mileage log'],
  ['trip.changed', () => 'Changed a trip of the mileage log'],
  ['trip.removed', () => 'Took a trip out of the mileage log'],
  ['contract.added', (told, wording) => `Noted a contract${withClient(told.after, wording)}`],
  ['contract.changed', (told, wording) => `Changed the contract${withClient(told.after, wording)}`],
  ['contract.removed', (told, wording) => `Took the contract${withClient(told.before, wording)} out`],
  ['one-off.added', ({ after }) => `Noted the one-off${quoted(after?.['name'])}`],
  ['one-off.changed', ({ after }) => `Changed the one-off${quoted(after?.['name'])}`],
  ['one-off.removed', ({ before }) => `Took the one-off${quoted(before?.['name'])} out`],
  ['plan.changed', () => 'Changed the plan'],
  ['account.added', ({ name }) => `Added the account ${name ?? ''}`],
  ['account.changed', accountChanged],
  ['account.closed', ({ name }) => `Closed the account ${name ?? ''}`],
  ['account.reopened', ({ name }) => `Opened the account ${name ?? ''} again`],
  [
    'numbering.changed',
    ({ after }) => `Changed how ${after?.['kind'] === 'credit-note' ? 'credit notes' : 'invoices'} are numbered`,
  ],
  ['reconciliation.begun', ({ name }) => `Began to reconcile ${name ?? 'an account'} with the bank`],
  ['reconciliation.changed', ({ name }) => `Changed what the bank shows${of(name)}`],
  ['reconciliation.ticked', ({ name, after }) => `Ticked ${entries(after)}${of(name)} that the bank shows`],
  ['reconciliation.unticked', ({ name, after }) => `Took the ticks of ${entries(after)}${of(name)} away`],
  ['reconciliation.difference-booked', ({ name }) => `Booked the difference to the bank${of(name)}`],
  [
    'reconciliation.finished',
    ({ name, after }, wording) => `Finished reconciling ${name ?? 'an account'}${upTo(after, wording)} with the bank`,
  ],
  ['reconciliation.reopened', ({ name }) => `Opened the reconciliation${of(name)} again`],
  ['reconciliation.abandoned', ({ name }) => `Abandoned the reconciliation${of(name)}`],
  ['quarter.closed', ({ after }) => `Closed the quarter ${String(after?.['quarter'] ?? '')}`],
  ['quarter.reopened', ({ after }) => `Opened the quarter ${String(after?.['quarter'] ?? '')} again`],
  ['late-change.recorded', lateChange],
  ['category.added', ({ name }) => `Added the category ${name ?? ''}`],
  ['category.changed', categoryChanged],
  ['client.added', ({ name }) => `Added ${theClient(name)}`],
  ['client.changed', clientChanged],
  ['client.removed', clientRemoved],
  ['invoice.drafted', (told, wording) => `Drafted an invoice${toClient(told.after, wording)}`],
  ['invoice.revised', (told, wording) => `Changed the draft of an invoice${toClient(told.after, wording)}`],
  ['invoice.discarded', (told, wording) => `Discarded the draft of an invoice${toClient(told.before, wording)}`],
  ['invoice.issued', (told) => `Issued invoice ${numberOf(told)}`],
  ['invoice.voided', (told) => `Voided invoice ${numberOf(told)}`],
  ['invoice.credited', (told, wording) => `Credited${amountOf(told.after, wording)} of ${nameOr(told)}`],
  ['invoice.written-off', (told, wording) => `Wrote off${amountOf(told.after, wording)} of ${nameOr(told)}`],
  [
    'recurring.added',
    (told) => `Began a recurring ${String(told.after?.['kind'] ?? 'item')}${quoted(told.after?.['text'])}`,
  ],
  ['recurring.changed', ({ name, entityId }) => `Changed the recurring item ${name ?? entityId ?? ''}`],
  [
    'recurring.booked',
    ({ name, entityId, after }, wording) => `Booked ${name ?? `item ${entityId ?? ''}`}${dueOn(after, wording)}`,
  ],
  [
    'recurring.skipped',
    ({ name, entityId, after }, wording) => `Skipped ${name ?? `item ${entityId ?? ''}`}${dueOn(after, wording)}`,
  ],
  ['lead.added', ({ name }) => `Added ${theLead(name)}`],
  ['lead.changed', leadChanged],
  ['lead.removed', ({ entityId }) => `Removed lead ${entityId ?? ''} wholly`],
  ['niche.added', ({ name }) => `Added the niche ${name ?? ''}`],
  ['niche.changed', nicheChanged],
  ['niche.removed', ({ before }) => `Removed the niche ${String(before?.['name'] ?? '')}`],
  ['portfolio.added', ({ after }) => `Listed${quoted(after?.['title'])} in the portfolio`],
  ['portfolio.changed', ({ after }) => `Changed${quoted(after?.['title'])} in the portfolio`],
  ['portfolio.removed', ({ before }) => `Took${quoted(before?.['title'])} out of the portfolio`],
  ['step.changed', stepChanged],
  ['event.recorded', recorded],
  ['receipt.attached', ({ after, name }) => `Attached the receipt${quoted(after?.['name'])} to${quoted(name)}`],
  ['receipt.removed', ({ before, name }) => `Removed the receipt${quoted(before?.['name'])} from${quoted(name)}`],
  ['receipt.carried', ({ name }) => `Took the receipts along to the corrected${quoted(name)}`],
  ['event.reversed', (told) => `Took back${quoted(told.after?.['text'])}${kindOf(told.after)}`],
])

/** Whether an action has a sentence of its own. */
export function isTold(action: string): boolean {
  return SENTENCES.has(action)
}

/** What was done and to what, in one plain sentence; for an action that is not known here, its own words. */
export function sentenceOf(told: Told, wording: Wording): string {
  const say = SENTENCES.get(told.action)
  return `${(say ? say(told, wording) : plainly(told)).trim().replace(/[.…]$/, '')}.`
}

function plainly({ action, entity, entityId, name }: Told): string {
  const [noun = entity, verb = 'changed'] = action.split('.')
  const record = name ?? (entityId === null ? undefined : String(entityId))
  return `${fieldWords(noun)} ${verb.replaceAll('-', ' ')}${record === undefined ? '' : `: ${record}`}`
}

/** One thing changed is said as what it is; more, or an opening balance that was put right, as a change. */
function accountChanged({ name, before, after }: Told): string {
  const changed = changedFields(before, after)
  const account = name ?? String(before?.['name'] ?? '')
  if (changed.length === 1 && changed[0] === 'name')
    return `Renamed the account ${String(before?.['name'])} to ${String(after?.['name'])}`
  if (changed.length === 1 && changed[0] === 'position') return `Moved the account ${account} in the list`
  if (changed.length === 1 && changed[0] === 'role') return `Changed what the account ${account} is for`
  return `Changed the account ${account}`
}

function categoryChanged({ name, before, after }: Told): string {
  const changed = changedFields(before, after)
  const category = name ?? String(before?.['name'] ?? '')
  if (changed.length === 1 && changed[0] === 'name')
    return `Renamed the category ${String(before?.['name'])} to ${String(after?.['name'])}`
  if (changed.length === 1 && changed[0] === 'formKey') return `Changed the line of ${category} on the tax form`
  if (changed.length === 1 && changed[0] === 'deductibleBps') return `Changed what of ${category} is deductible`
  return `Changed the category ${category}`
}

function changedFields(before: Content | null, after: Content | null): string[] {
  return Object.keys(after ?? {}).filter((field) => before?.[field] !== after?.[field])
}

/** The amount of a step back is below zero; it is said as what came back. */
function takenBack({ name, after }: Told, { currency }: Wording): string {
  const minor = after?.['amountMinor']
  const amount = typeof minor === 'number' ? ` ${moneyText({ minor: -minor, currency })}` : ''
  return `Took${amount} back from ${name ?? 'a goal'}`
}

function lateChange({ name, after }: Told): string {
  return `Marked${name ? ` “${name}”` : ' an entry'} as a late change to ${String(after?.['quarter'] ?? 'a closed quarter')}`
}

function clientChanged({ name, before, after }: Told): string {
  const changed = Object.keys(after ?? {}).filter((field) => field !== 'version' && before?.[field] !== after?.[field])
  if (changed.length === 1 && changed[0] === 'archivedOn')
    return after?.['archivedOn'] === null ? `Brought ${theClient(name)} back` : `Archived ${theClient(name)}`
  return `Changed ${theClient(name)}`
}

function clientRemoved({ name, entityId, after }: Told): string {
  if (after?.['isWhole'] === true) return `Removed client ${entityId ?? ''} on request, wholly`
  return `Removed on request what the books do not need of ${theClient(name)}`
}

function theLead(name: string | undefined): string {
  return name === undefined ? 'a lead that was removed since' : `the lead ${name}`
}

function leadChanged({ name, before, after }: Told): string {
  const hasNew = (field: string) => after !== null && before?.[field] !== after[field]
  if (hasNew('clientId') && after?.['clientId'] != null) return `Made a client of ${theLead(name)}`
  if (!hasNew('state')) return `Changed ${theLead(name)}`
  if (after?.['state'] === 'open') return `Opened ${theLead(name)} again`
  return `Marked ${theLead(name)} as ${String(after?.['state'])}`
}

function nicheChanged({ name, before, after }: Told): string {
  const niche = `the niche ${name ?? String(before?.['name'] ?? '')}`
  if (before?.['chosenOn'] === after?.['chosenOn']) return `Changed ${niche}`
  return after?.['chosenOn'] == null ? `Chose ${niche} no more` : `Chose ${niche}`
}

function stepChanged({ after }: Told): string {
  const title = new Map<unknown, string>(Object.entries(STEP_TITLES)).get(after?.['step'])
  const step = `the step${quoted(title ?? after?.['step'])}`
  if (after?.['leftOut'] === true) return `Left out ${step}`
  return after?.['doneOn'] == null ? `Left ${step} to the book` : `Ticked ${step}`
}

function recorded({ after }: Told, wording: Wording): string {
  const verb = after?.['replaces'] === undefined ? 'Recorded' : 'Recorded anew'
  const date = after?.['date']
  const dated = typeof date === 'string' ? `, dated ${dateText(date as CalendarDate, wording.dateStyle)}` : ''
  return `${verb}${quoted(after?.['text'])}${kindOf(after)}${dated}`
}

function entries(content: Content | null): string {
  const { eventIds, count } = content ?? {}
  const many = typeof count === 'number' ? count : Array.isArray(eventIds) ? eventIds.length : undefined
  if (many === undefined) return 'entries'
  return many === 1 ? '1 entry' : `${many} entries`
}

function of(name: string | undefined): string {
  return name === undefined ? '' : ` of ${name}`
}

function upTo(content: Content | null, { dateStyle }: Wording): string {
  const date = content?.['date']
  return typeof date === 'string' ? ` up to ${dateText(date as CalendarDate, dateStyle)}` : ''
}

function dueOn(content: Content | null, { dateStyle }: Wording): string {
  const date = content?.['dueOn']
  return typeof date === 'string' ? ` of ${dateText(date as CalendarDate, dateStyle)}` : ''
}

function kindOf(content: Content | null): string {
  const words = new Map<unknown, string>(Object.entries(KIND_WORDS)).get(content?.['kind'])
  return words ? ` (${words.charAt(0).toLowerCase()}${words.slice(1)})` : ''
}

function theClient(name: string | undefined): string {
  return name === undefined ? 'a client that was removed since' : `the client ${name}`
}

function toClient(content: Content | null, { nameOf }: Wording): string {
  const id = content?.['clientId']
  const name = typeof id === 'number' ? nameOf('client', id) : undefined
  return name === undefined ? '' : ` to ${name}`
}

function withClient(content: Content | null, { nameOf }: Wording): string {
  const id = content?.['clientId']
  const name = typeof id === 'number' ? nameOf('client', id) : undefined
  return name === undefined ? '' : ` with ${name}`
}

function numberOf({ before, after, name, entityId }: Told): string {
  return String(after?.['number'] ?? before?.['number'] ?? name ?? entityId ?? '')
}

function nameOr({ name, entityId }: Told): string {
  return name ?? `invoice ${entityId ?? ''}`
}

function amountOf(content: Content | null, { currency }: Wording): string {
  const minor = content?.['amountMinor']
  return typeof minor === 'number' ? ` ${moneyText({ minor, currency })}` : ''
}

function quoted(text: unknown): string {
  return typeof text === 'string' && text !== '' ? ` “${text}”` : ''
}

function fromDay(date: unknown, { dateStyle }: Wording): string {
  return typeof date === 'string' ? ` that hold from ${dateText(date as CalendarDate, dateStyle)}` : ''
}

function ofDay(instant: unknown, { dateStyle }: Wording): string {
  return typeof instant === 'string' ? ` of ${dateText(instant.slice(0, 10) as CalendarDate, dateStyle)}` : ''
}
