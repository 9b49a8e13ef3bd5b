import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { LeadReply, LeadsReply } from '../../shared/readiness/leads-contract.ts'
import { moneyText } from '../../shared/words.ts'
import { book } from '../book.ts'
import { Empty } from '../parts/empty.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { Why } from '../parts/why.tsx'
import { useResource } from '../resource.ts'
import { LEADS_PATH } from './addresses.ts'
import { LeadClientDialog } from './lead-client-dialog.tsx'
import { LeadDialog } from './lead-dialog.tsx'
import { LeadRemovalDialog } from './lead-removal-dialog.tsx'
import type { LeadDeed } from './leads.ts'
import { ClosedLeads, OpenLeads, SourcesSection } from './leads-sections.tsx'

/** The first clients: who may become one, what comes next with each, and which sources brought those that did. */
export default function LeadsPage(): JSX.Element {
  const leads = useResource<LeadsReply>(LEADS_PATH)
  const open = useSignal<{ deed: LeadDeed | 'add'; lead?: LeadReply } | undefined>(undefined)
  const add = () => {
    open.value = { deed: 'add' }
  }
  const act = (deed: LeadDeed, lead: LeadReply) => {
    open.value = { deed, lead }
  }
  const close = () => {
    open.value = undefined
  }
  const now = open.value
  return (
    <>
      <PageHead
        title="Leads"
        actions={[
          { label: 'The way there', short: 'The way', href: '/independence#way' },
          { label: 'Add lead', short: 'Add lead', hotkey: 'n', onPress: add, isPrimary: true },
        ]}
      />
      <Loaded resource={leads} says="Reading your leads…">
        {(known) => (
          <>
            {known.items.length === 0 ? (
              <Empty
                title="No leads yet"
                says="Write down who may become a client, where they come from and what the next step is. On its day it stands on Today."
                actions={
                  <button type="button" class="button primary" onClick={add}>
                    Add the first
                  </button>
                }
              />
            ) : (
              <>
                <Sentence leads={known} />
                <OpenLeads items={known.items.filter(({ state }) => state === 'open')} onAct={act} />
                <ClosedLeads items={known.items.filter(({ state }) => state !== 'open')} onAct={act} />
                <SourcesSection sources={known.sources} />
              </>
            )}
            {now && (now.deed === 'add' || now.deed === 'change') && book.value && (
              <LeadDialog
                currency={book.value.currency}
                lead={now.lead}
                sources={known.sources.map(({ source }) => source).filter((source) => source !== 'not said')}
                onClose={close}
              />
            )}
            {now?.lead && now.deed === 'win' && <LeadClientDialog lead={now.lead} onClose={close} />}
            {now?.lead && now.deed === 'remove' && <LeadRemovalDialog lead={now.lead} onClose={close} />}
          </>
        )}
      </Loaded>
    </>
  )
}

/** "3 leads are open. By your own guesses they may bring $1,250.00." */
function Sentence({ leads: { items, weighted } }: { leads: LeadsReply }): JSX.Element {
  const count = items.filter(({ state }) => state === 'open').length
  const open = count === 1 ? '1 lead is open.' : `${count === 0 ? 'No' : count} leads are open.`
  if (weighted.state !== 'known' || typeof weighted.value !== 'object') return <p class="sentence">{open}</p>
  const value = moneyText(weighted.value)
  return (
    <p class="sentence">
      {open} By your own guesses {count === 1 ? 'it' : 'they'} may bring <b>{value}</b>.{' '}
      <Why figure={weighted} name={`Open leads, weighted, ${value}`} />
    </p>
  )
}
