import { Aside } from '../aside/aside.ts'
import { workerFile } from '../aside/program.ts'
import type { Db } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'
import type { About, Answers, Question } from './answers.ts'

const aside = new Aside(workerFile(import.meta.url, 'forecast-worker.js'), {
  slow: 'The forecast takes longer than usual on this machine, and is still being worked out.',
  crowded: 'Too many wait for a forecast.',
  broken: 'What works out the forecast broke down.',
})

/** A question is asked once and its answer kept until the next commit, whoever makes it. */
const kept = whileUnchanged((_db, _key: string): { answer: Promise<unknown> | undefined } => ({ answer: undefined }))

/**
 * Asks beside the thread that answers requests, so that no other request waits: there the book is read, and the futures
 * are imagined. The answer is that of a state of the book at least as new as the question, and of one state alone. When it
 * takes too long the work goes on, and who asks again gets what it came to.
 *
 * Throws: DomainError as the question's own work; HttpRefusal 503 when too many wait, when it takes longer than somebody
 *         waits, or when the work broke down. Nothing of that is kept: the next to ask asks anew.
 */
export async function askAside<Of extends About>(db: Db, ...question: Question<Of>): Promise<ReturnType<Answers[Of]>> {
  const one = kept(db, JSON.stringify(question))
  if (one.answer === undefined) {
    const answer = aside.ask({ file: db.$client.name, question })
    one.answer = answer
    answer.catch(() => {
      one.answer = undefined
    })
  }
  return (await aside.inTime(one.answer)) as ReturnType<Answers[Of]>
}

/** Lets go of a book that is about to be closed, because the last to close it tidies up. */
export function leaveAside(db: Db): Promise<void> {
  return aside.leave(db.$client.name)
}
