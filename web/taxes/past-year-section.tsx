import type { JSX } from 'preact'
import type { InstalmentsReply } from '../../shared/taxes/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { Why } from '../parts/why.tsx'
import { amountIn } from '../today/amount-in.ts'
import { CoveredSection } from './covered-section.tsx'

/** Another tax year than the running one: what it called for, and what covers it. */
export function PastYearSection({ reply }: { reply: InstalmentsReply }): JSX.Element {
  const { taxYear, line } = reply
  const needed = amountIn(line.needed)
  if (!needed) return <p class="sentence">{line.needed.says}</p>
  const { paid, short } = line
  return (
    <>
      <p class="sentence">
        {taxYear} called for <b>{moneyText(needed)}</b>, and <b>{moneyText(paid)}</b> was paid.{' '}
        {short.minor > 0 && (
          <>
            <b class="bad">{moneyText(short)}</b> of it is not in the reserve.{' '}
          </>
        )}
        <Why figure={line.needed} name={`${moneyText(needed)} called for by ${taxYear}`} />
      </p>
      <CoveredSection reply={reply} />
    </>
  )
}
