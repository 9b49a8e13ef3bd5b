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

/** What the server did, in its order; a commit that syncs more than once has done so once. */
async function stepsIn(log: string): Promise<string[]> {
  await vi.waitFor(() => expect(readFileSync(log, 'utf8')).toMatch(/^\+\+\+ exited with 0/m), 10_000)
  const steps = readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => SEEN.filter(([, pattern]) => pattern.test(line)).map(([step]) => step))
  return steps
    .slice(steps.indexOf('asked'), steps.lastIndexOf('answered') + 1)
    .filter((step, index, all) => step !== 'on disk' || all[index - 1] !== step)
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
      expect(await stepsIn(log)).toEqual([...setUp, ...setUp, ...written.flat()])
    }
  },
)
