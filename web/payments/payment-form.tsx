import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import type { PaymentBody, PaymentReply } from '../../shared/payments/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { ApiProblem, call } from '../api.ts'
import { useForm } from '../form.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { Section } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { takingBack } from '../undo.ts'
import { AmountFields } from './amount-fields.tsx'
import { PaymentDetails } from './payment-details.tsx'
import { bodyOf, type PaymentStart, shownFields, usePaymentFields } from './payment-fields.ts'
import {
  chosenIn,
  movedMinor,
  ofThisPayment,
  SetAsideChoice,
  setAsideBody,
  setAsideFields,
  useSetAside,
} from './set-aside-choice.tsx'
import { useClientsInvoices } from './use-payables.ts'
import { usePreview } from './use-preview.ts'
import { CoveredInvoices, WhatFor } from './what-for.tsx'
import { WhoseMoney } from './whose-money.tsx'

interface PaymentFormProps {
  start: PaymentStart
  /** The one invoice that the form was opened for: then what it is for is no question. */
  invoice?: { id: number; number: string; clientName: string } | undefined
  onClose: () => void
}

/** A request that was sent, and what was typed when it was. */
interface Unanswered {
  typed: string
  body: PaymentBody
}

/** Records money from a client and, in the same step, what of it is set aside for tax. */
export function PaymentForm({ start, invoice, onClose }: PaymentFormProps): JSX.Element {
  const { currency, accounts, replaces } = start
  const fields = usePaymentFields(start)
  const { client, payables } = useClientsInvoices(fields, start)
  const setAside = useSetAside(accounts, currency)
  const preview = usePreview(bodyOf(fields, payables, start))
  const isFromCredit = fields.isFromCredit.value
  const shown = preview.refusal === undefined ? preview.value : undefined
  const movesMinor = shown ? movedMinor(setAside, shown.proposal) : 0

  const unanswered = useRef<Unanswered | undefined>(undefined)
  const form = useForm([...shownFields(fields), ...setAsideFields(setAside)], async (key, lateReason) => {
    const payment = bodyOf(fields, payables, start)
    if (!payment) throw new Error('sent with a field that is not understood')
    const typed = JSON.stringify([payment, chosenIn(setAside)])
    // What got no answer may have been recorded all the same: the very same request is sent again, and no new proposal.
    const last = unanswered.current
    const body = last?.typed === typed ? last.body : await withSetAside(payment)
    unanswered.current = { typed, body }
    try {
      const { value } = await call<PaymentReply>('POST', '/api/v1/payments', { key, body, lateReason })
      sayRecorded(value, body, lateReason)
      onClose()
    } catch (error) {
      if (error instanceof ApiProblem) unanswered.current = undefined
      throw error
    }
  })
  const withSetAside = async (payment: PaymentBody): Promise<PaymentBody> => {
    const { proposal } = await preview.fetch(payment)
    return { ...payment, setAside: setAsideBody(setAside, proposal, currency) }
  }

  return (
    <FormDialog
      title={replaces ? 'Correct a payment' : 'Record payment'}
      {...(invoice && { about: `Invoice ${invoice.number}, ${invoice.clientName}` })}
      form={form}
      action={movesMinor > 0 ? 'Record and set aside' : 'Record payment'}
      consequence={consequenceOf(start, movesMinor)}
      onClose={onClose}
    >
      <div class="form">
        {!invoice && <WhatFor fields={fields} start={start} />}
        {!invoice && fields.purpose.text.value === 'invoices' && (
          <CoveredInvoices fields={fields} payables={payables} start={start} />
        )}
        <AmountFields
          fields={fields}
          payables={payables}
          client={client}
          start={start}
          arrives={shown?.parts.arrives}
        />
        <PaymentDetails fields={fields} payables={payables} start={start} hasInvoices={invoice !== undefined} />
      </div>
      <Section title="Whose money is it?" aside="a proposal; change it before you record it">
        {!shown && (
          <p class="note" role="status">
            {preview.refusal ?? 'Enter the amount, and this shows how much of it is yours.'}
          </p>
        )}
        {shown && (
          <WhoseMoney
            preview={shown}
            setAsideMinor={ofThisPayment(setAside, shown.proposal)}
            isFromCredit={isFromCredit}
          >
            <SetAsideChoice setAside={setAside} proposal={shown.proposal} accounts={accounts} currency={currency} />
          </WhoseMoney>
        )}
      </Section>
    </FormDialog>
  )
}

function consequenceOf({ replaces }: PaymentStart, movesMinor: number): string {
  if (replaces) return 'Takes the old entry back and records this one in its place. A set-aside made with it stays.'
  if (movesMinor > 0) return 'Records the payment and the set-aside together. Each can be reversed.'
  return 'It can be reversed later.'
}

function sayRecorded({ event, setAside }: PaymentReply, body: PaymentBody, lateReason: string | undefined): void {
  const says = `Recorded ${moneyText(body.amount)} from ${event.text}${setAside ? `, and set aside ${moneyText(setAside.amount)}` : ''}.`
  if (body.replaces !== undefined) sayDone(`Corrected. ${says}`)
  else sayDone(says, takingBack(setAside ? [event.id, setAside.id] : [event.id], lateReason))
}
