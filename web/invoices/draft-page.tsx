import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import type { Answer } from '../api.ts'
import { type Draft, type DraftStart, makeDraft } from './draft.ts'
import { DraftEditor } from './draft-editor.tsx'

/** Drafts whose page was left with changes that are not kept: they are found again on coming back. */
const left = new Map<string, Draft>()

interface DraftPageProps {
  /** Under what it is found again: the address of a new one, the id of one that was kept. */
  name: string
  start: DraftStart
  /** Called when it turns out that another window issued it. */
  onIssuedElsewhere: (id: number) => void
}

/** The page of one draft, from its first letter until it is issued or discarded. */
export function DraftPage({ name, start, onIssuedElsewhere }: DraftPageProps): JSX.Element {
  const [draft, setDraft] = useState(() => takeLeft(name) ?? makeDraft(start))
  useEffect(() => () => leave(name, draft), [name, draft])

  const { invoice } = start
  const version = draft.kept.value?.version ?? 0
  const isBehind = invoice !== undefined && invoice.version > version && !draft.isChanged.value
  useEffect(() => {
    if (isBehind) setDraft(makeDraft(start))
  }, [isBehind])

  const forget = () => forgetChanges(draft)
  const takeOther = ({ value, etag }: Answer<InvoiceReply>) => {
    forget()
    if (value.status === 'draft') setDraft(makeDraft({ ...start, invoice: value, etag }))
    else onIssuedElsewhere(value.id)
  }
  return (
    <DraftEditor
      key={draft.key}
      draft={draft}
      categories={start.categories}
      onForget={forget}
      onTakeOther={takeOther}
    />
  )
}

function leave(name: string, draft: Draft): void {
  if (draft.isChanged.peek()) left.set(nameOf(draft) ?? name, draft)
}

function takeLeft(name: string): Draft | undefined {
  const draft = left.get(name)
  left.delete(name)
  return draft
}

function nameOf(draft: Draft): string | undefined {
  const kept = draft.kept.peek()
  return kept && String(kept.id)
}

function forgetChanges(draft: Draft): void {
  draft.markKept(draft.kept.peek())
}
