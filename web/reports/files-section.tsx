import type { JSX } from 'preact'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import { dayText } from '../book.ts'
import { Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { reportPath } from './quarters.ts'

/** What can be handed on of the quarter: its PDF, and files for a spreadsheet with the same totals. */
export function FilesSection({ report: { quarter, files, closedOn } }: { report: QuarterReport }): JSX.Element {
  const path = reportPath(quarter)
  return (
    <Section title="Files with the same totals" aside={closedOn && `as they were closed on ${dayText(closedOn)}`}>
      <Lines isOpenEnded>
        <Line label={<Download href={`${path}.pdf`} name={`${quarter}.pdf`} />}>to read and to print</Line>
        {files.map(({ name, rows }) => (
          <Line key={name} label={<Download href={`${path}/${name}`} name={name} />}>
            {rows} {rows === 1 ? 'row' : 'rows'}
          </Line>
        ))}
        <Line label={<Download href={`${path}/forecast.csv`} name="forecast.csv" />}>
          a year ahead, as the PDF draws it
        </Line>
        <Line label={<Download href={`${path}.zip`} name={`${quarter}.zip`} />}>all of them</Line>
      </Lines>
      {closedOn && (
        <p class="note note-gap">
          The books as they are known now:{' '}
          <Download href={`${path}.pdf?current=1`} name={`${quarter}.pdf, as known now`} /> ·{' '}
          <Download href={`${path}.zip?current=1`} name={`${quarter}.zip, as known now`} />
        </p>
      )}
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
