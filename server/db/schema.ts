import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { RECEIPT_MEDIA_TYPES } from '../../shared/accounts/receipt-files.ts'
import type { CalendarDate, Month } from '../../shared/calendar.ts'

// What the queries know of the tables. STRICT, the CHECKs and the triggers stand in migrations/, which is what counts.

export const ACCOUNT_ROLES = [
  'spending',
  'tax-reserve',
  'buffer',
  'card',
  'other',
  'income',
  'expense',
  'living',
  'private',
  'day-job',
  'tax-office',
  'sales-tax',
  'client-money',
  'opening',
] as const

export const EVENT_KINDS = [
  'opening',
  'payment',
  'credit-use',
  'client-refund',
  'deposit-return',
  'expense',
  'money-back',
  'sales-tax-payment',
  'set-aside',
  'release',
  'transfer',
  'estimated-payment',
  'tax-refund',
  'draw',
  'day-job-pay',
  'money-in',
] as const

const date = (name: string) => text(name).$type<CalendarDate>()

export const profile = sqliteTable('profile', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  trade: text('trade').notNull(),
  work: text('work', { enum: ['independent', 'employed'] }).notNull(),
  country: text('country').notNull(),
  currency: text('currency').notNull(),
  timeZone: text('time_zone').notNull(),
  address: text('address').notNull(),
  email: text('email').notNull(),
  taxNumber: text('tax_number').notNull(),
  howToPay: text('how_to_pay').notNull(),
  version: integer('version').notNull(),
})

export const settings = sqliteTable('settings', {
  fromDate: date('from_date').primaryKey(),
  setAsideBps: integer('set_aside_bps').notNull(),
  setAsideBase: text('set_aside_base', { enum: ['profit', 'receipts'] }).notNull(),
  essentialsMinor: integer('essentials_minor').notNull(),
  benefitsMinor: integer('benefits_minor').notNull(),
  irregularYearlyMinor: integer('irregular_yearly_minor').notNull(),
  businessCostsMinor: integer('business_costs_minor').notNull(),
  dayJobNetMinor: integer('day_job_net_minor').notNull(),
  poorMonthMinor: integer('poor_month_minor'),
})

export const earlierMonths = sqliteTable('earlier_months', {
  month: text('month').$type<Month>().primaryKey(),
  receiptsMinor: integer('receipts_minor').notNull(),
})

export const taxYears = sqliteTable('tax_years', {
  taxYear: text('tax_year').primaryKey(),
  typedReceiptsMinor: integer('typed_receipts_minor').notNull(),
  typedCostsMinor: integer('typed_costs_minor').notNull(),
  typedPaidMinor: integer('typed_paid_minor').notNull(),
  finalTaxMinor: integer('final_tax_minor'),
  /** The day on which the final tax was entered. */
  finalTaxOn: date('final_tax_on'),
  reopened: integer('reopened', { mode: 'boolean' }).notNull(),
})

export const accounts = sqliteTable('accounts', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  role: text('role', { enum: ACCOUNT_ROLES }).notNull(),
  name: text('name').notNull(),
  /** Which line of the tax form a category belongs to, as a key that outlives the form's numbering. */
  formKey: text('form_key'),
  deductibleBps: integer('deductible_bps').notNull(),
  position: integer('position').notNull(),
  openedOn: date('opened_on'),
  closedOn: date('closed_on'),
  version: integer('version').notNull(),
})

export const clients = sqliteTable('clients', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  contact: text('contact').notNull(),
  email: text('email').notNull(),
  address: text('address').notNull(),
  termsDays: integer('terms_days').notNull(),
  taxE5: integer('tax_e5').notNull(),
  archivedOn: date('archived_on'),
  removedOn: date('removed_on'),
  version: integer('version').notNull(),
})

export const imports = sqliteTable('imports', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  at: text('at').notNull(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256').notNull(),
  summary: text('summary', { mode: 'json' }).$type<Record<string, number>>().notNull(),
})

export const events = sqliteTable(
  'events',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: EVENT_KINDS }).notNull(),
    date: date('date').notNull(),
    text: text('text').notNull(),
    note: text('note').notNull(),
    clientId: integer('client_id').references(() => clients.id, { onDelete: 'restrict' }),
    taxYear: text('tax_year'),
    instalment: integer('instalment'),
    forEventId: integer('for_event_id'),
    reversesId: integer('reverses_id'),
    replacesId: integer('replaces_id'),
    documentMinor: integer('document_minor'),
    documentCurrency: text('document_currency'),
    importId: integer('import_id').references(() => imports.id, { onDelete: 'restrict' }),
  },
  (table) => [
    index('events_by_date').on(table.date, table.id),
    index('events_by_client').on(table.clientId, table.date),
    index('events_for_event').on(table.forEventId),
    index('events_for_tax_year').on(table.taxYear),
    uniqueIndex('events_reversed_once').on(table.reversesId),
    uniqueIndex('events_replaced_once').on(table.replacesId),
    index('events_in_other_letters').on(table.id),
  ],
)

export const movements = sqliteTable(
  'movements',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    eventId: integer('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'restrict' }),
    date: date('date').notNull(),
    fromAccountId: integer('from_account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    toAccountId: integer('to_account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    amountMinor: integer('amount_minor').notNull(),
  },
  (table) => [
    index('movements_by_event').on(table.eventId),
    index('movements_by_date').on(table.date, table.id),
    index('movements_out_of').on(table.fromAccountId, table.date),
    index('movements_into').on(table.toAccountId, table.date),
  ],
)

export const monthlyTotals = sqliteTable(
  'monthly_totals',
  {
    month: text('month').$type<Month>().notNull(),
    fromAccountId: integer('from_account_id').notNull(),
    toAccountId: integer('to_account_id').notNull(),
    totalMinor: integer('total_minor').notNull(),
    entries: integer('entries').notNull(),
  },
  (table) => [primaryKey({ columns: [table.month, table.fromAccountId, table.toAccountId] })],
)

export const clientMonths = sqliteTable(
  'client_months',
  {
    clientId: integer('client_id').notNull(),
    month: text('month').$type<Month>().notNull(),
    receiptsMinor: integer('receipts_minor').notNull(),
  },
  (table) => [primaryKey({ columns: [table.month, table.clientId] })],
)

export const numberSeries = sqliteTable('number_series', {
  series: text('series').primaryKey(),
  last: integer('last').notNull(),
  /** The first number that was given out here, when others came before it elsewhere. */
  first: integer('first').notNull().default(1),
})

export interface Party {
  name: string
  lines: string[]
}

export const invoices = sqliteTable(
  'invoices',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    state: text('state', { enum: ['draft', 'issued', 'void'] }).notNull(),
    series: text('series'),
    sequence: integer('sequence'),
    number: text('number'),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id, { onDelete: 'restrict' }),
    issueDate: date('issue_date').notNull(),
    dueDate: date('due_date').notNull(),
    currency: text('currency').notNull(),
    reference: text('reference').notNull(),
    note: text('note').notNull(),
    /** What an issued invoice keeps of the seller, the client and the rule, as canonical JSON; null in a draft. */
    frozen: text('frozen'),
    netMinor: integer('net_minor'),
    taxMinor: integer('tax_minor'),
    totalMinor: integer('total_minor'),
    contentHash: text('content_hash'),
    voidedOn: date('voided_on'),
    voidReason: text('void_reason'),
    importId: integer('import_id').references(() => imports.id, { onDelete: 'restrict' }),
    version: integer('version').notNull(),
  },
  (table) => [
    index('invoices_by_client').on(table.clientId),
    index('invoices_by_issue_date').on(table.issueDate, table.id),
    uniqueIndex('invoices_by_number').on(table.series, table.sequence),
  ],
)

export const invoiceLines = sqliteTable(
  'invoice_lines',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    invoiceId: integer('invoice_id')
      .notNull()
      .references(() => invoices.id, { onDelete: 'restrict' }),
    position: integer('position').notNull(),
    description: text('description').notNull(),
    quantityE4: integer('quantity_e4').notNull(),
    unit: text('unit').notNull(),
    unitPriceE4: integer('unit_price_e4').notNull(),
    discountE5: integer('discount_e5').notNull(),
    taxE5: integer('tax_e5').notNull(),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    netMinor: integer('net_minor'),
  },
  (table) => [uniqueIndex('invoice_lines_in_order').on(table.invoiceId, table.position)],
)

export const creditNotes = sqliteTable(
  'credit_notes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    invoiceId: integer('invoice_id')
      .notNull()
      .references(() => invoices.id, { onDelete: 'restrict' }),
    reason: text('reason', { enum: ['adjustment', 'cancelled', 'uncollectible'] }).notNull(),
    series: text('series'),
    sequence: integer('sequence'),
    number: text('number'),
    date: date('date').notNull(),
    note: text('note').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    taxMinor: integer('tax_minor').notNull(),
    contentHash: text('content_hash').notNull(),
    importId: integer('import_id').references(() => imports.id, { onDelete: 'restrict' }),
  },
  (table) => [
    index('credit_notes_by_invoice').on(table.invoiceId),
    index('credit_notes_by_date').on(table.date),
    uniqueIndex('credit_notes_by_number').on(table.series, table.sequence),
  ],
)

export const creditNoteParts = sqliteTable(
  'credit_note_parts',
  {
    creditNoteId: integer('credit_note_id')
      .notNull()
      .references(() => creditNotes.id, { onDelete: 'restrict' }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    amountMinor: integer('amount_minor').notNull(),
  },
  (table) => [primaryKey({ columns: [table.creditNoteId, table.accountId] })],
)

export const allocations = sqliteTable(
  'allocations',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    eventId: integer('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'restrict' }),
    invoiceId: integer('invoice_id')
      .notNull()
      .references(() => invoices.id, { onDelete: 'restrict' }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    date: date('date').notNull(),
    amountMinor: integer('amount_minor').notNull(),
  },
  (table) => [
    index('allocations_by_event').on(table.eventId),
    index('allocations_by_invoice').on(table.invoiceId, table.date),
    index('allocations_by_date').on(table.date),
  ],
)

export const invoiceBalances = sqliteTable('invoice_balances', {
  invoiceId: integer('invoice_id').primaryKey(),
  totalMinor: integer('total_minor').notNull(),
  reducedMinor: integer('reduced_minor').notNull(),
  paidMinor: integer('paid_minor').notNull(),
  openMinor: integer('open_minor').notNull(),
})

export const pdfs = sqliteTable('pdfs', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  invoiceId: integer('invoice_id').references(() => invoices.id, { onDelete: 'restrict' }),
  creditNoteId: integer('credit_note_id').references(() => creditNotes.id, { onDelete: 'restrict' }),
  sha256: text('sha256').notNull(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
})

export const history = sqliteTable('history', {
  number: integer('number').primaryKey(),
  at: text('at').notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  entity: text('entity').notNull(),
  entityId: integer('entity_id'),
  before: text('before'),
  after: text('after'),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
})

export const idempotencyKeys = sqliteTable('idempotency_keys', {
  key: text('key').primaryKey(),
  route: text('route').notNull(),
  requestHash: text('request_hash').notNull(),
  status: integer('status').notNull(),
  body: text('body').notNull(),
  at: text('at').notNull(),
})

export const instance = sqliteTable('instance', {
  id: integer('id').primaryKey(),
  instanceId: text('instance_id').notNull(),
  createdAt: text('created_at').notNull(),
  isDemo: integer('is_demo', { mode: 'boolean' }).notNull().default(false),
})

export const accountBalances = sqliteTable('account_balances', {
  accountId: integer('account_id').primaryKey(),
  balanceMinor: integer('balance_minor').notNull(),
})

export const receiptFiles = sqliteTable(
  'receipt_files',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    eventId: integer('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'restrict' }),
    sha256: text('sha256').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    mediaType: text('media_type', { enum: RECEIPT_MEDIA_TYPES }).notNull(),
    name: text('name').notNull(),
    addedAt: text('added_at').notNull(),
  },
  (table) => [index('receipt_files_of_event').on(table.eventId), index('receipt_files_by_hash').on(table.sha256)],
)

export const recurringItems = sqliteTable('recurring_items', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  kind: text('kind', { enum: ['expense', 'income'] }).notNull(),
  text: text('text').notNull(),
  every: text('every', {
    enum: ['week', 'two-weeks', 'four-weeks', 'month', 'two-months', 'quarter', 'half-year', 'year'],
  }).notNull(),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on'),
  /** What is to be recorded, as the body of its request without the date. */
  entry: text('entry', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  state: text('state', { enum: ['active', 'paused', 'ended'] }).notNull(),
  version: integer('version').notNull(),
})

export const recurringDates = sqliteTable(
  'recurring_dates',
  {
    itemId: integer('item_id')
      .notNull()
      .references(() => recurringItems.id, { onDelete: 'restrict' }),
    dueOn: date('due_on').notNull(),
    eventId: integer('event_id').references(() => events.id, { onDelete: 'restrict' }),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.dueOn] }),
    uniqueIndex('recurring_dates_by_event').on(table.eventId),
  ],
)

export const reconciliations = sqliteTable(
  'reconciliations',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    date: date('date').notNull(),
    bankMinor: integer('bank_minor').notNull(),
    state: text('state', { enum: ['open', 'done'] }).notNull(),
    finishedAt: text('finished_at'),
    version: integer('version').notNull(),
  },
  (table) => [index('reconciliations_of_account').on(table.accountId, table.date)],
)

export const ticks = sqliteTable(
  'ticks',
  {
    eventId: integer('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'restrict' }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    reconciliationId: integer('reconciliation_id')
      .notNull()
      .references(() => reconciliations.id, { onDelete: 'restrict' }),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.accountId] }),
    index('ticks_of_reconciliation').on(table.reconciliationId),
  ],
)

export const closedQuarters = sqliteTable('closed_quarters', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  quarter: text('quarter').notNull(),
  firstDay: date('first_day').notNull(),
  lastDay: date('last_day').notNull(),
  closedAt: text('closed_at').notNull(),
  historyNumber: integer('history_number').notNull(),
  hash: text('hash').notNull(),
  reopenedAt: text('reopened_at'),
  reopenReason: text('reopen_reason'),
})

export const closedFiles = sqliteTable(
  'closed_files',
  {
    closedQuarterId: integer('closed_quarter_id')
      .notNull()
      .references(() => closedQuarters.id, { onDelete: 'restrict' }),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    sha256: text('sha256').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.closedQuarterId, table.name] })],
)

export const lateChanges = sqliteTable(
  'late_changes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    closedQuarterId: integer('closed_quarter_id')
      .notNull()
      .references(() => closedQuarters.id, { onDelete: 'restrict' }),
    entity: text('entity', { enum: ['event', 'invoice', 'credit-note'] }).notNull(),
    entityId: integer('entity_id').notNull(),
    reason: text('reason').notNull(),
    at: text('at').notNull(),
  },
  (table) => [uniqueIndex('late_changes_once').on(table.closedQuarterId, table.entity, table.entityId)],
)

export const numbering = sqliteTable('numbering', {
  kind: text('kind', { enum: ['invoice', 'credit-note'] }).primaryKey(),
  prefix: text('prefix').notNull(),
  byYear: integer('by_year', { mode: 'boolean' }).notNull(),
  digits: integer('digits').notNull(),
})

export const openByDueDate = sqliteTable('open_by_due_date', {
  dueDate: text('due_date').primaryKey(),
  openMinor: integer('open_minor').notNull(),
  invoices: integer('invoices').notNull(),
})

export const openByDueMonth = sqliteTable('open_by_due_month', {
  month: text('month').primaryKey(),
  openMinor: integer('open_minor').notNull(),
  invoices: integer('invoices').notNull(),
})

export const eventEffects = sqliteTable('event_effects', {
  eventId: integer('event_id')
    .primaryKey()
    .references(() => events.id, { onDelete: 'restrict' }),
  netMinor: integer('net_minor').notNull(),
  ownMinor: integer('own_minor').notNull(),
  wholeMinor: integer('whole_minor').notNull(),
  isListed: integer('is_listed', { mode: 'boolean' }).notNull(),
  isCounted: integer('is_counted', { mode: 'boolean' }).notNull(),
})

export const statementMonths = sqliteTable('statement_months', {
  month: text('month').primaryKey(),
  entries: integer('entries').notNull(),
  inMinor: integer('in_minor').notNull(),
  outMinor: integer('out_minor').notNull(),
})

export const changesByMonth = sqliteTable('changes_by_month', {
  month: text('month').primaryKey(),
  changes: integer('changes').notNull(),
})

export const historyContents = sqliteTable('history_contents', {
  number: integer('number').primaryKey(),
  salt: text('salt').notNull(),
  before: text('before'),
  after: text('after'),
})

export const taxAnswers = sqliteTable('tax_answers', {
  taxYear: text('tax_year').primaryKey(),
  /** What was answered, by the keys of the country's fields: amounts in minor units, the rest as it was written. */
  answers: text('answers', { mode: 'json' }).$type<Record<string, string | number | boolean>>().notNull(),
  version: integer('version').notNull(),
})

export const TRIP_VEHICLES = ['car', 'motorcycle', 'bicycle'] as const

export const mileage = sqliteTable(
  'mileage',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    date: date('date').notNull(),
    /** In tenths of the unit that the country's rate is for: a mile, or a kilometer. */
    distanceTenths: integer('distance_tenths').notNull(),
    vehicle: text('vehicle', { enum: TRIP_VEHICLES }).notNull(),
    purpose: text('purpose').notNull(),
    clientId: integer('client_id').references(() => clients.id, { onDelete: 'set null' }),
    version: integer('version').notNull(),
  },
  (table) => [index('mileage_by_date').on(table.date, table.id), index('mileage_by_client').on(table.clientId)],
)
