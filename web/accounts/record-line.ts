import type { Money } from '../../shared/money.ts'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { ApiProblem, call } from '../api.ts'
import type { Sending } from '../form.ts'

/** One line of money that came or went, by its category. */
interface EntryLine {
  date: string
  text: string
  amount: Money
  categoryId: number
  accountId: number
}

// What the fields of an expense are called when it is income.
const OF_EXPENSE = new Map([
  ['#/receivedDate', '#/date'],
  ['#/text', '#/vendor'],
  ['#/other/0/accountId', '#/categoryId'],
  ['#/other/0/amount', '#/amount'],
])

/** Records an expense, or income without an invoice. A refusal points to the fields of an expense in both cases. */
export async function recordLine(
  sending: Sending,
  kind: 'expense' | 'income',
  line: EntryLine,
): Promise<RecordedReply> {
  const { date, text, amount, categoryId, accountId } = line
  if (kind === 'expense') {
    const body = { date, vendor: text, categoryId, amount, accountId }
    return (await call<RecordedReply>('POST', '/api/v1/expenses', { ...sending, body })).value
  }
  const body = { receivedDate: date, text, amount, accountId, other: [{ accountId: categoryId, amount }] }
  try {
    return (await call<RecordedReply>('POST', '/api/v1/payments', { ...sending, body })).value
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const errors = error.problem.errors?.map((one) => ({ ...one, pointer: OF_EXPENSE.get(one.pointer) ?? one.pointer }))
    throw new ApiProblem({ ...error.problem, ...(errors && { errors }) })
  }
}
