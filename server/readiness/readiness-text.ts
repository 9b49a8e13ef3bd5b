import type { CalendarDate } from '../../shared/calendar.ts'
import { RESULT_WORDS } from '../../shared/readiness/words.ts'
import { dateStyleOf, longDateText } from '../../shared/words.ts'
import type { Db } from '../db/open.ts'
import { requireProfile } from '../profile/repository.ts'
import { readinessOn } from './readiness-on.ts'

/** The verdict and the eight tests, for a terminal. Throws: DomainError 'not-set-up'. */
export function readinessText(db: Db, asOf: CalendarDate): string {
  const { name, country } = requireProfile(db)
  const { headline, sentences, tests, flips } = readinessOn(db, asOf)
  const style = dateStyleOf(country)
  const date = headline.date === null ? '' : ` ${longDateText(headline.date as CalendarDate, style)}.`
  const width = Math.max(...tests.map(({ label }) => label.length))
  const result = Math.max(...tests.map((test) => RESULT_WORDS[test.result].length))
  return [
    `${name}, ${longDateText(asOf, style)}`,
    '',
    `${headline.verdict} ${headline.says}${date}`,
    sentences.join(' '),
    '',
    ...tests.map((test) =>
      [
        test.isCritical ? '*' : ' ',
        test.label.padEnd(width),
        (test.key === 'benefits' ? test.yours : `${test.yours} of ${test.toPass}`).padStart(12),
        RESULT_WORDS[test.result].padEnd(result),
        test.missing,
      ]
        .join('  ')
        .trimEnd(),
    ),
    '',
    '* critical: all five must pass',
    ...(flips.length === 0
      ? []
      : ['', 'What would flip it:', ...flips.map(({ label, says }) => `- ${label}: ${says}`)]),
    '',
    'Tax figures are estimates, not tax advice.',
  ].join('\n')
}
