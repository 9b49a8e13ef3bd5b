import { spawnSync } from 'node:child_process'

/** What each is asked, so that it shows that it works here: strace may be installed and yet not be allowed to look. */
const ASKED = {
  hledger: ['--version'],
  qpdf: ['--version'],
  strace: ['-e', 'trace=fsync', 'true'],
} as const

/**
 * Whether a program is installed that judges our work from outside. Without it the tests that ask it are skipped, by
 * name; but not where CI runs them: there nobody reads what was skipped.
 *
 * Throws: on CI, where the program is missing.
 */
export function isInstalled(program: keyof typeof ASKED): boolean {
  if (spawnSync(program, ASKED[program]).status === 0) return true
  if (process.env['CI'])
    throw new Error(`${program} is missing or may not work; CI has to have it, and .ci/run installs it.`)
  return false
}
