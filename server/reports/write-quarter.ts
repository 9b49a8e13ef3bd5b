import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarDate, isQuarter, quarterOf } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { Db } from '../db/open.ts'
import { QUARTER_FILES, quarterFile } from './quarter-files.ts'

/** Writes a quarter's PDF and CSV files into a folder and gives their paths. Throws: DomainError 'not-found'. */
export async function writeQuarterReport(
  db: Db,
  today: CalendarDate,
  quarter: string,
  folder: string,
): Promise<string[]> {
  if (!isQuarter(quarter) || quarter > quarterOf(today)) {
    throw new DomainError('not-found', `Name a quarter that has begun, as in: evenkeel report ${quarterOf(today)}`)
  }
  const paths: string[] = []
  for (const name of QUARTER_FILES) {
    const { fileName, bytes } = await quarterFile(db, quarter, name, today)
    const path = join(folder, fileName)
    writeFileSync(path, bytes, { mode: 0o600 })
    paths.push(path)
  }
  return paths
}
