import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const DAY_MS = 24 * 60 * 60 * 1000
/** How the folder begins in which a restore makes the book that it puts in place. */
export const STAGED = 'restore-staged-'
const STAGED_FOLDER = new RegExp(`^${STAGED}`)
const PART = /^\.evenkeel-.*\.part$/

/**
 * Removes what a restore or a backup left that was killed. The caller holds the lock of the data folder, and a book stands
 * in its place: without one, what a restore staged tells that a book belongs here.
 */
export function removeLeftovers(dataDir: string): void {
  for (const name of namesIn(dataDir, STAGED_FOLDER)) discard(join(dataDir, name))
  const backups = join(dataDir, 'backups')
  for (const name of namesIn(backups, PART).map((part) => join(backups, part))) {
    // A backup needs no lock, and that of a server that was killed may still be at work.
    const age = Date.now() - (statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (age > DAY_MS) discard(name)
  }
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
