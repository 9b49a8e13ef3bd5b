import { spawnSync } from 'node:child_process'

/**
 * Whether a program is installed that judges our work from outside. Without it the tests that ask it are skipped, by
 * name; but not where CI runs them: there nobody reads what was skipped.
 *
 * Throws: on CI, where the program is missing.
 */
export function isInstalled(program: 'hledger' | 'qpdf'): boolean {
  if (spawnSync(program, ['--version']).status === 0) return true
  if (process.env['CI']) throw new Error(`${program} is missing; CI has to have it, and .ci/run installs it.`)
  return false
}
