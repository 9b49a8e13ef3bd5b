import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RecordedReply } from '../../shared/payments/contract.ts'
import { findEvent } from '../accounts/statement.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/transaction.ts'
import { withProposal } from '../taxes/propose.ts'
import { answerOnceShared } from './write.ts'

/** Answers a POST that records one money event: the event as it now stands, and the set-aside that it suggests. */
export function recordedRoute(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  record: (tx: Tx) => number,
): Promise<RecordedReply> {
  return answerOnceShared(context, request, reply, 201, (tx) => {
    const { result, proposal } = withProposal(tx, () => record(tx))
    return { event: findEvent(tx.db, result), proposal }
  })
}
