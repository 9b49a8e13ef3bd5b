import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { listBackups } from './backup.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const HOUR_MS = 60 * 60 * 1000

/** Where the daily backups lie, beside the book. */
function backupsFolder(dataDir: string): string {
  return join(dataDir, 'backups')
}

/** When the newest daily backup was made, or undefined when there is none. */
export function lastBackupAt(dataDir: string): Date | undefined {
  const name = listBackups(backupsFolder(dataDir)).at(-1)
  const match = name?.match(/(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z$/)
  return match ? new Date(`${match[1]}T${match[2]}:${match[3]}:${match[4]}Z`) : undefined
}

/**
 * Makes a backup a day while the server runs, by a process of its own: checking a whole book would hold up requests.
 * What it says goes to `report`, its failure too; it is tried again an hour later. `options` are those
 * by which the process finds the same book.
 */
export function backUpDaily(
  dataDir: string,
  program: string,
  report: (line: string) => void,
  options: readonly string[] = [],
): { stop(): void } {
  const backUpWhenDue = () => {
    const last = lastBackupAt(dataDir)
    if (last && Date.now() - last.getTime() < DAY_MS) return
    const args = [program, 'backup', backupsFolder(dataDir), '--keep-newest', ...options]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr.on('data', (text: Buffer) => report(text.toString().trim()))
    child.on('error', (error) => report(`The daily backup was not made: ${error.message}`))
    child.unref()
  }
  const first = setTimeout(backUpWhenDue, 60_000)
  const hourly = setInterval(backUpWhenDue, HOUR_MS)
  first.unref()
  hourly.unref()
  return {
    stop() {
      clearTimeout(first)
      clearInterval(hourly)
    },
  }
}
