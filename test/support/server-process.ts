import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = join(import.meta.dirname, '../..')

export interface RunningServer {
  /** 'http://127.0.0.1:43651' */
  url: string
  dataDir: string
  /** Ends the program as a service would, and removes its folder. */
  stop: () => Promise<void>
}

/** The built program, running as a process of its own over an empty folder of its own. */
export async function startServer({ today = '2026-11-19' }: { today?: string } = {}): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'evenkeel e2e, é '))
  const child = spawn(process.execPath, [join(ROOT, 'server/run.mjs'), 'start'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', NODE_ENV: 'test', TODAY: today, OPEN_BROWSER: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    return { url: await readyUrl(child), dataDir, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Waits for the line that names the address. Throws with everything that was said when the program ends before. */
async function readyUrl({ stdout, stderr }: ChildProcess): Promise<string> {
  if (!stdout || !stderr) throw new Error('the program has no output to read')
  const said: string[] = []
  stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  for await (const line of createInterface({ input: stdout })) {
    const url = /^Ready: (http:\S+)/.exec(line)?.[1]
    if (url) {
      stdout.resume()
      return url
    }
    said.push(line)
  }
  throw new Error(`the program ended before it was ready:\n${said.join('\n')}`)
}
