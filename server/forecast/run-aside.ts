import { Worker } from 'node:worker_threads'
import type { ForecastInput } from '../../shared/forecast/contract.ts'
import type { ForecastRun, RunOptions } from '../../shared/forecast/run.ts'
import type { Course } from '../../shared/readiness/course.ts'
import { HttpRefusal } from '../http/problem.ts'
import type { Asked, Work } from './forecast-worker.ts'

/** A forecast takes a tenth of a second; a machine that is busy with other things may take much longer. */
const LONGEST_MS = 30_000
const MOST_WAITING = 50

interface Waiting {
  resolve: (result: unknown) => void
  reject: (reason: Error) => void
  timer: NodeJS.Timeout
}

// One worker, started by the first forecast and kept: a second one would only take the processor away from requests.
let worker: Worker | undefined
let lastNumber = 0
const waiting = new Map<number, Waiting>()

/**
 * Runs a forecast in a worker, so that no other request waits for it.
 *
 * Throws: HttpRefusal 503 when too many wait, or when it takes longer than half a minute.
 */
export function runAside(input: ForecastInput, options: RunOptions): Promise<ForecastRun> {
  return ask<ForecastRun>({ kind: 'forecast', input, options })
}

/** Follows courses in the worker. Result and errors as `coursesOf` and `runAside`. */
export function coursesAside(inputs: readonly ForecastInput[]): Promise<(Course | null)[]> {
  return ask<(Course | null)[]>({ kind: 'courses', inputs })
}

function ask<Result>(work: Work): Promise<Result> {
  if (waiting.size >= MOST_WAITING) return Promise.reject(busy())
  worker ??= startWorker()
  // A process does not end while somebody waits for an answer, and does not stay for an idle worker.
  worker.ref()
  lastNumber += 1
  const asked: Asked = { number: lastNumber, work }
  const answer = new Promise<Result>((resolve, reject) => {
    const timer = setTimeout(() => giveUp(busy()), LONGEST_MS)
    waiting.set(asked.number, { resolve: (result) => resolve(result as Result), reject, timer })
  })
  worker.postMessage(asked)
  return answer
}

function startWorker(): Worker {
  const isSource = import.meta.url.endsWith('.ts')
  const entry = new URL(isSource ? './worker-from-source.mjs' : './forecast-worker.js', import.meta.url)
  const started = new Worker(entry)
  started.on('message', ({ number, result }: { number: number; result: unknown }) => {
    const found = waiting.get(number)
    if (found === undefined) return
    waiting.delete(number)
    clearTimeout(found.timer)
    found.resolve(result)
    if (waiting.size === 0) started.unref()
  })
  started.on('error', giveUp)
  return started
}

/** Everybody who waits is told; the next to ask starts another worker. */
function giveUp(reason: Error): void {
  const former = worker
  worker = undefined
  for (const { reject, timer } of waiting.values()) {
    clearTimeout(timer)
    reject(reason)
  }
  waiting.clear()
  void former?.terminate()
}

function busy(): HttpRefusal {
  const detail = 'The forecast takes longer than it should. Nothing was changed; try again.'
  return new HttpRefusal(503, 'busy', detail, { 'Retry-After': '1' })
}
