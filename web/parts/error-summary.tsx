import type { JSX } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { Fault } from '../form.ts'

/** What keeps a form from being sent, each with a link to its field. It takes the focus whenever the list is new. */
export function ErrorSummary({ faults }: { faults: readonly Fault[] }): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null)
  const heading = useId()
  useEffect(() => {
    if (faults.length > 0) box.current?.focus()
  }, [faults])
  if (faults.length === 0) return null
  return (
    <div ref={box} class="message bad-box" role="alert" tabIndex={-1} aria-labelledby={heading}>
      <h2 id={heading}>
        {faults.length === 1
          ? 'One thing keeps this from being saved'
          : `${faults.length} things keep this from being saved`}
      </h2>
      <ul>
        {faults.map(({ fieldId, says }) => (
          <li key={fieldId}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(fieldId)?.focus()
              }}
            >
              {says}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
