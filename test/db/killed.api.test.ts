import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, onTestFailed, test } from 'vitest'
import { type Program, start } from '../support/child.ts'
import { emptyFolder } from '../support/folder.ts'
import {
  type Answered,
  ON_THAT_DAY,
  read,
  recordOf,
  recordsIn,
  send,
  setUpToWrite,
  type Write,
} from '../support/numbered-writes.ts'

// The server is killed in the midst of its writes, again and again over one folder, as a power cut or an impatient person
// would end it.

const ROUNDS = process.env['CI'] ? 20 : 5
const LONGEST_MS = 600
const AT_ONCE = 4

/** How long each round goes on. A seed that failed can be tried again: KILL_SEED=… */
function delays(): number[] {
  const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000)
  onTestFailed(() => console.error(`The kills that failed: KILL_SEED=${seed}`))
  return fc.sample(fc.integer({ min: 1, max: LONGEST_MS }), { numRuns: ROUNDS, seed })
}

interface Sent {
  write: Write
  /** Missing where the server was killed before it came. */
  answer: Answered | undefined
}

/** Sends one write after the other, several at once, until the server is gone. */
async function sendUntilGone(address: string, next: () => Write): Promise<Sent[]> {
  const sent: Sent[] = []
  const sender = async () => {
    for (;;) {
      const one: Sent = { write: next(), answer: undefined }
      sent.push(one)
      one.answer = await send(address, one.write).catch(() => undefined)
      if (one.answer === undefined) return
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  return sent
}

async function killAfter(ms: number, program: Program): Promise<void> {
  await wait(ms)
  expect(await program.stop('SIGKILL')).toBe('SIGKILL')
}

/** What was answered is there as it was answered, and the same key gives the same answer; the rest can be sent again. */
async function expectWhole(address: string, { write, answer }: Sent): Promise<void> {
  const again = await send(address, write)
  expect(again).toEqual(answer ?? { status: 201, body: expect.anything() })
  const { path, record } = recordOf(write, again)
  expect(await read(address, path)).toMatchObject(record)
}

test('I-1, D-5: killed at any moment, all that was answered is there, and what was not is recorded once when it is sent again', {
  timeout: 60_000 + ROUNDS * 20_000,
}, async () => {
  const folder = emptyFolder('evenkeel "killed" é ')
  let program = start(folder, ON_THAT_DAY)
  let address = await program.address()
  const writeOf = await setUpToWrite(address)
  let last = 0
  let answered = 0
  const once = new Map<string, number>()
  for (const ms of delays()) {
    const [sent] = await Promise.all([
      sendUntilGone(address, () => {
        last += 1
        return writeOf(last)
      }),
      killAfter(ms, program),
    ])
    program = start(folder, ON_THAT_DAY)
    address = await program.address()
    for (const one of sent) await expectWhole(address, one)
    for (const { write } of sent) once.set(write.name, 1)
    expect(recordsIn(folder)).toEqual(once)
    answered += sent.filter(({ answer }) => answer !== undefined).length
  }
  expect(answered).toBeGreaterThan(ROUNDS)
  expect(await program.stop()).toBe(0)
})
