import type { JSX } from 'preact'

/** Marks an entry that has paper: a clip for the eye, words for whoever cannot see it. */
export function Clip({ count }: { count: number | undefined }): JSX.Element | null {
  if (!count) return null
  const says = count === 1 ? 'with a receipt' : `with ${count} receipts`
  return (
    <span class="clip" title={says}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d="M13 7.2 8 12.2a3.2 3.2 0 0 1-4.5-4.5l5.3-5.3a2.1 2.1 0 0 1 3 3L6.6 10.6a1 1 0 0 1-1.5-1.4l4.6-4.6" />
      </svg>
      <span class="sr"> {says}</span>
    </span>
  )
}
