import { useEffect, useRef } from 'preact/hooks'
import type { ClientReply } from '../../shared/clients/contract.ts'
import type { InvoicesReply } from '../../shared/invoices/contract.ts'
import { amountText } from '../../shared/words.ts'
import { valueNow } from '../accounts/entry.ts'
import { useClientChoices } from '../clients/use-client-choices.ts'
import { useResource } from '../resource.ts'
import { owedOn, type Payable, payablesOf } from './payable.ts'
import { coveredPayables, type PaymentFields, type PaymentStart } from './payment-fields.ts'

/** Who pays: with a client come their open invoices, and what is held for them. */
export function useClientsInvoices(
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
export function tick(
  fields: PaymentFields,
  ticked: readonly Payable[],
  payables: readonly Payable[],
  currency: string,
): void {
  const text = (some: readonly Payable[]) => {
    const owedMinor = owedOn(some)
    return owedMinor === 0 ? '' : amountText(owedMinor, currency)
  }
  const { amount, covered } = fields
  const typed = amount.text.peek()
  const isOwn = typed !== '' && typed !== text(coveredPayables(fields, payables))
  covered.text.value = ticked.map(({ id }) => id).join(' ')
  covered.leave()
  if (!isOwn) amount.text.value = text(ticked)
}
