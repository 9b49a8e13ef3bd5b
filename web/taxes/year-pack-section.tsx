import type { JSX } from 'preact'
import { Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { packPath } from './addresses.ts'

const FILES = [
  { ending: 'pdf', says: 'to read and to print' },
  { ending: 'csv', says: 'for a spreadsheet' },
  { ending: 'zip', says: 'all of it' },
] as const

/** What whoever prepares the return asks for: totals by the form's lines, income by client, trips and payments. */
export function YearPackSection({ taxYear }: { taxYear: string }): JSX.Element {
  return (
    <Section title={`Year pack ${taxYear}`} aside="for whoever prepares the return" id="year-pack">
      <Lines isOpenEnded>
        {FILES.map(({ ending, says }) => {
          const name = `${taxYear.replace('/', '-')}.${ending}`
          return (
            <Line
              key={ending}
              label={
                <a href={packPath(taxYear, ending)} download aria-label={`Download year pack ${name}`}>
                  {name}
                </a>
              }
            >
              {says}
            </Line>
          )
        })}
      </Lines>
      <p class="note note-gap">
        Totals by the lines of the form, income by client to hold against what they report, mileage, and the payments
        made.
      </p>
    </Section>
  )
}
