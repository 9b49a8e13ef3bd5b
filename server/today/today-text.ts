import type { CalendarDate } from '../../shared/calendar.ts'
import type { Figure } from '../../shared/figure.ts'
import { dateStyleOf, longDateText, moneyText, numberText } from '../../shared/words.ts'
import type { Db } from '../db/open.ts'
import { isDemo } from '../demo/demo-mark.ts'
import { runwaysReply } from '../forecast/replies.ts'
import { requireProfile } from '../profile/repository.ts'
import { figuresOn } from './figures.ts'
import { toDo } from './to-do.ts'

/** Where the owner stands, for a terminal. Throws: DomainError 'not-set-up'. */
export function todayText(db: Db, asOf: CalendarDate): string {
  const { name, country } = requireProfile(db)
  const figures = figuresOn(db, asOf)
  const { nineInTen } = runwaysReply(db, asOf)
  const lines: [string, Figure][] = [
    ['Free cash', figures.living.freeCash],
    ['Runway if income stopped', figures.runway.incomeStopped],
    ['Runway at the low end', figures.runway.lowEnd],
    ['Runway in 9 of 10 futures', nineInTen],
    ['Plan on, a month', figures.income.planOn],
    ['A month to count on', figures.income.lowEndMonth],
    ['Buffer recommended', figures.buffer.recommendedMonths],
    ['Tax required', figures.setAside.required],
    ['Tax reserved', figures.setAside.reserved],
    ['Tax missing', figures.setAside.shortfall],
  ]
  const width = Math.max(...lines.map(([label]) => label.length))
  const items = toDo(db, asOf, figures).map((item) => `- ${item.title}: ${item.detail}`)
  return [
    `${name}, ${longDateText(asOf, dateStyleOf(country))}`,
    ...(isDemo(db) ? ['This is a demo book with invented entries.'] : []),
    '',
    ...lines.map(([label, figure]) => `${label.padEnd(width)}  ${figureText(figure)}`),
    '',
    ...(items.length > 0 ? ['Do now:', ...items] : ['Nothing to do now.']),
    '',
    'Tax figures are estimates, not tax advice.',
  ].join('\n')
}

function figureText(figure: Figure): string {
  if (figure.state !== 'known') return `— ${figure.says}`
  if (typeof figure.value === 'object') return moneyText(figure.value)
  if (typeof figure.value === 'string') return figure.value
  return figure.unit === 'months' ? `${numberText(figure.value)} months` : numberText(figure.value)
}
