import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { Program } from '../support/child.ts'
import { emptyFolder } from '../support/folder.ts'
import { ON_THAT_DAY, send, setUpToWrite } from '../support/numbered-writes.ts'
import { isInstalled } from '../support/outside-tools.ts'

// A killed server loses nothing that it gave to the system; a power cut does, unless the system was told to put it on disk.
// So what the server tells the system is looked at from outside.

const WRITES = 12
const canTrace = isInstalled('strace')
const SEEN: [step: string, line: RegExp][] = [
  ['asked', /^read\(\d+<TCP.*"POST \//],
  ['on disk', /^f(data)?sync\(\d+<.*\/data\.db-wal>\) += 0$/],
  ['answered', /^writev?\(\d+<TCP.*"HTTP\/1\.1 201/],
]

/** The server under strace. `-D` leaves the server itself our child; it commits in the thread that answers, so that one is enough. */
function startTraced(folder: string, log: string): Program {
  const strace = ['strace', '-D', '-yy', '-s', '16', '-e', 'trace=read,write,writev,fsync,fdatasync', '-o', log]
  return new Program(['start'], { DATA_DIR: folder, ...ON_THAT_DAY }, undefined, strace)
}

interface Step {
  step: string
  /** The connection, or the file. */
  on: string
}

/** What the server did, in its order. */
async function seenIn(log: string): Promise<Step[]> {
  await vi.waitFor(() => expect(readFileSync(log, 'utf8')).toMatch(/^\+\+\+ exited with 0/m), 10_000)
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) =>
      SEEN.filter(([, pattern]) => pattern.test(line)).map(([step]) => ({ step, on: /<(.*?)>/.exec(line)?.[1] ?? '' })),
    )
}

/** The steps from the first request to the last answer; a commit that syncs more than once has done so once. */
function stepsOf(seen: Step[]): string[] {
  const steps = seen.map(({ step }) => step)
  return steps
    .slice(steps.indexOf('asked'), steps.lastIndexOf('answered') + 1)
    .filter((step, index, all) => step !== 'on disk' || all[index - 1] !== step)
}

/** How many were answered on a connection after something was put on disk since it had asked there; and how many too early. */
function answersIn(seen: Step[]): { afterDisk: number; tooEarly: number } {
  const waits = new Set<string>()
  const count = { afterDisk: 0, tooEarly: 0 }
  for (const { step, on } of seen) {
    if (step === 'asked') waits.add(on)
    else if (step === 'on disk') waits.clear()
    else if (waits.delete(on)) count.tooEarly += 1
    else count.afterDisk += 1
  }
  return count
}

test.skipIf(!canTrace)(
  'I-1: what is answered is on disk before, after a restart too',
  { timeout: 180_000 },
  async () => {
    const folder = emptyFolder()
    let last = 0
    for (const isRestart of [false, true]) {
      const log = join(emptyFolder(), 'seen')
      const program = startTraced(folder, log)
      const address = await program.address()
      const writeOf = await setUpToWrite(address)
      for (let count = 0; count < WRITES; count += 1) {
        last += 1
        expect((await send(address, writeOf(last))).status).toBe(201)
      }
      expect(await program.stop()).toBe(0)
      // The two writes that set the book up are answered again after the restart, and there is nothing to put on disk.
      const setUp = isRestart ? ['asked', 'answered'] : ['asked', 'on disk', 'answered']
      const written = Array.from({ length: WRITES }, () => ['asked', 'on disk', 'answered'])
      expect(stepsOf(await seenIn(log))).toEqual([...setUp, ...setUp, ...written.flat()])
    }
  },
)

test.skipIf(!canTrace)(
  'I-1: what is answered is on disk before, where several that come together share a commit',
  { timeout: 180_000 },
  async () => {
    const log = join(emptyFolder(), 'seen')
    const program = startTraced(emptyFolder(), log)
    const address = await program.address()
    const writeOf = await setUpToWrite(address)
    let last = 0
    for (let round = 0; round < 5; round += 1) {
      const writes = Array.from({ length: 8 }, () => {
        last += 1
        return send(address, writeOf(last))
      })
      for (const { status } of await Promise.all(writes)) expect(status).toBe(201)
    }
    expect(await program.stop()).toBe(0)
    expect(answersIn(await seenIn(log))).toEqual({ afterDisk: last + 2, tooEarly: 0 })
  },
)
