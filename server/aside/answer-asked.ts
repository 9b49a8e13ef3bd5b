import { parentPort } from 'node:worker_threads'
import { DomainError, type DomainErrorCode } from '../../shared/errors.ts'
import { type Db, readBook } from '../db/open.ts'

/** A question about the book in a file; or no question: then the file is let go. */
export interface Asked {
  file: string
  question: unknown
}

/** What goes wrong beside the requests is told in words, because an error keeps no more than its text on the way. */
export type Told =
  | { is: 'answer'; answer: unknown }
  | { is: 'refusal'; code: DomainErrorCode; message: string; pointer: string | undefined }
  | { is: 'fault'; message: string; stack: string | undefined; code: string | undefined }

const books = new Map<string, Db>()

/**
 * The side of the thread that is asked: it answers over a connection of its own that only reads. One message asks, one
 * answers, and the next comes only then.
 */
export function answerAsked<Question>(work: (db: Db, question: Question) => unknown): void {
  parentPort?.on('message', ({ file, question }: Asked) => {
    const told = tell(() => (question === null ? letGo(file) : answer(file, (db) => work(db, question as Question))))
    told.then((message) => parentPort?.postMessage(message))
  })
}

/** All of an answer is read from one state of the book: that of the moment at which it is begun. */
async function answer(file: string, work: (db: Db) => unknown): Promise<unknown> {
  const db = books.get(file) ?? readBook(file)
  books.set(file, db)
  db.$client.exec('BEGIN')
  try {
    return await work(db)
  } finally {
    db.$client.exec('COMMIT')
  }
}

function letGo(file: string): void {
  books.get(file)?.$client.close()
  books.delete(file)
}

async function tell(work: () => unknown): Promise<Told> {
  try {
    return { is: 'answer', answer: await work() }
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
