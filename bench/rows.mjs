// One function for each row of the table: it sets up both runners, lets them race, and stops them.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bookOf, copyOf, folderCopyOf } from './books.mjs'
import { timePerRequest } from './flood.mjs'
import { forecastTimes } from './forecast.mjs'
import { importTimes } from './import.mjs'
import { packTimes } from './pack.mjs'
import { race, timeOf } from './race.mjs'
import { get, post, ROOT, read, startBare, startEvenkeel } from './servers.mjs'

/** What a row needs of the machine: how many rounds, and how many turns in each. */
export const SIZES = { quick: { rounds: 5, turns: 15, seconds: 1 }, full: { rounds: 11, turns: 60, seconds: 3 } }

export const ROWS = [
  {
    name: 'Today, book unchanged',
    against: 'Fastify, one indexed SQLite read',
    target: 1.2,
    run: (size) => unchanged('small', '/api/v1/today', '/read', size),
  },
  {
    // As the page asks when somebody comes back to it: it says what it has, and is told that this is still so.
    name: 'Today again, book unchanged',
    against: 'Fastify, one indexed SQLite read',
    target: 1.2,
    run: (size) => unchanged('small', '/api/v1/today', '/read', size, { asksAgain: true }),
  },
  {
    name: 'Today after a write, 1,000,000 entries',
    against: 'the same with 300 entries',
    target: 1.2,
    run: todayAfterWrite,
  },
  {
    name: "A quarter's report, book unchanged (1,000,000)",
    against: 'Fastify, bare SQL over monthly totals',
    target: 2,
    run: (size) => unchanged('huge', '/api/v1/reports/quarters/2026-Q3', '/quarter', size),
  },
  {
    name: "A quarter's report after a write (1,000,000)",
    against: 'Fastify, bare SQL over monthly totals',
    target: 2,
    run: reportAfterWrite,
  },
  {
    name: 'Creating an invoice with 4 lines, ten at a time',
    against: 'Fastify, durable insert of the same rows',
    target: 1.25,
    run: (size) => creatingInvoice(size, 10),
  },
  {
    name: 'Creating an invoice with 4 lines, one after another',
    against: 'Fastify, durable insert of the same rows',
    run: (size) => creatingInvoice(size, 1),
  },
  { name: 'The quarter pack as PDF', against: 'bare pdfkit drawing the same', target: 1.5, run: pack },
  { name: 'Cold start to the first 200', against: 'Fastify + better-sqlite3', target: 1.3, run: coldStart },
  {
    name: 'A search over 20,000 entries',
    against: 'Fastify, bare SQL',
    target: 3,
    run: search,
  },
  {
    name: 'A page of the statement with its totals (1,000,000)',
    against: 'Fastify, bare SQL',
    target: 3,
    run: statementPage,
  },
  {
    name: 'A forecast: 10,000 futures of 36 months',
    against: 'the same model in C (gcc -O3), one core, one run',
    target: 3,
    run: forecast,
  },
  { name: 'import-books, 20,000 entries', against: 'bare inserts of the same rows', run: importing },
]

/** null without a compiler for C. */
async function forecast({ rounds }) {
  const times = await forecastTimes()
  if (times === null) return null
  const turns = 5
  return race({ name: 'ours', run: () => times.ours(turns) }, { name: 'bare', run: () => times.bare(turns) }, rounds)
}

async function unchanged(books, ours, bare, { rounds, seconds }, { asksAgain = false } = {}) {
  const book = bookOf(books)
  return withServers(book, book.file, async (own, other) => {
    const packed = { 'accept-encoding': 'br' }
    const known = asksAgain ? { 'if-none-match': (await fetch(own.url + ours)).headers.get('etag') } : {}
    return race(
      { name: 'ours', run: () => timePerRequest(own.url + ours, seconds, { headers: { ...packed, ...known } }) },
      { name: 'bare', run: () => timePerRequest(other.url + bare, seconds, { headers: packed }) },
      rounds,
    )
  })
}

async function todayAfterWrite({ rounds, turns }) {
  const servers = await Promise.all(['huge', 'small'].map((size) => startEvenkeel(bookOf(size).folder)))
  const [huge, small] = await Promise.all(servers.map(({ url }) => afterEachWrite(url, '/api/v1/today')))
  const result = await race(
    { name: 'huge', run: () => huge(turns) },
    { name: 'small', run: () => small(turns) },
    rounds,
  )
  await Promise.all(servers.map((server) => server.stop()))
  return result
}

async function reportAfterWrite({ rounds, turns }) {
  const book = bookOf('huge')
  return withServers(book, book.file, async (own, other) => {
    const ours = await afterEachWrite(own.url, '/api/v1/reports/quarters/2026-Q3')
    const bare = () => timeOf(turns, () => get(`${other.url}/quarter`))
    return race({ name: 'ours', run: () => ours(turns) }, { name: 'bare', run: bare }, rounds)
  })
}

/** Times a GET, each time after an expense was recorded, which is not timed. */
async function afterEachWrite(url, path) {
  const { items: accounts } = await read(`${url}/api/v1/accounts`)
  const { items: categories } = await read(`${url}/api/v1/categories`)
  const expense = {
    date: '2026-12-30',
    amount: { minor: 1250, currency: 'USD' },
    accountId: accounts[0].id,
    categoryId: categories.find(({ role }) => role === 'expense').id,
    vendor: 'Sample Supplies',
  }
  return async (turns) => {
    let waited = 0
    for (let turn = 0; turn < turns; turn += 1) {
      await post(`${url}/api/v1/expenses`, expense)
      waited += await timeOf(1, () => get(url + path))
    }
    return waited / turns
  }
}

async function creatingInvoice({ rounds, seconds }, connections) {
  const book = bookOf('life')
  return withServers(folderCopyOf(book, 'own-life'), copyOf(book, 'bare-life'), async (own, other) => {
    const [client] = (await read(`${own.url}/api/v1/clients`)).items
    const { items: categories } = await read(`${own.url}/api/v1/categories`)
    const accountId = categories.find(({ role }) => role === 'income').id
    const lines = (price) =>
      [1, 2, 3, 4].map((quantity) => ({
        description: `Design, part ${quantity}`,
        quantity,
        unitPrice: price,
        accountId,
      }))
    const dates = { clientId: client.id, issueDate: '2026-12-30', dueDate: '2026-12-31', reference: '', note: '' }
    const written = { ...dates, lines: lines('85').map((item) => ({ ...item, quantity: String(item.quantity) })) }
    const plain = { ...dates, lines: lines(85) }
    return race(
      {
        name: 'ours',
        run: () => timePerRequest(`${own.url}/api/v1/invoices`, seconds, { body: written, connections }),
      },
      { name: 'bare', run: () => timePerRequest(`${other.url}/invoices`, seconds, { body: plain, connections }) },
      rounds,
    )
  })
}

async function search({ rounds, turns }) {
  const book = bookOf('life')
  return withServers(book, book.file, (own, other) => {
    const words = ['Works', 'Labs', 'tax', 'Studio', 'nothing-like-it']
    const word = (turn) => words[turn % words.length]
    return race(
      { name: 'ours', run: () => timeOf(turns, (turn) => get(`${own.url}/api/v1/events?limit=50&q=${word(turn)}`)) },
      { name: 'bare', run: () => timeOf(turns, (turn) => get(`${other.url}/search?q=${word(turn)}`)) },
      rounds,
    )
  })
}

async function statementPage({ rounds, turns }) {
  const book = bookOf('huge')
  return withServers(book, book.file, (own, other) =>
    race(
      { name: 'ours', run: () => timeOf(turns, () => get(`${own.url}/api/v1/events?limit=50`)) },
      { name: 'bare', run: () => timeOf(turns, () => get(`${other.url}/newest`)) },
      rounds,
    ),
  )
}

async function pack({ rounds, turns }) {
  const { ours, bare } = await packTimes(bookOf('life'))
  const some = Math.ceil(turns / 15)
  return race({ name: 'ours', run: () => ours(some) }, { name: 'bare', run: () => bare(some) }, rounds)
}

async function coldStart({ rounds }) {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel bench '))
  await (await startEvenkeel(folder)).stop() // makes the empty book
  const until200 = async (starting, path) => {
    const server = await starting
    await get(server.url + path)
    const waited = performance.now() - server.started
    await server.stop()
    return waited
  }
  const result = await race(
    { name: 'ours', run: () => until200(startEvenkeel(folder), '/api/v1/health') },
    { name: 'bare', run: () => until200(startBare(join(folder, 'bare.db')), '/hello') },
    rounds,
  )
  rmSync(folder, { recursive: true })
  return result
}

async function importing({ rounds }) {
  const { ours, bare } = await importTimes(bookOf('life'))
  return race({ name: 'ours', run: ours }, { name: 'bare', run: bare }, Math.ceil(rounds / 3))
}

async function withServers(book, bareFile, work) {
  const [own, other] = await Promise.all([startEvenkeel(book.folder), startBare(bareFile)])
  const result = await work(own, other)
  await Promise.all([own.stop(), other.stop()])
  return result
}

/** Makes sure that what is measured is what the sources say. */
export function build() {
  execFileSync(process.execPath, [join(ROOT, 'server/bootstrap.mjs')], { stdio: 'inherit' })
}
