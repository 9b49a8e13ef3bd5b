import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { ExpectedPaymentReply } from '../../shared/invoices/contract.ts'
import { expectedPayment } from '../../shared/invoices/expected-payment.ts'
import type { SeenInvoice } from '../../shared/invoices/payment-delay.ts'
import type { Db } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'
import { balanceOf, requireIssued } from '../invoices/repository.ts'
import { requireProfile } from '../profile/repository.ts'
import { billingBetween } from './billing.ts'
import { firstSeenDay } from './book-input.ts'

/** The invoices that the forecast looks at too: every open invoice that is looked at asks for the same. */
const seenOn = whileUnchanged((db, asOf: CalendarDate): readonly SeenInvoice[] => {
  return billingBetween(db, firstSeenDay(asOf), asOf).seen
})

/**
 * When an open invoice may be paid, from the rows dated up to a day; worked out here and now: a server asks for it aside
 * (`askAside`).
 *
 * Throws: DomainError 'not-found', 'invoice-not-issued' (a draft, or one that was voided) or 'nothing-owed'.
 */
export function expectedPaymentOn(db: Db, asOf: CalendarDate, invoiceId: number): ExpectedPaymentReply {
  const invoice = requireIssued(db, invoiceId)
  if (balanceOf(db, invoiceId).openMinor <= 0)
    throw new DomainError('nothing-owed', `Nothing is owed for invoice ${invoice.number} any more.`)
  const { country } = requireProfile(db)
  return { asOf, ...expectedPayment(invoice, seenOn(db, asOf), { asOf, country }) }
}
