import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { PaymentReply } from '../../shared/payments/contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { AccountField } from '../accounts/account-field.tsx'
import { valueNow } from '../accounts/entry.ts'
import { DateField, Tick } from '../parts/choice-fields.tsx'
import { MoneyField } from '../parts/number-fields.tsx'
import { owedOn, type Payable } from './payable.ts'
import { coveredPayables, type PaymentFields, type PaymentStart } from './payment-fields.ts'

interface AmountFieldsProps {
  fields: PaymentFields
  payables: readonly Payable[]
  start: PaymentStart
  client: ClientReply | undefined
  /** What reaches the account, once it is worked out. */
  arrives: PaymentReply['parts']['arrives'] | undefined
}

/** How much came, when, and where it arrived; or that it is taken from what is held for the client. */
export function AmountFields({ fields, payables, client, start, arrives }: AmountFieldsProps): JSX.Element {
  const { amount, date, account, fee, isFromCredit, isRestKept, purpose } = fields
  const { currency, today, accounts, replaces } = start
  const isForInvoices = purpose.text.value === 'invoices'
  const covered = coveredPayables(fields, payables)
  const amountMinor = valueNow(amount)
  const overMinor = isForInvoices && covered.length > 0 ? (amountMinor ?? 0) - owedOn(covered) : 0
  const heldMinor = client?.credit.minor ?? 0
  const isCreditOffered = heldMinor > 0 || replaces?.kind === 'credit-use'
  const text = (minor: number) => moneyText({ minor, currency })
  useCreditUpTo(heldMinor, fields, covered, currency)
  return (
    <>
      <MoneyField
        field={amount}
        label={isFromCredit.value ? 'Amount to take from it' : 'Amount the client paid'}
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

/** What is held pays as much as it can; without it the whole is owed again. */
function useCreditUpTo(
  heldMinor: number,
  { amount, isFromCredit }: PaymentFields,
  covered: readonly Payable[],
  currency: string,
): void {
  const was = useRef(isFromCredit.value)
  useEffect(() => {
    if (was.current === isFromCredit.value) return
    was.current = isFromCredit.value
    const wantedMinor = covered.length > 0 ? owedOn(covered) : (valueNow(amount) ?? heldMinor)
    const minor = isFromCredit.value ? Math.min(wantedMinor, heldMinor) : wantedMinor
    if (minor > 0) amount.text.value = amountText(minor, currency)
  }, [isFromCredit.value])
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
