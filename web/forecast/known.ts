import { type Month, shiftMonth } from '../../shared/calendar.ts'
import type { ContractReply, OneOffReply } from '../../shared/forecast/known-to-come.ts'
import { longMonthText, monthText } from '../../shared/words.ts'
import { call, submission } from '../api.ts'
import { sayDone } from '../parts/toast.tsx'
import { type Reading, understood } from '../reading.ts'
import { telling } from '../telling.ts'
import { CONTRACTS_PATH, ONE_OFFS_PATH } from './addresses.ts'

const MONTHS_BACK = 12
const MONTHS_ON = 60

/** The months to choose from, and in any case the one that is chosen. */
export function monthChoices(running: Month, from: number, chosen?: string | null): { value: string; label: string }[] {
  const months = Array.from({ length: MONTHS_ON - from + 1 }, (_, index) => shiftMonth(running, index + from))
  const all = chosen && !months.includes(chosen) ? [...months, chosen].sort() : months
  return all.map((month) => ({ value: month, label: longMonthText(month) }))
}

/** A contract may have begun long ago. */
export function firstMonthChoices(running: Month, chosen?: string): { value: string; label: string }[] {
  return monthChoices(running, -MONTHS_BACK, chosen)
}

/** A month of a list. */
export function readMonth(text: string): Reading<Month> {
  return understood(text)
}

/** "Sep 2026 to Aug 2027", "from Dec 2026, without an agreed end" */
export function termText({ firstMonth, lastMonth }: Pick<ContractReply, 'firstMonth' | 'lastMonth'>): string {
  const first = monthText(firstMonth, { year: true })
  return lastMonth === null
    ? `from ${first}, without an agreed end`
    : `${first} to ${monthText(lastMonth, { year: true })}`
}

/** Takes a contract out. The toast can put it back. */
export async function removeContract(contract: ContractReply): Promise<void> {
  await telling('Not removed.', async () => {
    await call('DELETE', `${CONTRACTS_PATH}/${contract.id}`, { ifMatch: `"${contract.version}"` })
    const { clientId, clientName, monthly, firstMonth, lastMonth, note } = contract
    const body = { clientId, monthly, firstMonth, lastMonth, note }
    offerBack(`Removed the contract with ${clientName}.`, CONTRACTS_PATH, body, 'The contract is there again.')
  })
}

/** Takes a one-off out. The toast can put it back. */
export async function removeOneOff(oneOff: OneOffReply): Promise<void> {
  await telling('Not removed.', async () => {
    await call('DELETE', `${ONE_OFFS_PATH}/${oneOff.id}`, { ifMatch: `"${oneOff.version}"` })
    const { month, name, amount } = oneOff
    offerBack(`Removed ${name}.`, ONE_OFFS_PATH, { month, name, amount }, `${name} is there again.`)
  })
}

function offerBack(removed: string, path: string, body: object, back: string): void {
  const putBack = submission((key) => call('POST', path, { key, body }))
  sayDone(removed, () => {
    void telling('Not put back.', async () => {
      await putBack()
      sayDone(back)
    })
  })
}
