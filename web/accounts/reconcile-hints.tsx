import type { JSX } from 'preact'
import type { ReconciliationHint } from '../../shared/accounts/reconcile-contract.ts'
import { amountText } from '../../shared/words.ts'
import { dayText } from '../book.ts'
import { Section } from '../parts/section.tsx'

const WORDS: Record<ReconciliationHint['kind'], string> = {
  'all-not-ticked': 'Everything that is not ticked comes to exactly the difference: tick it if the bank shows it.',
  'not-ticked': 'Exactly the difference, and not ticked yet:',
  twice: 'The same amount twice within days. One of them would be the difference:',
  'ticked-too-much': 'Exactly the difference, and ticked. Does the bank really show it?',
  'wrong-sign': 'Half of the difference. It may be the wrong way round, in for out:',
  'swapped-digits': 'With two digits changed over, the difference would be gone. Is this amount typed right?',
  'divisible-by-nine':
    'The difference can be divided by nine, as it can when two digits of an amount are changed over.',
  'dated-later': 'Exactly the difference, but dated after the day. Was it on the bank’s list earlier?',
  'on-another-account': 'Exactly the difference, but on another account of yours:',
}

/** What may be missing or double; nothing here is more than a place to look. */
export function ReconcileHints({
  hints,
  isAllTicked,
}: {
  hints: readonly ReconciliationHint[]
  isAllTicked: boolean
}): JSX.Element {
  return (
    <Section title="Where the difference may lie">
      {hints.length === 0 ? (
        <p class="note">
          {isAllTicked
            ? 'Nothing in the book looks like the difference. An entry may be missing: record it from the bank’s list, or book the difference under a name.'
            : 'Tick what the bank shows. What is not explained then is missing from the book, or in it twice.'}
        </p>
      ) : (
        <ul class="bullets">
          {hints.map(({ kind, entries }) => (
            <li key={`${kind}-${entries.map(({ eventId }) => eventId).join('-')}`}>
              {WORDS[kind]}{' '}
              {entries.map(({ eventId, text, date, amount }, index) => (
                <span key={eventId}>
                  {index > 0 && ' · '}
                  <a href={`/money/${eventId}`}>{text}</a>{' '}
                  <span class="muted">
                    {dayText(date)}, {amountText(amount.minor, amount.currency)}
                  </span>
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
