import type { ComponentType, JSX } from 'preact'
import { ErrorBoundary, lazy } from 'preact-iso'
import { closeDialog, type OpenDialog, openDialog } from './dialogs.ts'
import { Dialog } from './parts/dialog.tsx'

const PaymentDialog = lazyDialog(() => import('./payments/payment-dialog.tsx'))
const ExpenseDialog = lazyDialog(() => import('./expenses/expense-dialog.tsx'))
const OwnMoneyDialog = lazyDialog(() => import('./accounts/own-money-dialog.tsx'))
const GiveBackCorrection = lazyDialog(() => import('./payments/give-back-correction.tsx'))
const RecurringDialog = lazyDialog(() => import('./recurring/recurring-dialog.tsx'))
const TripDialog = lazyDialog(() => import('./taxes/trip-dialog.tsx'))
const GoalDialog = lazyDialog(() => import('./reviews/goal-dialog.tsx'))
const BudgetItemDialog = lazyDialog(() => import('./living/budget-item-dialog.tsx'))
const BenefitsApartDialog = lazyDialog(() => import('./living/benefits-apart-dialog.tsx'))
const DayOffDialog = lazyDialog(() => import('./living/day-off-dialog.tsx'))
const SavingsGoalDialog = lazyDialog(() => import('./living/savings-goal-dialog.tsx'))
const SavingsStepDialog = lazyDialog(() => import('./living/savings-step-dialog.tsx'))
const ContractDialog = lazyDialog(() => import('./forecast/contract-dialog.tsx'))
const OneOffDialog = lazyDialog(() => import('./forecast/one-off-dialog.tsx'))
const ClientDialog = lazyDialog(() => import('./clients/client-dialog.tsx'))
const RemovalDialog = lazyDialog(() => import('./clients/removal-dialog.tsx'))

/** The form that is open over the page, if one is; its code is fetched when it is first opened. Drawn once. */
export function DialogHost(): JSX.Element | null {
  const dialog = openDialog.value
  return dialog ? <ErrorBoundary key={dialog.kind}>{formOf(dialog)}</ErrorBoundary> : null
}

function formOf(dialog: OpenDialog): JSX.Element {
  switch (dialog.kind) {
    case 'payment':
      return <PaymentDialog dialog={dialog} onClose={closeDialog} />
    case 'expense':
    case 'money-back':
      return <ExpenseDialog dialog={dialog} onClose={closeDialog} />
    case 'transfer':
    case 'estimated-payment':
    case 'tax-refund':
    case 'sales-tax-payment':
    case 'draw':
    case 'day-job-pay':
    case 'money-in':
      return <OwnMoneyDialog dialog={dialog} onClose={closeDialog} />
    case 'give-back':
      return <GiveBackCorrection dialog={dialog} onClose={closeDialog} />
    case 'recurring':
      return <RecurringDialog dialog={dialog} onClose={closeDialog} />
    case 'trip':
      return <TripDialog dialog={dialog} onClose={closeDialog} />
    case 'goal':
      return <GoalDialog dialog={dialog} onClose={closeDialog} />
    case 'budget-item':
      return <BudgetItemDialog dialog={dialog} onClose={closeDialog} />
    case 'benefits-apart':
      return <BenefitsApartDialog onClose={closeDialog} />
    case 'day-off':
      return <DayOffDialog dialog={dialog} onClose={closeDialog} />
    case 'savings-goal':
      return <SavingsGoalDialog dialog={dialog} onClose={closeDialog} />
    case 'savings-step':
      return <SavingsStepDialog dialog={dialog} onClose={closeDialog} />
    case 'contract':
      return <ContractDialog dialog={dialog} onClose={closeDialog} />
    case 'one-off':
      return <OneOffDialog dialog={dialog} onClose={closeDialog} />
    case 'client':
      return <ClientDialog dialog={dialog} onClose={closeDialog} />
    case 'client-removal':
      return <RemovalDialog dialog={dialog} onClose={closeDialog} />
  }
}

interface Closable {
  onClose: () => void
}

function lazyDialog<Props extends Closable>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  return lazy<ComponentType<Props>>(() => load().catch(() => ({ default: NotLoadedDialog })))
}

function NotLoadedDialog({ onClose }: Closable): JSX.Element {
  return (
    <Dialog title="This could not be opened" onClose={onClose}>
      <p>Evenkeel may have been stopped or updated meanwhile. What was confirmed is saved.</p>
      <p class="row-of gap-4">
        <button type="button" class="button primary" onClick={() => location.reload()}>
          Load the page anew
        </button>
      </p>
    </Dialog>
  )
}
