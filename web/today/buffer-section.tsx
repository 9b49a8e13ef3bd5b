import type { JSX } from 'preact'
import type { BufferReply } from '../../shared/today/contract.ts'
import { amountText, numberText } from '../../shared/words.ts'
import { Chart } from '../parts/chart.tsx'
import { Figure } from '../parts/figure.tsx'
import { FigureLine, Line, Lines } from '../parts/lines.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import type { Charts } from './use-charts.ts'

const GAUGE_HEIGHT = 62

interface BufferSectionProps {
  buffer: BufferReply
  charts: Charts | undefined
}

/** How many months of needs are covered, against three, the recommended and six months. */
export function BufferSection({ buffer, charts }: BufferSectionProps): JSX.Element {
  const { covered, recommendedMonths } = buffer
  const recommended = numberIn(recommendedMonths)
  const marks = marksOf(buffer, recommended)
  const paces = new Set(marks.filter(isMissing).map(({ atThisPace }) => atThisPace.says))
  const [pace] = paces
  const isOnePace = paces.size === 1 && marks.filter(isMissing).length > 1
  const draw =
    charts &&
    ((width: number) => charts.bufferGauge({ coveredMonths: numberIn(covered), recommendedMonths: recommended, width }))
  return (
    <Section title="Buffer">
      <Figure
        label="Needs covered by free cash"
        figure={covered}
        aside={covered.state === 'known' && recommended !== null && `${numberText(recommended)} recommended for you`}
      />
      <Chart draw={draw} height={GAUGE_HEIGHT} look="gauge" />
      <Lines isOpenEnded>
        <FigureLine label="Recommended for you" figure={recommendedMonths} note={recommendedMonths.says} />
        {marks.map((mark) => (
          <MarkLine key={mark.months} mark={mark} hasOwnPace={!isOnePace} />
        ))}
      </Lines>
      {isOnePace && <p class="note note-gap">{pace}</p>}
    </Section>
  )
}

type Mark = BufferReply['marks']['three'] & { months: number }

/** Three months, those recommended if they are others, and six; none while needs or free cash are not known. */
function marksOf({ marks }: BufferReply, recommended: number | null): Mark[] {
  const all = [
    { ...marks.three, months: 3 },
    ...(recommended === null || recommended === 3 || recommended === 6
      ? []
      : [{ ...marks.recommended, months: recommended }]),
    { ...marks.six, months: 6 },
  ]
  return all.filter(({ gap }) => gap !== null)
}

function isMissing({ gap }: Mark): boolean {
  return gap !== null && gap.minor > 0
}

/** What is missing to a mark, and when it is reached if every month is as the average one. */
function MarkLine({ mark, hasOwnPace }: { mark: Mark; hasOwnPace: boolean }): JSX.Element {
  const { gap, target, atThisPace } = mark
  const months = `${numberText(mark.months)} months`
  const why = <Why figure={atThisPace.because ? atThisPace : target} name={`${months} of needs`} />
  if (!gap || gap.minor === 0) {
    return (
      <Line label={months}>
        <span class="good">reached</span> {why}
      </Line>
    )
  }
  return (
    <Line label={`Missing to ${months}`} note={hasOwnPace && atThisPace.says}>
      {amountText(gap.minor, gap.currency)} {why}
    </Line>
  )
}

function numberIn(figure: BufferReply['covered']): number | null {
  return figure.state === 'known' && typeof figure.value === 'number' ? figure.value : null
}
