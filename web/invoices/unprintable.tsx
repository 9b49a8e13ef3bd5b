import type { JSX } from 'preact'
import type { ClientReply } from '../../shared/clients/contract.ts'
import { type Unprintable, unprintableIn } from '../../shared/invoices/printable.ts'
import { unprintableCharacters } from '../../shared/printable.ts'
import type { ProfileReply } from '../../shared/profile/contract.ts'
import { useAction } from '../form.ts'
import { FormDialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'
import { useResource } from '../resource.ts'
import { type Draft, filledLines } from './draft.ts'

const MOST_SHOWN = 24

/** What of a draft the PDF would show as boxes, as it is being typed, for this client and under this number. */
export function useUnprintable(
  draft: Draft,
  client: ClientReply | undefined,
  number: string | undefined,
): readonly Unprintable[] {
  const profile = useResource<ProfileReply>('/api/v1/profile').value
  const nobody = { name: '', contact: '', address: '' }
  return unprintableIn({
    number: number ?? '',
    seller: profile ? { ...profile, tradeName: profile.trade } : { ...nobody, email: '', taxNumber: '', howToPay: '' },
    client: client ?? nobody,
    reference: draft.reference.text.value,
    lines: filledLines(draft).map(({ what, unit }) => ({ description: what.text.value, unit: unit.text.value })),
    note: draft.note.text.value,
  })
}

interface UnprintableProps {
  unprintable: readonly Unprintable[]
}

/** Says while there is time which characters the PDF cannot show; nothing when it shows all of them. */
export function UnprintableMessage({ unprintable }: UnprintableProps): JSX.Element | null {
  if (unprintable.length === 0) return null
  const isOfSettings = unprintable.some(({ part }) => part === 'you' || part === 'number')
  return (
    <div class="gap-2">
      <Message tone="warn" title="Some characters cannot be printed">
        <UnprintableList unprintable={unprintable} />
        <p>
          Write them in other letters if you can. It can be issued all the same.
          {isOfSettings && (
            <>
              {' '}
              Your own details and your numbering are in <a href="/settings#profile">Settings</a>.
            </>
          )}
        </p>
      </Message>
    </div>
  )
}

interface IssueUnprintableDialogProps extends UnprintableProps {
  number: string | undefined
  onIssue: () => void
  onClose: () => void
}

/** Asks before a PDF with boxes in it is kept for good. */
export function IssueUnprintableDialog({
  unprintable,
  number,
  onIssue,
  onClose,
}: IssueUnprintableDialogProps): JSX.Element {
  const form = useAction(async () => {
    onClose()
    onIssue()
  })
  return (
    <FormDialog
      title="Issue it with empty boxes?"
      form={form}
      action={number ? `Issue ${number}` : 'Issue'}
      consequence="What is issued never changes."
      isDangerous
      onClose={onClose}
    >
      <div class="stack">
        <UnprintableList unprintable={unprintable} />
      </div>
    </FormDialog>
  )
}

function UnprintableList({ unprintable }: UnprintableProps): JSX.Element {
  return (
    <>
      <p>The PDF prints Latin, Greek and Cyrillic letters. Instead of each of these it shows an empty box:</p>
      <UnprintableParts unprintable={unprintable} />
    </>
  )
}

/** The same of one text, in a few words to stand beside its field; nothing when all of it prints. */
export function boxesText(text: string): string | undefined {
  const characters = unprintableCharacters([text]).slice(0, MOST_SHOWN).map(shown)
  return characters.length > 0 ? `The PDF shows an empty box instead of: ${characters.join(' ')}` : undefined
}

/** Part by part, which characters. */
export function UnprintableParts({ unprintable }: UnprintableProps): JSX.Element {
  return (
    <ul class="bullets">
      {unprintable.map(({ part, characters }) => (
        <li key={part}>
          {PARTS[part]}:{' '}
          {characters.slice(0, MOST_SHOWN).map((character) => (
            // Each by itself, so that those of scripts from right to left stay in their order.
            <span key={character}>
              <bdi>{shown(character)}</bdi>{' '}
            </span>
          ))}
          {characters.length > MOST_SHOWN && `and ${characters.length - MOST_SHOWN} more`}
        </li>
      ))}
    </ul>
  )
}

const PARTS: Record<Unprintable['part'], string> = {
  number: 'Number',
  you: 'Your own details',
  client: 'Client',
  reference: 'Their reference',
  lines: 'Line items',
  note: 'Note',
}

/** A mark needs something to stand on, and a space or what no font knows shows only by its code. */
function shown(character: string): string {
  if (/\p{M}/u.test(character)) return `◌${character}`
  if (!/[\p{Z}\p{C}]/u.test(character)) return character
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`
}
