import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { taxYearDates } from '../../shared/taxes/tax-year.ts'
import type { Db } from '../db/open.ts'
import { isTaxYear, requireProfile } from '../profile/repository.ts'
import { zipped } from '../reports/zip.ts'
import { mileageCsv, yearCsv } from './year-csv.ts'
import { yearPack } from './year-pack.ts'

interface FileOfYear {
  fileName: string
  mediaType: string
  bytes: Buffer
}

/** One file of a tax year's pack, or all in a ZIP. Throws: DomainError 'not-found' for a year that has not begun. */
export async function yearFile(
  db: Db,
  taxYear: string,
  ending: 'pdf' | 'csv' | 'zip',
  today: CalendarDate,
): Promise<FileOfYear> {
  const files = await yearFiles(db, taxYear, today)
  const fileName = `${nameOf(taxYear)}.${ending}`
  if (ending === 'zip') return { fileName, mediaType: 'application/zip', bytes: zipped(files, today) }
  const found = files.find((file) => file.fileName === fileName)
  if (found === undefined) throw new RangeError(`the pack has no ${fileName}`)
  return found
}

/** Writes a tax year's pack into a folder and gives the paths. Throws: DomainError 'not-found'. */
export async function writeYearPack(db: Db, today: CalendarDate, taxYear: string, folder: string): Promise<string[]> {
  const files = await yearFiles(db, taxYear, today)
  const zip = { fileName: `${nameOf(taxYear)}.zip`, bytes: zipped(files, today) }
  return [...files, zip].map(({ fileName, bytes }) => {
    const path = join(folder, fileName)
    writeFileSync(path, bytes, { mode: 0o600 })
    return path
  })
}

async function yearFiles(db: Db, taxYear: string, today: CalendarDate): Promise<FileOfYear[]> {
  const hasBegun = isTaxYear(db, taxYear) && taxYearDates(taxYear, requireProfile(db).country).from <= today
  if (!hasBegun) throw new DomainError('not-found', `There is no tax year ${taxYear} here that has begun.`)
  const pack = yearPack(db, taxYear, today)
  const name = nameOf(taxYear)
  // Loaded when the first pack is drawn, so that the program starts without it.
  const { renderYearPdf } = await import('./year-pdf.ts')
  const text = (fileName: string, content: string) => ({
    fileName,
    mediaType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(content),
  })
  return [
    { fileName: `${name}.pdf`, mediaType: 'application/pdf', bytes: await renderYearPdf(pack) },
    text(`${name}.csv`, yearCsv(pack)),
    text(`${name}-mileage.csv`, mileageCsv(pack)),
  ]
}

function nameOf(taxYear: string): string {
  return `taxes-${taxYear.replace('/', '-')}`
}
