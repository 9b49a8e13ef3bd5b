import type { CalendarDate } from '../calendar.ts'
import type { Figure, Input } from '../figure.ts'
import { earliestQuit } from '../forecast/milestones.ts'
import { withHistory } from '../income/month-facts.ts'
import { bufferAmount } from '../living/buffer.ts'
import { money } from '../money.ts'
import { chanceText, dateStyleOf, longDateText, moneyText } from '../words.ts'
import type { EvidenceFacts } from './evidence.ts'
import { quitDateAfter } from './notice.ts'
import type { Situation } from './situation.ts'
import { CAREERS_SENTENCE, LEVERS, listText, monthsCount } from './words.ts'

/** After how many months of the job quitting is sound; null when not within three years, or while nothing can be imagined. */
export function earliestMonths({ course, needsMinor, recommendedMonths }: Situation): number | null {
  if (course === null || needsMinor === null) return null
  return earliestQuit(course.quitting, bufferAmount(recommendedMonths, needsMinor))
}

/**
 * The earliest date on which quitting is sound, as a figure.
 *
 * Result: 'not-at-this-pace' with the three levers when there is none within three years; the state of what is missing
 *         while no future can be imagined.
 * Source: docs/figures.md, chapter 8.
 */
export function earliestFigure(
  asOf: CalendarDate,
  facts: EvidenceFacts,
  situation: Situation,
  solvent: Figure,
): Figure {
  const { course, needsMinor, recommendedMonths } = situation
  if (course === null || needsMinor === null) {
    return solvent.state === 'known' ? { state: 'no-needs', says: 'What a month costs is not known yet.' } : solvent
  }
  const { currency, country, confidence, freeCash, needs } = facts
  const months = earliestMonths(situation)
  const targetMinor = bufferAmount(recommendedMonths, needsMinor)
  const text = (minor: number) => moneyText(money(Math.round(minor), currency))
  const at = course.quitting[months ?? course.quitting.length - 1]
  const chance = chanceText(at?.solventYearAfter ?? 0)
  const inputs: Input[] = [
    { label: 'Free cash today', figure: freeCash, sign: 'none' },
    {
      label: 'Day job, net, a month',
      value: money(facts.salaryMinor, currency),
      sign: 'none',
      link: '/settings#needs',
    },
    { label: 'Monthly needs on your own', figure: needs, sign: 'none' },
    { label: 'Recommended buffer', value: money(targetMinor, currency), sign: 'none' },
  ]
  const because = withHistory(
    {
      says: 'The job is kept for 0, 1, 2 … 36 more months over the same imagined futures: the first number after which nine in ten stay solvent for a year, and free cash is, as likely as not, the recommended buffer.',
      worked: `after ${monthsCount(months ?? course.quitting.length - 1)}: ${chance} of 100 solvent a year later, ${text(at?.medianFreeMinor ?? 0)} free; needed: 90 and ${text(targetMinor)}`,
      inputs,
      notes: [CAREERS_SENTENCE],
    },
    confidence,
  )
  if (months === null) {
    return {
      state: 'not-at-this-pace',
      says: `Not within 3 years at this pace. What moves it: ${listText(LEVERS)}.`,
      because,
    }
  }
  const value = quitDateAfter(asOf, months)
  const day = longDateText(value, dateStyleOf(country))
  return {
    state: 'known',
    value,
    says: `${day} is the first day on which nine in ten futures carry a year, and the buffer is there.`,
    because,
  }
}
