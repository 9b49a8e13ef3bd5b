import { join } from 'node:path'
import { readBook } from '../db/open.ts'
import { checkBook, warningsAbout } from './check.ts'

/**
 * `evenkeel check`: silent when all is well, otherwise one line for each thing that does not hold, or JSON.
 * A warning is said and fails nothing. Gives the exit code. Throws: DataFolderError when there is no book to read.
 */
export function checkCommand(dataDir: string, asJson: boolean): 0 | 1 {
  const db = readBook(join(dataDir, 'data.db'))
  try {
    const findings = checkBook(db, dataDir)
    // What is read from a damaged book says nothing about the files beside it.
    const warnings = findings.length === 0 ? warningsAbout(db, dataDir) : []
    const all = [...findings, ...warnings.map((warning) => ({ ...warning, isWarning: true as const }))]
    if (asJson) console.log(JSON.stringify(all))
    else
      for (const line of all)
        console.log(`${'isWarning' in line ? 'WARNING ' : ''}${line.code} ${line.entity}: ${line.message}`)
    return findings.length === 0 ? 0 : 1
  } finally {
    db.$client.close()
  }
}
