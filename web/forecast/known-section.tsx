import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type CalendarDate, type Month, monthOf } from '../../shared/calendar.ts'
import type { ContractReply, ContractsReply, OneOffReply, OneOffsReply } from '../../shared/forecast/known-to-come.ts'
import type { PlanReply } from '../../shared/forecast/plan.ts'
import { amountText, longMonthText, moneyText } from '../../shared/words.ts'
import { call } from '../api.ts'
import { book } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Section } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { useResource } from '../resource.ts'
import { telling } from '../telling.ts'
import { CONTRACTS_PATH, ONE_OFFS_PATH, PLAN_PATH } from './addresses.ts'
import { removeContract, removeOneOff, termText } from './known.ts'

/** What is known of the months to come: the forecast counts on it instead of imagining it. */
export function KnownSection(): JSX.Element | null {
  const contracts = useResource<ContractsReply>(CONTRACTS_PATH).value
  const oneOffs = useResource<OneOffsReply>(ONE_OFFS_PATH).value
  const { currency, today } = book.value ?? {}
  if (!contracts || !oneOffs || !currency || !today) return null
  return (
    <Section
      title="What is known of the months to come"
      id="known"
      aside={
        <span class="row-of row-actions">
          <button type="button" class="button small" onClick={() => showDialog({ kind: 'contract' })}>
            Note a contract
          </button>
          <button type="button" class="button small" onClick={() => showDialog({ kind: 'one-off' })}>
            Note a one-off
          </button>
        </span>
      }
    >
      {contracts.items.length > 0 && (
        <DataTable says="Contracts" columns={contractColumns(currency)} rows={contracts.items} keyOf={({ id }) => id} />
      )}
      {oneOffs.items.length > 0 && (
        <DataTable
          says="One-offs"
          columns={oneOffColumns(currency, monthOf(today as CalendarDate))}
          rows={oneOffs.items}
          keyOf={({ id }) => id}
        />
      )}
      {contracts.items.length + oneOffs.items.length === 0 && (
        <p class="note">
          Nothing noted yet. A contract pays the same every month; a one-off comes or goes once, such as a new computer
          or a gift. Both take the place of guessing.
        </p>
      )}
      <SeasonalChoice />
    </Section>
  )
}

/** Whether a month ahead is rather like the same month of an earlier year. */
function SeasonalChoice(): JSX.Element | null {
  const plan = useResource<PlanReply>(PLAN_PATH)
  // What was chosen stands at once and until it is read back; it goes back should it be refused.
  const [chosen, setChosen] = useState<boolean>()
  const [isSending, setIsSending] = useState(false)
  useEffect(() => setChosen(undefined), [plan.etag])
  if (!plan.value) return null
  const set = async (seasonal: boolean, etag: string | undefined) => {
    setChosen(seasonal)
    setIsSending(true)
    let isKept = false
    await telling('Not changed.', async () => {
      const { etag: after } = await call<PlanReply>('PATCH', PLAN_PATH, { body: { seasonal }, ifMatch: etag })
      isKept = true
      sayDone(
        seasonal ? 'The forecast knows your seasons now.' : 'The forecast no longer looks at seasons.',
        () => void set(!seasonal, after),
      )
    })
    setIsSending(false)
    if (!isKept) setChosen(undefined)
  }
  return (
    <label class="choice note-gap">
      <input
        type="checkbox"
        checked={chosen ?? plan.value.seasonal}
        disabled={isSending}
        onChange={(event) => void set(event.currentTarget.checked, plan.etag)}
      />
      <span>
        My work comes in seasons
        <small>
          A month ahead is then, as often as not, the same month of an earlier year. From twelve months of data on.
        </small>
      </span>
    </label>
  )
}

const STATES: Record<ContractReply['state'], string> = { 'to-come': 'to come', running: 'running', ended: 'ended' }

function contractColumns(currency: string): Column<ContractReply>[] {
  return [
    {
      head: 'Contract',
      cell: ({ clientName, note }) => (
        <>
          {clientName}
          {note && <span class="sub">{note}</span>}
        </>
      ),
      fold: 'name',
      isRowHead: true,
    },
    { head: 'Months', cell: termText, fold: 'left', look: 'muted' },
    { head: 'State', cell: ({ state }) => STATES[state], fold: 'none', look: 'muted' },
    {
      head: `A month, ${currency}`,
      cell: ({ monthly }) => amountText(monthly.minor, currency),
      fold: 'amount',
      isNumber: true,
    },
    {
      head: <span class="sr">Change</span>,
      cell: (contract) => (
        <RowActions
          name={`the contract with ${contract.clientName}, ${moneyText(contract.monthly)}`}
          onChange={() => showDialog({ kind: 'contract', contract })}
          onRemove={() => void removeContract(contract)}
        />
      ),
      fold: 'right',
      look: 'num own-line',
    },
  ]
}

function oneOffColumns(currency: string, running: Month): Column<OneOffReply>[] {
  return [
    { head: 'One-off', cell: ({ name }) => name, fold: 'name', isRowHead: true },
    {
      head: 'Month',
      cell: ({ month, isPast }) => (
        <>
          {longMonthText(month)}
          {isPast && ', over'}
          {month === running && <span class="sub">still to come: remove it once it is in the book</span>}
        </>
      ),
      fold: 'left',
      look: 'muted',
    },
    {
      head: `Amount, ${currency}`,
      cell: ({ amount }) => `${amount.minor > 0 ? '+' : ''}${amountText(amount.minor, currency)}`,
      fold: 'amount',
      isNumber: true,
    },
    {
      head: <span class="sr">Change</span>,
      cell: (oneOff) => (
        <RowActions
          name={oneOff.name}
          onChange={() => showDialog({ kind: 'one-off', oneOff })}
          onRemove={() => void removeOneOff(oneOff)}
        />
      ),
      fold: 'right',
      look: 'num own-line',
    },
  ]
}

interface RowActionsProps {
  name: string
  onChange: () => void
  onRemove: () => void
}

function RowActions({ name, onChange, onRemove }: RowActionsProps): JSX.Element {
  return (
    <span class="row-of row-actions">
      <button type="button" class="button small" aria-label={`Change ${name}`} onClick={onChange}>
        Change…
      </button>
      <button type="button" class="button small" aria-label={`Remove ${name}`} onClick={onRemove}>
        Remove
      </button>
    </span>
  )
}
