import { join } from 'node:path'
import Database from 'better-sqlite3'
import { makeDataFolder, makePrivateFile } from './data-folder.ts'
import { DataFolderError, forThePerson } from './data-folder-error.ts'

/**
 * Takes the data folder for one server. The system frees it when the process ends, however it ends.
 *
 * Throws: DataFolderError when another process has it, or the folder cannot be used.
 */
export function lockDataFolder(dataDir: string): { release(): void } {
  makeDataFolder(dataDir)
  const lock = openLock(join(dataDir, 'lock.db'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    const isTaken = error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY'
    if (isTaken)
      throw new DataFolderError(`Evenkeel is already running on ${dataDir}. Use that window, or stop it first.`)
    throw forThePerson(error, 'lock.db cannot be used')
  }
  return { release: () => void lock.close() }
}

function openLock(file: string): Database.Database {
  try {
    makePrivateFile(file)
    return new Database(file, { timeout: 0 })
  } catch (error) {
    throw forThePerson(error, 'lock.db cannot be opened')
  }
}
