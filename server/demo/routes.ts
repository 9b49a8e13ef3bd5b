import { OpenDemoBody, StartAfreshBody, StartAfreshReply } from '../../shared/demo/contract.ts'
import { ProfileReply } from '../../shared/profile/contract.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/transaction.ts'
import type { App } from '../http/routes.ts'
import { answerOnce, wasAnswered } from '../http/write.ts'
import { profileReply } from '../profile/routes.ts'
import { startAfresh } from './start-afresh.ts'

export function demoRoutes(app: App, context: Context): void {
  const { db, dataDir } = context
  app.post(
    '/api/v1/demo',
    { schema: { body: OpenDemoBody, response: { 201: ProfileReply } } },
    async (request, reply) => {
      // The story is read when somebody wants to hear it: the program starts without it.
      const { loadDemo } = await import('./load-demo.ts')
      const { closePastQuarter } = await import('./close-past-quarter.ts')
      const isNew = !wasAnswered(context, request)
      const answer = answerOnce(context, request, reply, 201, (tx) => {
        loadDemo(tx, request.body, dataDir)
        return profileReply(tx.db)
      })
      if (isNew) await closePastQuarter(db, context.today())
      return answer
    },
  )
  app.post(
    '/api/v1/demo/start-afresh',
    { schema: { body: StartAfreshBody, response: { 200: StartAfreshReply } } },
    async (request, reply) => {
      const answer = (empty: (tx: Tx) => string) =>
        answerOnce(context, request, reply, 200, (tx) => ({ backup: empty(tx) }))
      if (wasAnswered(context, request)) return answer(() => '')
      return startAfresh(db, dataDir, answer)
    },
  )
}
