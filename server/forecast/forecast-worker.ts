import { parentPort } from 'node:worker_threads'
import { DomainError, type DomainErrorCode } from '../../shared/errors.ts'
import { type Db, readBook } from '../db/open.ts'
import { type About, answers } from './answers.ts'

// Answers beside the thread that answers requests, over a connection of its own that only reads; one message asks, one
// answers.

type AnyQuestion = readonly [about: About, ...rest: unknown[]]

/** A question about the book in a file; or no question: then the file is let go. */
export interface Asked {
  file: string
  question: AnyQuestion | null
}

/** What goes wrong here is told in words, because an error keeps no more than its text on the way. */
export type Told =
  | { is: 'answer'; answer: unknown }
  | { is: 'refusal'; code: DomainErrorCode; message: string; pointer: string | undefined }
  | { is: 'fault'; message: string; stack: string | undefined; code: string | undefined }

const books = new Map<string, Db>()

parentPort?.on('message', ({ file, question }: Asked) => {
  parentPort?.postMessage(tell(() => (question === null ? letGo(file) : answer(file, question))))
})

/** All of an answer is read from one state of the book: that of the moment at which it is begun. */
function answer(file: string, [about, ...rest]: AnyQuestion): unknown {
  const db = books.get(file) ?? readBook(file)
  books.set(file, db)
  const work = answers[about] as (db: Db, ...rest: unknown[]) => unknown
  return db.$client.transaction(() => work(db, ...rest))()
}

function letGo(file: string): void {
  books.get(file)?.$client.close()
  books.delete(file)
}

function tell(work: () => unknown): Told {
  try {
    return { is: 'answer', answer: work() }
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, message, pointer } = error
      return { is: 'refusal', code, message, pointer }
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    return { is: 'fault', message, stack, code }
  }
}
