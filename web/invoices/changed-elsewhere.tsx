import type { JSX } from 'preact'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { counted, moneyText } from '../../shared/words.ts'
import type { Answer } from '../api.ts'
import { Message } from '../parts/message.tsx'
import type { Draft, Kept } from './draft.ts'
import { typedTotals } from './typed-totals.ts'

interface ChangedElsewhereProps {
  draft: Draft
  /** The draft as it stands now, kept by another window. */
  other: Answer<InvoiceReply>
  onKeepMine: (kept: Kept) => void
  onTakeOther: (other: Answer<InvoiceReply>) => void
}

/** Two windows changed the same draft: the person says which one counts. */
export function ChangedElsewhere({ draft, other, onKeepMine, onTakeOther }: ChangedElsewhereProps): JSX.Element {
  const { id, status, number, version, lines, total } = other.value
  if (status !== 'draft') {
    return (
      <Message
        tone="warn"
        title={`This invoice was issued in another window, as ${number}`}
        isUrgent
        actions={
          <button type="button" class="button" onClick={() => onTakeOther(other)}>
            Show it
          </button>
        }
      >
        <p>What is issued stays as it is. What you typed here since is not in it.</p>
      </Message>
    )
  }
  const mine = typedTotals(draft)
  return (
    <Message
      tone="warn"
      title="This draft was changed in another window"
      isUrgent
      actions={
        <>
          <button type="button" class="button" onClick={() => onKeepMine({ id, version, etag: other.etag })}>
            Keep mine
          </button>
          <button type="button" class="button" onClick={() => onTakeOther(other)}>
            Take the other
          </button>
        </>
      }
    >
      <p>
        There it has {counted(lines.length, 'line')} and comes to {moneyText(total)}.{' '}
        {typeof mine !== 'string' && (
          <>
            Yours comes to {moneyText({ minor: mine.totals.totalMinor, currency: draft.currency })} and is not saved
            yet.
          </>
        )}
      </p>
    </Message>
  )
}
