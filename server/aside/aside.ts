import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { DomainError } from '../../shared/errors.ts'
import { HttpRefusal } from '../http/problem.ts'
import type { Asked, Told } from './answer-asked.ts'

/**
 * So long somebody waits: a connection on which nothing comes is closed after a minute. The work goes on.
 */
const PATIENCE_MS = 45_000
/** No book takes so long, on the slowest machine: it hangs. */
const LONGEST_MS = 300_000
const LONGEST_LEAVE_MS = 10_000
const MOST_WAITING = 50

/** What is said when it takes longer than somebody waits, when too many wait, and when the work broke down: sentences. */
export interface AsideWords {
  slow: string
  crowded: string
  broken: string
}

interface Waiting {
  asked: Asked
  resolve: (answer: unknown) => void
  reject: (reason: Error) => void
}

/**
 * A thread beside the one that answers requests, which reads books over connections of its own. It is started by the first
 * question and kept: a second one would only take the processor away from requests. It works on the first of those who
 * wait, and each answer is that of one state of the book, at least as new as the question.
 */
export class Aside {
  readonly #program: URL
  readonly #words: AsideWords
  readonly #waiting: Waiting[] = []
  #worker: Worker | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(program: URL, words: AsideWords) {
    this.#program = program
    this.#words = words
  }

  /**
   * Asks a question about the book in a file.
   *
   * Throws: DomainError as the question's own work; HttpRefusal 503 when too many wait, or when the work broke down.
   */
  ask(asked: Asked): Promise<unknown> {
    if (this.#waiting.length >= MOST_WAITING) return Promise.reject(busy(this.#words.crowded))
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.push({ asked, resolve, reject }))
    if (this.#waiting.length === 1) this.#begin()
    return answer
  }

  /** An answer, if it comes as long as somebody waits. Throws: HttpRefusal 503 when it takes longer, else as the answer. */
  async inTime(answer: Promise<unknown>): Promise<unknown> {
    const answered = new AbortController()
    const patience = setTimeout(PATIENCE_MS, undefined, { signal: answered.signal }).then(
      () => Promise.reject(busy(this.#words.slow)),
      () => undefined, // the answer was quicker
    )
    try {
      return await Promise.race([answer, patience])
    } finally {
      answered.abort()
    }
  }

  /** Lets go of a book that is about to be closed, because the last to close it tidies up. */
  async leave(file: string): Promise<void> {
    if (this.#worker === undefined) return
    // A worker that breaks down has let go of everything; one that hangs is not waited for.
    const left = this.ask({ file, question: null }).catch((reason: Error) => reason)
    await Promise.race([left, setTimeout(LONGEST_LEAVE_MS, undefined, { ref: false })])
  }

  /** Has the first of those who wait worked on. */
  #begin(): void {
    const [first] = this.#waiting
    if (first === undefined) {
      // A process does not stay for an idle worker, and does not end while somebody waits for an answer.
      this.#worker?.unref()
      return
    }
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#timer = globalThis.setTimeout(() => this.#fail(new Error('it took too long')), LONGEST_MS)
    this.#worker.postMessage(first.asked)
  }

  #start(): Worker {
    const started = new Worker(this.#program)
    started.on('message', (told: Told) => {
      const first = this.#waiting.shift()
      clearTimeout(this.#timer)
      if (first !== undefined) settle(first, told)
      this.#begin()
    })
    started.on('error', (reason) => this.#fail(reason))
    started.on('exit', () => {
      if (this.#worker === started) this.#fail(new Error('the worker ended'))
    })
    return started
  }

  /** The worker broke down or hangs: who it worked for is told, the next gets another worker. */
  #fail(reason: Error): void {
    const former = this.#worker
    this.#worker = undefined
    clearTimeout(this.#timer)
    void former?.terminate()
    this.#waiting.shift()?.reject(busy(this.#words.broken, reason))
    this.#begin()
  }
}

function settle({ resolve, reject }: Waiting, told: Told): void {
  if (told.is === 'answer') resolve(told.answer)
  else reject(errorOf(told))
}

function errorOf(told: Exclude<Told, { is: 'answer' }>): Error {
  if (told.is === 'refusal') return new DomainError(told.code, told.message, told.pointer)
  const { message, stack, code } = told
  return Object.assign(new Error(message), { stack, ...(code !== undefined && { code }) })
}

function busy(what: string, cause?: Error): HttpRefusal {
  const refusal = new HttpRefusal(503, 'busy', `${what} Nothing was changed; try again.`, { 'Retry-After': '5' })
  return cause === undefined ? refusal : Object.assign(refusal, { cause })
}
