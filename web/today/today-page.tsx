import type { JSX } from 'preact'
import { book, weekdayText } from '../book.ts'
import { PageHead } from '../parts/page-head.tsx'

/** The first page: how things stand, and what to do now. */
export function TodayPage(): JSX.Element {
  const today = book.value?.today
  return <PageHead title="Today" when={today && <time dateTime={today}>{weekdayText(today)}</time>} />
}
