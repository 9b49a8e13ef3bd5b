import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DataFolderError } from '../db/data-folder-error.ts'
import { type Db, readBook } from '../db/open.ts'
import { checkBook } from './check.ts'
import { DATABASE, hashFile, MANIFEST, type Manifest, programVersion, syncToDisk } from './manifest.ts'

const KEPT = 14
const KEPT_BYTES = 2 * 1024 ** 3
const NAME = /^evenkeel-\d{4}-\d{2}-\d{2}T\d{6}Z$/
const COUNTED = ['clients', 'invoices', 'events', 'movements', 'history'] as const

/**
 * Writes a backup into a new folder below `target` and gives its path. It works while the book is being used, and a
 * backup that was not opened and checked is not reported as made: on any failure nothing stands under the final name.
 *
 * Throws: DataFolderError when the copy does not pass the check, or the target cannot be written.
 */
export function backUp(db: Db, target: string, at: Date): string {
  const name = `evenkeel-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z`
  const final = join(resolve(target), name)
  const temporary = join(resolve(target), `.${name}.part`)
  if (existsSync(final)) throw new DataFolderError(`${final} is there already. Wait a second and try again.`)
  try {
    mkdirSync(temporary, { recursive: true, mode: 0o700 })
    const copy = join(temporary, DATABASE)
    rmSync(copy, { force: true })
    db.$client.prepare('VACUUM INTO ?').run(copy)
    chmodSync(copy, 0o600)
    syncToDisk(copy)
    const manifest = describeChecked(copy, at)
    const file = join(temporary, MANIFEST)
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    syncToDisk(file)
    syncToDisk(temporary)
    renameSync(temporary, final)
    syncToDisk(resolve(target))
    return final
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (error instanceof DataFolderError) throw error
    throw new DataFolderError(`The backup was not made: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

/** Opens the copy, checks it whole and says what is in it. */
function describeChecked(copy: string, at: Date): Manifest {
  const db = readBook(copy)
  try {
    const [first] = checkBook(db, undefined)
    if (first)
      throw new DataFolderError(
        `The backup was not made: ${first.code} ${first.entity} ${first.message}. Run: evenkeel check`,
      )
    const count = (table: string) => Number(db.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
    return {
      program: 'evenkeel',
      version: programVersion(),
      madeAt: at.toISOString(),
      instanceId: String(db.$client.prepare('SELECT instance_id FROM instance').pluck().get()),
      historyNumber: Number(db.$client.prepare('SELECT coalesce(max(number), 0) FROM history').pluck().get()),
      counts: Object.fromEntries(COUNTED.map((table) => [table, count(table)])),
      files: [{ name: DATABASE, bytes: statSync(copy).size, sha256: hashFile(copy) }],
    }
  } finally {
    db.$client.close()
  }
}

/** The backups in a folder, oldest first. */
export function listBackups(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
}

/** Removes the oldest backups until at most fourteen are left and they take at most 2 GiB; the newest always stays. */
export function pruneBackups(folder: string): void {
  const backups = listBackups(folder).map((name) => ({ name, bytes: statSync(join(folder, name, DATABASE)).size }))
  let bytes = backups.reduce((sum, backup) => sum + backup.bytes, 0)
  for (const [index, backup] of backups.entries()) {
    const left = backups.length - index
    if (left === 1 || (left <= KEPT && bytes <= KEPT_BYTES)) return
    rmSync(join(folder, backup.name), { recursive: true })
    bytes -= backup.bytes
  }
}
