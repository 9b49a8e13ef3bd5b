import type { JSX } from 'preact'
import { partsBar } from '../../shared/charts/parts-bar.ts'
import type { Figure } from '../../shared/figure.ts'
import type { SetAsideReply, TodayReply } from '../../shared/today/contract.ts'
import { amountText, moneyText } from '../../shared/words.ts'
import { Chart } from '../parts/chart.tsx'
import { Equation, type EquationTerm } from '../parts/equation.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { amountIn } from '../today/amount-in.ts'
import { MoveButton } from '../today/move-button.tsx'

const BAR_HEIGHT = 18

/** Called for = paid + set aside + short, in words, in numbers and as a bar; and the move that closes the gap. */
export function ReserveSection({ today }: { today: TodayReply }): JSX.Element {
  const { setAside, toDo, asOf, currency } = today
  const { base, years, required, shortfall } = setAside
  const sum = reserveSum(setAside)
  const gap = toDo.find(({ kind }) => kind === 'set-aside' || kind === 'add-reserve')
  const [only] = years.length === 1 ? years : []
  const calledFor = moneyText({ minor: sum.calledForMinor, currency })
  return (
    <Section
      title={base === 'profit' ? 'On the profit so far' : 'On the receipts so far'}
      aside={only ? `tax year ${only.taxYear}, cash basis` : 'tax years that still count, cash basis'}
    >
      <Equation says={`How ${calledFor} is covered`} terms={termsOf(sum, currency)} />
      <Chart draw={(width) => reserveBar(sum, currency, width)} height={BAR_HEIGHT}>
        <Key isShort={sum.shortMinor > 0} isBeyond={sum.beyondMinor > 0} />
      </Chart>
      {gap && (
        <div class="row-of gap-4">
          {gap.move && <MoveButton toDo={gap} asOf={asOf} label={gap.title} isPrimary />}
          {gap.kind === 'add-reserve' && (
            <a class="button small" href={gap.link}>
              {gap.title}
            </a>
          )}
          <span class="muted">
            {gap.detail} <Why figure={shortfall} name={`${moneyText({ minor: sum.shortMinor, currency })} short`} />
          </span>
        </div>
      )}
      {required.state !== 'known' && <p class="note note-gap">{required.says}</p>}
    </Section>
  )
}

/** Where what is called for lies, in minor units: calledFor = paid − overpaid + set aside − beyond + short. */
interface ReserveSum {
  calledForMinor: number
  paidMinor: number
  setAsideMinor: number
  shortMinor: number
  /** What the reserve holds beyond need. */
  beyondMinor: number
  /** What was paid for a year beyond what it called for. */
  overpaidMinor: number
}

/**
 * The sum over the tax years that count. A year long past is named in the figure and does not enter it, so it is left out
 * here too.
 */
function reserveSum({ years, required, reserved, paid, shortfall, releasable }: SetAsideReply): ReserveSum {
  const minorOf = (figure: Figure) => amountIn(figure)?.minor ?? 0
  const notCounted = new Set(required.because?.inputs.filter(({ sign }) => sign === 'none').map(({ label }) => label))
  const counted = years.filter(({ taxYear }) => !notCounted.has(taxYear))
  const calledForMinor = counted.reduce((all, { obligation }) => all + minorOf(obligation), 0)
  return {
    calledForMinor,
    paidMinor: minorOf(paid),
    setAsideMinor: minorOf(reserved),
    shortMinor: minorOf(shortfall),
    beyondMinor: minorOf(releasable),
    overpaidMinor: minorOf(paid) + minorOf(required) - calledForMinor,
  }
}

function termsOf(sum: ReserveSum, currency: string): EquationTerm[] {
  const { calledForMinor, paidMinor, setAsideMinor, shortMinor, beyondMinor, overpaidMinor } = sum
  const show = (minor: number) => amountText(minor, currency)
  return [
    { label: 'called for', value: moneyText({ minor: calledForMinor, currency }) },
    { label: 'paid', sign: '=', value: show(paidMinor) },
    { label: 'set aside', sign: '+', value: show(setAsideMinor) },
    ...(shortMinor > 0 ? [{ label: 'short', sign: '+' as const, value: show(shortMinor), tone: 'bad' as const }] : []),
    ...(beyondMinor > 0 ? [{ label: 'more than needed', sign: '−' as const, value: show(beyondMinor) }] : []),
    ...(overpaidMinor > 0 ? [{ label: 'paid beyond that', sign: '−' as const, value: show(overpaidMinor) }] : []),
  ]
}

/** Only what covers what is called for, and what the reserve holds beyond it. */
function reserveBar(sum: ReserveSum, currency: string, width: number): ReturnType<typeof partsBar> {
  const parts = [
    { label: 'paid', minor: sum.paidMinor - sum.overpaidMinor, look: 'bar' },
    { label: 'set aside', minor: sum.setAsideMinor - sum.beyondMinor, look: 'bar-2' },
    { label: 'short', minor: sum.shortMinor, look: 'missing' },
    { label: 'more than needed', minor: sum.beyondMinor, look: 'outline' },
  ] as const
  return partsBar({ parts: parts.filter(({ minor }) => minor > 0), currency, width, height: BAR_HEIGHT })
}

function Key({ isShort, isBeyond }: { isShort: boolean; isBeyond: boolean }): JSX.Element {
  return (
    <p class="key">
      <span>
        <svg viewBox="0 0 16 12" aria-hidden="true">
          <rect class="fill-chart-1" width="16" height="12" />
        </svg>
        paid
      </span>
      <span>
        <svg viewBox="0 0 16 12" aria-hidden="true">
          <rect class="fill-chart-2" width="16" height="12" />
        </svg>
        set aside
      </span>
      {isShort && (
        <span>
          <svg viewBox="0 0 16 12" aria-hidden="true">
            <path class="stroke-bad" d="M0 12L12 0M6 12L16 2M-4 8L4 0" stroke-width="2" />
            <rect class="stroke-bad" x=".5" y=".5" width="15" height="11" fill="none" />
          </svg>
          short
        </span>
      )}
      {isBeyond && (
        <span>
          <svg viewBox="0 0 16 12" aria-hidden="true">
            <rect class="stroke-ink" x=".5" y=".5" width="15" height="11" fill="none" />
          </svg>
          more than needed
        </span>
      )}
    </p>
  )
}
