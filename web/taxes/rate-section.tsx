import type { JSX } from 'preact'
import type { SetAsideReply } from '../../shared/today/contract.ts'
import { percentText } from '../../shared/words.ts'
import { Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'

/** The rate in use, beside the usual band. */
export function RateSection({ setAside: { rate, base } }: { setAside: SetAsideReply }): JSX.Element {
  return (
    <Section title="Your set-aside rate">
      <Lines isOpenEnded>
        <Line
          label={base === 'profit' ? 'Of profit' : 'Of receipts'}
          note="for the whole tax year, and never changed for you"
        >
          <b>{percentText(rate)}</b> <a href="/settings#set-aside">Change</a>
        </Line>
      </Lines>
      <p class="note note-gap">{bandSentence(Number(rate), base)}</p>
    </Section>
  )
}

const BAND = { from: 0.25, to: 0.3 }

/** Where the rate lies. Source: docs/figures.md, chapter 5.1. */
function bandSentence(rate: number, base: SetAsideReply['base']): string {
  if (base === 'receipts') {
    return 'The usual 25% to 30% are of profit. Yours is a share of receipts, costs not taken off, so a lower one can be enough.'
  }
  if (rate < BAND.from) {
    return 'Usual are 25% to 30% of profit. Yours is below: the reserve may not be enough when the return comes.'
  }
  if (rate > BAND.to) {
    return 'Usual are 25% to 30% of profit. Yours is above: more is kept back than most people come to owe.'
  }
  return 'Usual are 25% to 30% of profit, and yours lies between. Too much kept back comes free again; too little has to be found.'
}
