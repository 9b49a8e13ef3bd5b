import type { DayOffReply } from '../../shared/living/contract.ts'
import { numberText } from '../../shared/words.ts'
import { call, submission } from '../api.ts'
import { dayText } from '../book.ts'
import { sayDone } from '../parts/toast.tsx'
import { type Reading, refused, understood } from '../reading.ts'
import { telling } from '../telling.ts'
import { DAYS_OFF_PATH } from './addresses.ts'

export const KINDS: readonly { value: DayOffReply['kind']; label: string }[] = [
  { value: 'holiday', label: 'Holiday' },
  { value: 'sick', label: 'Sick' },
  { value: 'other', label: 'Other' },
]

/** "1 day", "12.5 days" */
export function daysText(days: number): string {
  return `${numberText(days)} ${days === 1 ? 'day' : 'days'}`
}

/** "Jul 6", "Jul 6 to Jul 10" */
export function spanText({ firstDay, lastDay }: Pick<DayOffReply, 'firstDay' | 'lastDay'>): string {
  return firstDay === lastDay ? dayText(firstDay) : `${dayText(firstDay)} to ${dayText(lastDay)}`
}

/** Days in halves, as they are entered. */
export function readDays(text: string): Reading<number> {
  const typed = text.trim()
  if (!/^\d{1,3}([.,][05])?$/.test(typed)) return refused('Write days in halves, like 2.5.')
  const days = Number(typed.replace(',', '.'))
  return days > 0 ? understood(days) : refused('Enter half a day or more.')
}

/** Days a year that are planned off. */
export function readWholeDays(text: string): Reading<number> {
  const typed = text.trim()
  return /^\d{1,3}$/.test(typed) && Number(typed) <= 366
    ? understood(Number(typed))
    : refused('Write whole days, up to 366.')
}

const DAY_MS = 86_400_000

/** How many days from Monday to Friday there are from one day to another; 0 while one of them is not known. */
export function workingDays(firstDay: string, lastDay: string): number {
  const [from, to] = [Date.parse(`${firstDay}T00:00:00Z`), Date.parse(`${lastDay}T00:00:00Z`)]
  if (Number.isNaN(from) || Number.isNaN(to) || to < from || to - from > 366 * DAY_MS) return 0
  let days = 0
  for (let day = from; day <= to; day += DAY_MS) if (![0, 6].includes(new Date(day).getUTCDay())) days++
  return days
}

/** Takes days off out again. The toast can put them back. */
export async function removeDayOff(dayOff: DayOffReply): Promise<void> {
  await telling('Not removed.', async () => {
    await call('DELETE', `${DAYS_OFF_PATH}/${dayOff.id}`, { ifMatch: `"${dayOff.version}"` })
    const { kind, firstDay, lastDay, days, note } = dayOff
    const putBack = submission((key) =>
      call('POST', DAYS_OFF_PATH, { key, body: { kind, firstDay, lastDay, days, note } }),
    )
    sayDone(`Removed ${spanText(dayOff)}.`, () => {
      void telling('Not put back.', async () => {
        await putBack()
        sayDone('The days off are entered again.')
      })
    })
  })
}
