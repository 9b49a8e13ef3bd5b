import type { JSX } from 'preact'
import type { RolePreviewReply } from '../../shared/accounts/contract.ts'
import type { Figure } from '../../shared/figure.ts'
import { Line, Lines } from '../parts/lines.tsx'
import { useResource } from '../resource.ts'
import { figureText } from '../value-text.ts'

const NAMES: Record<RolePreviewReply['figures'][number]['name'], string> = {
  liquid: 'Liquid money',
  'free-cash': 'Free cash',
  reserved: 'Reserved for tax',
  'reserve-missing': 'Missing from the reserve',
  buffer: 'Covered by the buffer',
  'runway-stopped': 'Runway without new money',
  'runway-low-end': 'Runway in low-end months',
}

/** What the figures of today would become, before the change is made: worked out by the change itself, and taken back. */
export function RolePreview({ accountId, role }: { accountId: number; role: string }): JSX.Element | null {
  const preview = useResource<RolePreviewReply>(`/api/v1/accounts/${accountId}/role-preview`, { role })
  const { value, problem } = preview
  if (problem) return <p class="note">{problem.problem.detail}</p>
  if (!value) return null
  const changed = value.figures.filter(({ before, after }) => figureText(before) !== figureText(after))
  return (
    <div role="status">
      <p class="strong">What this changes today</p>
      {changed.length === 0 ? (
        <p class="note">No figure changes: the account holds nothing that counts differently.</p>
      ) : (
        <Lines isOpenEnded>
          {changed.map(({ name, before, after }) => (
            <Line key={name} label={NAMES[name]} note={after.state === 'known' ? undefined : after.says}>
              <span class="muted">{shown(before)}</span> → <b>{shown(after)}</b>
            </Line>
          ))}
        </Lines>
      )}
    </div>
  )
}

function shown(figure: Figure): string {
  const text = figureText(figure)
  return text === '—' ? 'not known' : text
}
