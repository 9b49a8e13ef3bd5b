import { RUNNING_MONTH, type Stage } from './stage.ts'
import type { DemoReview } from './steps.ts'

/** Where the owner wants to be, and the hour a month in which that is looked at. The last month waits for its review. */
export function tellOwnHour(stage: Stage): void {
  tellGoals(stage)
  for (const [index, review] of REVIEWS)
    stage.tell(stage.day(index + 1, 1), { kind: 'review', month: stage.month(index), review })
}

/** Set when the bad quarter was over. */
function tellGoals(stage: Stage): void {
  const day = stage.day(16, 5)
  stage.tell(day, {
    kind: 'goal',
    name: 'Half a year of needs covered',
    howKnown: 'A quarter like last winter’s costs no sleep.',
    wantedBy: stage.day(RUNNING_MONTH + 9, 31),
    toldBy: { measure: 'months-covered', target: 6 },
  })
  stage.tell(day, {
    kind: 'goal',
    name: 'No client above a third',
    howKnown: 'Anyone may leave, and the rent is still paid.',
    wantedBy: stage.day(RUNNING_MONTH + 3, 31),
    toldBy: { measure: 'top-client', target: '0.33' },
  })
  stage.tell(day, {
    kind: 'goal',
    name: 'Four weeks a year with the laptop shut',
    howKnown: 'Nobody writes to me, and nobody minds.',
    wantedBy: stage.day(RUNNING_MONTH + 9, 31),
    toldBy: null,
  })
}

// What is said fits what happened in that month of the story, whatever the amounts.
const REVIEWS: readonly (readonly [month: number, review: DemoReview])[] = [
  [
    19,
    {
      energised: 'The annual report for the dairy: concept and layout in one hand.',
      drained: 'The license, and a proofreader who was found at the last moment.',
      towardGoals: 'partly',
      towardGoalsNote: 'Good work, and again most of it from the same two clients.',
      hours: 148,
      daysOff: 0,
      learned: 'Proofreading belongs into the quote, not into my own margin.',
      decision: 'Quote every report with proofreading as a line of its own.',
    },
  ],
  [
    20,
    {
      energised: 'Seasonal catalog for the bakery; they let me choose the paper.',
      drained: 'The dentist, and that nothing was put by for him.',
      towardGoals: 'partly',
      towardGoalsNote: 'The buffer grew less than planned.',
      hours: 131.5,
      daysOff: 0,
      learned: 'What comes once a year comes every year.',
      decision: 'List what a month costs item by item, with what comes once a year.',
    },
  ],
  [
    21,
    {
      energised: 'The budget as a list. It is less frightening than the sum was.',
      drained: 'Small orders that take as long to write up as to do.',
      towardGoals: 'yes',
      towardGoalsNote: 'Work from four clients in one month, and the first money put aside for the display.',
      hours: 139,
      daysOff: 0,
      learned: 'Benefits cost more than the rent of the desk. They belong into the rate.',
      decision: 'Ask every happy client for one introduction.',
    },
  ],
  [
    22,
    {
      energised: 'The bakery introduced me to a film festival.',
      drained: 'A day and a half in bed, and a deadline that did not care.',
      towardGoals: 'yes',
      towardGoalsNote: 'A new lead that came by itself; the buffer holds.',
      hours: 126,
      daysOff: 1.5,
      learned: 'Dates in quotes need a day of slack.',
      decision: 'No deadline on a Monday.',
    },
  ],
]
