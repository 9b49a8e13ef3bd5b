import type { CalendarDate, Quarter } from '../../shared/calendar.ts'
import type { Db } from '../db/open.ts'
import { type DrawnFile, drawOne } from '../drawing/draw.ts'
import { closedFile, closingInForce, requireClosing } from './closings.ts'
import { fileNameOf, type QuarterFile } from './pack-files.ts'

/** Which pack of a quarter is meant: the kept one of a closed quarter unless something else is asked for. */
export interface WhichPack {
  /** The books as they are known now, although the quarter is closed. */
  current?: boolean
  /** The pack of this closing. */
  closing?: number | undefined
}

/**
 * One file of a quarter: of a closed one the bytes that were kept, else made from the books.
 *
 * Throws: DomainError 'not-found' for a closing that the quarter does not have.
 */
export async function quarterFile(
  db: Db,
  quarter: Quarter,
  file: QuarterFile,
  today: CalendarDate,
  { current = false, closing }: WhichPack = {},
): Promise<DrawnFile> {
  const kept = closing === undefined ? closingInForce(db, quarter) : requireClosing(db, quarter, closing)
  const fileName = fileNameOf(quarter, file)
  if (kept && !(current && closing === undefined)) {
    const found = closedFile(db, kept.id, fileName)
    if (found) return { fileName, ...found }
  }
  return drawOne(db, { kind: 'quarter-file', quarter, file, today })
}
