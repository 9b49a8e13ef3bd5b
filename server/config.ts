import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type CalendarDate, isCalendarDate } from '../shared/calendar.ts'

export interface Config {
  /** 0 takes any free port. */
  port: number
  host: string
  dataDir: string
  openBrowser: boolean
  /** A day to take for today: tests and demos only. */
  today: CalendarDate | undefined
  logLevel: string
  /** Started by an npm script, whose shell does not pass signals on. */
  isUnderNpm: boolean
}

/** A setting of the environment that cannot be used; its message is shown and the program ends. */
export class ConfigError extends Error {}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'PORT must be a number from 0 to 65535')
    .default(4280),
  HOST: z
    .string()
    .refine(
      (host) => LOOPBACK.includes(host),
      'HOST must be 127.0.0.1: other addresses need a password and encryption, which this release does not have',
    )
    .default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'DATA_DIR must name a folder').optional(),
  OPEN_BROWSER: z.enum(['0', '1'], 'OPEN_BROWSER must be 0 or 1').default('1'),
  TODAY: z.string().refine(isCalendarDate, 'TODAY must be a date as YYYY-MM-DD').optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'LOG_LEVEL is unknown')
    .default('warn'),
  npm_lifecycle_event: z.string().optional(),
  NODE_ENV: z.string().optional(),
  XDG_DATA_HOME: z.string().optional(),
  APPDATA: z.string().optional(),
})

/**
 * Reads the environment: the only place that does. The demo has a folder of its own, beside that of the owner's book.
 *
 * Throws: ConfigError when a value cannot be used, or TODAY is set outside tests.
 */
export function readConfig(environment: NodeJS.ProcessEnv, { isDemo = false } = {}): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => issue.message).join('\n'))
  const env = parsed.data
  if (env.TODAY && env.NODE_ENV !== 'test') throw new ConfigError('TODAY is for tests only: set NODE_ENV=test with it')
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR ?? defaultDataDir(env, isDemo),
    openBrowser: env.OPEN_BROWSER === '1',
    today: env.TODAY,
    logLevel: env.LOG_LEVEL,
    isUnderNpm: env.npm_lifecycle_event !== undefined,
  }
}

function defaultDataDir(env: z.infer<typeof Environment>, isDemo: boolean): string {
  const name = isDemo ? 'Evenkeel demo' : 'Evenkeel'
  if (process.platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), name)
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name)
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), name.toLowerCase().replace(' ', '-'))
}
