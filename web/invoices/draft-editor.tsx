import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { CategoryReply } from '../../shared/accounts/contract.ts'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import type { NumberingReply } from '../../shared/invoices/numbering-contract.ts'
import { valueNow } from '../accounts/entry.ts'
import { type Answer, ApiProblem, call, submission } from '../api.ts'
import { useClientChoices } from '../clients/use-client-choices.ts'
import { useAction, useForm } from '../form.ts'
import { HistoryLink } from '../history/history-link.tsx'
import { FormTrouble } from '../parts/form-box.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { TextareaField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { useResource } from '../resource.ts'
import { telling } from '../telling.ts'
import { ChangedElsewhere } from './changed-elsewhere.tsx'
import { bodyOf, type Draft, fieldsOf, type Kept } from './draft.ts'
import { DraftHead } from './draft-head.tsx'
import { DraftTotals } from './draft-totals.tsx'
import { LineItems } from './line-items.tsx'
import { IssueUnprintableDialog, UnprintableMessage, useUnprintable } from './unprintable.tsx'

type Intent = 'keep' | 'issue' | 'issue-all-the-same' | 'preview'

interface DraftEditorProps {
  draft: Draft
  categories: readonly CategoryReply[]
  /** Called when what was typed here is not wanted any more. */
  onForget: () => void
  /** Called to go on with what another window kept. */
  onTakeOther: (other: Answer<InvoiceReply>) => void
}

/** Writes an invoice: who it is for, its lines and what they come to; then it is kept, looked at, or issued. */
export function DraftEditor({ draft, categories, onForget, onTakeOther }: DraftEditorProps): JSX.Element {
  const { route } = useLocation()
  const other = useSignal<Answer<InvoiceReply> | undefined>(undefined)
  const intent = useRef<Intent>('keep')
  const [createOnce] = useState(() =>
    submission((key) => call<InvoiceReply>('POST', '/api/v1/invoices', { key, body: bodyOf(draft) })),
  )
  const [issueOnce] = useState(() => submission((key, lateReason) => issue(draft, key, lateReason)))
  const number = useNextNumber(draft)
  const { chosen } = useClientChoices(valueNow(draft.client))
  const unprintable = useUnprintable(draft, chosen, number)
  const isAsking = useSignal(false)

  const form = useForm(fieldsOf(draft), async (_key, lateReason) => {
    other.value = undefined
    try {
      const kept = await keep(draft, createOnce)
      if (intent.current === 'keep') sayDone('Kept as a draft.')
      if (intent.current === 'preview') location.assign(`/api/v1/invoices/${kept.id}.pdf`)
      if (intent.current === 'issue' && unprintable.length > 0) {
        isAsking.value = true
        return
      }
      if (intent.current !== 'issue' && intent.current !== 'issue-all-the-same') return
      const { value } = await issueOnce(lateReason)
      sayDone(`Issued ${value.number}. Its PDF is ready to send.`)
      route(`/invoices/${kept.id}`, true)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status !== 412) throw error
      other.value = await readOther(draft)
    }
  })
  const start = (what: Intent) => () => {
    intent.current = what
    void form.submit()
  }
  useLeaveGuard(draft)

  return (
    <>
      <PageHead
        title="Draft invoice"
        when={whenText(draft)}
        actions={[
          { label: 'Preview PDF', short: 'Preview', onPress: start('preview'), isDisabled: form.isSending.value },
          {
            label: 'Keep as draft',
            short: 'Keep',
            hotkey: 'Ctrl+s',
            onPress: start('keep'),
            isDisabled: form.isSending.value,
          },
          {
            label: number ? `Issue ${number}` : 'Issue',
            short: 'Issue',
            hotkey: 'Ctrl+Enter',
            onPress: start('issue'),
            isPrimary: true,
            isDisabled: form.isSending.value,
          },
        ]}
      />
      <h2 class="sr">For whom, and when</h2>
      <FormTrouble form={form} />
      {other.value && (
        <ChangedElsewhere
          draft={draft}
          other={other.value}
          onKeepMine={(kept) => {
            draft.kept.value = kept
            other.value = undefined
            start('keep')()
          }}
          onTakeOther={onTakeOther}
        />
      )}
      <DraftHead draft={draft} />
      <div class="cols cols-one">
        <LineItems draft={draft} categories={categories} />
      </div>
      <div class="cols">
        <div>
          <Section title="For the client">
            <TextareaField field={draft.note} label="Note on the invoice" />
          </Section>
          <UnprintableMessage unprintable={unprintable} />
          <WhenIssued number={number} />
        </div>
        <DraftTotals draft={draft} categories={categories} />
      </div>
      {isAsking.value && (
        <IssueUnprintableDialog
          unprintable={unprintable}
          number={number}
          onIssue={start('issue-all-the-same')}
          onClose={() => {
            isAsking.value = false
          }}
        />
      )}
      <Discard draft={draft} isDisabled={form.isSending.value} onForget={onForget} />
      {draft.kept.value && <HistoryLink entity="invoice" entityId={draft.kept.value.id} />}
    </>
  )
}

/** Sends what was typed, if anything was since it was kept. */
async function keep(draft: Draft, create: () => Promise<Answer<InvoiceReply>>): Promise<Kept> {
  const before = draft.kept.peek()
  if (before && !draft.isChanged.peek()) return before
  const { value, etag } = before
    ? await call<InvoiceReply>('PUT', `/api/v1/invoices/${before.id}`, { ifMatch: before.etag, body: bodyOf(draft) })
    : await create()
  const kept = { id: value.id, version: value.version, etag }
  draft.markKept(kept)
  // The page stays as it is, with the cursor where it was; only its address now says which draft it is.
  if (!before) history.replaceState(null, '', `/invoices/${kept.id}`)
  return kept
}

async function issue(draft: Draft, key: string, lateReason: string | undefined): Promise<Answer<InvoiceReply>> {
  const kept = draft.kept.peek()
  if (!kept) throw new Error('only a draft that was kept is issued')
  return call<InvoiceReply>('POST', `/api/v1/invoices/${kept.id}/issue`, { ifMatch: kept.etag, key, lateReason })
}

async function readOther(draft: Draft): Promise<Answer<InvoiceReply> | undefined> {
  const kept = draft.kept.peek()
  return kept && call<InvoiceReply>('GET', `/api/v1/invoices/${kept.id}`)
}

/** The number it would get now: where numbers count by the year, by that of the issue date. */
function useNextNumber(draft: Draft): string | undefined {
  const asOf = valueNow(draft.issueDate)
  const numbering = useResource<NumberingReply>(asOf === undefined ? undefined : '/api/v1/numbering', { asOf })
  return numbering.value?.items.find(({ kind }) => kind === 'invoice')?.nextNumber
}

/** What was typed and not kept is asked about before the window goes; within the app it is still there on coming back. */
function useLeaveGuard(draft: Draft): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (draft.isChanged.peek()) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [draft])
}

function whenText(draft: Draft): string {
  const isKept = draft.kept.value !== undefined
  if (draft.isChanged.value)
    return `No number until issued. ${isKept ? 'Changes are not saved yet.' : 'Not saved yet.'}`
  return isKept ? 'No number until issued. Saved.' : 'No number until issued.'
}

function WhenIssued({ number }: { number: string | undefined }): JSX.Element {
  return (
    <Section title="When you issue it">
      <ul class="note bullets">
        <li>
          {number ? (
            <>
              It takes the next number, <b>{number}</b>, in the same step, so that no number is ever missing.
            </>
          ) : (
            'It takes the next number in the same step, so that no number is ever missing.'
          )}
        </li>
        <li>Your address, the client’s, the tax rates and the PDF are kept as they are at that moment.</li>
        <li>From then on it can be voided or credited, but not changed.</li>
      </ul>
    </Section>
  )
}

interface DiscardProps {
  draft: Draft
  isDisabled: boolean
  onForget: () => void
}

/** A draft has no number, so it may go without a gap in the numbering; for a moment it can be brought back. */
function Discard({ draft, isDisabled, onForget }: DiscardProps): JSX.Element {
  const { route } = useLocation()
  // Once the page is left: as long as it shows the draft it would look for it in vain.
  const onLeft = useRef<(() => void) | undefined>(undefined)
  useEffect(() => () => onLeft.current?.(), [])
  const discard = useAction(async () => {
    const kept = draft.kept.peek()
    if (kept) {
      const { value } = await call<InvoiceReply>('GET', `/api/v1/invoices/${kept.id}`)
      onLeft.current = () =>
        void telling('Not discarded.', async () => {
          await call('DELETE', `/api/v1/invoices/${kept.id}`, { ifMatch: kept.etag })
          sayDone('Draft discarded.', bringingBack(value))
        })
    }
    onForget()
    route('/invoices')
  })
  return (
    <div class="gap-5">
      <FormTrouble form={discard} />
      <button
        type="button"
        class="button small danger"
        disabled={isDisabled || discard.isSending.value}
        onClick={() => void discard.submit()}
      >
        Discard draft
      </button>
    </div>
  )
}

function bringingBack({ clientId, issueDate, dueDate, reference, note, lines }: InvoiceReply): () => void {
  const body = { clientId, issueDate, dueDate, reference, note, lines: lines.map(({ net: _, ...line }) => line) }
  const create = submission((key) => call('POST', '/api/v1/invoices', { key, body }))
  return () =>
    void telling('Not brought back.', async () => {
      await create()
      sayDone('The draft is back.')
    })
}
