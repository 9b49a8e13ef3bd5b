import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Before the first end-to-end test: builds what is not built yet. Each test file then starts a server of its own. */
export function setup(): void {
  const bootstrap = join(import.meta.dirname, '../../server/bootstrap.mjs')
  const { status } = spawnSync(process.execPath, [bootstrap], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the program could not be built')
}
