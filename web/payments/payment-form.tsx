import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { ClientReply } from '../../shared/clients/contract.ts'
import { CURRENCIES } from '../../shared/currencies.ts'
import type { InvoicesReply } from '../../shared/invoices/contract.ts'
import type { PaymentBody, PaymentReply } from '../../shared/payments/contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { AccountField } from '../accounts/account-field.tsx'
import { valueNow } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { useClientChoices } from '../clients/use-client-choices.ts'
import { useForm } from '../form.ts'
import { ChoiceGroup, DateField, SelectField, Tick } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { MoneyField } from '../parts/number-fields.tsx'
import { Section } from '../parts/section.tsx'
import { TextareaField, TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { useResource } from '../resource.ts'
import { takingBack } from '../undo.ts'
import { OpenInvoices } from './open-invoices.tsx'
import { owedOn, type Payable, payablesOf } from './payable.ts'
import {
  bodyOf,
  coveredPayables,
  type PaymentFields,
  type PaymentStart,
  shownFields,
  usePaymentFields,
} from './payment-fields.ts'
import {
  movedMinor,
  ofThisPayment,
  SetAsideChoice,
  setAsideBody,
  setAsideFields,
  useSetAside,
} from './set-aside-choice.tsx'
import { usePreview } from './use-preview.ts'
import { PartsBar, PartsSum } from './whose-money.tsx'

interface PaymentFormProps {
  start: PaymentStart
  /** The one invoice that the form was opened for: then what it is for is no question. */
  invoice?: { id: number; number: string; clientName: string } | undefined
  onClose: () => void
}

/** Records money from a client and, in the same step, what of it is set aside for tax. */
export function PaymentForm({ start, invoice, onClose }: PaymentFormProps): JSX.Element {
  const { currency, accounts, replaces } = start
  const fields = usePaymentFields(start)
  const { client, payables } = useClientsInvoices(fields, start)
  const setAside = useSetAside(accounts, currency)
  const body = bodyOf(fields, payables, start)
  const preview = usePreview(body)
  const shown = preview.refusal === undefined ? preview.value : undefined
  const movesMinor = shown ? movedMinor(setAside, shown.proposal) : 0

  const form = useForm([...shownFields(fields), ...setAsideFields(setAside)], async (key) => {
    const payment = bodyOf(fields, payables, start)
    if (!payment) throw new Error('sent with a field that is not understood')
    const { proposal } = await preview.fetch(payment)
    const withMove = { ...payment, setAside: setAsideBody(setAside, proposal, currency) }
    const { value } = await call<PaymentReply>('POST', '/api/v1/payments', { key, body: withMove })
    sayRecorded(value, withMove)
    onClose()
  })

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
        <Details fields={fields} payables={payables} start={start} hasInvoices={invoice !== undefined} />
      </div>
      <Section title="Whose money is it?" aside="a proposal; change it before you record it">
        {preview.refusal !== undefined && (
          <p class="note" role="status">
            {preview.refusal}
          </p>
        )}
        {!shown && preview.refusal === undefined && (
          <p class="note">Enter the amount, and this shows how much of it is yours.</p>
        )}
        {shown && (
          <>
            <PartsBar {...partsOf(fields)} preview={shown} setAsideMinor={ofThisPayment(setAside, shown.proposal)} />
            <div class="cols-even gap-2">
              <PartsSum {...partsOf(fields)} preview={shown} setAsideMinor={ofThisPayment(setAside, shown.proposal)} />
              <SetAsideChoice setAside={setAside} proposal={shown.proposal} accounts={accounts} currency={currency} />
            </div>
          </>
        )}
      </Section>
    </FormDialog>
  )
}

function partsOf(fields: PaymentFields): { isFromCredit: boolean } {
  return { isFromCredit: fields.isFromCredit.value }
}

function consequenceOf({ replaces }: PaymentStart, movesMinor: number): string {
  if (replaces) return 'Takes the old entry back and records this one in its place. A set-aside made with it stays.'
  if (movesMinor > 0) return 'Records the payment and the set-aside together. Each can be reversed.'
  return 'It can be reversed later.'
}

/** Who pays: with a client come their open invoices, and what is held for them. */
function useClientsInvoices(
  fields: PaymentFields,
  { replaces, covered, currency }: PaymentStart,
): { client: ClientReply | undefined; payables: readonly Payable[] } {
  const clientId = valueNow(fields.client)
  const { chosen } = useClientChoices(clientId)
  const open = useResource<InvoicesReply>(clientId === undefined ? undefined : '/api/v1/invoices', {
    status: 'open',
    client: clientId,
    limit: 200,
  })
  const isOfReplaced = replaces !== undefined && replaces.clientId === clientId
  const payables = open.value ? payablesOf(open.value.items, isOfReplaced ? replaces : undefined) : covered
  const seen = useRef(covered.length > 0 || replaces ? clientId : undefined)
  // Another client has other invoices. If there is only one, that is the one.
  useEffect(() => {
    if (!open.value || seen.current === clientId) return
    seen.current = clientId
    tick(fields, payables.length === 1 ? payables : [], payables, currency)
  }, [clientId, open.value])
  return { client: chosen, payables }
}

/** Ticks invoices; the amount follows what is owed on them, unless another one was typed. */
function tick(fields: PaymentFields, ticked: readonly Payable[], payables: readonly Payable[], currency: string): void {
  const text = (some: readonly Payable[]) => {
    const owedMinor = owedOn(some)
    return owedMinor === 0 ? '' : amountText(owedMinor, currency)
  }
  const { amount, covered } = fields
  const typed = amount.text.peek()
  const isOwn = typed !== '' && typed !== text(coveredPayables(fields, payables)) && typed !== lastFilled.get(fields)
  covered.text.value = ticked.map(({ id }) => id).join(' ')
  covered.leave()
  if (isOwn) return
  amount.text.value = text(ticked)
  lastFilled.set(fields, amount.text.peek())
}

/** What the amount was filled with last, so that what the person typed is told apart from it. */
const lastFilled = new WeakMap<PaymentFields, string>()

interface PartProps {
  fields: PaymentFields
  start: PaymentStart
}

/** For invoices or for something else, and who paid. */
function WhatFor({ fields, start }: PartProps): JSX.Element {
  const isForInvoices = fields.purpose.text.value === 'invoices'
  const { clients = [], chosen } = useClientChoices(valueNow(fields.client))
  const offered = clients.filter((client) => !isForInvoices || client.openInvoices > 0 || client === chosen)
  const choices = offered.map(({ id, name }) => ({ value: String(id), label: name }))
  const categories = start.categories.filter(({ role }) => role === 'income' || role === 'client-money')
  return (
    <>
      <ChoiceGroup
        field={fields.purpose}
        label="What is it for?"
        isRow
        choices={[
          { value: 'invoices', label: 'Invoices' },
          { value: 'income', label: 'Income without an invoice' },
        ]}
      />
      <SelectField
        field={fields.client}
        label="Client"
        choices={[{ value: '', label: isForInvoices ? 'Choose a client' : 'No client' }, ...choices]}
        span="c6"
      />
      {!isForInvoices && (
        <>
          <TextField field={fields.text} label="Who paid, or what for" span="c6" />
          <SelectField
            field={fields.category}
            label="Category"
            choices={categories.map(({ id, name, role }) => ({
              value: String(id),
              label: role === 'client-money' ? 'Refundable deposit' : name,
            }))}
            span="c6"
          />
          <MoneyField
            field={fields.salesTax}
            label="Sales tax in it"
            note="If there is any. You only hold it."
            currency={start.currency}
            span="c6"
          />
        </>
      )}
    </>
  )
}

interface WithInvoices extends PartProps {
  payables: readonly Payable[]
}

function CoveredInvoices({ fields, payables, start }: WithInvoices): JSX.Element | null {
  if (valueNow(fields.client) === undefined) return null
  if (payables.length === 0) return <p class="note">This client has no open invoice.</p>
  return (
    <OpenInvoices
      fields={fields}
      payables={payables}
      currency={start.currency}
      onChange={(ticked) => tick(fields, ticked, payables, start.currency)}
    />
  )
}

interface AmountFieldsProps extends WithInvoices {
  client: ClientReply | undefined
  /** What reaches the account, once it is worked out. */
  arrives: PaymentReply['parts']['arrives'] | undefined
}

function AmountFields({ fields, payables, client, start, arrives }: AmountFieldsProps): JSX.Element {
  const { amount, date, account, fee, isFromCredit, isRestKept, purpose } = fields
  const { currency, today, accounts, replaces } = start
  const isForInvoices = purpose.text.value === 'invoices'
  const covered = coveredPayables(fields, payables)
  const amountMinor = valueNow(amount)
  const overMinor = isForInvoices && covered.length > 0 ? (amountMinor ?? 0) - owedOn(covered) : 0
  const heldMinor = client?.credit.minor ?? 0
  const isCreditOffered = heldMinor > 0 || replaces?.kind === 'credit-use'
  const text = (minor: number) => moneyText({ minor, currency })
  return (
    <>
      <MoneyField
        field={amount}
        label="Amount the client paid"
        note={isForInvoices && covered.length > 0 ? owedText(covered, amountMinor, text) : undefined}
        currency={currency}
        span="c4"
      />
      <DateField
        field={date}
        label={isFromCredit.value ? 'Date it is used' : 'Date it arrived'}
        latest={today}
        span="c4 half"
      />
      {!isFromCredit.value && <AccountField field={account} label="Into" accounts={accounts} span="c4 half" />}
      {overMinor > 0 && !isFromCredit.value && (
        <Tick
          isTicked={isRestKept}
          label={`Keep ${text(overMinor)} as credit of ${client?.name ?? 'the client'}`}
          note="It is theirs until it pays for something, and no income before."
        />
      )}
      {isCreditOffered && (
        <Tick
          isTicked={isFromCredit}
          label={`Pay with the ${text(heldMinor)} you hold for ${client?.name ?? 'the client'}`}
          note="No money moves: what you hold becomes yours."
        />
      )}
      {!isFromCredit.value && (
        <MoneyField
          field={fee}
          label="Processor fee kept back"
          note={fee.text.value !== '' && arrives ? `Arrives: ${moneyText(arrives)}. The fee is an expense.` : undefined}
          currency={currency}
          span="c4"
        />
      )}
    </>
  )
}

function owedText(
  covered: readonly Payable[],
  amountMinor: number | undefined,
  text: (minor: number) => string,
): string {
  const owedMinor = owedOn(covered)
  const owed = `Owed: ${text(owedMinor)}.`
  if (amountMinor === undefined) return owed
  if (amountMinor === owedMinor) return `${owed} This pays ${covered.length === 1 ? 'it' : 'them'} in full.`
  if (amountMinor < owedMinor) return `${owed} ${text(owedMinor - amountMinor)} stays open.`
  return `${owed} This is ${text(amountMinor - owedMinor)} more.`
}

interface DetailsProps extends WithInvoices {
  /** True when the form was opened for one invoice: the others of the client then stand here. */
  hasInvoices: boolean
}

/** What most payments do not have. */
function Details({ fields, payables, start, hasInvoices }: DetailsProps): JSX.Element {
  const { withheld, document, documentCurrency, note } = fields
  const isOpen = [withheld, document, note].some((field) => field.text.peek() !== '')
  const withInvoices = hasInvoices && payables.length > 1
  const names = ['Other currency', 'tax withheld', ...(withInvoices ? ['several invoices'] : []), 'note']
  return (
    <details class="chart-table c8 gap-5" open={isOpen}>
      <summary>{names.join(', ')}</summary>
      <div class="form gap-2">
        {withInvoices && <CoveredInvoices fields={fields} payables={payables} start={start} />}
        {!fields.isFromCredit.value && (
          <>
            <MoneyField
              field={withheld}
              label="Tax withheld"
              note="What the client paid to the tax office for you."
              currency={start.currency}
              span="c4"
            />
            <MoneyField
              field={document}
              label="Amount on their document"
              note="In another currency; kept beside what moved."
              currency={documentCurrency.text.value}
              span="c4 half"
            />
            <SelectField
              field={documentCurrency}
              label="Its currency"
              choices={CURRENCIES.filter((code) => code !== start.currency).map((code) => ({
                value: code,
                label: code,
              }))}
              span="c4 half"
            />
          </>
        )}
        <TextareaField field={note} label="Note" rows={2} />
      </div>
    </details>
  )
}

function sayRecorded({ event, setAside }: PaymentReply, body: PaymentBody): void {
  const says = `Recorded ${moneyText(body.amount)} from ${event.text}${setAside ? `, and set aside ${moneyText(setAside.amount)}` : ''}.`
  if (body.replaces !== undefined) sayDone(`Corrected. ${says}`)
  else sayDone(says, takingBack(event.id, ...(setAside ? [setAside.id] : [])))
}
