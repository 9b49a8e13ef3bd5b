import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SAMPLE, textOf } from '../imports/sample-books.ts'
import { emptyFolder } from '../support/folder.ts'

const EVENKEEL = join(import.meta.dirname, '../../server/evenkeel.mjs')

/** The command as a person types it who stands in some folder of their own. */
function evenkeel(cwd: string, args: readonly string[], dataDir = 'book'): string {
  const env = { ...process.env, DATA_DIR: dataDir, NODE_ENV: 'test', TODAY: '2026-11-19' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [EVENKEEL, ...args], { cwd, env, encoding: 'utf8' })
  expect([args[0], status, stderr]).toEqual([args[0], 0, ''])
  return stdout
}

test('a path on the command line starts from the folder that the person is in', { timeout: 180_000 }, () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'mine.ndjson'), textOf(SAMPLE))
  mkdirSync(join(folder, 'packs'))

  evenkeel(folder, ['import-books', 'mine.ndjson'])
  evenkeel(folder, ['report', '2026-Q1', '--out', 'packs'])
  evenkeel(folder, ['backup', 'safe'])
  const [backup = ''] = readdirSync(join(folder, 'safe'))
  evenkeel(folder, ['restore', join('safe', backup)], 'restored')

  expect(readdirSync(join(folder, 'packs'))).toContain('2026-Q1.pdf')
  expect(existsSync(join(folder, 'book', 'data.db'))).toBe(true)
  expect(existsSync(join(folder, 'restored', 'data.db'))).toBe(true)
  evenkeel(folder, ['check'], 'restored')
  expect(evenkeel(folder, ['today'], 'restored')).toContain('November 19, 2026')
})
