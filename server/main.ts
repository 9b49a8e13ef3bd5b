import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { type CalendarDate, dateInZone } from '../shared/calendar.ts'
import { DomainError } from '../shared/errors.ts'
import { buildApp } from './app.ts'
import { checkAfterUpgrade } from './backups/after-upgrade.ts'
import { backUp, pruneBackups } from './backups/backup.ts'
import { backUpDaily, lastBackupAt } from './backups/daily.ts'
import { removeLeftovers } from './backups/leftovers.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { dayIn } from './day.ts'
import { clockBehind } from './db/clock.ts'
import { DataFolderError, forThePerson } from './db/data-folder-error.ts'
import { watchHistory } from './db/instance.ts'
import { lockDataFolder } from './db/lock.ts'
import { type Db, type OpenOptions, openBook, readBook } from './db/open.ts'
import { inTransaction } from './db/transaction.ts'
import { isDemo as isDemoBook } from './demo/demo-mark.ts'
import { drawAside } from './drawing/draw.ts'
import { findProfile } from './profile/repository.ts'
import { emptyUploadFolder } from './receipt-files/store.ts'
import { writeYearPack } from './taxes/year-files.ts'

const USAGE = `evenkeel start                 open the app
evenkeel today                 show where you stand
evenkeel readiness             say whether you can go independent, and from when
evenkeel report 2026-Q3        write a quarter's PDF and CSV files into this folder
evenkeel report 2026           the same for a tax year: what an accountant needs for the return
evenkeel import-books FILE     bring in a whole set of books (docs/books-format.md)
evenkeel backup FOLDER         write a backup there and check it, while the app runs too
evenkeel restore BACKUP        put a backup in the place of the book
evenkeel check                 prove that the books hold: silent when all is well

Options: --demo for a book with invented entries in a folder of its own, to look around in; --accept-older-database with start; --json with check; --replace with restore; --keep-newest with backup, which keeps fourteen; --out FOLDER with report; --name, --country, --time-zone with import-books`

const options = {
  'accept-older-database': { type: 'boolean' },
  demo: { type: 'boolean' },
  out: { type: 'string' },
  name: { type: 'string' },
  country: { type: 'string' },
  'time-zone': { type: 'string' },
  json: { type: 'boolean' },
  replace: { type: 'boolean' },
  'keep-newest': { type: 'boolean' },
  help: { type: 'boolean' },
} as const

async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args)
  const [command = 'start', ...rest] = positionals
  if (values.help) return console.log(USAGE)
  const isDemo = values.demo === true
  const config = readConfig(process.env, { isDemo })
  switch (command) {
    case 'start':
      return start(config, { acceptOlder: values['accept-older-database'] === true, isDemo })
    case 'today':
      return readingBook(config, async (db) => {
        const { todayText } = await import('./today/today-text.ts')
        console.log(todayText(db, todayOf(config, db)))
      })
    case 'readiness':
      return readingBook(config, async (db) => {
        const { readinessText } = await import('./readiness/readiness-text.ts')
        console.log(readinessText(db, todayOf(config, db)))
      })
    case 'report':
      return readingBook(config, async (db) => {
        const what = rest[0] ?? ''
        const isYear = /^\d{4}([/-]\d{2})?$/.test(what)
        const { writeQuarterReport } = await import('./reports/write-quarter.ts')
        const write = isYear ? writeYearPack : writeQuarterReport
        const name = isYear ? what.replace('-', '/') : what
        const folder = values.out ?? '.'
        mkdirSync(folder, { recursive: true })
        for (const file of await write(db, todayOf(config, db), name, folder)) console.log(file)
      })
    case 'check': {
      const { checkCommand } = await import('./backups/check-command.ts')
      process.exitCode = checkCommand(config.dataDir, values.json === true)
      return
    }
    case 'backup': {
      if (!rest[0]) throw new ConfigError('Name the folder that the backup goes into: evenkeel backup FOLDER')
      const target = rest[0]
      return readingBook(config, async (db) => {
        console.log(`Backup written and checked: ${backUp(db, target, new Date())}`)
        if (values['keep-newest']) pruneBackups(target)
      })
    }
    case 'restore': {
      if (!rest[0]) throw new ConfigError('Name the backup: evenkeel restore FOLDER')
      const { restore } = await import('./backups/restore.ts')
      const lock = lockFolder(config)
      try {
        const today = config.today ?? dateInZone(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone)
        const { manifest, keptAs } = restore(config.dataDir, rest[0], {
          replace: values.replace === true,
          at: new Date(),
          today,
        })
        console.log(`Restored the book of ${manifest.madeAt}, checked.`)
        if (keptAs) console.log(`What was there before is kept in ${keptAs}.`)
      } finally {
        lock.release()
      }
      return
    }
    case 'import-books': {
      const { importBooksCommand } = await import('./imports/command.ts')
      const lock = lockFolder(config)
      try {
        await withBook(config, (db) => importBooksCommand(db, { ...values, file: rest[0], today: config.today }))
      } finally {
        lock.release()
      }
      return
    }
    default:
      throw new ConfigError(`There is no command "${command}".\n\n${USAGE}`)
  }
}

/** Serves the app until it is told to stop. */
async function start(
  config: Config,
  { acceptOlder, isDemo }: { acceptOlder: boolean; isDemo: boolean },
): Promise<void> {
  const lock = lockFolder(config)
  const db = openToWork(config, { acceptOlder, report: (line) => console.log(line) })
  emptyUploadFolder(config.dataDir)
  removeLeftovers(config.dataDir)
  drawAside()
  const app = await buildApp({
    db,
    dataDir: config.dataDir,
    today: () => todayOf(config, db),
    lastBackupAt: () => lastBackupAt(config.dataDir),
    failedBackup: () => daily.failed(),
    logLevel: config.logLevel,
  })
  const seen = watchHistory(db.$client, config.dataDir, (error) => app.log.error({ err: error }, 'instance.json'))
  const behind = clockBehind(db, new Date())
  if (behind !== undefined) {
    console.error(behind)
    app.log.warn(behind)
  }
  if (isDemo) await openDemo(config, db)
  const daily = backUpDaily(
    config.dataDir,
    process.argv[1] ?? '',
    (line) => app.log.error(line),
    isDemo ? ['--demo'] : [],
  )
  const running = runningRequests(app)
  await app.listen({ port: config.port, host: config.host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new ConfigError(`Port ${config.port} is taken by another program. Choose another one: PORT=4281 npm start`)
  })
  const { port } = app.server.address() as AddressInfo
  const address = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  const stopped = stopSignal(config) // before it says that it is ready: from then on it may be told to stop
  process.stdout.on('error', () => {}) // whoever read our output may have gone; the server goes on
  console.log(`Ready: ${address}`)
  console.log(`${isDemo ? 'The demo' : 'Your'} book is in ${config.dataDir}. Stop with Ctrl+C.`)
  if (config.openBrowser) openBrowser(address)
  await stopped
  await closeServer(app, running)
  daily.stop()
  seen.stop()
  db.$client.pragma('wal_checkpoint(TRUNCATE)')
  db.$client.close()
  lock.release()
}

/** Makes the demo book where there is none yet. Throws: DataFolderError when the folder holds somebody's own book. */
async function openDemo(config: Config, db: Db): Promise<void> {
  if (findProfile(db)) {
    if (isDemoBook(db)) return
    db.$client.close()
    throw new DataFolderError(
      `${config.dataDir} holds a book of your own. Name another folder for the demo: DATA_DIR=…`,
    )
  }
  const { loadDemo } = await import('./demo/load-demo.ts')
  const { closePastQuarter } = await import('./demo/close-past-quarter.ts')
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const today = todayOf(config, db)
  inTransaction(db, { actor: 'owner', today }, (tx) =>
    loadDemo(tx, { country: 'US', currency: 'USD', timeZone }, config.dataDir),
  )
  await closePastQuarter(db, today)
}

function runningRequests({ server }: FastifyInstance): Set<unknown> {
  const running = new Set<unknown>()
  server.on('request', (request, response) => {
    running.add(request)
    response.once('close', () => running.delete(request))
  })
  return running
}

/** Stops accepting, lets the running requests come to their end for at most ten seconds, and closes what is still open. */
async function closeServer(app: FastifyInstance, running: ReadonlySet<unknown>): Promise<void> {
  const closed = app.close()
  const deadline = Date.now() + 10_000
  while (running.size > 0 && Date.now() < deadline) await setTimeout(20)
  app.server.closeAllConnections()
  await closed
}

function openBrowser(address: string): void {
  import('open')
    .then(({ default: open }) => open(address))
    .then((browser) => browser.on('error', () => console.log(`Open ${address} in your browser.`)))
    .catch(() => console.log(`Open ${address} in your browser.`))
}

/** Waits for Ctrl+C or a stop signal; and, under npm, for npm's own end, because its shell does not pass signals on. */
async function stopSignal({ isUnderNpm }: Config): Promise<void> {
  const signals = [once(process, 'SIGTERM'), once(process, 'SIGINT')]
  if (isUnderNpm) {
    const parent = process.ppid
    const orphaned = new Promise<void>((resolve) => {
      setInterval(() => process.ppid !== parent && resolve(), 500).unref()
    })
    await Promise.race([...signals, orphaned])
    return
  }
  await Promise.race(signals)
}

/** Opens the book to write in it, under the lock; one of an earlier release is brought up to date, and then checked. */
function openToWork(config: Config, options: OpenOptions = {}): Db {
  return openBook(config.dataDir, {
    ...options,
    upgraded: (db, copy) => checkAfterUpgrade(db, config.dataDir, copy, (line) => console.error(line)),
  })
}

async function withBook(config: Config, work: (db: Db) => Promise<void>): Promise<void> {
  const db = openToWork(config)
  try {
    await work(db)
  } finally {
    db.$client.close()
  }
}

/** For a command that only reads, beside a running server too: it never brings the book up to date under that one's hands. */
async function readingBook(config: Config, work: (db: Db) => Promise<void>): Promise<void> {
  const db = readBook(join(config.dataDir, 'data.db'))
  try {
    await work(db)
  } finally {
    db.$client.close()
  }
}

function lockFolder(config: Config): { release(): void } {
  return lockDataFolder(config.dataDir)
}

function todayOf(config: Config, db: Db): CalendarDate {
  return config.today ?? dayIn(findProfile(db)?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
}

function readArguments(
  args: string[],
): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new ConfigError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  }
}

function isForThePerson(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof DataFolderError || error instanceof DomainError
}

// Last, when everything above is there; and not awaited here, because what is imported later may import this module.
run(process.argv.slice(2)).catch((error: unknown) => {
  const said = forThePerson(error, 'Evenkeel cannot go on')
  if (!isForThePerson(said)) throw error
  console.error(said.message)
  process.exitCode = 1
})
