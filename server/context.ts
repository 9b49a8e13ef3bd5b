import type { CalendarDate } from '../shared/calendar.ts'
import type { FailedBackup } from './backups/daily.ts'
import type { Db } from './db/open.ts'

/** What every route works with. */
export interface Context {
  db: Db
  /** The folder that the book lies in, with what lies beside it: receipts, backups. */
  dataDir: string
  /** The day it is for the owner of the book. */
  today(): CalendarDate
  /** When the newest daily backup was made, if there is one. */
  lastBackupAt?(): Date | undefined
  /** The last try of a daily backup, when it failed. */
  failedBackup?(): FailedBackup | undefined
}
