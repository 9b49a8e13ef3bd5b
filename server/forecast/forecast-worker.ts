import { answerAsked } from '../aside/answer-asked.ts'
import type { Db } from '../db/open.ts'
import { type About, answers } from './answers.ts'

// Answers what rests on imagined futures beside the thread that answers requests.

type AnyQuestion = readonly [about: About, ...rest: unknown[]]

answerAsked((db, [about, ...rest]: AnyQuestion) => {
  const work = answers[about] as (db: Db, ...rest: unknown[]) => unknown
  return work(db, ...rest)
})
