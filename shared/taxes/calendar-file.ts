import { addDays, type CalendarDate } from '../calendar.ts'

/** One whole day in a calendar. */
export interface DayEntry {
  /** Stays the same for the same thing, so that a calendar renews it instead of adding another. */
  uid: string
  date: CalendarDate
  summary: string
  description: string
}

/**
 * A calendar of whole days, for any calendar program.
 *
 * Result: the same entries on the same day give the same text; lines end in CRLF and are folded at 75 octets.
 * Source: RFC 5545, sections 3.1, 3.3.11, 3.6.1 and 3.8.
 */
export function calendarFile(name: string, madeOn: CalendarDate, entries: readonly DayEntry[]): string {
  const stamp = `${basic(madeOn)}T000000Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Evenkeel//Tax due dates//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(({ uid, date, summary, description }) => [
      'BEGIN:VEVENT',
      `UID:${uid}@evenkeel`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${basic(date)}`,
      `DTEND;VALUE=DATE:${basic(addDays(date, 1))}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function basic(date: CalendarDate): string {
  return date.replaceAll('-', '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')
}

/** At most 75 octets a line, a character never cut in two; what follows begins with a space. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > 75) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}

function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}
