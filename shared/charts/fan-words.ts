import { type CalendarDate, lastDay, monthOf } from '../calendar.ts'
import { dateText, longDateText, longMonthText, moneyText, wholeMoneyText } from '../words.ts'
import type { FanPicture } from './fan-picture.ts'
import { monthEnd, type Plot, tellable } from './fan-plot.ts'
import type { Reading } from './marks.ts'

export function readingsOf({ input, past, x, nowX }: Plot): Reading[] {
  const { asOf, freeCashMinor, ahead, scenario, currency, dateStyle, taxDue } = input
  const whole = (minor: number) => wholeMoneyText({ minor, currency }, 'down')
  return [
    ...past.map(({ month, freeCashMinor: minor }) => ({
      x: x(lastDay(month)),
      says: `End of ${longMonthText(month)}: ${moneyText({ minor, currency })}`,
    })),
    { x: nowX, says: `${dateText(asOf, dateStyle)}: ${moneyText({ minor: freeCashMinor, currency })}` },
    ...ahead.map(({ p10Minor, p50Minor, p90Minor }, index) => {
      const end = monthEnd(asOf, index)
      const month = monthOf(end)
      const second = scenario?.middleMinor[index]
      const tax = taxDue.filter(({ date }) => date >= asOf && monthOf(date) === month)
      const parts = [
        `middle ${whole(p50Minor)}, 1 in 10 below ${whole(p10Minor)}, 1 in 10 above ${whole(p90Minor)}`,
        ...(second === undefined ? [] : [`${scenario?.name}: ${whole(second)}`]),
        ...tax.map(
          ({ date, minor }) =>
            `tax due ${dateText(date, dateStyle, { year: false })}: ${wholeMoneyText({ minor, currency }, 'up')}`,
        ),
      ]
      return { x: x(end), says: `End of ${longMonthText(month)}: ${parts.join('; ')}` }
    }),
  ]
}

export function sentence(input: FanPicture): string {
  const { asOf, freeCashMinor, ahead, scenario, quitDate, currency, dateStyle } = input
  const now = `Free cash of ${wholeMoneyText({ minor: freeCashMinor, currency }, 'down')} today.`
  const last = ahead.at(-1)
  if (!last) return now
  const step = tellable([last.p90Minor, last.p50Minor, last.p10Minor], currency, 3)
  const say = (minor: number) => wholeMoneyText({ minor: Math.floor(minor / step) * step, currency }, 'down')
  const end = longMonthText(monthOf(monthEnd(asOf, ahead.length - 1)))
  const quit =
    quitDate !== null && quitDate > asOf ? ` Your first day on your own is ${longDateText(quitDate, dateStyle)}.` : ''
  const range =
    ` At the end of ${end} the middle future has ${say(last.p50Minor)}; ` +
    `1 in 10 has more than ${say(last.p90Minor)}, 1 in 10 less than ${say(last.p10Minor)}.`
  return `${now}${quit}${range}${secondSentence(scenario, asOf, ahead.length, say)}${marksSentence(input)}`
}

function secondSentence(
  scenario: FanPicture['scenario'],
  asOf: CalendarDate,
  months: number,
  say: (minor: number) => string,
): string {
  const middle = scenario?.middleMinor.slice(0, months) ?? []
  const last = middle.at(-1)
  if (!scenario || last === undefined) return ''
  const broke = middle.findIndex((minor) => minor < 0)
  const what =
    broke === -1 ? `has ${say(last)}` : `is below zero from ${longMonthText(monthOf(monthEnd(asOf, broke)))} on`
  return ` ${scenario.name.charAt(0).toUpperCase()}${scenario.name.slice(1)}: the middle future then ${what}.`
}

function marksSentence({ threeMonthsMinor, sixMonthsMinor, currency }: FanPicture): string {
  if (threeMonthsMinor === null || sixMonthsMinor === null) return ''
  const say = (minor: number) => wholeMoneyText({ minor, currency }, 'up')
  return ` The 3-month mark is ${say(threeMonthsMinor)}, the 6-month mark ${say(sixMonthsMinor)}.`
}
