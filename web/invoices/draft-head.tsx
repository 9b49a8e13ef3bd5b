import { useSignal, useSignalEffect } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { ClientReply } from '../../shared/clients/contract.ts'
import { counted, moneyText } from '../../shared/words.ts'
import { valueNow } from '../accounts/entry.ts'
import { ClientForm } from '../clients/client-form.tsx'
import { useClientChoices } from '../clients/use-client-choices.ts'
import { termsText } from '../clients/words.ts'
import { DateField, SelectField } from '../parts/choice-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { alignDates, type Draft, expectTaxOf, takeTermsOf } from './draft.ts'

const USUAL_TERMS = [0, 7, 14, 15, 30, 45, 60, 90]

/** Who the invoice is for, and when it is due. */
export function DraftHead({ draft }: { draft: Draft }): JSX.Element {
  useSignalEffect(() => {
    if (draft.issueDate.text.value) alignDates(draft, 'issueDate')
  })
  useSignalEffect(() => {
    if (draft.terms.text.value) alignDates(draft, 'terms')
  })
  useSignalEffect(() => {
    if (draft.dueDate.text.value) alignDates(draft, 'dueDate')
  })
  const { clients, chosen } = useClientChoices(valueNow(draft.client))
  useClientTerms(draft, chosen)
  return (
    <div class="form">
      <ClientChoice draft={draft} clients={clients} chosen={chosen} />
      <DateField field={draft.issueDate} label="Issue date" span="c2 half" />
      <SelectField
        field={draft.terms}
        label="Terms"
        span="c2 half"
        choices={termsIn(draft, chosen).map((days) => ({ value: String(days), label: termsText(days) }))}
      />
      <DateField field={draft.dueDate} label="Due" span="c2 half" />
      <TextField field={draft.reference} label="Their reference" span="c2 half" />
    </div>
  )
}

/** A client who is newly chosen brings their terms and usual tax; a draft that is opened keeps its own. */
function useClientTerms(draft: Draft, chosen: ClientReply | undefined): void {
  const applied = useRef(draft.kept.peek() || draft.isChanged.peek() ? valueNow(draft.client) : undefined)
  useEffect(() => {
    if (!chosen) return
    if (applied.current === chosen.id) expectTaxOf(draft, chosen)
    else takeTermsOf(draft, chosen)
    applied.current = chosen.id
  }, [draft, chosen])
}

function termsIn(draft: Draft, chosen: ClientReply | undefined): number[] {
  const now = Number(draft.terms.text.value)
  return [...new Set([...USUAL_TERMS, now, ...(chosen ? [chosen.termsDays] : [])])].sort((a, b) => a - b)
}

interface ClientChoiceProps {
  draft: Draft
  clients: readonly ClientReply[] | undefined
  chosen: ClientReply | undefined
}

function ClientChoice({ draft, clients = [], chosen }: ClientChoiceProps): JSX.Element {
  const isAdding = useSignal(false)
  const choices = clients.map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <div class="c4">
      <SelectField
        field={draft.client}
        label="Client"
        note={chosen && chosen.openInvoices > 0 ? owesText(chosen) : undefined}
        choices={chosen ? choices : [{ value: '', label: 'Choose a client' }, ...choices]}
      />
      <p class="gap-2">
        <button
          type="button"
          class="button small"
          onClick={() => {
            isAdding.value = true
          }}
        >
          Add client
        </button>
      </p>
      {isAdding.value && (
        <ClientForm
          onClose={() => {
            isAdding.value = false
          }}
          onSaved={({ id }) => {
            draft.client.text.value = String(id)
          }}
        />
      )}
    </div>
  )
}

function owesText({ owed, openInvoices }: ClientReply): string {
  return `Owes ${moneyText(owed)} on ${counted(openInvoices, 'invoice')}.`
}
