import { createHash } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readSync } from 'node:fs'
import { DataFolderError } from './data-folder-error.ts'

/** Makes the data folder where there is none, for its owner alone. Throws: DataFolderError when it cannot be used. */
export function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    chmodSync(dataDir, 0o700)
  } catch (error) {
    throw new DataFolderError(
      `The data folder ${dataDir} cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

/** Makes a file that only its owner can read, whatever the umask; one that is there keeps what it holds. */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
}

/** A file's hash, read piece by piece. */
export function hashFile(file: string): string {
  const hash = createHash('sha256')
  const descriptor = openSync(file, 'r')
  try {
    const piece = Buffer.alloc(1024 * 1024)
    for (let read = readSync(descriptor, piece); read > 0; read = readSync(descriptor, piece))
      hash.update(piece.subarray(0, read))
  } finally {
    closeSync(descriptor)
  }
  return hash.digest('hex')
}

/** Makes sure that a file, or the names in a folder, are on disk. */
export function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
