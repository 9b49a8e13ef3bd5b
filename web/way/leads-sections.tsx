import type { JSX } from 'preact'
import type { LeadReply, LeadsReply } from '../../shared/readiness/leads-contract.ts'
import { amountText, percentText } from '../../shared/words.ts'
import { book, dayText } from '../book.ts'
import { useAction } from '../form.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FormTrouble } from '../parts/form-box.tsx'
import { Pill } from '../parts/pill.tsx'
import { Section } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { changeLead, type LeadDeed, sayClosed } from './leads.ts'

interface LeadsProps {
  items: readonly LeadReply[]
  onAct: (deed: LeadDeed, lead: LeadReply) => void
}

/** The leads that are open, the one whose step comes first at the top. */
export function OpenLeads({ items, onAct }: LeadsProps): JSX.Element {
  return (
    <Section title="Open" aside={book.value?.currency}>
      {items.length === 0 ? (
        <p class="note">None is open.</p>
      ) : (
        <DataTable
          says="Open leads"
          columns={[
            WHO,
            NEXT_STEP,
            SOURCE,
            { head: 'Value', cell: ({ value }) => amount(value), fold: 'none', isNumber: true },
            {
              head: 'Chance',
              cell: ({ chance }) => (chance === null ? '—' : percentText(chance)),
              fold: 'none',
              isNumber: true,
            },
            { head: 'Weighted', cell: ({ weighted }) => amount(weighted), fold: 'amount', isNumber: true },
            {
              head: <span class="sr">What became of it</span>,
              cell: (lead) => <OpenActions lead={lead} onAct={onAct} />,
              fold: 'right',
              look: 'num own-line',
            },
          ]}
          rows={items}
          keyOf={({ id }) => id}
          isHere={({ isDue }) => isDue}
        />
      )}
    </Section>
  )
}

/** The leads that were won or lost, the latest first. */
export function ClosedLeads({ items, onAct }: LeadsProps): JSX.Element | null {
  if (items.length === 0) return null
  return (
    <Section title="Won and lost">
      <DataTable
        says="Leads that were won or lost"
        columns={[
          WHO,
          {
            head: 'Became',
            cell: (lead) => <Became lead={lead} />,
            fold: 'left',
          },
          {
            head: 'On',
            cell: ({ closedOn }) => closedOn && <time dateTime={closedOn}>{dayText(closedOn)}</time>,
            fold: 'amount',
            look: 'date muted',
          },
          SOURCE,
          {
            head: <span class="sr">Change</span>,
            cell: (lead) => <ClosedActions lead={lead} onAct={onAct} />,
            fold: 'right',
            look: 'num own-line',
          },
        ]}
        rows={items}
        keyOf={({ id }) => id}
      />
    </Section>
  )
}

/** Which sources brought clients, and which only work. */
export function SourcesSection({ sources }: Pick<LeadsReply, 'sources'>): JSX.Element {
  return (
    <Section title="Where they come from" aside={book.value?.currency}>
      <DataTable
        says="Sources of leads"
        columns={[
          { head: 'Source', cell: ({ source }) => source, fold: 'name', isRowHead: true },
          { head: 'Won', cell: ({ won }) => won, fold: 'none', isNumber: true },
          { head: 'Lost', cell: ({ lost }) => lost, fold: 'none', isNumber: true },
          { head: 'Open', cell: ({ open }) => open, fold: 'none', isNumber: true },
          {
            head: 'Value of those won',
            cell: ({ won, lost, open, wonValue }) => (
              <>
                <span class="only-narrow">{`${won} won, ${lost} lost, ${open} open · `}</span>
                {won === 0 ? '—' : amount(wonValue)}
              </>
            ),
            fold: 'amount',
            isNumber: true,
          },
        ]}
        rows={sources}
        keyOf={({ source }) => source}
      />
    </Section>
  )
}

const WHO: Column<LeadReply> = {
  head: 'Lead',
  cell: ({ name, contact, note }) => (
    <>
      {name}
      {contact && <span class="sub">{contact}</span>}
      {note && <span class="sub">{note}</span>}
    </>
  ),
  fold: 'name',
  isRowHead: true,
}

const NEXT_STEP: Column<LeadReply> = {
  head: 'Next step',
  cell: ({ nextStep, nextStepOn, isDue }) => (
    <>
      {nextStep || (nextStepOn ? 'Next step' : <span class="muted">none yet</span>)}
      {nextStepOn && (
        <span class="sub">
          {isDue ? 'due ' : ''}
          <time dateTime={nextStepOn}>{dayText(nextStepOn)}</time>
        </span>
      )}
    </>
  ),
  fold: 'left',
}

const SOURCE: Column<LeadReply> = { head: 'From', cell: ({ source }) => source, fold: 'none', look: 'muted' }

function amount(value: LeadReply['value']): string {
  return value === null ? '—' : amountText(value.minor, value.currency)
}

function Became({ lead: { state, clientId, clientName } }: { lead: LeadReply }): JSX.Element {
  if (clientId !== null)
    return (
      <>
        <Pill look="met">won</Pill> <a href={`/clients/${clientId}`}>{clientName}</a>
      </>
    )
  return <Pill look={state === 'won' ? 'met' : 'draft'}>{state}</Pill>
}

interface ActionsProps {
  lead: LeadReply
  onAct: LeadsProps['onAct']
}

function OpenActions({ lead, onAct }: ActionsProps): JSX.Element {
  const lose = useAction(async () => {
    sayClosed(await changeLead(lead, { state: 'lost' }), `Marked ${lead.name} as lost.`)
  })
  return (
    <>
      <span class="row-of row-actions">
        <Deed label="Won…" lead={lead} onPress={() => onAct('win', lead)} />
        <Deed label="Lost" lead={lead} isDisabled={lose.isSending.value} onPress={() => void lose.submit()} />
        <Deed label="Change…" lead={lead} onPress={() => onAct('change', lead)} />
        <Deed label="Remove…" lead={lead} onPress={() => onAct('remove', lead)} />
      </span>
      <FormTrouble form={lose} />
    </>
  )
}

function ClosedActions({ lead, onAct }: ActionsProps): JSX.Element {
  const reopen = useAction(async () => {
    await changeLead(lead, { state: 'open' })
    sayDone(`Opened ${lead.name} again.`)
  })
  return (
    <>
      <span class="row-of row-actions">
        {lead.state === 'won' && lead.clientId === null && (
          <Deed label="Make a client…" lead={lead} onPress={() => onAct('win', lead)} />
        )}
        <Deed label="Open again" lead={lead} isDisabled={reopen.isSending.value} onPress={() => void reopen.submit()} />
        <Deed label="Remove…" lead={lead} onPress={() => onAct('remove', lead)} />
      </span>
      <FormTrouble form={reopen} />
    </>
  )
}

interface DeedProps {
  label: string
  lead: LeadReply
  isDisabled?: boolean
  onPress: () => void
}

function Deed({ label, lead, isDisabled = false, onPress }: DeedProps): JSX.Element {
  return (
    <button
      type="button"
      class="button small"
      disabled={isDisabled}
      aria-label={`${label} ${lead.name}`}
      onClick={onPress}
    >
      {label}
    </button>
  )
}
