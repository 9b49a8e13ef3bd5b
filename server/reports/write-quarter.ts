import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarDate, isQuarter, quarterOf } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import type { Db } from '../db/open.ts'
import { PACK_FILES } from './pack-files.ts'
import { quarterFile } from './quarter-files.ts'

/** Writes the files of a quarter's pack and their ZIP, as the pages give them out, into a folder, made where there is none, and gives their paths. Throws: DomainError 'not-found'. */
export async function writeQuarterReport(
  db: Db,
  today: CalendarDate,
  quarter: string,
  folder: string,
): Promise<string[]> {
  if (!isQuarter(quarter) || quarter > quarterOf(today)) {
    throw new DomainError('not-found', `Name a quarter that has begun, as in: evenkeel report ${quarterOf(today)}`)
  }
  mkdirSync(folder, { recursive: true })
  const paths: string[] = []
  for (const name of [...PACK_FILES, 'quarter.zip'] as const) {
    const { fileName, bytes } = await quarterFile(db, quarter, name, today)
    const path = join(folder, fileName)
    writeFileSync(path, bytes, { mode: 0o600 })
    paths.push(path)
  }
  return paths
}
