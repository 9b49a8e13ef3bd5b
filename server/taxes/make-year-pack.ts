import type { CalendarDate } from '../../shared/calendar.ts'
import { DomainError } from '../../shared/errors.ts'
import { taxYearDates } from '../../shared/taxes/tax-year.ts'
import type { Db } from '../db/open.ts'
import type { DrawnFile } from '../drawing/draw.ts'
import { isTaxYear, requireProfile } from '../profile/repository.ts'
import { zipped } from '../reports/zip.ts'
import { mileageCsv, yearCsv } from './year-csv.ts'
import { yearPack, yearPackName } from './year-pack.ts'
import { renderYearPdf } from './year-pdf.ts'

/** Every file of a tax year's pack and their ZIP, made in this thread. Throws: DomainError 'not-found'. */
export async function makeYearPack(db: Db, taxYear: string, today: CalendarDate): Promise<DrawnFile[]> {
  const hasBegun = isTaxYear(db, taxYear) && taxYearDates(taxYear, requireProfile(db).country).from <= today
  if (!hasBegun) throw new DomainError('not-found', `There is no tax year ${taxYear} here that has begun.`)
  const pack = yearPack(db, taxYear, today)
  const name = yearPackName(taxYear)
  const text = (fileName: string, content: string) => ({
    fileName,
    mediaType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(content),
  })
  const files = [
    { fileName: `${name}.pdf`, mediaType: 'application/pdf', bytes: await renderYearPdf(pack) },
    text(`${name}.csv`, yearCsv(pack)),
    text(`${name}-mileage.csv`, mileageCsv(pack)),
  ]
  return [...files, { fileName: `${name}.zip`, mediaType: 'application/zip', bytes: zipped(files, today) }]
}
