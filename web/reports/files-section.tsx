import type { JSX } from 'preact'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { reportPath } from './quarters.ts'

/** What can be handed on of the quarter: its PDF, and files for a spreadsheet with the same totals. */
export function FilesSection({ report: { quarter, files } }: { report: QuarterReport }): JSX.Element {
  const path = reportPath(quarter)
  return (
    <Section title="Files with the same totals">
      <Lines isOpenEnded>
        <Line label={<Download href={`${path}.pdf`} name={`${quarter}.pdf`} />}>to read and to print</Line>
        {files.map(({ name, rows }) => (
          <Line key={name} label={<Download href={`${path}/${name}`} name={name} />}>
            {rows} {rows === 1 ? 'row' : 'rows'}
          </Line>
        ))}
      </Lines>
    </Section>
  )
}

function Download({ href, name }: { href: string; name: string }): JSX.Element {
  return (
    <a href={href} download aria-label={`Download ${name}`}>
      {name}
    </a>
  )
}
