import type { JSX } from 'preact'
import { partsBar } from '../../shared/charts/parts-bar.ts'
import type { Figure } from '../../shared/figure.ts'
import type { InstalmentsReply } from '../../shared/taxes/contract.ts'
import type { SetAsideReply, TodayReply } from '../../shared/today/contract.ts'
import { amountText, moneyText, percentText } from '../../shared/words.ts'
import { Chart } from '../parts/chart.tsx'
import { Equation, type EquationTerm } from '../parts/equation.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { amountIn } from '../today/amount-in.ts'
import { MoveButton } from '../today/move-button.tsx'
import { CatchUp } from './catch-up.tsx'

const BAR_HEIGHT = 18

interface CoveredSectionProps {
  reply: InstalmentsReply
  /** For the running year: what is missing over all years, and the move that closes the gap. */
  today?: TodayReply
}

/** What the year shown calls for = paid + set aside + short, in words, in numbers and as a bar. */
export function CoveredSection({ reply: { taxYear, line, currency }, today }: CoveredSectionProps): JSX.Element {
  const needed = amountIn(line.needed)
  if (!needed) return <p class="note">{line.needed.says}</p>
  const sum = sumOf(line, needed.minor)
  return (
    <Section title={titleOf(line.needed, today?.setAside)} aside={`tax year ${taxYear}, cash basis`}>
      <Equation
        says={`How ${moneyText(needed)} is covered`}
        terms={[{ label: neededLabel(line.needed), value: moneyText(needed) }, ...termsOf(sum, currency)]}
      />
      <Chart draw={(width) => bar(sum, currency, width)} height={BAR_HEIGHT}>
        <Key isShort={sum.shortMinor > 0} />
      </Chart>
      {today && <Gap today={today} shortMinor={sum.shortMinor} />}
    </Section>
  )
}

/** In minor units: needed = paid − beyond + set aside + short. */
interface Covered {
  paidMinor: number
  setAsideMinor: number
  shortMinor: number
  /** What was paid for the year beyond what it calls for. */
  beyondMinor: number
}

function sumOf({ paid, setAside, short }: InstalmentsReply['line'], neededMinor: number): Covered {
  return {
    paidMinor: paid.minor,
    setAsideMinor: setAside.minor,
    shortMinor: short.minor,
    beyondMinor: Math.max(0, paid.minor + setAside.minor + short.minor - neededMinor),
  }
}

function titleOf(needed: Figure, setAside: SetAsideReply | undefined): string {
  if (rateIn(needed) === undefined) return 'By the return'
  if (setAside === undefined) return 'On the profit of the year'
  return setAside.base === 'profit' ? 'On the profit so far' : 'On the receipts so far'
}

/** "needed, 27.5% of 70,396.77", or what the return came to. */
function neededLabel(needed: Figure): string {
  const rate = rateIn(needed)
  const base = needed.because?.inputs.find(({ figure }) => figure)?.figure
  const amount = base && amountIn(base)
  if (rate === undefined || !amount) return 'final tax'
  return `needed, ${percentText(rate)} of ${amountText(amount.minor, amount.currency)}`
}

function rateIn(needed: Figure): string | undefined {
  const value = needed.because?.inputs.map((input) => input.value).find((each) => typeof each === 'string')
  return typeof value === 'string' ? value : undefined
}

function termsOf({ paidMinor, setAsideMinor, shortMinor, beyondMinor }: Covered, currency: string): EquationTerm[] {
  const show = (minor: number) => amountText(minor, currency)
  return [
    { label: 'paid', sign: '=', value: show(paidMinor) },
    { label: 'set aside', sign: '+', value: show(setAsideMinor) },
    ...(shortMinor > 0 ? [{ label: 'short', sign: '+' as const, value: show(shortMinor), tone: 'bad' as const }] : []),
    ...(beyondMinor > 0 ? [{ label: 'paid beyond that', sign: '−' as const, value: show(beyondMinor) }] : []),
  ]
}

/** Only what covers what is called for. */
function bar(sum: Covered, currency: string, width: number): ReturnType<typeof partsBar> {
  const parts = [
    { label: 'paid', minor: sum.paidMinor - sum.beyondMinor, look: 'bar' },
    { label: 'set aside', minor: sum.setAsideMinor, look: 'bar-2' },
    { label: 'short', minor: sum.shortMinor, look: 'missing' },
  ] as const
  return partsBar({ parts: parts.filter(({ minor }) => minor > 0), currency, width, height: BAR_HEIGHT })
}

/** What closes the gap: the move itself, or more of each payment to come. The gap is that of all years together. */
function Gap({ today, shortMinor }: { today: TodayReply; shortMinor: number }): JSX.Element | null {
  const { setAside, toDo, asOf, currency } = today
  const gap = toDo.find(({ kind }) => kind === 'set-aside' || kind === 'add-reserve')
  const missing = amountIn(setAside.shortfall)
  const otherMinor = (missing?.minor ?? 0) - shortMinor
  return (
    <>
      {gap && (
        <div class="row-of gap-4">
          {gap.move && <MoveButton toDo={gap} asOf={asOf} label={gap.title} isPrimary />}
          {gap.kind === 'add-reserve' && (
            <a class="button small" href={gap.link}>
              {gap.title}
            </a>
          )}
          <span class="muted">
            {gap.detail} {missing && <Why figure={setAside.shortfall} name={`${moneyText(missing)} short`} />}
          </span>
        </div>
      )}
      {otherMinor > 0 && (
        <p class="note note-gap">
          {moneyText({ minor: otherMinor, currency })} of what is missing is for another tax year:{' '}
          <a href="#by-tax-year">by tax year</a>.
        </p>
      )}
      <CatchUp setAside={setAside} />
    </>
  )
}

function Key({ isShort }: { isShort: boolean }): JSX.Element {
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
    </p>
  )
}
