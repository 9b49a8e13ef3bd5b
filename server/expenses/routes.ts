import { ExpenseBody, MoneyBackBody } from '../../shared/expenses/contract.ts'
import { RecordedReply } from '../../shared/payments/contract.ts'
import type { Context } from '../context.ts'
import { recordedRoute } from '../http/recorded.ts'
import type { App } from '../http/routes.ts'
import { recordExpense, recordMoneyBack } from './record-expense.ts'

export function expenseRoutes(app: App, context: Context): void {
  app.post(
    '/api/v1/expenses',
    { schema: { body: ExpenseBody, response: { 201: RecordedReply } } },
    async (request, reply) => recordedRoute(context, request, reply, (tx) => recordExpense(tx, request.body)),
  )
  app.post(
    '/api/v1/money-back',
    { schema: { body: MoneyBackBody, response: { 201: RecordedReply } } },
    async (request, reply) => recordedRoute(context, request, reply, (tx) => recordMoneyBack(tx, request.body)),
  )
}
