import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Program, start } from '../support/child.ts'
import { emptyFolder } from '../support/folder.ts'
import { aSetUp } from '../support/test-app.ts'

// `npm start -- --demo`: the program as a process.

const DAY = { NODE_ENV: 'test', TODAY: '2026-11-19' }

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
