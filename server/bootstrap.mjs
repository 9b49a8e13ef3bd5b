// Runs before everything else, so it is plain JavaScript without dependencies: installs the packages, builds, and
// (with --browser) finds or installs a browser for the tests. What is already there is left alone.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { refusalOf } from './node-versions.mjs'

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const refusal = refusalOf(process.versions.node, engines.node)
if (refusal) {
  console.error(refusal)
  process.exit(1)
}
// Below, paths start from the program's folder. The person's own is given back at the end: what they name lies there.
const calledFrom = process.cwd()
process.chdir(join(import.meta.dirname, '..'))

const { NODE_ENV: _production, ...inherited } = process.env
const hasCcache = spawnSync('ccache', ['--version'], { stdio: 'ignore' }).status === 0
const env = {
  CFLAGS: '-O1',
  CXXFLAGS: '-O1',
  ...(hasCcache && { CC: 'ccache cc', CXX: 'ccache c++' }),
  ...inherited,
  npm_config_loglevel: 'error',
}

/** Runs a command and tells what it is doing; a command that fails ends the program. */
async function run(what, command, args) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  console.log(`${what} …`)
  const ticker = setInterval(() => console.log(`  still at it, ${seconds()} s`), 15_000)
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on('exit', resolve)
  })
  clearInterval(ticker)
  if (code !== 0) {
    console.error(`${what}: failed. The lines above say why; nothing of your data was touched.`)
    process.exit(1)
  }
  console.log(`  done, ${seconds()} s`)
}

const hash = (parts) => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part).update('\0')
  return sum.digest('hex')
}
const fresh = (stamp, key) => existsSync(stamp) && readFileSync(stamp, 'utf8') === key
const stampWith = (stamp, key) => {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, key)
}
const filesBelow = (path) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

const lock = readFileSync('package-lock.json')
const installed = hash([lock, process.versions.modules, process.platform, process.arch])
if (!fresh('node_modules/.installed', installed)) {
  const npm = process.env['npm_execpath']
  const [command, ...first] = npm ? [process.execPath, npm] : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
  const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund']
  await run('Installing packages (the first time takes one to three minutes)', command, args)
  stampWith('node_modules/.installed', installed)
}

const sources = ['server', 'shared', 'web'].flatMap(filesBelow).concat('vite.config.ts', 'tsconfig.base.json')
const built = hash([lock, ...sources.flatMap((file) => [file, readFileSync(file)])])
if (!fresh('dist/.built', built)) {
  rmSync('dist', { recursive: true, force: true })
  await run('Building', process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'])
  stampWith('dist/.built', built)
}

if (process.argv.includes('--browser')) {
  const { findBrowser } = await import('../test/support/browser.mjs')
  const { chromium } = await import('playwright')
  if (!findBrowser() && !existsSync(chromium.executablePath())) {
    const isRootWithApt =
      process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
    if (isRootWithApt) {
      env.DEBIAN_FRONTEND = 'noninteractive'
      await run('Looking up packages', 'apt-get', ['update', '-qq'])
      await run('Installing Chromium for the browser tests', 'apt-get', [
        'install',
        '-y',
        '-qq',
        '--no-install-recommends',
        'chromium',
      ])
    } else {
      const args = ['node_modules/playwright/cli.js', 'install', '--only-shell', 'chromium']
      await run('Fetching Chromium for the browser tests', process.execPath, args)
    }
  }
}

process.chdir(calledFrom)
