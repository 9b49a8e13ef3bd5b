import type { JSX } from 'preact'
import { type CalendarDate, lastDay, type Month, monthOf, shiftMonth } from '../../shared/calendar.ts'
import type { FanPicture } from '../../shared/charts/fan-picture.ts'
import type { Fan } from '../../shared/forecast/run.ts'
import { amountText, chanceText, dateStyleOf, wholeMoneyText } from '../../shared/words.ts'
import { book, dayText } from '../book.ts'
import { Chart } from '../parts/chart.tsx'
import type { Charts } from '../today/use-charts.ts'

/** A fan of the forecast and what stands around it. Minor units of one currency. */
export interface ShownFan {
  asOf: CalendarDate
  currency: string
  freeMinor: number
  fan: Pick<Fan, 'p10' | 'p50' | 'p90' | 'solvent'>
  /** How many months ahead are shown, the running one included. */
  months: number
  paths: number
  past?: FanPicture['past']
  taxDue?: FanPicture['taxDue']
  /** Null while needs are unknown. */
  needsMinor: number | null
  quitDate?: CalendarDate | null
  /** The middle line of a second scenario, with the name that stands on it. */
  second?: { name: string; p50: readonly number[] } | null
}

interface FanChartProps {
  charts: Charts | undefined
  shown: ShownFan
  /** What is said about the picture, between it and its table. */
  children?: JSX.Element
}

/** What stays free at the end of each month ahead, as imagined futures have it: a picture, and its table. */
export function FanChart({ charts, shown, children }: FanChartProps): JSX.Element {
  const { fan, taxDue = [] } = shown
  return (
    <Chart
      draw={charts && ((width) => charts.fan({ ...pictureOf(shown), width }))}
      height={taxDue.length > 0 ? 338 : 322}
      tableName="Table: free cash by month"
      table={<FanTable shown={shown} solvent={fan.solvent} />}
    >
      {children}
    </Chart>
  )
}

function pictureOf({ asOf, currency, freeMinor, fan, months, paths, ...around }: ShownFan): Omit<FanPicture, 'width'> {
  const { past = [], taxDue = [], needsMinor, quitDate = null, second } = around
  const mark = (count: number) => (needsMinor === null ? null : needsMinor * count)
  return {
    asOf,
    freeCashMinor: freeMinor,
    past,
    ahead: fan.p50.slice(0, months).map((p50Minor, index) => ({
      p10Minor: fan.p10[index] ?? 0,
      p50Minor,
      p90Minor: fan.p90[index] ?? 0,
    })),
    scenario: second ? { name: second.name, middleMinor: second.p50.slice(0, months) } : null,
    threeMonthsMinor: mark(3),
    sixMonthsMinor: mark(6),
    taxDue,
    quitDate,
    paths,
    currency,
    dateStyle: dateStyleOf(book.value?.country ?? 'US'),
  }
}

function FanTable({ shown, solvent }: { shown: ShownFan; solvent: readonly number[] }): JSX.Element {
  const { asOf, currency, fan, months, second, taxDue = [] } = shown
  const whole = (minor: number | undefined) =>
    minor === undefined ? '—' : amountText(minor, currency).replace(/\.\d+$/, '')
  return (
    <>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">At the end of</th>
            <th scope="col" class="num">
              1 in 10 below, {currency}
            </th>
            <th scope="col" class="num">
              Middle
            </th>
            <th scope="col" class="num">
              1 in 10 above
            </th>
            {second && (
              <th scope="col" class="num">
                Middle, {second.name}
              </th>
            )}
            <th scope="col" class="num">
              Still solvent, of 100
            </th>
          </tr>
        </thead>
        <tbody>
          {fan.p50.slice(0, months).map((middle, index) => {
            const end = lastDay(monthAhead(asOf, index))
            return (
              <tr key={end}>
                <th scope="row">
                  <time dateTime={end}>{dayText(end)}</time>
                </th>
                <td class="num">{whole(fan.p10[index])}</td>
                <td class="num">{whole(middle)}</td>
                <td class="num">{whole(fan.p90[index])}</td>
                {second && <td class="num">{whole(second.p50[index])}</td>}
                <td class="num">{chanceText(solvent[index] ?? 0)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {taxDue.length > 0 && (
        <p class="note">
          Tax due:{' '}
          {taxDue
            .map(({ date, minor }) => `${wholeMoneyText({ minor, currency }, 'up')} on ${dayText(date)}`)
            .join(', ')}
          .
        </p>
      )}
    </>
  )
}

/** The running month is 0. */
function monthAhead(asOf: CalendarDate, months: number): Month {
  return shiftMonth(monthOf(asOf), months)
}
