import type { ComponentChildren, JSX } from 'preact'
import type { Resource } from '../resource.ts'
import { ProblemMessage } from './message.tsx'

const ROWS = ['one', 'two', 'three', 'four']

/** Grey rows as high as the real ones, so that nothing moves when those arrive. */
export function Skeleton({ says }: { says: string }): JSX.Element {
  return (
    <>
      <p class="muted" role="status">
        {says}
      </p>
      <table class="table note-gap fixed" aria-busy="true" aria-hidden="true">
        <tbody>
          {ROWS.map((row) => (
            <tr key={row}>
              <td class="w-64">
                <span class="skeleton" />
              </td>
              <td>
                <span class="skeleton" />
              </td>
              <td class="num w-88">
                <span class="skeleton" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

interface LoadedProps<T> {
  resource: Resource<T>
  /** "Reading movements…" */
  says: string
  children: (value: T) => ComponentChildren
}

/** What was read, or a skeleton once that takes long, or what went wrong. */
export function Loaded<T>({ resource, says, children }: LoadedProps<T>): JSX.Element | null {
  const { value, problem, isLoading, reload } = resource
  if (value !== undefined) return <>{children(value)}</>
  if (problem) {
    const again = (
      <button type="button" class="button primary" onClick={reload}>
        Try again
      </button>
    )
    return <ProblemMessage title="This could not be read" problem={problem.problem} actions={again} />
  }
  return isLoading ? <Skeleton says={says} /> : null
}
