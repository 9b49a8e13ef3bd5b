import type { JSX } from 'preact'
import type { Chart as Drawing } from '../../shared/charts/marks.ts'
import type { Figure, Input } from '../../shared/figure.ts'
import type { TodayReply } from '../../shared/today/contract.ts'
import { amountText, moneyText, monthText, wholeMoneyText } from '../../shared/words.ts'
import { book } from '../book.ts'
import { Chart } from '../parts/chart.tsx'
import { Empty } from '../parts/empty.tsx'
import { Equation, type EquationTerm } from '../parts/equation.tsx'
import { Section } from '../parts/section.tsx'
import { Why } from '../parts/why.tsx'
import { amountIn } from './amount-in.ts'
import type { Charts } from './use-charts.ts'

const CHART_HEIGHT = 220

interface ReceiptsSectionProps {
  today: TodayReply
  charts: Charts | undefined
}

/** What to plan on this month, over the bars of the months that it was worked out from. */
export function ReceiptsSection({ today, charts }: ReceiptsSectionProps): JSX.Element {
  const { income } = today
  const { months, planOn } = income
  const plan = amountIn(planOn)
  const planText = plan && wholeMoneyText(plan, 'down')
  const shown = Math.min(12, months.length)
  return (
    <Section
      title={planText ? `Plan on ${planText} this month` : 'Receipts'}
      aside={
        <>
          {shown > 0 && `receipts, last ${shown === 1 ? 'complete month' : `${shown} months`} `}
          {planText && <Why figure={planOn} name={`plan on ${planText}`} />}
        </>
      }
    >
      {shown === 0 && income.soFar.receipts.minor === 0 ? (
        <Empty
          title="No receipts yet"
          says="They appear here as clients pay. Months from before the book can be typed in."
          actions={
            <a class="button" href="/settings#earlier-months">
              Type earlier months
            </a>
          }
        />
      ) : (
        <Chart
          draw={charts && ((width) => bars(charts, today, width))}
          height={CHART_HEIGHT}
          tableName="Table: receipts by month"
          table={<MonthsTable today={today} />}
        >
          <PlanOn today={today} />
        </Chart>
      )}
      {shown === 0 && income.soFar.receipts.minor === 0 && <PlanOn today={today} />}
    </Section>
  )
}

function bars({ receiptsBars }: Charts, { income, currency }: TodayReply, width: number): Drawing {
  return receiptsBars({
    months: income.months.map(({ month, receipts, typed }) => ({ month, receiptsMinor: receipts.minor, typed })),
    runningMonth: income.soFar.month,
    soFarMinor: income.soFar.receipts.minor,
    lowEndMinor: amountIn(income.lowEndMonth)?.minor ?? null,
    currency,
    width,
  })
}

/** From the plan-on income to what is left of it, and what that means for a month. */
function PlanOn({ today }: { today: TodayReply }): JSX.Element | null {
  const { planOn, afterTaxPlanOn, lowEndMonth, trend } = today.income
  if (planOn.state !== 'known') return null
  return (
    <>
      <div class="note-gap">
        <Equation says="From plan-on income to what is yours" terms={termsOf(afterTaxPlanOn, 'Low-end take-home')} />
      </div>
      <p class="note note-gap">
        {planOn.says} {withLiving(today)} <Why figure={afterTaxPlanOn} name="low-end take-home" />
      </p>
      {lowEndMonth.state === 'known' && (
        <p class="note">
          A single month can bring less. {lowEndMonth.says} <Why figure={lowEndMonth} name="the low-end month" />
        </p>
      )}
      {trend.direction === 'down' && (
        <p class="note">
          {trend.figure.says} <Why figure={trend.figure} name="the trend of the months" />
        </p>
      )}
    </>
  )
}

/** The terms of a figure that is a sum, as they stand in its derivation. */
function termsOf(figure: Figure, resultLabel: string): EquationTerm[] {
  if (figure.state !== 'known') return []
  const minorOf = ({ value, figure: inner }: Input) => (typeof value === 'object' ? value : inner && amountIn(inner))
  const terms = figure.because.inputs.flatMap((input): EquationTerm[] => {
    const amount = minorOf(input)
    return amount ? [{ label: input.label, sign: input.sign === '-' ? '−' : undefined, value: moneyText(amount) }] : []
  })
  const result = amountIn(figure)
  return result ? [...terms, { label: resultLabel, sign: '=', value: moneyText(result) }] : terms
}

/** What a low-end month leaves of living, or what it lacks. */
function withLiving({ living, income }: TodayReply): string {
  const takeHome = amountIn(income.afterTaxPlanOn)
  const needed = amountIn(living.living)
  if (!takeHome || !needed) return ''
  const { currency } = needed
  const needText = `Living takes ${moneyText(needed)} a month`
  const gapMinor = needed.minor - takeHome.minor
  if (gapMinor <= 0) return `${needText}: a low-end month pays it.`
  const gap = moneyText({ minor: gapMinor, currency })
  return book.value?.work === 'employed'
    ? `${needText}: a low-end month leaves ${gap} of it to your job or the buffer.`
    : `${needText}: in a low-end month the buffer pays ${gap} of it.`
}

function MonthsTable({ today }: { today: TodayReply }): JSX.Element {
  const { income, currency } = today
  const plan = amountIn(income.planOn)
  const running = income.soFar
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col" class="num">
            Receipts, {currency}
          </th>
          {plan && (
            <th scope="col" class="num">
              Against plan-on
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {income.months.slice(-12).map(({ month, receipts, typed }) => (
          <tr key={month}>
            <th scope="row">
              {monthText(month, { year: true })}
              {typed && <span class="muted"> typed in</span>}
            </th>
            <td class="num">{amountText(receipts.minor, currency)}</td>
            {plan && <td class="num">{changeText(receipts.minor - plan.minor, currency)}</td>}
          </tr>
        ))}
        <tr>
          <th scope="row">{monthText(running.month, { year: true })} so far</th>
          <td class="num">{amountText(running.receipts.minor, currency)}</td>
          {plan && <td class="num muted">—</td>}
        </tr>
      </tbody>
    </table>
  )
}

function changeText(minor: number, currency: string): string {
  return `${minor > 0 ? '+' : ''}${amountText(minor, currency)}`
}
