import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importBooks } from '../../server/imports/import-books.ts'
import { emptyFolder } from '../support/folder.ts'
import { expectKeptTotals } from '../support/kept-totals.ts'
import { isInstalled } from '../support/outside-tools.ts'
import { testApp } from '../support/test-app.ts'
import { BOOKS, GENERATOR, ORACLE, TRUTH } from './made-up-books.ts'
import { ownRows } from './own-report.ts'

// Our reports against those of hledger, a program that shares nothing with ours, to the cent: by quarter what each
// category took in and cost and what every account held, and in the end what each client and each invoice is owed.

const hasHledger = isInstalled('hledger')
const OWNER = { name: 'Robin Sample', country: 'US', timeZone: 'America/Chicago' }

async function expectTruth(path: string, truth: string): Promise<void> {
  const { db, today } = await testApp({ setUp: false })
  importBooks(db, { path, owner: OWNER, today })
  const theirs = truth.trim().split('\n').slice(1)
  const ours = ownRows(db)
  expect(theirs.length).toBeGreaterThan(100)
  const known = { ours: new Set(ours), theirs: new Set(theirs) }
  const onlyTheirs = theirs.filter((row) => !known.ours.has(row))
  const onlyOurs = ours.filter((row) => !known.theirs.has(row))
  expect({ onlyTheirs: onlyTheirs.slice(0, 20), onlyOurs: onlyOurs.slice(0, 20) }).toEqual({
    onlyTheirs: [],
    onlyOurs: [],
  })
  expectKeptTotals(db)
}

test('the kept set of books comes to what hledger said it does', async () => {
  await expectTruth(BOOKS, readFileSync(TRUTH, 'utf8'))
})

test.skipIf(!hasHledger).each([
  { size: 'small', seed: 1 },
  { size: 'small', seed: 2 },
  { size: 'small', seed: 3 },
  { size: 'life', seed: 1 },
])(
  'books made up anew, $size with seed $seed, come to what hledger says',
  { timeout: 300_000 },
  async ({ size, seed }) => {
    const folder = emptyFolder()
    execFileSync(process.execPath, [GENERATOR, '--size', size, '--seed', String(seed), '--out', folder])
    const truth = execFileSync('bash', [ORACLE, folder], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    await expectTruth(join(folder, 'books.ndjson'), truth)
  },
)
