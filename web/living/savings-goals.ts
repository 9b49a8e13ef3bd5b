import type { SavingsGoalReply } from '../../shared/living/contract.ts'
import type { Money } from '../../shared/money.ts'
import { moneyText } from '../../shared/words.ts'
import { call, submission } from '../api.ts'
import { sayDone } from '../parts/toast.tsx'
import { telling } from '../telling.ts'
import { GOALS_PATH } from './addresses.ts'

/** Says that something was put aside. The toast can take it back. */
export function sayPutAside({ id, name, isReached }: SavingsGoalReply, amount: Money, date: string): void {
  const takeBack = submission((key) =>
    call('POST', `${GOALS_PATH}/${id}/steps`, { key, body: { as: 'take-back', amount, date } }),
  )
  const reached = isReached ? ' The goal is reached.' : ''
  sayDone(`Put ${moneyText(amount)} aside for ${name}.${reached}`, () => {
    void telling('Not taken back.', async () => {
      await takeBack()
      sayDone('Taken back.')
    })
  })
}

/** Closes a goal; what was put aside for it is free again. */
export async function closeGoal({ id, name, version, putAside }: SavingsGoalReply): Promise<void> {
  await call('PATCH', `${GOALS_PATH}/${id}`, { ifMatch: `"${version}"`, body: { closed: true } })
  sayDone(putAside.minor > 0 ? `Closed ${name}. ${moneyText(putAside)} is free again.` : `Closed ${name}.`)
}
