import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { DomainError } from '../../shared/errors.ts'
import type { Db } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'
import { HttpRefusal } from '../http/problem.ts'
import type { About, Answers, Question } from './answers.ts'
import type { Asked, Told } from './forecast-worker.ts'

/**
 * So long somebody waits: a connection on which nothing comes is closed after a minute. The work goes on, and who asks
 * again gets what it came to.
 */
const PATIENCE_MS = 45_000
/** No book takes so long, on the slowest machine: it hangs. */
const LONGEST_MS = 300_000
const LONGEST_LEAVE_MS = 10_000
const MOST_WAITING = 50

interface Waiting {
  asked: Asked
  resolve: (answer: unknown) => void
  reject: (reason: Error) => void
}

// One worker, started by the first question and kept: a second one would only take the processor away from requests. It
// works on the first of those who wait.
let worker: Worker | undefined
let timer: NodeJS.Timeout | undefined
const waiting: Waiting[] = []

/** A question is asked once and its answer kept until the next commit, whoever makes it. */
const kept = whileUnchanged((_db, _key: string): { answer: Promise<unknown> | undefined } => ({ answer: undefined }))

/**
 * Asks beside the thread that answers requests, so that no other request waits: there the book is read, and the futures
 * are imagined. The answer is that of a state of the book at least as new as the question, and of one state alone.
 *
 * Throws: DomainError as the question's own work; HttpRefusal 503 when too many wait, when it takes longer than somebody
 *         waits, or when the work broke down. Nothing of that is kept: the next to ask asks anew.
 */
export async function askAside<Of extends About>(db: Db, ...question: Question<Of>): Promise<ReturnType<Answers[Of]>> {
  const one = kept(db, JSON.stringify(question))
  if (one.answer === undefined) {
    const answer = ask({ file: db.$client.name, question })
    one.answer = answer
    answer.catch(() => {
      one.answer = undefined
    })
  }
  return (await orTooSlow(one.answer)) as ReturnType<Answers[Of]>
}

/** Lets go of a book that is about to be closed, because the last to close it tidies up. */
export async function leaveAside(db: Db): Promise<void> {
  if (worker === undefined) return
  // A worker that breaks down has let go of everything; one that hangs is not waited for.
  const left = ask({ file: db.$client.name, question: null }).catch((reason: Error) => reason)
  await Promise.race([left, setTimeout(LONGEST_LEAVE_MS, undefined, { ref: false })])
}

async function orTooSlow(answer: Promise<unknown>): Promise<unknown> {
  const answered = new AbortController()
  const patience = setTimeout(PATIENCE_MS, undefined, { signal: answered.signal }).then(
    () => Promise.reject(busy('The forecast takes longer than usual on this machine, and is still being worked out.')),
    () => undefined, // the answer was quicker
  )
  try {
    return await Promise.race([answer, patience])
  } finally {
    answered.abort()
  }
}

function ask(asked: Asked): Promise<unknown> {
  if (waiting.length >= MOST_WAITING) return Promise.reject(busy('Too many wait for a forecast.'))
  const answer = new Promise<unknown>((resolve, reject) => waiting.push({ asked, resolve, reject }))
  if (waiting.length === 1) begin()
  return answer
}

/** Has the first of those who wait worked on. */
function begin(): void {
  const [first] = waiting
  if (first === undefined) {
    // A process does not stay for an idle worker, and does not end while somebody waits for an answer.
    worker?.unref()
    return
  }
  worker ??= startWorker()
  worker.ref()
  timer = globalThis.setTimeout(() => fail(new Error('it took too long')), LONGEST_MS)
  worker.postMessage(first.asked)
}

function startWorker(): Worker {
  const isSource = import.meta.url.endsWith('.ts')
  const entry = new URL(isSource ? './worker-from-source.mjs' : './forecast-worker.js', import.meta.url)
  const started = new Worker(entry)
  started.on('message', (told: Told) => {
    const first = waiting.shift()
    clearTimeout(timer)
    if (first !== undefined) settle(first, told)
    begin()
  })
  started.on('error', fail)
  started.on('exit', () => {
    if (worker === started) fail(new Error('the worker ended'))
  })
  return started
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

/** The worker broke down or hangs: who it worked for is told, the next gets another worker. */
function fail(reason: Error): void {
  const former = worker
  worker = undefined
  clearTimeout(timer)
  void former?.terminate()
  waiting.shift()?.reject(busy('What works out the forecast broke down.', reason))
  begin()
}

function busy(what: string, cause?: Error): HttpRefusal {
  const refusal = new HttpRefusal(503, 'busy', `${what} Nothing was changed; try again.`, { 'Retry-After': '5' })
  return cause === undefined ? refusal : Object.assign(refusal, { cause })
}
