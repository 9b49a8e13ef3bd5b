import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { QuarterReport } from '../../shared/reports/contract.ts'
import type { LivingReply } from '../../shared/today/contract.ts'
import { showDialog } from '../dialogs.ts'
import { CostsOfYear } from '../expenses/costs-of-year.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { reportPath, useQuarters } from '../reports/quarters.ts'
import { useResource } from '../resource.ts'
import { useAccounts } from './accounts.ts'
import { AddDialog } from './add-dialog.tsx'
import { FreeCashSentence, Holdings } from './holdings.tsx'
import { QuickEntry } from './quick-entry.tsx'
import { Statement } from './statement.tsx'

/** What the accounts hold, what of it is free, and every entry behind that. */
export default function MoneyPage(): JSX.Element {
  const accounts = useAccounts()
  const living = useResource<LivingReply>('/api/v1/living')
  const quarters = useQuarters()
  const running = quarters.value?.items.find(({ isRunning }) => isRunning)
  const report = useResource<QuarterReport>(running && reportPath(running.quarter))
  const isAdding = useSignal(false)
  const add = () => {
    isAdding.value = true
  }
  return (
    <>
      <PageHead
        title="Money"
        actions={[
          { label: 'Other entries', short: 'Other', hotkey: 'a', onPress: add },
          {
            label: 'Move between accounts',
            short: 'Move',
            hotkey: 'm',
            onPress: () => showDialog({ kind: 'transfer' }),
          },
          { label: 'Record payment', short: 'Payment', hotkey: 'p', onPress: () => showDialog({ kind: 'payment' }) },
          {
            label: 'Add expense',
            short: 'Expense',
            onPress: () => showDialog({ kind: 'expense' }),
            isPrimary: true,
          },
        ]}
      />
      <Loaded resource={living} says="Working out what is free…">
        {(figures) => (
          <Loaded resource={accounts} says="Reading your accounts…">
            {({ items }) => (
              <>
                <FreeCashSentence living={figures} />
                <Holdings living={figures} accounts={items} />
                <QuickEntry accounts={items} />
                <Statement accounts={items} firstDate={quarters.value?.items.at(-1)?.from} />
                {report.value && <CostsOfYear report={report.value} />}
              </>
            )}
          </Loaded>
        )}
      </Loaded>
      {isAdding.value && (
        <AddDialog
          onClose={() => {
            isAdding.value = false
          }}
        />
      )}
    </>
  )
}
