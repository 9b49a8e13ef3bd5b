import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's folder, whether the program runs from its sources or from dist/. */
export const ROOT = findRoot(import.meta.dirname)

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json is missing: the program is not whole')
  return findRoot(parent)
}
