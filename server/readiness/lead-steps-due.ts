import { type CalendarDate, daysBetween } from '../../shared/calendar.ts'
import type { ToDoReply } from '../../shared/today/contract.ts'
import type { Db } from '../db/open.ts'
import { type DueStep, dueSteps } from './lead-repository.ts'

/** The next steps with leads that are to be taken today, or were before. */
export function leadStepsDue(db: Db, asOf: CalendarDate): ToDoReply | undefined {
  const due = dueSteps(db, asOf)
  const [oldest] = due
  if (!oldest) return undefined
  return {
    kind: 'lead-steps',
    title: due.length === 1 ? `${stepOf(oldest)}: ${oldest.name}` : `Take the next step with ${due.length} leads`,
    detail:
      due.length === 1
        ? lateText(oldest, asOf)
        : `First ${oldest.name}, ${lateText(oldest, asOf)}${oldest.nextStep && `: ${oldest.nextStep}`}`,
    action: 'Open',
    link: '/independence/leads',
    move: null,
  }
}

function stepOf({ nextStep }: DueStep): string {
  return nextStep || 'Next step'
}

function lateText({ nextStepOn }: DueStep, asOf: CalendarDate): string {
  const days = daysBetween(nextStepOn, asOf)
  return days === 0 ? 'for today' : `${days} ${days === 1 ? 'day' : 'days'} late`
}
