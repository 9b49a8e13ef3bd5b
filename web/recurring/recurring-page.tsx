import type { JSX } from 'preact'
import type { DuesReply, RecurringItemsReply } from '../../shared/recurring/contract.ts'
import { dayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { Empty } from '../parts/empty.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { DueSection } from './due-section.tsx'
import { ItemsSection, TotalsSection } from './items-section.tsx'

/** Expenses and income that come again: what waits to be booked, what comes next, and what it makes. */
export default function RecurringPage(): JSX.Element {
  const items = useResource<RecurringItemsReply>('/api/v1/recurring-items')
  const dues = useResource<DuesReply>('/api/v1/recurring-items/due')
  const add = () => showDialog({ kind: 'recurring' })
  return (
    <>
      <PageHead
        title="Recurring"
        actions={[
          { label: 'All movements', short: 'Movements', href: '/money' },
          { label: 'Add what comes again', short: 'Add', hotkey: 'n', onPress: add, isPrimary: true },
        ]}
      />
      <Loaded resource={items} says="Reading what comes again…">
        {(known) =>
          known.items.length === 0 ? (
            <Empty
              title="Nothing comes again yet"
              says="Rent, software, a retainer: enter it once, and each date asks you before it is booked. Any expense can be repeated from its own page too."
              actions={
                <button type="button" class="button primary" onClick={add}>
                  Add the first
                </button>
              }
            />
          ) : (
            <>
              <p class="sentence">{sentence(known, dues.value?.items.length ?? 0)}</p>
              <Loaded resource={dues} says="Reading what waits…">
                {(waiting) => <DueSection dues={waiting.items} />}
              </Loaded>
              <ItemsSection items={known.items} />
              <TotalsSection totals={known.totals} />
            </>
          )
        }
      </Loaded>
    </>
  )
}

/** "2 dates wait for you. Next comes Coworking desk, on December 3." */
function sentence({ items }: RecurringItemsReply, waiting: number): string {
  const next = items
    .flatMap(({ text, nextOn }) => (nextOn === null ? [] : [{ text, nextOn }]))
    .sort((a, b) => (a.nextOn < b.nextOn ? -1 : 1))[0]
  const waits =
    waiting === 0 ? 'Nothing waits for you.' : `${waiting} ${waiting === 1 ? 'date waits' : 'dates wait'} for you.`
  return next ? `${waits} Next comes ${next.text}, on ${dayText(next.nextOn)}.` : waits
}
