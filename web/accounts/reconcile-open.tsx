import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { ReconciliationReply } from '../../shared/accounts/reconcile-contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { call, submission } from '../api.ts'
import { dayText, longDayText } from '../book.ts'
import { useAction } from '../form.ts'
import { Equation } from '../parts/equation.tsx'
import { FormTrouble } from '../parts/form-box.tsx'
import { type PageAction, PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { sayDone } from '../parts/toast.tsx'
import { telling } from '../telling.ts'
import { AbandonDialog, ChangeBalanceDialog, DifferenceDialog } from './reconcile-dialogs.tsx'
import { ReconcileHints } from './reconcile-hints.tsx'
import { ReconcileTable } from './reconcile-table.tsx'
import { useTicking } from './ticking.ts'

/** A reconciliation on its way: tick what the bank shows too, until nothing is left unexplained. */
export function OpenReconciliation({
  read,
  onAbandon,
}: {
  read: ReconciliationReply
  onAbandon: (reconciliation: ReconciliationReply) => void
}): JSX.Element {
  const ticking = useTicking(read)
  const { shown } = ticking
  const dialog = useSignal<'difference' | 'balance' | 'abandon' | undefined>(undefined)
  const open = (name: NonNullable<typeof dialog.value>) => () => {
    dialog.value = name
  }
  const close = () => {
    dialog.value = undefined
  }
  const finish = useAction(async (key) => {
    const path = `/api/v1/reconciliations/${shown.id}`
    const { value } = await call<ReconciliationReply>('POST', `${path}/finish`, { key, ifMatch: `"${shown.version}"` })
    const reopen = submission((again) => call('POST', `${path}/reopen`, { key: again, ifMatch: `"${value.version}"` }))
    const undo = async () => {
      await reopen()
      sayDone(`Open again: ${moneyText(shown.bankBalance)} on ${dayText(shown.date)}.`)
    }
    sayDone(
      `${shown.accountName} agrees with the bank on ${dayText(shown.date)}.`,
      () => void telling('Not opened again.', undo),
    )
  })
  const isExplained = shown.difference.minor === 0
  const actions: PageAction[] = [
    { label: 'Abandon…', short: 'Abandon…', onPress: open('abandon') },
    { label: 'Put aside', short: 'Put aside', href: '/money' },
    ...(isExplained
      ? []
      : [{ label: 'Book the difference…', short: 'Book it…', hotkey: 'b', onPress: open('difference') }]),
    {
      label: 'Finish',
      short: 'Finish',
      hotkey: 'f',
      onPress: () => void finish.submit(),
      isPrimary: true,
      isDisabled: !isExplained,
    },
  ]
  const untickedCount = shown.untickedIn.count + shown.untickedOut.count
  const lines = shown.lines.filter(({ cancels }) => !cancels)
  const cancelling = shown.lines.filter(({ cancels }) => cancels)
  return (
    <>
      <PageHead title="My bank says …" when={shown.accountName} actions={actions} />
      <FormTrouble form={finish} />
      <Standing reconciliation={shown} onChange={open('balance')} />
      {!isExplained && <ReconcileHints hints={shown.hints} isAllTicked={untickedCount === 0} />}
      <Section title="Does the bank show it too?" aside={`up to ${longDayText(shown.date)}`}>
        {shown.earlierLines > 0 && (
          <p class="note">{shown.earlierLines} earlier entries are not shown; “All up to here” ticks them too.</p>
        )}
        {lines.length === 0 ? (
          <p class="note">Up to that day the book has nothing on this account that is not ticked already.</p>
        ) : (
          <ReconcileTable lines={lines} currency={shown.bankBalance.currency} ticking={ticking} />
        )}
        <p class="note note-gap keys-hint">
          <kbd>j</kbd> <kbd>k</kbd> next and previous row · <kbd>x</kbd> tick · <kbd>t</kbd> tick all up to here
        </p>
        {cancelling.length > 0 && (
          <details class="chart-table">
            <summary>{cancelling.length} entries that cancel out</summary>
            <p class="note">Taken back on their own day: together they come to nothing and need no tick.</p>
            <ReconcileTable lines={cancelling} currency={shown.bankBalance.currency} />
          </details>
        )}
      </Section>
      {dialog.value === 'difference' && <DifferenceDialog reconciliation={shown} onClose={close} />}
      {dialog.value === 'balance' && <ChangeBalanceDialog reconciliation={shown} onClose={close} />}
      {dialog.value === 'abandon' && (
        <AbandonDialog reconciliation={shown} onAbandon={() => onAbandon(shown)} onClose={close} />
      )}
    </>
  )
}

/** The answer as a sentence, and the one line that leads to it. */
function Standing({
  reconciliation,
  onChange,
}: {
  reconciliation: ReconciliationReply
  onChange: () => void
}): JSX.Element {
  const { bankBalance, bookBalance, untickedIn, untickedOut, difference, date } = reconciliation
  const text = (minor: number) => amountText(minor, bankBalance.currency)
  return (
    <>
      <p class="sentence" role="status">
        The bank shows <b>{moneyText(bankBalance)}</b> on {longDayText(date)}. {explained(difference)}
      </p>
      <Equation
        says="From the bank’s balance to what is not explained"
        terms={[
          { label: 'Bank', value: text(bankBalance.minor) },
          { label: 'Book, that day', sign: '−', value: text(bookBalance.minor) },
          { label: `Not ticked, in (${untickedIn.count})`, sign: '+', value: text(untickedIn.total.minor) },
          { label: `Not ticked, out (${untickedOut.count})`, sign: '−', value: text(untickedOut.total.minor) },
          {
            label: 'Not explained',
            sign: '=',
            value: text(difference.minor),
            tone: difference.minor === 0 ? undefined : 'warn',
          },
        ]}
      />
      <p class="note-gap">
        <button type="button" class="button small" onClick={onChange}>
          Change balance or day
        </button>
      </p>
    </>
  )
}

function explained(difference: ReconciliationReply['difference']): JSX.Element {
  if (difference.minor === 0) return <>What is ticked comes to exactly that.</>
  const amount = <b>{moneyText({ ...difference, minor: Math.abs(difference.minor) })}</b>
  return difference.minor > 0 ? (
    <>{amount} of it is not explained yet.</>
  ) : (
    <>That is {amount} less than what is ticked.</>
  )
}
