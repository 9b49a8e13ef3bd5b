import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { hashFile } from '../db/data-folder.ts'
import { DataFolderError } from '../db/data-folder-error.ts'
import { ROOT } from '../root.ts'

/** What a backup holds: every file with its size and hash, and how far the book had come. */
export const Manifest = z.strictObject({
  program: z.string(),
  version: z.string(),
  madeAt: z.string(),
  instanceId: z.string(),
  historyNumber: z.int(),
  counts: z.record(z.string(), z.int()),
  files: z.array(
    z.strictObject({
      name: z.string().regex(/^([\w-][\w.-]*|receipts\/[0-9a-f]{2}\/[0-9a-f]{64})$/),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
})
export type Manifest = z.infer<typeof Manifest>

export const MANIFEST = 'manifest.json'
export const DATABASE = 'data.db'

/** The version of the program, from its package. */
export function programVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).version
}

/** Reads a backup's manifest and holds its files against it. Throws: DataFolderError naming what is missing or different. */
export function verifyFiles(folder: string): Manifest {
  const manifest = readManifest(folder)
  if (!manifest.files.some(({ name }) => name === DATABASE))
    throw new DataFolderError(`${folder} is no backup: its ${MANIFEST} names no ${DATABASE}.`)
  for (const { name, bytes, sha256 } of manifest.files) {
    const file = statSync(join(folder, name), { throwIfNoEntry: false })
    if (!file?.isFile()) throw new DataFolderError(`The backup is not whole: ${name} is missing. Nothing was changed.`)
    if (file.size !== bytes || hashFile(join(folder, name)) !== sha256) {
      throw new DataFolderError(`The backup is damaged: ${name} is not what was written. Nothing was changed.`)
    }
  }
  return manifest
}

function readManifest(folder: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')))
  } catch {
    throw new DataFolderError(`${folder} is no backup: its ${MANIFEST} is missing or cannot be read.`)
  }
}
