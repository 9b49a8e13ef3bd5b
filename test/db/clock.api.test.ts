import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBook } from '../../server/db/open.ts'
import { type Program, start } from '../support/child.ts'
import { emptyFolder } from '../support/folder.ts'
import { type Answered, ON_THAT_DAY, read, recordsIn, send, setUpToWrite } from '../support/numbered-writes.ts'
import { SLOW_CLOCK } from '../support/slow-clock.mjs'

// The clock of the computer is set two days back, by a person or by an empty battery: what comes later is the history's
// number, never the clock.

const DAY_MS = 86_400_000
const TWO_DAYS_EARLIER = { NODE_ENV: 'test', TODAY: '2026-11-17' }
const TWO_DAYS_BACK = { NODE_OPTIONS: `--import ${SLOW_CLOCK}`, DAYS_BACK: '2' }
const READ = ['/today', '/accounts', '/events', '/invoices', '/clients', '/history', '/book']

/** Writes of every kind, an issued invoice among them. Gives its number. */
async function writeAll(address: string, numbers: readonly number[]): Promise<unknown> {
  const writeOf = await setUpToWrite(address)
  const answers = new Map<string, Answered>()
  for (const write of numbers.map(writeOf)) {
    const answer = await send(address, write)
    expect([write.path, answer.status]).toEqual([write.path, 201])
    expect(await send(address, write)).toEqual(answer)
    answers.set(write.path, answer)
  }
  const id = String(answers.get('/invoices')?.body['id'])
  const issued = await fetch(`${address}/api/v1/invoices/${id}/issue`, {
    method: 'POST',
    headers: { 'idempotency-key': `issue-${id}`, 'if-match': '"1"' },
  })
  expect(issued.status).toBe(200)
  for (const path of READ) expect(await read(address, path)).toBeDefined()
  return ((await issued.json()) as { number: string }).number
}

/** The most by which an instant of the history lies before that of the change before it, in days. */
function daysBackIn(folder: string): number {
  const db = readBook(join(folder, 'data.db'))
  const at = db.$client.prepare<[], string>('SELECT at FROM history ORDER BY number').pluck().all().map(Date.parse)
  db.$client.close()
  return Math.max(...at.map((instant, index) => ((at[index - 1] ?? instant) - instant) / DAY_MS))
}

async function expectEndsWell(program: Program, folder: string, names: readonly number[]): Promise<void> {
  expect(recordsIn(folder)).toEqual(new Map(names.map((number) => [`Number ${number}`, 1])))
  expect(daysBackIn(folder)).toBeGreaterThan(1.9)
  expect(await program.stop()).toBe(0)
}

test('I-6: started with a clock two days back, the book goes on, and on again when it is right', {
  timeout: 180_000,
}, async () => {
  const folder = emptyFolder()
  const before = start(folder, ON_THAT_DAY)
  expect(await writeAll(await before.address(), [1, 2, 3, 4])).toBe('2026-001')
  expect(await before.stop()).toBe(0)

  const back = start(folder, { ...TWO_DAYS_EARLIER, ...TWO_DAYS_BACK })
  expect(await writeAll(await back.address(), [5, 6, 7, 8])).toBe('2026-002')
  expect(back.said).toMatch(/^The clock of this computer is behind: /m)
  expect(await back.stop()).toBe(0)

  const right = start(folder, ON_THAT_DAY)
  expect(await writeAll(await right.address(), [9, 10, 11, 12])).toBe('2026-003')
  await expectEndsWell(right, folder, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})

test('I-6: a clock that is set two days back while the program runs stops nothing', { timeout: 180_000 }, async () => {
  const folder = emptyFolder()
  const program = start(folder, { ...ON_THAT_DAY, ...TWO_DAYS_BACK, AT_SIGNAL: 'yes' })
  const address = await program.address()
  expect(await writeAll(address, [1, 2, 3, 4])).toBe('2026-001')
  program.child.kill('SIGUSR2')
  expect(await writeAll(address, [5, 6, 7, 8])).toBe('2026-002')
  await expectEndsWell(program, folder, [1, 2, 3, 4, 5, 6, 7, 8])
})
