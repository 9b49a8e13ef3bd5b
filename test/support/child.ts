import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

const FROM_SOURCES = ['--import', 'tsx', join(ROOT, 'server/main.ts')]
export const AS_BUILT: readonly string[] = [join(ROOT, 'server/run.mjs')]

/**
 * The program as a process of its own, from its sources unless it is told otherwise, with what it has said so far. `under` is
 * a command that runs it and becomes it, such as one that looks on.
 */
export class Program {
  readonly child: ChildProcess
  said = ''

  constructor(
    args: readonly string[],
    environment: Record<string, string>,
    program: readonly string[] = FROM_SOURCES,
    under: readonly string[] = [],
  ) {
    const { NODE_ENV: _, TODAY: __, ...inherited } = process.env
    const settings = { PORT: '0', OPEN_BROWSER: '0', ...environment }
    const [command = process.execPath, ...rest] = [...under, process.execPath, ...program, ...args]
    this.child = spawn(command, rest, {
      cwd: ROOT,
      env: { ...inherited, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const keep = (text: Buffer) => {
      this.said += text.toString()
    }
    this.child.stdout?.on('data', keep)
    this.child.stderr?.on('data', keep)
    onTestFinished(() => void this.child.kill('SIGKILL'))
  }

  /** The address it answers at, once it says so. Throws with all it said when it ends before. */
  async address(): Promise<string> {
    const { stdout } = this.child
    if (!stdout) throw new Error('the program has no output')
    for (;;) {
      const address = this.said.match(/Ready: (\S+)/)?.[1]
      if (address) return address
      if (this.child.exitCode !== null) throw new Error(this.said)
      await Promise.race([once(stdout, 'data'), once(this.child, 'exit')])
    }
  }

  /** Waits for its end. Gives the exit code, or the signal that ended it. */
  async end(): Promise<number | string | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit')
    return this.child.signalCode ?? this.child.exitCode
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string | null> {
    this.child.kill(signal)
    return this.end()
  }
}

/** Starts the server over a folder. */
export function start(
  dataDir: string,
  environment: Record<string, string> = {},
  args: readonly string[] = [],
): Program {
  return new Program(['start', ...args], { DATA_DIR: dataDir, ...environment })
}
