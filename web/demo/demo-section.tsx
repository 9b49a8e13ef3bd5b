import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { StartAfreshReply } from '../../shared/demo/contract.ts'
import { call } from '../api.ts'
import { useAction } from '../form.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { Section } from '../parts/section.tsx'

/** The way from the demo to a book of one's own. */
export function DemoSection(): JSX.Element {
  const [isAsking, setAsking] = useState(false)
  return (
    <Section title="Demo book" id="demo">
      <p class="note">
        Every client, invoice and payment here is invented. When you have looked around, start afresh: this book becomes
        an empty one, and the first questions are asked.
      </p>
      <p class="gap-4">
        <button type="button" class="button" onClick={() => setAsking(true)}>
          Start afresh…
        </button>
      </p>
      {isAsking && <StartAfreshDialog onClose={() => setAsking(false)} />}
    </Section>
  )
}

function StartAfreshDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const form = useAction(async (key) => {
    await call<StartAfreshReply>('POST', '/api/v1/demo/start-afresh', { key, body: { removeAllEntries: true } })
  })
  return (
    <FormDialog
      title="Start afresh?"
      form={form}
      action="Remove all entries"
      consequence="A backup is made and checked first."
      isDangerous
      onClose={onClose}
    >
      <p>
        Every entry of this book is removed, also what you added to it yourself, and the first questions are asked. The
        backup lies beside the book, in the folder <code>demo-backups</code>.
      </p>
    </FormDialog>
  )
}
