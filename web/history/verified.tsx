import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { VerificationReply } from '../../shared/history/contract.ts'
import { momentText } from '../book.ts'
import { Message } from '../parts/message.tsx'
import { useResource } from '../resource.ts'

/** Whether the history is whole: each change carries the hash of the one before, and they were followed. */
export function Verified(): JSX.Element | null {
  const verification = useResource<VerificationReply>('/api/v1/history/verification')
  const { value, reload } = verification
  // A long history is followed in stages.
  useEffect(() => {
    if (value?.state === 'going-on') reload()
  }, [value])
  if (!value) return null
  const { state, verifiedUpTo, lastNumber, at, checkedAt } = value
  if (state === 'broken') {
    return (
      <Message tone="bad" title={`The history is broken after change ${verifiedUpTo}`} isUrgent>
        <p>
          What follows was changed outside Evenkeel, or the file is damaged. Changes up to {verifiedUpTo} are as they
          were recorded. Run <code>npx evenkeel check</code>, and restore a backup.
        </p>
      </Message>
    )
  }
  const followed =
    state === 'whole' ? `All ${lastNumber} changes` : `Changes 1 to ${verifiedUpTo} of ${lastNumber}, so far,`
  return (
    <p class="sentence-more" role="status">
      {followed} stand as they were recorded: each carries the hash of the one before, followed {momentText(at)}.{' '}
      {checkedAt !== null && `The whole book was last checked with the backup of ${momentText(checkedAt)}.`}
    </p>
  )
}
