import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { AccountReply } from '../../shared/accounts/contract.ts'
import type {
  ReconciliationReply,
  ReconciliationSummary,
  ReconciliationsReply,
} from '../../shared/accounts/reconcile-contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { call } from '../api.ts'
import { book, dayText, longDayText, momentText } from '../book.ts'
import { useAction, useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField } from '../parts/choice-fields.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FormBox, FormTrouble } from '../parts/form-box.tsx'
import { Message } from '../parts/message.tsx'
import { MoneyField, useAmount } from '../parts/number-fields.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { sayDone } from '../parts/toast.tsx'
import { useResource } from '../resource.ts'
import { telling } from '../telling.ts'
import { checkedValue } from './entry.ts'
import { OpenReconciliation } from './reconcile-open.tsx'

/** "My bank says …": an account held against the bank's balance, entry by entry. */
export default function ReconcilePage(): JSX.Element {
  const { accountId = '' } = useRoute().params
  const path = `/api/v1/accounts/${encodeURIComponent(accountId)}`
  const account = useResource<AccountReply>(path)
  const past = useResource<ReconciliationsReply>(`${path}/reconciliations`)
  const [abandoned, abandon] = useAbandoning()
  const begunId = account.value?.openReconciliationId
  const openId = begunId === abandoned ? undefined : begunId
  const open = useResource<ReconciliationReply>(openId ? `/api/v1/reconciliations/${openId}` : undefined)
  const isOpen = openId != null
  return (
    <>
      {!(isOpen && open.value) && <PageHead title="My bank says …" when={account.value?.name} />}
      <Loaded resource={account} says="Reading the account…">
        {(value) => (
          <>
            {isOpen ? (
              <Loaded resource={open} says="Reading its entries…">
                {(read) => <OpenReconciliation key={read.id} read={read} onAbandon={abandon} />}
              </Loaded>
            ) : (
              <Begin key={value.id} account={value} />
            )}
            <Loaded resource={past} says="Reading earlier ones…">
              {({ items }) => <Past items={items.filter(({ state }) => state === 'done')} />}
            </Loaded>
          </>
        )}
      </Loaded>
    </>
  )
}

/** Gives one up once the page has left it: as long as it is shown it would be looked for in vain. */
function useAbandoning(): [id: number | undefined, abandon: (reconciliation: ReconciliationReply) => void] {
  const [abandoned, setAbandoned] = useState<ReconciliationReply>()
  useEffect(() => {
    if (!abandoned) return
    const { id, version, accountName } = abandoned
    void telling('Not abandoned.', async () => {
      await call('DELETE', `/api/v1/reconciliations/${id}`, { ifMatch: `"${version}"` }).catch((error) => {
        setAbandoned(undefined)
        throw error
      })
      sayDone(`${accountName} is not being reconciled any more.`)
    })
  }, [abandoned])
  return [abandoned?.id, setAbandoned]
}

/** What the bank shows, and on which day. */
function Begin({ account }: { account: AccountReply }): JSX.Element {
  const { currency } = account.balance
  const { reconciled } = account
  const balance = useAmount(currency, { range: 'any', pointer: '#/bankBalance' })
  const day = useField(readDate, { start: book.value?.today ?? '', pointer: '#/date' })
  const form = useForm([balance, day], async (key) => {
    const body = { bankBalance: { minor: checkedValue(balance), currency }, date: checkedValue(day) }
    await call('POST', `/api/v1/accounts/${account.id}/reconciliations`, { key, body })
  })
  return (
    <>
      <p class="sentence">
        {reconciled
          ? `${account.name} agreed with the bank on ${longDayText(reconciled.date)}.`
          : `${account.name} has not been held against the bank yet.`}
      </p>
      {reconciled?.disagreesSince && (
        <Message tone="warn" title={`No longer agrees since ${momentText(reconciled.disagreesSince)}`}>
          <p>
            An entry that was ticked has been taken back or corrected, or the opening balance was changed. Reconcile
            again: what took its place is in the list.
          </p>
        </Message>
      )}
      <Section title="What does the bank show?">
        <FormBox form={form} says="What the bank shows">
          <div class="form form-narrow">
            <MoneyField
              field={balance}
              label="Balance"
              hint={
                account.role === 'card'
                  ? 'What you owe has a minus: −450.00'
                  : 'From the statement or the bank’s own page.'
              }
              currency={currency}
              span="c6"
            />
            <DateField
              field={day}
              label="At the end of"
              hint="All entries up to that day are listed."
              earliest={reconciled?.date ?? account.openedOn ?? undefined}
              latest={book.value?.today}
              span="c6"
            />
          </div>
          <p class="row-of gap-4">
            <button type="submit" class="button primary" disabled={form.isSending.value}>
              Compare
            </button>
          </p>
        </FormBox>
      </Section>
    </>
  )
}

function Past({ items }: { items: readonly ReconciliationSummary[] }): JSX.Element | null {
  const reopen = useAction(async (key) => {
    const latest = items[0]
    if (!latest) return
    const path = `/api/v1/reconciliations/${latest.id}/reopen`
    await call('POST', path, { key, ifMatch: `"${latest.version}"` })
    sayDone(`Open again: ${moneyText(latest.bankBalance)} on ${dayText(latest.date)}.`)
  })
  const [first] = items
  if (!first) return null
  return (
    <Section title="Agreed before">
      <FormTrouble form={reopen} />
      <DataTable
        says="Finished reconciliations"
        columns={columnsOf(first.bankBalance.currency, () => void reopen.submit())}
        rows={items}
        keyOf={({ id }) => id}
      />
    </Section>
  )
}

function columnsOf(currency: string, reopen: () => void): Column<ReconciliationSummary>[] {
  return [
    { head: 'On', cell: ({ date }) => dayText(date), fold: 'name', isRowHead: true },
    {
      head: 'Standing',
      cell: ({ disagreesSince }) =>
        disagreesSince ? <span class="warn">no longer agrees since {momentText(disagreesSince)}</span> : 'agreed',
      fold: 'left',
      look: 'muted',
    },
    {
      head: `Bank, ${currency}`,
      cell: ({ bankBalance }) => amountText(bankBalance.minor, bankBalance.currency),
      fold: 'amount',
      isNumber: true,
    },
    {
      head: <span class="sr">Open again</span>,
      cell: ({ canReopen, date }) =>
        canReopen && (
          <button type="button" class="button small" aria-label={`Open ${dayText(date)} again`} onClick={reopen}>
            Open again
          </button>
        ),
      fold: 'right',
      isNumber: true,
    },
  ]
}
