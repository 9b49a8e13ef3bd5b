import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { type Answer, ApiProblem, addressOf, call, type Query, writes } from './api.ts'
import { stopped } from './connection.ts'

const SLOW_AFTER_MS = 300

/** What is known of an address of the API, and whether one must still wait for it. */
export interface Resource<T> {
  value: T | undefined
  /** For If-Match when it is changed. */
  etag: string | undefined
  /** Why it could not be read; the value of before stays. */
  problem: ApiProblem | undefined
  /** True when there is nothing to show yet and 300 ms have gone by: time for a skeleton. */
  isLoading: boolean
  reload: () => void
}

interface Entry {
  address: string
  answer: Signal<Answer<unknown> | undefined>
  problem: Signal<ApiProblem | undefined>
  isSlow: Signal<boolean>
  /** How many components on screen read it. */
  readers: number
  /** The latest request: an earlier one that answers later is not listened to. */
  request: number
  isFresh: boolean
}

const entries = new Map<string, Entry>()

/** Reads an address of the API and reads it again after each write. Without a path there is nothing to read. */
export function useResource<T>(path: string | undefined, query?: Query): Resource<T> {
  const entry = entryOf(path === undefined ? '' : addressOf(path, query))
  useEffect(() => {
    if (!entry.address) return
    entry.readers += 1
    if (!entry.isFresh) void load(entry)
    return () => {
      entry.readers -= 1
    }
  }, [entry])
  const answer = entry.answer.value as Answer<T> | undefined
  return {
    value: answer?.value,
    etag: answer?.etag,
    problem: entry.problem.value,
    isLoading: entry.isSlow.value && !answer,
    reload: () => void load(entry),
  }
}

/** Whatever is on screen is read again, the rest when it is next looked at. */
function invalidate(): void {
  for (const entry of entries.values()) {
    entry.isFresh = false
    if (entry.readers > 0) void load(entry)
  }
}

/** Reads everything anew after a write, when the program is back after a silence, and when the person is back at the page. */
export function keepFresh(): () => void {
  let seenWrites = writes.peek()
  let wasStopped = false
  const endWrites = writes.subscribe((count) => {
    if (count !== seenWrites) invalidate()
    seenWrites = count
  })
  const endStopped = stopped.subscribe((silence) => {
    if (wasStopped && !silence) invalidate()
    wasStopped = silence !== undefined
  })
  const onVisible = () => document.visibilityState === 'visible' && invalidate()
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    endWrites()
    endStopped()
    document.removeEventListener('visibilitychange', onVisible)
  }
}

/** What stands at an address is about to go for good: whoever still shows it keeps what was read, and asks no more. */
export function forgetResource(address: string): void {
  entries.delete(address)
}

/** The signal of one address, for what the whole app reads; something on screen must read it by useResource. */
export function answerAt<T>(path: string): ReadonlySignal<Answer<T> | undefined> {
  return entryOf(path).answer as Signal<Answer<T> | undefined>
}

async function load(entry: Entry): Promise<void> {
  entry.request += 1
  entry.isFresh = true
  const request = entry.request
  const timer = setTimeout(() => {
    entry.isSlow.value = true
  }, SLOW_AFTER_MS)
  try {
    const answer = await call('GET', entry.address, { known: entry.answer.peek() })
    if (request !== entry.request) return
    entry.answer.value = answer
    entry.problem.value = undefined
  } catch (error) {
    if (request !== entry.request) return
    entry.isFresh = false
    if (error instanceof ApiProblem) entry.problem.value = error
  } finally {
    clearTimeout(timer)
    if (request === entry.request) entry.isSlow.value = false
  }
}

function entryOf(address: string): Entry {
  let entry = entries.get(address)
  if (!entry) {
    entry = {
      address,
      answer: signal(undefined),
      problem: signal(undefined),
      isSlow: signal(false),
      readers: 0,
      request: 0,
      isFresh: false,
    }
    entries.set(address, entry)
  }
  return entry
}
