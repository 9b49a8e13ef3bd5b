import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { listBackups, timeOf } from './backup.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const HOUR_MS = 60 * 60 * 1000

/** Where the daily backups lie, beside the book. */
function backupsFolder(dataDir: string): string {
  return join(dataDir, 'backups')
}

/**
 * When the newest daily backup was made, or undefined when there is none. One with a time to come, by a clock that once ran
 * ahead, says nothing about today.
 */
export function lastBackupAt(dataDir: string, now: Date = new Date()): Date | undefined {
  return listBackups(backupsFolder(dataDir))
    .map(timeOf)
    .findLast((at) => at <= now)
}

/** A daily backup that was not made: when it was tried, and why not, in a sentence. */
export interface FailedBackup {
  at: Date
  says: string
}

interface DailyBackups {
  /** The last try, when it failed; nothing is kept of it on disk. */
  failed(): FailedBackup | undefined
  stop(): void
}

/**
 * Makes a backup a day while the server runs, by a process of its own: checking a whole book would hold up requests.
 * What it says goes to `report`, its failure too, which `failed()` gives until one is made; it is tried again an hour later. `options` are those
 * by which the process finds the same book.
 */
export function backUpDaily(
  dataDir: string,
  program: string,
  report: (line: string) => void,
  options: readonly string[] = [],
): DailyBackups {
  let failed: FailedBackup | undefined
  const backUpWhenDue = () => {
    const last = lastBackupAt(dataDir)
    if (last && Date.now() - last.getTime() < DAY_MS) return
    const args = [program, 'backup', backupsFolder(dataDir), '--keep-newest', ...options]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString()
      report(text.toString().trim())
    })
    child.on('error', (error) => {
      report(`The daily backup was not made: ${error.message}`)
      failed = { at: new Date(), says: `${error.message}.` }
    })
    child.on('close', (code, signal) => {
      failed = code === 0 ? undefined : { at: new Date(), says: reasonOf(said, signal) }
    })
    child.unref()
  }
  const first = setTimeout(backUpWhenDue, 60_000)
  const hourly = setInterval(backUpWhenDue, HOUR_MS)
  first.unref()
  hourly.unref()
  return {
    failed: () => failed,
    stop() {
      clearTimeout(first)
      clearInterval(hourly)
    },
  }
}

/** The sentence that a command ends with; of a fault in the program the line that names it. */
function reasonOf(said: string, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `It was ended before it was done (${signal}).`
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  return lines.find((line) => /^\w*Error: /.test(line)) ?? lines.at(-1) ?? 'It gave no reason.'
}
