/** Every way in which the domain says no. The code is part of the API (a problem's type): add freely, rename never. */
export type DomainErrorCode =
  | 'account-closed'
  | 'account-in-use'
  | 'account-not-empty'
  | 'account-role'
  | 'already-booked'
  | 'already-reconciling'
  | 'already-reversed'
  | 'already-set-up'
  | 'amount-out-of-range'
  | 'book-not-empty'
  | 'client-credit-too-small'
  | 'client-in-use'
  | 'client-mismatch'
  | 'client-removed'
  | 'currency-mismatch'
  | 'date-before-issue'
  | 'date-in-future'
  | 'date-too-early'
  | 'day-off'
  | 'difference-direction'
  | 'fee-too-large'
  | 'form-line-unknown'
  | 'goal-closed'
  | 'invalid-book'
  | 'invalid-receipt'
  | 'invalid-recurring'
  | 'invoice-has-payments'
  | 'invoice-not-draft'
  | 'invoice-not-issued'
  | 'invoice-total'
  | 'late-change-reason'
  | 'lead-is-client'
  | 'more-than-free'
  | 'months-reversed'
  | 'not-a-demo'
  | 'not-found'
  | 'not-on-the-account'
  | 'not-put-aside'
  | 'not-reversible'
  | 'not-set-up'
  | 'nothing-owed'
  | 'nothing-to-book'
  | 'nothing-to-refund'
  | 'number-taken'
  | 'overpayment'
  | 'quarter-already-closed'
  | 'quarter-closed'
  | 'quarter-not-closed'
  | 'quarter-not-over'
  | 'reconciliation-differs'
  | 'reconciliation-done'
  | 'reconciliation-not-last'
  | 'recurring-ended'
  | 'recurring-rhythm'
  | 'reduction-too-large'
  | 'review-begun'
  | 'review-done'
  | 'review-too-early'
  | 'review-without-decision'
  | 'stale'
  | 'step-from-book'
  | 'tax-answer'
  | 'tax-year-unknown'

/** A rule of the domain that refuses. The message is a sentence for the person, and says how to put it right. */
export class DomainError extends Error {
  readonly code: DomainErrorCode
  /** Where in the request the fault lies, as a JSON pointer ('#/amount/minor'), when it lies in one field. */
  readonly pointer: string | undefined

  /** Each field that is at fault, when there may be several. */
  readonly faults: readonly { pointer: string; detail: string }[]

  constructor(
    code: DomainErrorCode,
    message: string,
    pointer?: string,
    faults: readonly { pointer: string; detail: string }[] = [],
  ) {
    super(message)
    this.name = 'DomainError'
    this.code = code
    this.pointer = pointer
    this.faults = faults
  }
}
