import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, expect, onTestFinished } from 'vitest'
import type { z } from 'zod'
import { buildApp } from '../../server/app.ts'
import { checkBook, warningsAbout } from '../../server/backups/check.ts'
import { type Db, openBook } from '../../server/db/open.ts'
import { whileUnchanged } from '../../server/db/while-unchanged.ts'
import { findProfile } from '../../server/profile/repository.ts'
import { figuresOn } from '../../server/today/figures.ts'
import { type CalendarDate, calendarDate, lastDay, monthOf, shiftMonth } from '../../shared/calendar.ts'
import type { SetUpBody } from '../../shared/profile/contract.ts'

/** The answers to the first questions as they are sent. */
type SetUp = z.input<typeof SetUpBody>

export interface Answer<Body = unknown> {
  status: number
  body: Body
  headers: Record<string, unknown>
}

/** Another one each time that it is worked out. */
const keptAnswer = whileUnchanged((): object => ({}))

function lastChange({ $client }: Db): unknown {
  return $client.prepare('SELECT max(number) FROM history').pluck().get()
}

/** An app on a real database file in a folder of its own, with a client that behaves like ours. */
export class TestApp {
  readonly app: FastifyInstance
  readonly db: Db
  readonly dataDir: string
  today: CalendarDate

  constructor(app: FastifyInstance, db: Db, dataDir: string, today: CalendarDate) {
    this.app = app
    this.db = db
    this.dataDir = dataDir
    this.today = today
  }

  async send<Body>(options: InjectOptions): Promise<Answer<Body>> {
    const headers = { host: 'localhost:4280', ...options.headers }
    const before = this.db.$client.open ? { kept: keptAnswer(this.db, ''), last: lastChange(this.db) } : undefined
    const response = await this.app.inject({ ...options, headers })
    // Whatever route wrote: nothing that was kept of the book before it may be answered again.
    if (
      before &&
      this.db.$client.open &&
      lastChange(this.db) !== before.last &&
      keptAnswer(this.db, '') === before.kept
    )
      throw new Error(`${options.method} ${String(options.url)} wrote, and what was kept of the book stayed`)
    if (before && this.db.$client.open && lastChange(this.db) !== before.last) this.#seeKeptFigures(options)
    const text = response.body
    return {
      status: response.statusCode,
      body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text) as Body,
      headers: response.headers,
    }
  }

  /** What is kept of a past day is what would be worked out for it now; inside a transaction nothing kept is used. */
  #seeKeptFigures({ method, url }: InjectOptions): void {
    if (!findProfile(this.db)) return
    const day = lastDay(shiftMonth(monthOf(this.today), -1))
    const now = this.db.$client.transaction(() => figuresOn(this.db, day))()
    if (!isDeepStrictEqual(figuresOn(this.db, day), now))
      throw new Error(`${method} ${String(url)} changed the figures of ${day}, and those kept of it stayed`)
  }

  get<Body>(url: string): Promise<Answer<Body>> {
    return this.send<Body>({ method: 'GET', url })
  }

  post<Body>(url: string, payload?: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    const body = payload === undefined ? {} : { payload: payload as object }
    return this.send<Body>({ method: 'POST', url, ...body, headers: { 'idempotency-key': randomUUID(), ...headers } })
  }

  /** A change under the version that was read. */
  async revise<Body>(
    method: 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    version: number,
    payload?: unknown,
  ): Promise<Answer<Body>> {
    const body = payload === undefined ? {} : { payload: payload as object }
    return this.send<Body>({ method, url, ...body, headers: { 'if-match': `"${version}"` } })
  }
}

interface AppOptions {
  today?: string
  setUp?: boolean | Partial<SetUp>
  /** The test damages the book: it is not checked. */
  isDamaged?: boolean
}

/** A fresh app. When the test is over its book is checked, and its folder is removed. */
export async function testApp(options: AppOptions = {}): Promise<TestApp> {
  const { app, close } = await openApp(options)
  onTestFinished(close)
  return app
}

/** One app for those tests of a file that leave its book as it is: for tables of refusals. */
export function sharedApp(options: AppOptions = {}): () => Promise<TestApp> {
  let opened: ReturnType<typeof openApp> | undefined
  afterAll(async () => (await opened)?.close())
  return async () => {
    opened ??= openApp(options)
    return (await opened).app
  }
}

async function openApp({
  today = '2026-11-19',
  setUp = true,
  isDamaged = false,
}: AppOptions): Promise<{ app: TestApp; close(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'evenkeel test, é '))
  const db = openBook(dataDir)
  const holder: { app?: TestApp } = {}
  const app = await buildApp({ db, dataDir, today: () => holder.app?.today ?? calendarDate(today) })
  const test = new TestApp(app, db, dataDir, calendarDate(today))
  holder.app = test
  if (setUp) {
    const answer = await test.post('/api/v1/set-up', aSetUp(setUp === true ? {} : setUp))
    if (answer.status !== 201) throw new Error(`set-up failed: ${JSON.stringify(answer.body)}`)
  }
  const close = async () => {
    await app.close()
    const findings = isDamaged || !db.$client.open ? [] : [...checkBook(db, dataDir), ...warningsAbout(db, dataDir)]
    db.$client.close()
    rmSync(dataDir, { recursive: true, force: true })
    expect(findings, 'what `evenkeel check` finds at the end of the test').toEqual([])
  }
  return { app: test, close }
}

export const usd = (minor: number): { minor: number; currency: string } => ({ minor, currency: 'USD' })

/** Answers to the first questions, with calm defaults: a spending account, a tax reserve and a buffer. */
export function aSetUp(changes: Partial<SetUp> = {}): object {
  return {
    name: 'Robin Sample',
    work: 'independent',
    country: 'US',
    currency: 'USD',
    timeZone: 'America/Chicago',
    setAsideRate: '0.275',
    essentials: usd(330_000),
    benefits: usd(147_000),
    irregularYearly: usd(318_000),
    businessCosts: usd(120_800),
    dayJobNet: usd(0),
    openingDate: '2026-01-01',
    accounts: [
      { name: 'Spending', role: 'spending', balance: usd(1_000_000) },
      { name: 'Tax savings', role: 'tax-reserve', balance: usd(0) },
      { name: 'Savings', role: 'buffer', balance: usd(2_000_000) },
    ],
    ...changes,
  }
}
