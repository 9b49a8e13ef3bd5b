import { RUNNING_MONTH, type Stage } from './stage.ts'

/** What a month costs item by item, days off, and what is saved for. */
export function tellOwnLiving(stage: Stage): void {
  const item = (name: string, units: number) => ({ name, minor: stage.minor(units) })
  stage.tell(stage.day(21, 2), {
    kind: 'living-budget',
    items: [
      { kind: 'essential', ...item('Rent', 1350) },
      { kind: 'essential', ...item('Food and household', 690) },
      { kind: 'essential', ...item('Transport', 210) },
      { kind: 'essential', ...item('Insurance, phone and power', 340) },
      { kind: 'normal', ...item('Concerts, eating out, journeys', 280) },
      { kind: 'irregular', ...item('Repairs, dentist, presents', 2160) },
      { kind: 'benefit', benefit: 'health', ...item('Health insurance', 350) },
      { kind: 'benefit', benefit: 'retirement', ...item('Own pension', 160) },
      { kind: 'benefit', benefit: 'disability', ...item('Income protection', 70) },
      { kind: 'benefit', benefit: 'time-off', ...item('Four weeks without work', 60), plannedDays: 20 },
    ],
  })
  const moving = { kind: 'day-off', what: 'holiday', note: 'Moving house' } as const
  stage.tell(stage.day(9, 18), { ...moving, lastDay: stage.day(9, 21), days: 2 })
  const sea = { kind: 'day-off', what: 'holiday', note: 'By the sea' } as const
  stage.tell(stage.day(17, 8), { ...sea, lastDay: stage.day(17, 19), days: 8 })
  stage.tell(stage.day(22, 9), { kind: 'day-off', what: 'sick', note: '', lastDay: stage.day(22, 10), days: 1.5 })
  const goal = 'A new display'
  stage.tell(stage.day(21, 2), { kind: 'savings-goal', name: goal, minor: stage.minor(900) })
  for (let index = 21; index < RUNNING_MONTH; index += 1)
    stage.tell(stage.day(index, 28), { kind: 'put-aside', goal, minor: stage.minor(60) })
}
