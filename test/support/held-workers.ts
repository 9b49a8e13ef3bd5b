import type * as timers from 'node:timers/promises'
import type * as threads from 'node:worker_threads'

// What takes the place of Node's modules in a test that has the workers and the patience of the server in its hand:
// vi.mock('node:worker_threads', async (original) => (await import('../support/held-workers.ts')).heldWorkers(original))

/** The workers that were started, the newest last; and whether nobody waits any longer. */
export const held = { workers: [] as threads.Worker[], isImpatient: false }

export async function heldWorkers(original: () => Promise<typeof threads>): Promise<typeof threads> {
  const real = await original()
  class Held extends real.Worker {
    constructor(entry: URL) {
      super(entry)
      held.workers.push(this)
    }
  }
  return { ...real, Worker: Held }
}

export async function heldPatience(original: () => Promise<typeof timers>): Promise<typeof timers> {
  const real = await original()
  const setTimeout: typeof real.setTimeout = (ms, ...rest) => real.setTimeout(held.isImpatient ? 0 : ms, ...rest)
  return { ...real, setTimeout }
}
