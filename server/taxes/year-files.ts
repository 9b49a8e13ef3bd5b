import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { Db } from '../db/open.ts'
import { type DrawnFile, draw } from '../drawing/draw.ts'
import { yearPackName } from './year-pack.ts'

/** One file of a tax year's pack, or all in a ZIP. Throws: DomainError 'not-found' for a year that has not begun. */
export async function yearFile(
  db: Db,
  taxYear: string,
  ending: 'pdf' | 'csv' | 'zip',
  today: CalendarDate,
): Promise<DrawnFile> {
  const files = await draw(db, { kind: 'year-pack', taxYear, today })
  const fileName = `${yearPackName(taxYear)}.${ending}`
  const found = files.find((file) => file.fileName === fileName)
  if (found === undefined) throw new RangeError(`the pack has no ${fileName}`)
  return found
}

/** Writes a tax year's pack into a folder and gives the paths. Throws: DomainError 'not-found'. */
export async function writeYearPack(db: Db, today: CalendarDate, taxYear: string, folder: string): Promise<string[]> {
  const files = await draw(db, { kind: 'year-pack', taxYear, today })
  return files.map(({ fileName, bytes }) => {
    const path = join(folder, fileName)
    writeFileSync(path, bytes, { mode: 0o600 })
    return path
  })
}
