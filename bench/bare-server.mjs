// The barest servers over the same SQLite file: Fastify and prepared statements, nothing else.
//   node bare-server.mjs data.db
import Database from 'better-sqlite3'
import Fastify from 'fastify'

const app = Fastify()
const db = new Database(process.argv[2] ?? ':memory:')
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
app.get('/hello', () => ({ status: 'ok' }))

const isBook = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'movements'").pluck().get() === 1
if (isBook) {
  // One row by an indexed column.
  const one = db.prepare('SELECT id, kind, date, text FROM events WHERE date = ? ORDER BY id LIMIT 1')
  app.get('/read', () => one.get('2026-11-02'))

  // What a quarter's report sums: the quarter, the one before, the one a year ago, and the year so far.
  const totals = db.prepare(`
    SELECT from_account_id AS fromId, to_account_id AS toId, sum(total_minor) AS minor FROM monthly_totals
    WHERE month BETWEEN ? AND ? GROUP BY from_account_id, to_account_id`)
  const periods = [
    ['2026-07', '2026-09'],
    ['2026-04', '2026-06'],
    ['2025-07', '2025-09'],
    ['2026-01', '2026-09'],
  ]
  app.get('/quarter', () => periods.map(([from, to]) => totals.all(from, to)))

  const page = db.prepare(`
    SELECT e.id, e.kind, e.date, e.text, e.note, e.client_id AS clientId, m.amount_minor AS minor,
      m.from_account_id AS fromId, m.to_account_id AS toId
    FROM events e JOIN movements m ON m.event_id = e.id
    WHERE e.text LIKE ? OR e.note LIKE ? ORDER BY e.date DESC, e.id DESC LIMIT 51`)
  const found = db.prepare(`
    SELECT count(*) AS count, sum(amount_minor) AS minor FROM events e JOIN movements m ON m.event_id = e.id
    WHERE e.text LIKE ? OR e.note LIKE ?`)
  app.get('/search', ({ query }) => {
    const like = `%${query.q}%`
    return { items: page.all(like, like), totals: found.get(like, like) }
  })

  // The newest entries, each with the movements it made.
  const newest = db.prepare(`
    SELECT e.id, e.kind, e.date, e.text, e.note, e.client_id AS clientId, m.amount_minor AS minor,
      m.from_account_id AS fromId, m.to_account_id AS toId
    FROM (SELECT * FROM events ORDER BY date DESC, id DESC LIMIT 51) e JOIN movements m ON m.event_id = e.id
    ORDER BY e.date DESC, e.id DESC`)
  const months = db.prepare('SELECT sum(entries) AS count, sum(total_minor) AS minor FROM monthly_totals')
  app.get('/newest', () => ({ items: newest.all(), totals: months.get() }))

  // The rows of a draft: the invoice, its lines, its change in the history with the contents kept apart, and the answer kept
  // under its key.
  const invoice = db.prepare(
    "INSERT INTO invoices (state, client_id, issue_date, due_date, currency, reference, note, version) VALUES ('draft', ?, ?, ?, 'USD', ?, ?, 1)",
  )
  const line = db.prepare(
    `INSERT INTO invoice_lines (invoice_id, position, description, quantity_e4, unit, unit_price_e4, discount_e5, tax_e5, account_id)
     VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?)`,
  )
  const change = db.prepare(
    `INSERT INTO history (number, at, actor, action, entity, entity_id, before, after, previous_hash, hash)
     VALUES (?, ?, 'owner', 'invoice.drafted', 'invoice', ?, NULL, ?, ?, ?)`,
  )
  const contents = db.prepare('INSERT INTO history_contents (number, salt, before, after) VALUES (?, ?, NULL, ?)')
  let number = db.prepare('SELECT coalesce(max(number), 0) FROM history').pluck().get()
  const key = db.prepare(
    "INSERT INTO idempotency_keys (key, route, request_hash, status, body, at) VALUES (?, 'POST /bare', ?, 201, ?, ?)",
  )
  const hash = '0'.repeat(64)
  const draft = db.transaction((body, name) => {
    const at = new Date().toISOString()
    const text = JSON.stringify(body)
    const id = Number(
      invoice.run(body.clientId, body.issueDate, body.dueDate, body.reference, body.note).lastInsertRowid,
    )
    body.lines.forEach((item, index) => {
      line.run(id, index + 1, item.description, item.quantity * 10_000, '', item.unitPrice * 10_000, item.accountId)
    })
    number += 1
    change.run(number, at, id, JSON.stringify({ contents: hash }), hash, hash)
    contents.run(number, hash.slice(0, 32), text)
    key.run(name, hash, text, at)
    return { id, ...body }
  })
  app.post('/invoices', ({ body, headers }, reply) =>
    reply.code(201).send(draft.immediate(body, headers['idempotency-key'])),
  )
}

await app.listen({ port: 0, host: '127.0.0.1' })
process.on('SIGTERM', () => process.exit(0))
console.log(`Ready: http://127.0.0.1:${app.server.address().port}`)
