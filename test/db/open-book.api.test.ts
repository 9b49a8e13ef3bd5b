import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { DataFolderError } from '../../server/db/data-folder-error.ts'
import { openBook } from '../../server/db/open.ts'
import { change, emptyFolder, filesOf, withBook } from '../support/folder.ts'

test('every connection is as safe as it can be, also when the database is there already', () => {
  const folder = emptyFolder()
  for (const time of ['made', 'opened again']) {
    withBook(folder, (db) => {
      const read = (name: string) => db.$client.pragma(name, { simple: true })
      expect([time, read('journal_mode'), read('synchronous'), read('foreign_keys')]).toEqual([time, 'wal', 2, 1])
      expect([read('trusted_schema'), read('cell_size_check'), read('mmap_size')]).toEqual([0, 1, 0])
      expect(read('busy_timeout')).toBeLessThanOrEqual(2000)
      change(db)
      expect(read('synchronous')).toBe(2)
    })
  }
})

test('a database that was made without a -wal gets one', () => {
  const folder = emptyFolder()
  withBook(folder, (db) => change(db))
  const sqlite = new Database(join(folder, 'data.db'))
  sqlite.pragma('journal_mode = DELETE')
  sqlite.close()
  withBook(folder, (db) => expect(db.$client.pragma('journal_mode', { simple: true })).toBe('wal'))
})

test.each(['a b', "it's", 'say "so"', '100%25 %zz', 'Büro ✓ 株式会社', 'a;b&c$HOME', '-rf', 'a#b?c=d'])(
  'a data folder may be named %s',
  (name) => {
    const folder = join(emptyFolder(), name)
    withBook(folder, (db) => change(db))
    expect(Object.keys(filesOf(folder))).toEqual(['data.db', 'instance.json'])
    expect(withBook(folder, (db) => db.$client.prepare('SELECT count(*) FROM history').pluck().get())).toBe(1)
  },
)

test.each([0o000, 0o022, 0o077])('files are for their owner alone, whatever the umask (%o)', (umask) => {
  const before = process.umask(umask)
  onTestFinished(() => void process.umask(before))
  const folder = join(emptyFolder(), 'made', 'for it')
  const modeOf = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8)
  withBook(folder, (db) => {
    change(db)
    for (const name of ['data.db', 'data.db-wal', 'data.db-shm', 'instance.json'])
      expect([name, modeOf(name)]).toEqual([name, '600'])
    expect(modeOf('.')).toBe('700')
  })
  chmodSync(folder, 0o755)
  chmodSync(join(folder, 'data.db'), 0o644)
  withBook(folder, () => expect([modeOf('.'), modeOf('data.db'), modeOf('data.db-wal')]).toEqual(['700', '600', '600']))
})

test('what a start that was cut off left behind becomes a book', () => {
  const empty = emptyFolder()
  writeFileSync(join(empty, 'data.db'), '')
  expect(withBook(empty, instanceIdOf)).toMatch(/^[\da-f-]{36}$/)

  const withoutTables = emptyFolder()
  const sqlite = new Database(join(withoutTables, 'data.db'))
  sqlite.pragma('journal_mode = WAL')
  sqlite.exec('CREATE TABLE t (a); DROP TABLE t')
  sqlite.close()
  expect(withBook(withoutTables, instanceIdOf)).toMatch(/^[\da-f-]{36}$/)

  const withoutInstance = emptyFolder()
  withBook(withoutInstance, (db) => db.$client.exec('DELETE FROM instance'))
  rmSync(join(withoutInstance, 'instance.json'))
  const id = withBook(withoutInstance, instanceIdOf)
  expect(withBook(withoutInstance, instanceIdOf)).toBe(id)
})

function instanceIdOf({ $client }: ReturnType<typeof openBook>): unknown {
  return $client.prepare('SELECT instance_id FROM instance').pluck().get()
}

test('a command that needs a book makes none', () => {
  const folder = join(emptyFolder(), 'nothing here')
  expect(() => openBook(folder, { mustExist: true })).toThrow(DataFolderError)
  expect(existsSync(folder)).toBe(false)
})

test('a data folder that is a file, or lies in one, is refused with its name', () => {
  const file = join(emptyFolder(), 'file')
  writeFileSync(file, 'Sample')
  for (const folder of [file, join(file, 'inside')]) {
    expect(() => openBook(folder)).toThrow(DataFolderError)
    expect(() => openBook(folder)).toThrow(folder)
  }
  expect(filesOf(join(file, '..'))).toMatchObject({ file: expect.any(String) })
})

// R8: never silently empty, older or elsewhere.

const damages: { what: string; damage(folder: string): void; says: RegExp }[] = [
  { what: 'missing', damage: (folder) => rmSync(join(folder, 'data.db')), says: /data\.db is missing/ },
  { what: 'empty', damage: (folder) => truncateSync(join(folder, 'data.db')), says: /data\.db is empty/ },
  { what: 'a folder', damage: (folder) => replaceByFolder(join(folder, 'data.db')), says: /cannot be opened/ },
  {
    what: 'no database',
    damage: (folder) => writeFileSync(join(folder, 'data.db'), 'Sample '.repeat(2000)),
    says: /not a database/,
  },
  { what: 'of another program', damage: (folder) => makeOther(join(folder, 'data.db')), says: /another program/ },
  { what: 'cut in half', damage: (folder) => cut(folder, 0.5), says: /damaged|malformed/ },
  { what: 'cut by a page', damage: (folder) => cut(folder, 1, 4096), says: /damaged|malformed/ },
  {
    what: 'cut to its first page',
    damage: (folder) => truncateSync(join(folder, 'data.db'), 4096),
    says: /damaged|malformed/,
  },
  { what: 'without its first page', damage: (folder) => overwrite(folder, 1), says: /not a database/ },
  ...[2, 5, 9, 20].map((page) => ({
    what: `overwritten at page ${page}`,
    damage: (folder: string) => overwrite(folder, page),
    says: /damaged|malformed/,
  })),
  {
    what: 'of a newer program',
    damage: (folder) => edit(folder, "INSERT INTO migrations VALUES ('9999_later.sql', 'x', '2099-01-01')"),
    says: /newer Evenkeel/,
  },
  {
    what: 'made by another version of a step',
    damage: (folder) => edit(folder, "UPDATE migrations SET sha256 = 'x'"),
    says: /not the one that made this database/,
  },
  {
    what: 'an older copy',
    damage: (folder) => copyFileSync(join(folder, 'old.db'), join(folder, 'data.db')),
    says: /older than the one/,
  },
  { what: 'of another book', damage: (folder) => takeOther(folder), says: /another book/ },
  {
    what: 'beside a damaged instance.json',
    damage: (folder) => writeFileSync(join(folder, 'instance.json'), '{"insta'),
    says: /instance\.json cannot be read/,
  },
  {
    what: 'beside an empty instance.json',
    damage: (folder) => writeFileSync(join(folder, 'instance.json'), ''),
    says: /instance\.json cannot be read/,
  },
]

test.each(damages)('data.db $what: refused, every byte left as it is, nothing put in its place', ({ damage, says }) => {
  const folder = emptyFolder()
  withBook(folder, (db) => change(db, 3))
  copyFileSync(join(folder, 'data.db'), join(folder, 'old.db'))
  withBook(folder, (db) => change(db, 30))
  damage(folder)
  const before = filesWithoutFolders(folder)
  for (let attempt = 0; attempt < 2; attempt += 1) {
    expect(() => openBook(folder)).toThrow(DataFolderError)
    expect(() => openBook(folder)).toThrow(says)
  }
  expect(filesWithoutFolders(folder)).toEqual(before)
})

function filesWithoutFolders(folder: string): Record<string, string> | number {
  return existsSync(join(folder, 'data.db', 'inside')) ? 1 : filesOf(folder)
}

function replaceByFolder(file: string): void {
  rmSync(file)
  mkdirSync(join(file, 'inside'), { recursive: true })
}

function makeOther(file: string): void {
  rmSync(file)
  const sqlite = new Database(file)
  sqlite.exec('CREATE TABLE history (number INTEGER); INSERT INTO history VALUES (99)')
  sqlite.close()
}

function takeOther(folder: string): void {
  const other = emptyFolder()
  withBook(other, (db) => change(db, 99))
  copyFileSync(join(other, 'data.db'), join(folder, 'data.db'))
}

function edit(folder: string, sql: string): void {
  const sqlite = new Database(join(folder, 'data.db'))
  sqlite.exec(sql)
  sqlite.close()
}

function cut(folder: string, share: number, less = 0): void {
  const file = join(folder, 'data.db')
  truncateSync(file, Math.floor((statSync(file).size * share) / 4096) * 4096 - less)
}

function overwrite(folder: string, page: number): void {
  const file = join(folder, 'data.db')
  const bytes = readFileSync(file)
  bytes.fill(0xa5, (page - 1) * 4096, page * 4096)
  writeFileSync(file, bytes)
}
