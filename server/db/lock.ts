import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DataFolderError } from './data-folder-error.ts'

/**
 * Takes the data folder for one server. The system frees it when the process ends, however it ends.
 *
 * Throws: DataFolderError when another process has it.
 */
export function lockDataFolder(dataDir: string): { release(): void } {
  const file = join(dataDir, 'lock.db')
  closeSync(openSync(file, 'a', 0o600))
  const lock = new Database(file, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new DataFolderError(`Evenkeel is already running on ${dataDir}. Use that window, or stop it first.`)
  }
  return { release: () => void lock.close() }
}
