import type { JSX } from 'preact'
import { showDialog } from '../dialogs.ts'
import { Dialog } from '../parts/dialog.tsx'

type Kind =
  | 'draw'
  | 'estimated-payment'
  | 'tax-refund'
  | 'sales-tax-payment'
  | 'money-back'
  | 'money-in'
  | 'day-job-pay'

const ENTRIES: { kind: Kind; name: string; says: string }[] = [
  { kind: 'draw', name: 'Owner’s draw', says: 'What you take out for living, or spend privately.' },
  { kind: 'estimated-payment', name: 'Estimated tax payment', says: 'What you sent to the tax office.' },
  { kind: 'tax-refund', name: 'Tax refund', says: 'What the tax office paid back.' },
  { kind: 'sales-tax-payment', name: 'Sales tax paid over', says: 'Sales tax you collected, sent on.' },
  { kind: 'money-back', name: 'Money back from a vendor', says: 'A refund; it lowers its category.' },
  { kind: 'money-in', name: 'Own money put in', says: 'Your own, a gift, interest, a loan: no receipt.' },
  { kind: 'day-job-pay', name: 'Day-job pay', says: 'Net pay from an employer: money at hand, no receipt.' },
]

/** The entries that are needed less often than expenses and payments. */
export function AddDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const open = (kind: Kind) => {
    onClose()
    // Once this dialog is gone and the focus is back at its button: there it returns after the next one, too.
    setTimeout(() => showDialog({ kind }))
  }
  return (
    <Dialog title="Record another entry" onClose={onClose}>
      <ul class="todo">
        {ENTRIES.map(({ kind, name, says }) => (
          <li key={kind}>
            <span>
              {name}
              <span class="sub">{says}</span>
            </span>
            <button type="button" class="button small" onClick={() => open(kind)} aria-label={`Record: ${name}`}>
              Record
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
