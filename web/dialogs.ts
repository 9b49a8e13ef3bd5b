import { signal } from '@preact/signals'
import type { EventDetailReply } from '../shared/accounts/contract.ts'
import type { ContractReply, OneOffReply } from '../shared/forecast/known-to-come.ts'
import type { DayOffReply, SavingsGoalReply } from '../shared/living/contract.ts'
import type { GoalReply } from '../shared/reviews/contract.ts'
import type { TripReply } from '../shared/taxes/contract.ts'

/** A correction starts from what was recorded: the new entry replaces it. */
interface Correction {
  replaces?: EventDetailReply
}

/** The forms that open over any page. */
export type OpenDialog =
  /** Money from a client: for invoices, or income without one. */
  | ({ kind: 'payment'; invoiceId?: number; clientId?: number } & Correction)
  | ({ kind: 'expense' } & Correction)
  | ({ kind: 'money-back' } & Correction)
  | ({ kind: 'transfer'; fromAccountId?: number; toAccountId?: number; amountMinor?: number } & Correction)
  | ({
      kind: 'estimated-payment' | 'tax-refund'
      taxYear?: string
      /** The instalment that is paid, and what of it is still open. */
      instalment?: number
      amountMinor?: number
    } & Correction)
  | ({ kind: 'sales-tax-payment' } & Correction)
  | ({ kind: 'draw' } & Correction)
  | ({ kind: 'day-job-pay' } & Correction)
  | ({ kind: 'money-in' } & Correction)
  /** A refund to a client, or money that was held for one: it is recorded at the invoice or the client. */
  | { kind: 'give-back'; replaces: EventDetailReply }
  /** What comes again: a new one, like an entry, or one that changes. */
  | { kind: 'recurring'; like?: EventDetailReply; itemId?: number }
  /** A business trip: a new one, or one that is corrected. */
  | { kind: 'trip'; trip?: TripReply }
  /** A goal of one or two years: a new one, or one that changes. */
  | { kind: 'goal'; goal?: GoalReply }
  /** An item of the living budget: a new one, of a sort if it is known, or the one at a place of the list. */
  | { kind: 'budget-item'; index?: number; sort?: string }
  /** One sum for benefits: which of them it pays for. */
  | { kind: 'benefits-apart' }
  | { kind: 'day-off'; dayOff?: DayOffReply }
  | { kind: 'savings-goal'; goal?: SavingsGoalReply }
  | { kind: 'savings-step'; goal: SavingsGoalReply; as: 'put-aside' | 'take-back' }
  /** What is known of the months to come: a new one, or one that changes. */
  | { kind: 'contract'; contract?: ContractReply }
  | { kind: 'one-off'; oneOff?: OneOffReply }
  | { kind: 'client'; clientId?: number }
  | { kind: 'client-removal'; clientId: number }

/** The form that is open over the page, if one is. */
export const openDialog = signal<OpenDialog | undefined>(undefined)

export function showDialog(dialog: OpenDialog): void {
  openDialog.value = dialog
}

export function closeDialog(): void {
  openDialog.value = undefined
}
