import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { NicheReply } from '../../shared/readiness/niches-contract.ts'
import { call, submission } from '../api.ts'
import { useAction } from '../form.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { FormTrouble } from '../parts/form-box.tsx'
import { Pill } from '../parts/pill.tsx'
import { Section } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { telling } from '../telling.ts'
import { NICHES_PATH } from './addresses.ts'
import { NicheDialog } from './niche-dialog.tsx'

/** Every niche with its three sides beside each other; one is chosen. */
export function NichesSection({ items }: { items: readonly NicheReply[] }): JSX.Element {
  const open = useSignal<{ niche?: NicheReply } | undefined>(undefined)
  const add = () => {
    open.value = {}
  }
  return (
    <Section
      title="Niches"
      aside={
        <button type="button" class="button small" onClick={add}>
          Add niche
        </button>
      }
    >
      {items.length === 0 ? (
        <Empty
          title="No niche is scored yet"
          says="Enter two or three that you think of, and score each from 1 to 5: what you can do, what you like, who would pay."
        />
      ) : (
        <>
          <DataTable
            says="Niches side by side"
            columns={columns((niche) => {
              open.value = { niche }
            })}
            rows={items}
            keyOf={({ id }) => id}
            isHere={({ chosenOn }) => chosenOn !== null}
          />
          <p class="note note-gap">
            The scores are your own guesses: a point or two between niches says nothing. Look at the weakest side.
          </p>
        </>
      )}
      {open.value && (
        <NicheDialog
          niche={open.value.niche}
          onClose={() => {
            open.value = undefined
          }}
        />
      )}
    </Section>
  )
}

function columns(change: (niche: NicheReply) => void): Column<NicheReply>[] {
  const score = (head: string, side: 'skills' | 'interest' | 'demand'): Column<NicheReply> => ({
    head,
    cell: (niche) => (niche.weakest.includes(side) ? <b>{niche[side]}</b> : niche[side]),
    fold: 'none',
    isNumber: true,
  })
  return [
    {
      head: 'Niche',
      cell: ({ name, says, note, chosenOn }) => (
        <>
          {name} {chosenOn && <Pill look="met">chosen</Pill>}
          <span class="sub">{says}</span>
          {note && <span class="sub">{note}</span>}
        </>
      ),
      fold: 'name',
      isRowHead: true,
    },
    score('Skills', 'skills'),
    score('Interest', 'interest'),
    score('Demand', 'demand'),
    {
      head: 'Of 15',
      cell: ({ total, skills, interest, demand }) => (
        <>
          {total}
          <span class="only-narrow muted">
            {' '}
            of 15: {skills}, {interest}, {demand}
          </span>
        </>
      ),
      fold: 'amount',
      isNumber: true,
    },
    {
      head: <span class="sr">Choose or change</span>,
      cell: (niche) => <NicheActions niche={niche} onChange={() => change(niche)} />,
      fold: 'right',
      look: 'num own-line',
    },
  ]
}

function NicheActions({ niche, onChange }: { niche: NicheReply; onChange: () => void }): JSX.Element {
  const { id, name, version, chosenOn } = niche
  const path = `${NICHES_PATH}/${id}`
  const choose = useAction(async () => {
    const body = { ...bodyOf(niche), isChosen: true }
    await call('PUT', path, { ifMatch: `"${version}"`, body })
    sayDone(`Chose ${name}.`)
  })
  const remove = useAction(async () => {
    await call('DELETE', path, { ifMatch: `"${version}"` })
    const putBack = submission((key) => call('POST', NICHES_PATH, { key, body: bodyOf(niche) }))
    sayDone(`Removed ${name}.`, () => {
      void telling('Not put back.', async () => {
        await putBack()
        sayDone(`${name} is there again.`)
      })
    })
  })
  const isSending = choose.isSending.value || remove.isSending.value
  return (
    <>
      <span class="row-of row-actions">
        {chosenOn === null && (
          <button
            type="button"
            class="button small"
            disabled={isSending}
            aria-label={`Choose ${name}`}
            onClick={() => void choose.submit()}
          >
            Choose
          </button>
        )}
        <button type="button" class="button small" aria-label={`Change ${name}`} onClick={onChange}>
          Change…
        </button>
        <button
          type="button"
          class="button small"
          disabled={isSending}
          aria-label={`Remove ${name}`}
          onClick={() => void remove.submit()}
        >
          Remove
        </button>
      </span>
      <FormTrouble form={choose} />
      <FormTrouble form={remove} />
    </>
  )
}

function bodyOf({ name, skills, interest, demand, note, chosenOn }: NicheReply): object {
  return { name, skills, interest, demand, note, isChosen: chosenOn !== null }
}
