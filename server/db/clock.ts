import type { Db } from './open.ts'

const SLACK_MS = 5 * 60 * 1000

/**
 * What to say when the clock of this computer stands before the last change of the book, or undefined. The book goes on all
 * the same: its order comes from the numbers of its history, not from the clock.
 */
export function clockBehind(db: Db, now: Date): string | undefined {
  const last = db.$client.prepare<[], string>('SELECT at FROM history ORDER BY number DESC LIMIT 1').pluck().get()
  if (last === undefined || Date.parse(last) - now.getTime() < SLACK_MS) return undefined
  return (
    `The clock of this computer is behind: it says ${now.toISOString()}, and the last change was made ${last}. ` +
    'Set the clock right, or new entries bear a day that is over.'
  )
}
