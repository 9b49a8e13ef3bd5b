import { zipSync } from 'fflate'
import type { CalendarDate } from '../../shared/calendar.ts'

/** The files in one ZIP. Each bears the given day, so that the same files give the same bytes. */
export function zipped(files: readonly { fileName: string; bytes: Buffer }[], date: CalendarDate): Buffer {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  // A ZIP keeps the time of day of wherever it was made; taken apart and put together in one zone it is the same anywhere.
  const mtime = new Date(year, month - 1, day, 12)
  const content = Object.fromEntries(files.map(({ fileName, bytes }) => [fileName, bytes]))
  return Buffer.from(zipSync(content, { mtime, level: 6 }))
}
