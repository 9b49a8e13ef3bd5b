import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { DataFolderError } from './data-folder-error.ts'

const Seen = z.object({ instanceId: z.string(), historyNumber: z.int().min(0) })

/** Which book this folder held, and how far its history had come: what a lost or older database is noticed by. */
export type Seen = z.infer<typeof Seen>

/**
 * What instance.json says, or undefined when the folder has none.
 *
 * Throws: DataFolderError when it cannot be read; or, when the owner goes on with any database, gives one that none is like.
 */
export function readInstance(dataDir: string, acceptAny = false): Seen | undefined {
  try {
    return Seen.parse(JSON.parse(readFileSync(join(dataDir, 'instance.json'), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^ENO(ENT|TDIR)$/.test(String(error.code))) return undefined
    if (acceptAny) return { instanceId: '', historyNumber: 0 }
    throw new DataFolderError(
      'instance.json cannot be read, so nobody can tell whether data.db is the newest one. ' +
        'Put it back, or start with --accept-older-database to go on with data.db as it is.',
    )
  }
}

/** Renews instance.json whole or not at all: a temporary file, synced, then renamed over it. */
export function writeInstance(dataDir: string, seen: Seen): void {
  const temporary = join(dataDir, 'instance.json.new')
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeSync(file, JSON.stringify(seen))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, join(dataDir, 'instance.json'))
}

/** Removes instance.json: the next start takes the book that it finds. */
export function forgetInstance(dataDir: string): void {
  rmSync(join(dataDir, 'instance.json'), { force: true })
}

/**
 * Renews instance.json while the server runs, once a second when the history has grown; stop() renews it a last time.
 * Where it cannot be written, a full disk say, `fault` is told, and it is tried again a second later.
 */
export function watchHistory(
  sqlite: Database.Database,
  dataDir: string,
  fault: (error: unknown) => void,
): { stop(): void } {
  const state = sqlite.prepare<[], Seen>(
    'SELECT instance_id AS instanceId, (SELECT coalesce(max(number), 0) FROM history) AS historyNumber FROM instance',
  )
  let written = state.get()?.historyNumber
  const renew = () => {
    try {
      const seen = state.get()
      if (!seen || seen.historyNumber === written) return
      writeInstance(dataDir, seen)
      written = seen.historyNumber
    } catch (error) {
      fault(error)
    }
  }
  const timer = setInterval(renew, 1000)
  timer.unref()
  return {
    stop() {
      clearInterval(timer)
      renew()
    },
  }
}
