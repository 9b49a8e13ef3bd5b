import type { JSX } from 'preact'
import type { Chart as Drawing } from '../../shared/charts/marks.ts'
import type { Value } from '../../shared/figure.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { Chart } from '../parts/chart.tsx'
import { Figure } from '../parts/figure.tsx'
import { FigureLine, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { CatchUp } from '../taxes/catch-up.tsx'
import { termText } from '../value-text.ts'
import { amountIn } from './amount-in.ts'
import { MoveButton } from './move-button.tsx'
import type { Charts } from './use-charts.ts'

const BAR_HEIGHT = 18

interface ReserveSectionProps {
  today: TodayReply
  charts: Charts | undefined
}

/** What tax calls for, what is set aside for it, what is paid, and what is missing. */
export function ReserveSection({ today, charts }: ReserveSectionProps): JSX.Element {
  const { setAside, toDo, asOf } = today
  const { required, reserved, shortfall, releasable, paid } = setAside
  const needed = amountIn(required)
  const isShort = (amountIn(shortfall)?.minor ?? 0) > 0
  const isBeyond = (amountIn(releasable)?.minor ?? 0) > 0
  const hasAccount = reserved.because !== undefined && reserved.because.inputs.length > 0
  const move = toDo.find(({ kind }) => kind === 'set-aside')
  return (
    <Section title="Tax reserve">
      <Figure
        label="Missing from the reserve"
        figure={shortfall}
        aside={needed && `of ${moneyText(needed)}`}
        {...(isShort && { tone: 'bad' as const })}
      />
      <Chart draw={charts && ((width) => reserveBar(charts, today, width))} height={BAR_HEIGHT} />
      {isBeyond ? (
        <Lines>
          <FigureLine label="Set aside" figure={reserved} show={plain} />
          <FigureLine label="Needed now" figure={required} show={takenOff} />
          <FigureLine label="More than needed" figure={releasable} show={plain} kind="total" />
        </Lines>
      ) : (
        <Lines>
          <FigureLine label="Needed now" figure={required} show={plain} />
          <FigureLine label="Set aside" figure={reserved} show={takenOff} />
          <FigureLine label="Short" figure={shortfall} show={plain} kind="total" />
        </Lines>
      )}
      <Lines isOpenEnded>
        <FigureLine label="Already paid" figure={paid} show={plain} note="to the tax office, or withheld by clients" />
      </Lines>
      {!hasAccount && (
        <p class="note note-gap">
          No account is your tax reserve yet. <a href="/settings#accounts">Add one</a>
        </p>
      )}
      {move?.move && (
        <p class="note-gap">
          <MoveButton toDo={move} asOf={asOf} label={move.title} />
        </p>
      )}
      <CatchUp setAside={setAside} />
      <p class="note note-gap">Estimate, not tax advice.</p>
    </Section>
  )
}

function plain(value: Value): string {
  return termText(value, undefined, '+')
}

function takenOff(value: Value): string {
  return termText(value, undefined, '-')
}

/** What is needed: the part that is set aside, and hatched the part that is missing. What lies there beyond it is an outline. */
function reserveBar({ partsBar }: Charts, { setAside, currency }: TodayReply, width: number): Drawing {
  const minorOf = (figure: TodayReply['setAside']['required']) => amountIn(figure)?.minor ?? 0
  const reservedMinor = minorOf(setAside.reserved)
  const beyondMinor = minorOf(setAside.releasable)
  const parts = [
    { label: 'set aside', minor: reservedMinor - beyondMinor, look: 'bar-2' },
    { label: 'missing', minor: minorOf(setAside.shortfall), look: 'missing' },
    { label: 'more than needed', minor: beyondMinor, look: 'outline' },
  ] as const
  return partsBar({ parts: parts.filter(({ minor }) => minor > 0), currency, width, height: BAR_HEIGHT })
}
