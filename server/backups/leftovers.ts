import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readInstance } from '../db/instance.ts'
import { DATABASE } from './manifest.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** How the folder begins in which a restore makes the book that it puts in place. */
export const STAGED = 'restore-staged-'
const STAGED_FOLDER = new RegExp(`^${STAGED}`)
/** How the folder begins in which a restore keeps what was there before. */
export const KEPT = 'before-restore-'
const KEPT_FOLDER = new RegExp(`^${KEPT}`)
/** What a restore copies there before it moves anything, where there is a data.db to move. */
const COPIES: ReadonlySet<string> = new Set(['instance.json', `${DATABASE}-wal`])
const PART = /^\.evenkeel-.*\.part$/

/**
 * Removes what restores and backups left that were killed. The caller holds the lock of the data folder, and a book stands
 * in its place: without one, what a restore staged tells that a book belongs here.
 */
export function removeLeftovers(dataDir: string): void {
  for (const name of namesIn(dataDir, STAGED_FOLDER)) discard(join(dataDir, name))
  for (const kept of namesIn(dataDir, KEPT_FOLDER).map((name) => join(dataDir, name)))
    if (isOnlyCopies(kept, dataDir)) discard(kept)
  const backups = join(dataDir, 'backups')
  for (const name of namesIn(backups, PART).map((part) => join(backups, part))) {
    // A backup needs no lock, and that of a server that was killed may still be at work.
    const age = Date.now() - (statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (age > DAY_MS) discard(name)
  }
}

/**
 * Whether a restore was killed before it moved anything into a folder: it holds copies only, and the book in place has come at
 * least as far as they know.
 */
function isOnlyCopies(kept: string, dataDir: string): boolean {
  const isFolder = statSync(kept, { throwIfNoEntry: false })?.isDirectory() === true
  if (!isFolder || !readdirSync(kept).every((name) => COPIES.has(name))) return false
  const [now, then] = [readInstance(dataDir), readInstance(kept, true)]
  return now !== undefined && now.instanceId === then?.instanceId && now.historyNumber >= then.historyNumber
}

/** Removes a folder if it can be: one that stays takes room and stops nobody, but it is said. */
export function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    console.error(`${folder} is not needed any more and could not be removed: ${why}`)
  }
}

function namesIn(folder: string, pattern: RegExp): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)) : []
}
