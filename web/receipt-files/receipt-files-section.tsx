import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { EventDetailReply, ReceiptFileReply } from '../../shared/accounts/contract.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'
import { focusSection, Section } from '../parts/section.tsx'
import { ACCEPTED, addressOfFile, MAY_BE } from './attach.ts'
import { ReceiptRow } from './receipt-row.tsx'
import { RemoveReceiptDialog } from './remove-receipt-dialog.tsx'
import { type Upload, type Uploads, useUploads } from './use-uploads.ts'

interface Open {
  as: 'large' | 'remove'
  file: ReceiptFileReply
}

/** The paper of an entry: shown, kept, taken away; and more of it chosen, dropped or pasted. */
export function ReceiptFilesSection({ event }: { event: EventDetailReply }): JSX.Element {
  const uploads = useUploads(event.id)
  const open = useSignal<Open | undefined>(undefined)
  const box = useRef<HTMLDivElement>(null)
  usePasted(uploads)
  const close = () => {
    open.value = undefined
  }
  const shown = open.value
  return (
    <div ref={box}>
      <Section title="Receipts">
        {event.receiptFiles.length > 0 && (
          <ul class="receipt-files">
            {event.receiptFiles.map((file) => (
              <ReceiptRow
                key={file.id}
                file={file}
                onLarge={() => {
                  open.value = { as: 'large', file }
                }}
                onRemove={() => {
                  open.value = { as: 'remove', file }
                }}
              />
            ))}
          </ul>
        )}
        <Drop uploads={uploads} />
      </Section>
      {shown?.as === 'large' && (
        <Dialog title={shown.file.name} onClose={close}>
          <img class="receipt-large" src={addressOfFile(shown.file)} alt={`Receipt ${shown.file.name}`} />
        </Dialog>
      )}
      {shown?.as === 'remove' && (
        <RemoveReceiptDialog
          file={shown.file}
          entry={event.text}
          onClose={close}
          onRemoved={() => {
            close()
            // The button that asked is gone; what is next to it takes the focus.
            queueMicrotask(() => box.current && focusSection(box.current))
          }}
        />
      )}
    </div>
  )
}

/** Where files are chosen or dropped, and what became of them. */
function Drop({ uploads }: { uploads: Uploads }): JSX.Element {
  const input = useRef<HTMLInputElement>(null)
  const isOver = useSignal(false)
  const list = uploads.list.value
  const leave = () => {
    isOver.value = false
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the pointer alone; the button does the same
    <div
      class={isOver.value ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        isOver.value = true
      }}
      onDragLeave={leave}
      onDrop={(event) => {
        event.preventDefault()
        leave()
        void uploads.add(event.dataTransfer?.files ?? [])
      }}
    >
      <p class="row-of">
        <button type="button" class="button" onClick={() => input.current?.click()}>
          Attach a receipt…
        </button>
        <span class="muted">
          {MAY_BE} <span class="only-wide">Drop it here, or paste a picture.</span>
        </span>
      </p>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        multiple
        hidden
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          currentTarget.value = '' // so that the same file can be chosen again
          void uploads.add(files)
        }}
      />
      <div role="status">
        {list
          .filter(({ fault }) => fault === undefined)
          .map((upload) => (
            <p key={upload.id} class="muted note-gap">
              Attaching {upload.name}…
            </p>
          ))}
      </div>
      {list
        .filter(({ fault }) => fault !== undefined)
        .map((upload) => (
          <NotAttached key={upload.id} upload={upload} onLeave={() => uploads.leave(upload)} />
        ))}
    </div>
  )
}

function NotAttached({ upload, onLeave }: { upload: Upload; onLeave: () => void }): JSX.Element {
  return (
    <div class="gap-2">
      <Message
        tone="bad"
        title={`${upload.name} was not attached`}
        isUrgent
        actions={
          <>
            {upload.retry && (
              <button type="button" class="button" onClick={upload.retry}>
                Try again
              </button>
            )}
            <button type="button" class="button" onClick={onLeave}>
              Leave it
            </button>
          </>
        }
      >
        <p>{upload.fault}</p>
      </Message>
    </div>
  )
}

/** A picture from the clipboard, a screenshot say, pasted anywhere on the page but into a field or over a dialog. */
function usePasted(uploads: Uploads): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const isInField = event.target instanceof Element && event.target.closest('input, textarea') !== null
      const files = [...(event.clipboardData?.files ?? [])]
      if (isInField || files.length === 0 || document.querySelector('dialog:modal')) return
      event.preventDefault()
      void uploads.add(files)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [uploads])
}
