// Books to measure with: made up by the tests' generator, brought in as a person would, and kept for the next run.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { ROOT, TODAY } from './servers.mjs'

const HOME = process.env['BENCH_DIR'] ?? join(tmpdir(), 'evenkeel-bench')
const GENERATOR = join(ROOT, 'test/fixtures/books/generate.mjs')

/** The folder of a book of a size, and the file it was made from. `small`: 300 entries, `life`: 20,000, `huge`: 1,000,000. */
export function bookOf(size) {
  const folder = join(HOME, size)
  if (!existsSync(join(folder, 'book/data.db'))) {
    console.log(`Making a book of size ${size} in ${folder} …`)
    rmSync(folder, { recursive: true, force: true })
    const making = `${folder}.making`
    rmSync(making, { recursive: true, force: true })
    mkdirSync(making, { recursive: true })
    run([GENERATOR, '--size', size, '--out', making, '--end', TODAY.slice(0, 4)])
    run([join(ROOT, 'server/run.mjs'), 'import-books', join(making, 'books.ndjson')], {
      DATA_DIR: join(making, 'book'),
      NODE_ENV: 'test',
      TODAY,
    })
    renameSync(making, folder)
  }
  const book = join(folder, 'book')
  return { folder: book, file: join(book, 'data.db'), source: join(folder, 'books.ndjson') }
}

/** A copy of a book for the bare server, so that both write to a file of the same size. */
export function copyOf(book, name) {
  const copy = join(HOME, `${name}.db`)
  for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true })
  const db = new Database(book.file)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  copyFileSync(book.file, copy)
  return copy
}

/** A book like the one given that may be written to. Its backup of the day is made: the server would, while it is measured. */
export function folderCopyOf(book, name) {
  const folder = join(HOME, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  renameSync(copyOf(book, `${name}-to-be`), join(folder, 'data.db'))
  run([join(ROOT, 'server/run.mjs'), 'backup', join(folder, 'backups')], { DATA_DIR: folder })
  return { folder }
}

function run(args, environment = {}) {
  execFileSync(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
