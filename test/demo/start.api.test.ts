import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { backUpDaily, lastBackupAt } from '../../server/backups/daily.ts'
import { Program, start } from '../support/child.ts'
import { emptyFolder } from '../support/folder.ts'
import { aSetUp } from '../support/test-app.ts'

// `npm start -- --demo`: the program as a process.

const ROOT = join(import.meta.dirname, '../..')
const DAY = { NODE_ENV: 'test', TODAY: '2026-11-19' }

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

async function book(program: Program): Promise<unknown> {
  return (await fetch(`${await program.address()}/api/v1/book`)).json()
}

test('the demo has a folder of its own beside the default one, and is there again the next time', async () => {
  const home = emptyFolder()
  const places = { XDG_DATA_HOME: home, APPDATA: home, HOME: home, ...DAY }
  const first = new Program(['start', '--demo'], places)
  expect(await book(first)).toMatchObject({ setUp: true, isDemo: true, name: 'Robin Sample' })
  expect(first.said).toMatch(/The demo book is in .*evenkeel[ -]demo\./i)
  expect(await first.stop()).toBe(0)
  expect(existsSync(join(home, 'evenkeel'))).toBe(false)

  const today = new Program(['today', '--demo'], places)
  expect(await today.end()).toBe(0)
  expect(today.said).toMatch(/^Robin Sample, November 19, 2026\nThis is a demo book with invented entries\.\n/)

  const again = new Program(['start', '--demo'], places)
  expect(await book(again)).toMatchObject({ isDemo: true })
  expect(await again.stop()).toBe(0)

  const check = new Program(['check', '--demo'], places)
  expect([await check.end(), check.said]).toEqual([0, ''])
})

test("a folder that holds a book of one's own is refused, and stays what it was", async () => {
  const folder = emptyFolder()
  const own = start(folder)
  const response = await fetch(`${await own.address()}/api/v1/set-up`, {
    method: 'POST',
    headers: { 'idempotency-key': 'one', 'content-type': 'application/json' },
    body: JSON.stringify(aSetUp()),
  })
  expect(response.status).toBe(201)
  expect(await own.stop()).toBe(0)

  const demo = start(folder, DAY, ['--demo'])
  expect(await demo.end()).toBe(1)
  expect(demo.said).toMatch(/holds a book of your own\. Name another folder for the demo: DATA_DIR=…\n$/)
  const after = start(folder)
  expect(await book(after)).toMatchObject({ isDemo: false })
  expect(await after.stop()).toBe(0)
})

test('its daily backup is one of the demo, though no folder is named', async () => {
  const home = emptyFolder()
  const places = { XDG_DATA_HOME: home, APPDATA: home, HOME: home }
  const demo = new Program(['start', '--demo'], { ...places, ...DAY })
  await demo.address()
  const folderSaid = () => demo.said.match(/The demo book is in (.*)\. Stop/)?.[1]
  await expect.poll(folderSaid).toBeDefined()
  const folder = folderSaid() ?? expect.fail('no folder is said')
  // The process is started as the program starts it, from its sources.
  for (const [name, value] of Object.entries({ ...places, NODE_ENV: '', TODAY: '', NODE_OPTIONS: '--import tsx' }))
    vi.stubEnv(name, value || undefined)
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] })
  const said: string[] = []
  const daily = backUpDaily(folder, join(ROOT, 'server/main.ts'), (line) => said.push(line), ['--demo'])
  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()
  await expect.poll(() => [lastBackupAt(folder) !== undefined, said], { timeout: 30_000 }).toEqual([true, []])
  daily.stop()
  expect(await demo.stop()).toBe(0)
})
