import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
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
