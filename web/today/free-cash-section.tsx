import type { JSX } from 'preact'
import type { Chart as Drawing } from '../../shared/charts/marks.ts'
import type { Figure, Value } from '../../shared/figure.ts'
import type { Money } from '../../shared/money.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { moneyText, wholeMoneyText } from '../../shared/words.ts'
import { Chart } from '../parts/chart.tsx'
import { FigureLine, Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { termText } from '../value-text.ts'
import { amountIn } from './amount-in.ts'
import { taxPart } from './tax-part.ts'
import type { Charts } from './use-charts.ts'

const BAR_HEIGHT = 18

interface FreeCashSectionProps {
  today: TodayReply
  charts: Charts | undefined
}

/** Whose the money in the accounts is: a sum from the balances down to what is free. */
export function FreeCashSection({ today, charts }: FreeCashSectionProps): JSX.Element {
  const { freeCash, liquid } = today.living
  const free = amountIn(freeCash)
  const goals = goalsOf(today)
  if (!free || liquid.state !== 'known') {
    return (
      <Section title="Free cash">
        <p class="note">
          {freeCash.says} <a href="/settings#accounts">Add an account</a>
        </p>
      </Section>
    )
  }
  return (
    <Section
      title={`Free cash of ${wholeMoneyText(free, 'down')}`}
      aside={`in your accounts, without what is others’; ${today.currency}`}
    >
      <Chart draw={charts && ((width) => wholeBar(charts, today, width))} height={BAR_HEIGHT}>
        <p class="key">
          {partsOf(today).map(({ label, look }) => (
            <KeyEntry key={label} look={look}>
              {label}
            </KeyEntry>
          ))}
        </p>
      </Chart>
      <Lines>
        {liquid.because.inputs.map(({ label, value, link, note, sign }) => (
          <Line key={link ?? label} label={label} note={note} href={link}>
            {sign === 'none' ? <span class="muted">{shown(value)}</span> : shown(value)}
          </Line>
        ))}
        <FigureLine label="Liquid money" figure={liquid} show={shown} kind="subtotal" />
        <FigureLine
          label="The tax office’s part"
          figure={taxPart(today.setAside)}
          show={takenOff}
          href="/taxes"
          note="the larger of needed and set aside"
        />
        <FigureLine
          label={goals ? 'Held for others and for goals' : 'Held for others'}
          figure={today.living.earmarked}
          show={takenOff}
          note={goals ? `${moneyText(goals)} of it put aside for goals` : 'sales tax, deposits and credit of clients'}
        />
        <FigureLine label="Free cash" figure={freeCash} show={shown} kind="total" />
      </Lines>
      <p class="note note-gap">{free.minor < 0 ? freeCash.says : 'Open invoices and credit lines are not counted.'}</p>
    </Section>
  )
}

/** What of the money that is not free was put aside for goals; undefined when nothing was. */
function goalsOf({ living: { earmarked } }: TodayReply): Money | undefined {
  const value = earmarked.because?.inputs.find(({ link }) => link === '/living#goals')?.value
  return typeof value === 'object' ? value : undefined
}

function shown(value: Value | undefined): string {
  return value === undefined ? '—' : termText(value, undefined, '+')
}

function takenOff(value: Value): string {
  return termText(value, undefined, '-')
}

interface Part {
  label: string
  minor: number
  look: 'bar' | 'bar-2' | 'bar-3' | 'missing'
}

/** Below zero nothing is free, and what is missing stands in its place. */
function partsOf(today: TodayReply): Part[] {
  const minorOf = (figure: Figure) => amountIn(figure)?.minor ?? 0
  const { freeCash, liquid, earmarked } = today.living
  const freeMinor = minorOf(freeCash)
  const parts: Part[] =
    freeMinor < 0
      ? [
          { label: 'in your accounts', minor: minorOf(liquid), look: 'bar-2' },
          { label: 'missing', minor: -freeMinor, look: 'missing' },
        ]
      : [
          { label: 'free', minor: freeMinor, look: 'bar' },
          { label: 'the tax office’s', minor: minorOf(taxPart(today.setAside)), look: 'bar-2' },
          {
            label: goalsOf(today) ? 'for others and goals' : 'held for others',
            minor: minorOf(earmarked),
            look: 'bar-3',
          },
        ]
  return parts.filter(({ minor }) => minor > 0)
}

function wholeBar({ partsBar }: Charts, today: TodayReply, width: number): Drawing {
  return partsBar({ parts: partsOf(today), currency: today.currency, width, height: BAR_HEIGHT })
}

const FILLS = { bar: 'fill-chart-1', 'bar-2': 'fill-chart-2', 'bar-3': 'fill-chart-3' }

function KeyEntry({ look, children }: { look: Part['look']; children: string }): JSX.Element {
  return (
    <span>
      <svg viewBox="0 0 16 12" aria-hidden="true">
        {look === 'missing' ? (
          <>
            <path class="stroke-bad" d="M0 12L12 0M6 12L16 2M-4 8L4 0" stroke-width="2" />
            <rect class="stroke-bad" x=".5" y=".5" width="15" height="11" fill="none" />
          </>
        ) : (
          <rect class={FILLS[look]} width="16" height="12" />
        )}
      </svg>
      {children}
    </span>
  )
}
