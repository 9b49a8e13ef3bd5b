import { z } from 'zod'
import {
  AccountDraft,
  AccountPatch,
  type AccountReply,
  AccountReply as AccountReplyContract,
  AccountsReply,
  CategoriesReply,
  CategoryDraft,
  CategoryPatch,
  type CategoryReply,
  CategoryReply as CategoryReplyContract,
  DayJobPayBody,
  DrawBody,
  EstimatedPaymentBody,
  EventDetailReply,
  EventsQuery,
  EventsReply,
  FormLinesReply,
  MoneyInBody,
  ReverseBody,
  RolePreviewQuery,
  RolePreviewReply,
  SalesTaxPaymentBody,
  TransferBody,
} from '../../shared/accounts/contract.ts'
import { isRealRole } from '../../shared/accounts/roles.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import { AsOfQuery, IdParams } from '../../shared/contract.ts'
import { money, unscaled } from '../../shared/money.ts'
import { RecordedReply } from '../../shared/payments/contract.ts'
import { formLine, formLinesOf } from '../../shared/taxes/form-lines.ts'
import { taxYearOf } from '../../shared/taxes/tax-year.ts'
import type { Context } from '../context.ts'
import { recordChange } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import type { Tx } from '../db/transaction.ts'
import { recordedRoute } from '../http/recorded.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, change, expectedVersion, withETag } from '../http/write.ts'
import { homeMinor, requireProfile } from '../profile/repository.ts'

import { findEventDetail } from './corrections.ts'
import { changeAccount, closeAccount, reopenAccount, rolePreview } from './manage-account.ts'
import { addCategory, changeCategory } from './manage-category.ts'
import { openingMinor, recordOpening } from './opening.ts'

import {
  recordDayJobPay,
  recordDraw,
  recordEstimatedPayment,
  recordMoneyIn,
  recordSalesTaxPayment,
  recordTaxRefund,
  recordTransfer,
} from './own-money.ts'
import { reconciledState } from './read-reconciliation.ts'
import { reconcileRoutes } from './reconcile-routes.ts'
import { reverseEvent } from './record-event.ts'
import {
  type AccountRow,
  balancesOn,
  insertAccount,
  listAccounts,
  listRealAccounts,
  requireCategory,
  requireOwn,
} from './repository.ts'
import { listEvents } from './statement.ts'

const NoBody = z.strictObject({}).nullish()

export function accountRoutes(app: App, context: Context): void {
  const { db, today } = context
  reconcileRoutes(app, context)

  app.get(
    '/api/v1/accounts',
    { schema: { querystring: AsOfQuery, response: { 200: AccountsReply } } },
    async ({ query }) => ({
      items: accountReplies(db, listRealAccounts(db), query.asOf ?? today()),
      nextCursor: null,
    }),
  )
  app.get(
    '/api/v1/accounts/:id',
    { schema: { params: IdParams, response: { 200: AccountReplyContract } } },
    async ({ params }, reply) => withETag(reply, oneAccount(db, params.id, today())),
  )
  app.post(
    '/api/v1/accounts',
    { schema: { body: AccountDraft, response: { 201: AccountReplyContract } } },
    async (request, reply) =>
      answerOnce(context, request, reply, 201, (tx) => oneAccount(db, addAccount(tx, request.body), today())),
  )
  app.patch(
    '/api/v1/accounts/:id',
    { schema: { params: IdParams, body: AccountPatch, response: { 200: AccountReplyContract } } },
    async (request, reply) =>
      change(context, reply, (tx) => {
        changeAccount(tx, request.params.id, expectedVersion(request), request.body)
        return oneAccount(db, request.params.id, today())
      }),
  )

  app.get(
    '/api/v1/accounts/:id/role-preview',
    { schema: { params: IdParams, querystring: RolePreviewQuery, response: { 200: RolePreviewReply } } },
    async ({ params, query }) => rolePreview(db, today(), params.id, query.role),
  )
  for (const [deed, work] of [
    ['close', closeAccount],
    ['reopen', reopenAccount],
  ] as const) {
    app.post(
      `/api/v1/accounts/:id/${deed}`,
      { schema: { params: IdParams, body: NoBody, response: { 200: AccountReplyContract } } },
      async (request, reply) =>
        answerOnce(context, request, reply, 200, (tx) => {
          work(tx, request.params.id, expectedVersion(request))
          return oneAccount(db, request.params.id, today())
        }),
    )
  }

  app.get('/api/v1/categories', { schema: { response: { 200: CategoriesReply } } }, async () => ({
    items: listAccounts(db).flatMap((account) => categoryReplies(db, account, today())),
    nextCursor: null,
  }))
  app.get('/api/v1/form-lines', { schema: { response: { 200: FormLinesReply } } }, async () => {
    const { country } = requireProfile(db)
    const taxYear = taxYearOf(today(), country)
    const lines = (role: 'income' | 'expense') =>
      formLinesOf(role, country, taxYear).map(({ key, label, line }) => ({ key, label, line, role }))
    return { taxYear, items: [...lines('income'), ...lines('expense')], nextCursor: null }
  })
  app.get(
    '/api/v1/categories/:id',
    { schema: { params: IdParams, response: { 200: CategoryReplyContract } } },
    async ({ params }, reply) => withETag(reply, oneCategory(db, params.id, today())),
  )
  app.post(
    '/api/v1/categories',
    { schema: { body: CategoryDraft, response: { 201: CategoryReplyContract } } },
    async (request, reply) =>
      answerOnce(context, request, reply, 201, (tx) => {
        requireProfile(tx.db)
        return oneCategory(db, addCategory(tx, request.body), today())
      }),
  )
  app.patch(
    '/api/v1/categories/:id',
    { schema: { params: IdParams, body: CategoryPatch, response: { 200: CategoryReplyContract } } },
    async (request, reply) =>
      change(context, reply, (tx) => {
        changeCategory(tx, request.params.id, expectedVersion(request), request.body)
        return oneCategory(db, request.params.id, today())
      }),
  )

  app.get(
    '/api/v1/events',
    { schema: { querystring: EventsQuery, response: { 200: EventsReply } } },
    async ({ query }) => listEvents(db, query),
  )
  app.get(
    '/api/v1/events/:id',
    { schema: { params: IdParams, response: { 200: EventDetailReply } } },
    async ({ params }) => findEventDetail(db, params.id),
  )
  app.post(
    '/api/v1/events/:id/reverse',
    { schema: { params: IdParams, body: ReverseBody, response: { 201: RecordedReply } } },
    async (request, reply) => {
      const { bouncedOn, note } = request.body
      return recordedRoute(context, request, reply, (tx) =>
        reverseEvent(tx, request.params.id, { on: bouncedOn, note }),
      )
    },
  )
  app.post(
    '/api/v1/transfers',
    { schema: { body: TransferBody, response: { 201: RecordedReply } } },
    async (request, reply) => recordedRoute(context, request, reply, (tx) => recordTransfer(tx, request.body)),
  )
  app.post(
    '/api/v1/estimated-payments',
    { schema: { body: EstimatedPaymentBody, response: { 201: RecordedReply } } },
    async (request, reply) => recordedRoute(context, request, reply, (tx) => recordEstimatedPayment(tx, request.body)),
  )
  app.post(
    '/api/v1/tax-refunds',
    { schema: { body: EstimatedPaymentBody, response: { 201: RecordedReply } } },
    async (request, reply) => recordedRoute(context, request, reply, (tx) => recordTaxRefund(tx, request.body)),
  )
  app.post('/api/v1/draws', { schema: { body: DrawBody, response: { 201: RecordedReply } } }, async (request, reply) =>
    recordedRoute(context, request, reply, (tx) => recordDraw(tx, request.body)),
  )
  app.post(
    '/api/v1/day-job-pay',
    { schema: { body: DayJobPayBody, response: { 201: RecordedReply } } },
    async (request, reply) => recordedRoute(context, request, reply, (tx) => recordDayJobPay(tx, request.body)),
  )
  app.post(
    '/api/v1/money-in',
    { schema: { body: MoneyInBody, response: { 201: RecordedReply } } },
    async (request, reply) => recordedRoute(context, request, reply, (tx) => recordMoneyIn(tx, request.body)),
  )
  app.post(
    '/api/v1/sales-tax-payments',
    { schema: { body: SalesTaxPaymentBody, response: { 201: RecordedReply } } },
    async (request, reply) => recordedRoute(context, request, reply, (tx) => recordSalesTaxPayment(tx, request.body)),
  )
}

function addAccount(tx: Tx, { name, role, openingDate, openingBalance }: AccountDraft): number {
  const balanceMinor = homeMinor(tx.db, openingBalance, '#/openingBalance')
  const id = insertAccount(tx.db, { name, role, position: listRealAccounts(tx.db).length })
  recordChange(tx, { action: 'account.added', entity: 'account', entityId: id, after: { name, role } })
  recordOpening(tx, { account: { id, name }, date: openingDate, balanceMinor })
  return id
}

function oneAccount(db: Db, id: number, asOf: CalendarDate): AccountReply {
  const [account] = accountReplies(db, [requireOwn(db, id)], asOf)
  if (!account) throw new Error('a real account has a reply')
  return account
}

function accountReplies(db: Db, rows: AccountRow[], asOf: CalendarDate): AccountReply[] {
  const { currency } = requireProfile(db)
  const balances = balancesOn(db, asOf)
  return rows.flatMap((row) => {
    const { id, name, role, position, openedOn, closedOn, version } = row
    if (!isRealRole(role)) return []
    const balance = money(balances.get(id) ?? 0, currency)
    const openingBalance = money(openingMinor(db, row), currency)
    const held = { id, name, role, balance, position, openedOn, openingBalance, closedOn }
    return [{ ...held, ...reconciledState(db, row), version }]
  })
}

function oneCategory(db: Db, id: number, asOf: CalendarDate): CategoryReply {
  const [category] = categoryReplies(db, requireCategory(db, id), asOf)
  if (!category) throw new Error('a category has a reply')
  return category
}

function categoryReplies(db: Db, account: AccountRow, today: CalendarDate): CategoryReply[] {
  const { id, name, role, formKey, deductibleBps, version } = account
  if (role !== 'income' && role !== 'expense' && role !== 'client-money') return []
  const { country } = requireProfile(db)
  const line = formLine(formKey, country, taxYearOf(today, country))
  return [{ id, name, role, formKey, formLine: line, deductibleRate: unscaled(deductibleBps, 10_000), version }]
}
