import type { JSX } from 'preact'
import type { ReconciliationLine } from '../../shared/accounts/reconcile-contract.ts'
import { amountText } from '../../shared/words.ts'
import { dayText } from '../book.ts'
import { useKeys } from '../keys.ts'
import { CELL, COLUMN_HEAD, ROW, ROW_HEAD, ROWS, TABLE } from '../parts/table-roles.ts'
import type { Ticking } from './ticking.ts'

interface ReconcileTableProps {
  lines: readonly ReconciliationLine[]
  currency: string
  /** Without it nothing can be ticked any more. */
  ticking?: Ticking
}

/** What the book has on the account, to be ticked where the bank shows it too. */
export function ReconcileTable({ lines, currency, ticking }: ReconcileTableProps): JSX.Element {
  const press = (work: (eventId: number) => void) => () => {
    const eventId = Number(document.activeElement?.closest<HTMLElement>('tr[data-event]')?.dataset['event'])
    if (eventId) work(eventId)
  }
  useKeys(
    ticking
      ? [
          {
            key: 'x',
            says: 'Tick the row, or take its tick away',
            press: press((id) => ticking.set(id, !ticking.isTicked(id))),
          },
          { key: 't', says: 'Tick all up to the row', press: press(ticking.upTo) },
        ]
      : [],
  )
  return (
    <table {...TABLE} class="table fold" aria-label="Entries on this account">
      <thead {...ROWS}>
        <tr {...ROW}>
          <th {...COLUMN_HEAD}>{ticking ? 'The bank shows it too' : 'What'}</th>
          <th {...COLUMN_HEAD} class="date">
            Date
          </th>
          <th {...COLUMN_HEAD}>For</th>
          <th {...COLUMN_HEAD} class="num">
            Amount, {currency}
          </th>
          {ticking && (
            <th {...COLUMN_HEAD} class="num">
              <span class="sr">Tick all up to here</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody {...ROWS}>
        {lines.map((line) => (
          <Row key={line.eventId} line={line} ticking={ticking} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ line, ticking }: { line: ReconciliationLine; ticking: Ticking | undefined }): JSX.Element {
  const { eventId, date, otherSide, amount } = line
  const text = lineText(line)
  const isTicked = ticking?.isTicked(eventId) ?? line.isTicked
  const sign = amount.minor > 0 ? '+' : ''
  return (
    <tr {...ROW} data-event={eventId} class={ticking && isTicked ? 'here' : undefined}>
      <th {...ROW_HEAD} class="f1">
        {ticking && (
          <span class="tick-target">
            <input
              type="checkbox"
              class="tick"
              aria-label={`The bank shows ${text}, ${amountText(amount.minor, amount.currency)}, ${dayText(date)}`}
              checked={isTicked}
              onChange={(event) => ticking.set(eventId, event.currentTarget.checked)}
            />
          </span>
        )}{' '}
        <a class="row-link" href={`/money/${eventId}`}>
          {text}
        </a>
      </th>
      <td {...CELL} class="date f3 muted">
        <time dateTime={date}>{dayText(date)}</time>
      </td>
      <td {...CELL} class="fx muted">
        {otherSide}
      </td>
      <td {...CELL} class="num f2">
        {sign}
        {amountText(amount.minor, amount.currency)}
      </td>
      {ticking && (
        <td {...CELL} class="num f4">
          <button
            type="button"
            class="button quiet small"
            aria-label={`Tick all up to ${text}, ${dayText(date)}`}
            onClick={() => ticking.upTo(eventId)}
          >
            All up to here
          </button>
        </td>
      )}
    </tr>
  )
}

/** What took an entry back bears its words. */
function lineText({ text, isReversal }: Pick<ReconciliationLine, 'text' | 'isReversal'>): string {
  return isReversal ? `Taken back: ${text}` : text
}
