import type { JSX } from 'preact'
import type { SetAsideReply } from '../../shared/today/contract.ts'
import { percentText } from '../../shared/words.ts'
import { Why } from '../parts/why.tsx'
import { amountIn } from '../today/amount-in.ts'

/** How what is missing from the reserve comes in with the payments to come; nothing while nothing is missing. */
export function CatchUp({ setAside: { shortfall, catchUpRate } }: { setAside: SetAsideReply }): JSX.Element | null {
  if ((amountIn(shortfall)?.minor ?? 0) <= 0 || !catchUpRate.says) return null
  const name =
    catchUpRate.state === 'known' ? `${percentText(String(catchUpRate.value))} of each payment` : 'catching up'
  return (
    <p class="note note-gap">
      {catchUpRate.says} <Why figure={catchUpRate} name={name} />
    </p>
  )
}
