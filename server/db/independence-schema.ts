import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { CalendarDate, Month } from '../../shared/calendar.ts'
import { BENEFITS, ITEM_KINDS } from '../../shared/living/budget.ts'
import { MEASURES } from '../../shared/reviews/measures.ts'
import { clients } from './schema.ts'

// The tables of living, forecast, readiness and reviews; as with the others, migrations/ is what counts.

const date = (name: string) => text(name).$type<CalendarDate>()
const month = (name: string) => text(name).$type<Month>()

export const livingItems = sqliteTable(
  'living_items',
  {
    fromDate: date('from_date').notNull(),
    position: integer('position').notNull(),
    kind: text('kind', { enum: ITEM_KINDS }).notNull(),
    benefit: text('benefit', { enum: BENEFITS }),
    name: text('name').notNull(),
    /** A year's amount where the kind is irregular, else a month's. */
    amountMinor: integer('amount_minor').notNull(),
    coveredBy: text('covered_by'),
    plannedDays: integer('planned_days'),
  },
  (table) => [primaryKey({ columns: [table.fromDate, table.position] })],
)

export const daysOff = sqliteTable(
  'days_off',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: ['holiday', 'sick', 'other'] }).notNull(),
    firstDay: date('first_day').notNull(),
    lastDay: date('last_day').notNull(),
    /** Working days of it, in halves. */
    halfDays: integer('half_days').notNull(),
    note: text('note').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [index('days_off_by_day').on(table.firstDay, table.id)],
)

export const savingsGoals = sqliteTable('savings_goals', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  targetMinor: integer('target_minor').notNull(),
  wantedBy: date('wanted_by'),
  position: integer('position').notNull(),
  closedOn: date('closed_on'),
  version: integer('version').notNull(),
})

export const savingsSteps = sqliteTable(
  'savings_steps',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    goalId: integer('goal_id')
      .notNull()
      .references(() => savingsGoals.id, { onDelete: 'restrict' }),
    date: date('date').notNull(),
    /** Put aside when positive, taken back or spent when negative. */
    amountMinor: integer('amount_minor').notNull(),
    note: text('note').notNull(),
  },
  (table) => [index('savings_steps_of_goal').on(table.goalId, table.date)],
)

export const contracts = sqliteTable(
  'contracts',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id, { onDelete: 'restrict' }),
    monthlyMinor: integer('monthly_minor').notNull(),
    firstMonth: month('first_month').notNull(),
    lastMonth: month('last_month'),
    note: text('note').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [index('contracts_of_client').on(table.clientId)],
)

export const oneOffs = sqliteTable(
  'one_offs',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    month: month('month').notNull(),
    name: text('name').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [index('one_offs_by_month').on(table.month, table.id)],
)

export const plan = sqliteTable('plan', {
  id: integer('id').primaryKey(),
  seed: integer('seed').notNull(),
  seasonal: integer('seasonal', { mode: 'boolean' }).notNull(),
  quitDate: date('quit_date'),
  noticeDays: integer('notice_days'),
  noticeTo: text('notice_to', { enum: ['day', 'month-end'] }).notNull(),
  /** What the employer pays besides the wage, a month. */
  employerBenefitsMinor: integer('employer_benefits_minor'),
  weeksOffTenths: integer('weeks_off_tenths').notNull(),
  weekHoursTenths: integer('week_hours_tenths').notNull(),
  billableBps: integer('billable_bps').notNull(),
  unpaidBps: integer('unpaid_bps').notNull(),
  yearlyPayMinor: integer('yearly_pay_minor'),
  yearlyTopUpMinor: integer('yearly_top_up_minor').notNull(),
  version: integer('version').notNull(),
})

export const stepNotes = sqliteTable('step_notes', {
  step: text('step').primaryKey(),
  doneOn: date('done_on'),
  leftOut: integer('left_out', { mode: 'boolean' }).notNull(),
  note: text('note').notNull(),
  version: integer('version').notNull(),
})

export const niches = sqliteTable(
  'niches',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    name: text('name').notNull(),
    /** Each from 1 to 5. */
    skills: integer('skills').notNull(),
    interest: integer('interest').notNull(),
    demand: integer('demand').notNull(),
    note: text('note').notNull(),
    chosenOn: date('chosen_on'),
    version: integer('version').notNull(),
  },
  (table) => [
    uniqueIndex('niches_one_chosen').on(sql`(${table.chosenOn} IS NOT NULL)`).where(sql`${table.chosenOn} IS NOT NULL`),
  ],
)

export const portfolio = sqliteTable('portfolio', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  kind: text('kind', { enum: ['piece', 'testimonial'] }).notNull(),
  title: text('title').notNull(),
  note: text('note').notNull(),
  date: date('date').notNull(),
  version: integer('version').notNull(),
})

export const leads = sqliteTable(
  'leads',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    name: text('name').notNull(),
    contact: text('contact').notNull(),
    source: text('source').notNull(),
    valueMinor: integer('value_minor'),
    chanceBps: integer('chance_bps'),
    nextStep: text('next_step').notNull(),
    nextStepOn: date('next_step_on'),
    note: text('note').notNull(),
    state: text('state', { enum: ['open', 'won', 'lost'] }).notNull(),
    closedOn: date('closed_on'),
    clientId: integer('client_id').references(() => clients.id, { onDelete: 'set null' }),
    version: integer('version').notNull(),
  },
  (table) => [
    index('leads_by_next_step').on(table.state, table.nextStepOn),
    index('leads_of_client').on(table.clientId),
  ],
)

export const goals = sqliteTable('goals', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  howKnown: text('how_known').notNull(),
  wantedBy: date('wanted_by').notNull(),
  measure: text('measure', { enum: MEASURES }),
  /** In the measure's own unit: tenths of months, bps, minor units, counts; of the verdict 0 not yet, 1 nearly, 2 ready. */
  startValue: integer('start_value'),
  targetValue: integer('target_value'),
  setOn: date('set_on').notNull(),
  state: text('state', { enum: ['open', 'reached', 'dropped'] }).notNull(),
  closedOn: date('closed_on'),
  version: integer('version').notNull(),
})

export const monthlyReviews = sqliteTable('monthly_reviews', {
  month: month('month').primaryKey(),
  /** The figures of the month's end as they were known when the review was begun. */
  figures: text('figures').notNull(),
  figuresSha256: text('figures_sha256').notNull(),
  begunOn: date('begun_on').notNull(),
  doneOn: date('done_on'),
  energised: text('energised').notNull(),
  drained: text('drained').notNull(),
  towardGoals: text('toward_goals', { enum: ['yes', 'partly', 'no'] }),
  towardGoalsNote: text('toward_goals_note').notNull(),
  hoursTenths: integer('hours_tenths'),
  halfDaysOff: integer('half_days_off'),
  learned: text('learned').notNull(),
  decision: text('decision').notNull(),
  version: integer('version').notNull(),
})
