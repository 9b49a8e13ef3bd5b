import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import type { OpenDialog } from '../dialogs.ts'

/** The form that corrects an entry, with what was recorded in it; undefined for an opening balance, which its account puts right. */
export function correctionOf(event: EventDetailReply): OpenDialog | undefined {
  switch (event.kind) {
    case 'set-aside':
    case 'release':
    case 'transfer':
      return { kind: 'transfer', replaces: event }
    case 'credit-use':
      return { kind: 'payment', replaces: event }
    case 'client-refund':
    case 'deposit-return':
      return { kind: 'give-back', replaces: event }
    case 'payment':
    case 'expense':
    case 'money-back':
    case 'estimated-payment':
    case 'tax-refund':
    case 'sales-tax-payment':
    case 'draw':
    case 'day-job-pay':
    case 'money-in':
      return { kind: event.kind, replaces: event }
    default:
      return undefined
  }
}
