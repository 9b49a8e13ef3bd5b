import type { Db } from '../db/open.ts'
import { checkBook } from './check.ts'

/**
 * Checks a book that was just brought up to date, and says what does not hold in it. The program goes on: the book is what
 * it was, in another form, and the copy from before is there.
 */
export function checkAfterUpgrade(db: Db, dataDir: string, copy: string, say: (line: string) => void): void {
  const findings = checkBook(db, dataDir)
  if (findings.length === 0) return
  say(`This does not hold in the book that was brought up to date. As it was before, it is in ${copy}.`)
  for (const { code, entity, message } of findings) say(`${code} ${entity}: ${message}`)
}
