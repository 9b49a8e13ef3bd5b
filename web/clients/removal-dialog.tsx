import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { RemovalReply, RemovedReply } from '../../shared/clients/removal.ts'
import { counted } from '../../shared/words.ts'
import { type Answer, ApiProblem, call, NoAnswer } from '../api.ts'
import type { OpenDialog } from '../dialogs.ts'
import { useField, useForm } from '../form.ts'
import { ChoiceGroup } from '../parts/choice-fields.tsx'
import { Dialog, FormDialog } from '../parts/dialog.tsx'
import { ProblemMessage } from '../parts/message.tsx'
import { sayDone } from '../parts/toast.tsx'
import { type Reading, refused, understood } from '../reading.ts'
import { forgetResource } from '../resource.ts'
import { Remains } from './remains.tsx'

interface RemovalDialogProps {
  dialog: Extract<OpenDialog, { kind: 'client-removal' }>
  onClose: () => void
}

/**
 * What would go, what would stay and why, before anything does. It is read once: after a removal there may be nothing
 * left to read.
 */
export default function RemovalDialog({ dialog, onClose }: RemovalDialogProps): JSX.Element | null {
  const path = `/api/v1/clients/${dialog.clientId}/removal`
  const [preview, setPreview] = useState<Answer<RemovalReply>>()
  const [problem, setProblem] = useState<ApiProblem>()
  useEffect(() => {
    call<RemovalReply>('GET', path).then(setPreview, (error) => {
      if (error instanceof ApiProblem) setProblem(error)
      else if (!(error instanceof NoAnswer)) throw error
    })
  }, [path])
  if (preview) return <RemovalForm path={path} preview={preview} onClose={onClose} />
  if (!problem) return null
  return (
    <Dialog title="Remove their data" onClose={onClose}>
      <ProblemMessage title="This could not be read" problem={problem.problem} />
    </Dialog>
  )
}

interface RemovalFormProps {
  path: string
  preview: Answer<RemovalReply>
  onClose: () => void
}

function RemovalForm({ path, preview: { value: removal, etag }, onClose }: RemovalFormProps): JSX.Element {
  const { route } = useLocation()
  const { name, goes, stays, warnings, drafts } = removal
  const isWhole = name === null
  const withDrafts = useField(readDrafts, { start: drafts === 0 ? 'go' : '', pointer: '#/withDrafts' })
  const form = useForm([withDrafts], async (key) => {
    // The page of a client that goes wholly is left first: there is nothing to show on it afterwards.
    if (isWhole) {
      route('/clients')
      forgetResource(`/api/v1/clients/${removal.clientId}`)
    }
    const { value } = await call<RemovedReply>('POST', path, { key, ifMatch: etag, body: { withDrafts: true } })
    sayDone(value.isFileRewritten ? 'Removed, and the file is written anew.' : NOT_REWRITTEN)
    onClose()
  })
  return (
    <FormDialog
      title="Remove their data?"
      form={form}
      action="Remove"
      consequence="This cannot be taken back."
      isDangerous
      onClose={onClose}
    >
      <div class="stack">
        {warnings.map((words) => (
          <p key={words}>
            <b>{words}</b>
          </p>
        ))}
        <div>
          <h3>What goes</h3>
          <ul class="plain-list">
            {goes.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
        {drafts > 0 && (
          <ChoiceGroup
            field={withDrafts}
            label={`${counted(drafts, 'draft')} not issued yet`}
            choices={[
              { value: 'go', label: drafts === 1 ? 'It goes too' : 'They go too' },
              { value: 'stay', label: 'Issue or discard first, and come back' },
            ]}
          />
        )}
        <div>
          <h3>What stays, and why</h3>
          <Remains stays={stays} />
        </div>
      </div>
    </FormDialog>
  )
}

const NOT_REWRITTEN =
  'Removed. Old bytes may still lie in data.db, because another program reads it; they go with the next removal.'

function readDrafts(text: string): Reading<true> {
  if (text === 'go') return understood(true)
  return refused(
    text === ''
      ? 'Say what becomes of the drafts.'
      : 'Issue or discard the drafts first. Nothing is removed until then.',
  )
}
