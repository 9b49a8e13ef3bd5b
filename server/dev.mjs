// npm run dev: the server restarts and the pages reload while you write.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

await import('./bootstrap.mjs')
const bin = (...path) => join('node_modules', ...path)
const options = { cwd: join(import.meta.dirname, '..'), stdio: 'inherit', env: { OPEN_BROWSER: '0', ...process.env } }
const children = [
  spawn(process.execPath, [bin('tsx/dist/cli.mjs'), 'watch', 'server/main.ts', 'start'], options),
  spawn(process.execPath, [bin('vite/bin/vite.js')], options),
]
for (const child of children) child.on('exit', () => children.forEach((other) => void other.kill()))
