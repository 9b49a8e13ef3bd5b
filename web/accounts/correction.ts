import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import type { OpenDialog } from '../dialogs.ts'

/** The form that corrects an entry, with what was recorded in it; undefined for entries that no form records. */
export function correctionOf(event: EventDetailReply): OpenDialog | undefined {
  switch (event.kind) {
    case 'set-aside':
    case 'release':
    case 'transfer':
      return { kind: 'transfer', replaces: event }
    case 'payment':
    case 'expense':
    case 'money-back':
    case 'estimated-payment':
    case 'draw':
    case 'day-job-pay':
    case 'money-in':
      return { kind: event.kind, replaces: event }
    default:
      return undefined
  }
}
