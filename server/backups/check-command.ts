import { join } from 'node:path'
import { readBook } from '../db/open.ts'
import { checkBook } from './check.ts'

/**
 * `evenkeel check`: silent when all is well, otherwise one line for each thing that does not hold, or JSON.
 * Gives the exit code. Throws: DataFolderError when there is no book to read.
 */
export function checkCommand(dataDir: string, asJson: boolean): 0 | 1 {
  const db = readBook(join(dataDir, 'data.db'))
  try {
    const findings = checkBook(db, dataDir)
    if (asJson) console.log(JSON.stringify(findings))
    else for (const { code, entity, message } of findings) console.log(`${code} ${entity}: ${message}`)
    return findings.length === 0 ? 0 : 1
  } finally {
    db.$client.close()
  }
}
