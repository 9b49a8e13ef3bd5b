import type { JSX } from 'preact'
import { Hotkey } from '../parts/hotkey.tsx'
import { Line, Lines } from '../parts/lines.tsx'
import { keyOf, PLACES } from '../places.ts'

const KEYS: readonly { keys: readonly string[]; says: string }[] = [
  { keys: PLACES.map(keyOf), says: PLACES.map(({ name }) => name).join(', ') },
  {
    keys: ['n'],
    says: 'New: an invoice; where they stand a client, a lead, what comes again, an item of the living budget',
  },
  { keys: ['p'], says: 'Record a payment: on Today, Money, Invoices, with a client or an invoice' },
  { keys: ['e'], says: 'An expense: on Today its form, on Money the quick entry' },
  { keys: ['m'], says: 'Move between accounts, anywhere' },
  { keys: ['a'], says: 'Other entries, on Money' },
  { keys: ['/'], says: 'Search' },
  { keys: ['j', 'k'], says: 'Next row, row before' },
  { keys: ['Enter'], says: 'Open what is in focus' },
  { keys: ['d', 'g'], says: 'On Living: add days off, add a savings goal' },
  { keys: ['t'], says: 'On Taxes: add a business trip' },
  { keys: ['x', 't'], says: 'With the bank: tick the row, tick all up to it' },
  { keys: ['b', 'f'], says: 'With the bank: book the difference, finish' },
  { keys: ['w'], says: 'Why is this figure so?' },
  { keys: ['u'], says: 'Undo what was just done' },
  { keys: ['?'], says: 'The keys of the page' },
  { keys: ['Esc'], says: 'Close' },
  { keys: ['Ctrl+Enter'], says: 'In a form: do it' },
  { keys: ['Ctrl+s'], says: 'In the draft of an invoice: save it' },
  { keys: ['Alt+↑', 'Alt+↓'], says: 'In its lines: move the line' },
  { keys: ['Ctrl+d', 'Ctrl+Shift+⌫'], says: 'In its lines: copy the line above, remove the line' },
]

/** All keys of the app; `?` shows those that work on the page at hand. */
export function KeyList(): JSX.Element {
  return (
    <details class="chart-table">
      <summary>All keys</summary>
      <div class="form-narrow">
        <Lines isOpenEnded>
          {KEYS.map(({ keys, says }) => (
            <Line key={says} label={says}>
              {keys.map((key) => (
                <span key={key}>
                  <Hotkey keys={key} />{' '}
                </span>
              ))}
            </Line>
          ))}
        </Lines>
      </div>
    </details>
  )
}
