import { computed, type ReadonlySignal } from '@preact/signals'
import type { CalendarDate } from '../shared/calendar.ts'
import type { BookReply } from '../shared/profile/contract.ts'
import { type DateStyle, dateStyleOf, dateText, longDateText, weekdayDateText } from '../shared/words.ts'
import { answerAt } from './resource.ts'

export const BOOK_PATH = '/api/v1/book'

/** What every page wants to know of a book that is set up. */
export type Book = Extract<BookReply, { setUp: true }>

const reply = computed(() => answerAt<BookReply>(BOOK_PATH).value?.value)

/** The book on screen; undefined until it is read, and while there is none. */
export const book: ReadonlySignal<Book | undefined> = computed(() => (reply.value?.setUp ? reply.value : undefined))

const dateStyle: ReadonlySignal<DateStyle> = computed(() => dateStyleOf(book.value?.country ?? 'US'))

/** "Nov 12" of this year, "Nov 12, 2025" of another, in the order of the book's country. Takes a date of the API as it is. */
export function dayText(date: string): string {
  const isThisYear = date.slice(0, 4) === reply.value?.today.slice(0, 4)
  return dateText(date as CalendarDate, dateStyle.value, { year: !isThisYear })
}

const LOCAL_TIME = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' })

/** "today 14:03", "Nov 12 14:03": an instant by the clock of this computer. */
export function momentText(at: string): string {
  const [day = '', time = ''] = LOCAL_TIME.format(new Date(at)).split(' ')
  return `${day === reply.value?.today ? 'today' : dayText(day)} ${time}`
}

/** "November 12, 2026" */
export function longDayText(date: string): string {
  return longDateText(date as CalendarDate, dateStyle.value)
}

/** "Thursday, November 12, 2026" */
export function weekdayText(date: string): string {
  return weekdayDateText(date as CalendarDate, dateStyle.value)
}
