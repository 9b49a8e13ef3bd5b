import type { JSX } from 'preact'
import type { RemovalReply } from '../../shared/clients/removal.ts'

/** What a removal leaves, each with its reason and its place. */
export function Remains({ stays }: Pick<RemovalReply, 'stays'>): JSX.Element {
  return (
    <ul class="plain-list">
      {stays.map(({ what, why, where }) => (
        <li key={what}>
          {what}. <span class="muted">{why}</span>
          {where !== null && (
            <>
              {' '}
              <code>{where}</code>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
