import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** What a process preloads, with `--import`, whose rename of the number FAILING_RENAME is the end of it; with NO_ROOM it finds the disk full there. */
export const FAILING_RENAME = import.meta.url

const failing = Number(process.env.FAILING_RENAME ?? 0)
if (failing > 0) {
  const { renameSync } = fs
  let count = 0
  fs.renameSync = (from, to) => {
    count += 1
    if (count === failing && process.env.NO_ROOM)
      throw Object.assign(new Error(`ENOSPC: no space left on device, rename '${from}'`), {
        code: 'ENOSPC',
        syscall: 'rename',
      })
    if (count === failing) process.kill(process.pid, 'SIGKILL')
    renameSync(from, to)
  }
  syncBuiltinESMExports()
}
