import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { listEvents } from '../../server/accounts/statement.ts'
import { ConfigError } from '../../server/config.ts'
import { importBooksCommand } from '../../server/imports/command.ts'
import { importBooks } from '../../server/imports/import-books.ts'
import { DomainError } from '../../shared/errors.ts'
import type { InvoiceReply } from '../../shared/invoices/contract.ts'
import { dump } from '../support/dump.ts'
import { balances } from '../support/entries.ts'
import { expectKeptTotals } from '../support/kept-totals.ts'
import { type TestApp, testApp, usd } from '../support/test-app.ts'
import { BOOKS } from './made-up-books.ts'
import { aFile, SAMPLE, sampleWith, textOf } from './sample-books.ts'

const OWNER = { name: 'Robin Sample', country: 'US', timeZone: 'America/Chicago' }

function bringIn({ db, today }: TestApp, content: string | Buffer): ReturnType<typeof importBooks> {
  return importBooks(db, { path: aFile(content), owner: OWNER, today })
}

/** Sees that the file is refused with this code, and that the book is the same afterwards, row for row. */
function expectRefused(app: TestApp, content: string | Buffer, code: DomainError['code']): string {
  const before = dump(app.db)
  let refusal: unknown
  try {
    bringIn(app, content)
  } catch (error) {
    refusal = error
  }
  expect(refusal).toBeInstanceOf(DomainError)
  if (!(refusal instanceof DomainError)) return ''
  expect(refusal.code).toBe(code)
  expect(dump(app.db)).toEqual(before)
  return refusal.message
}

const emptyApp = () => testApp({ setUp: false })

test('every record becomes what the house books it as', async () => {
  const app = await emptyApp()
  const { counts, entries, period } = bringIn(app, textOf(SAMPLE))
  expect(entries).toBe(13)
  expect(period).toEqual({ from: '2026-01-01', to: '2026-06-30' })
  expect(counts.get('invoice')).toBe(2)
  expect(balances(app)).toEqual({
    Main: 500_000 + 100_000 - 5_000 - 25_000 - 10_000 + 1_000 - 150_000,
    Taxes: 25_000 - 1_000 - 20_000,
    Illustration: -95_000,
    Travel: 10_000,
    Living: 150_000,
    'Tax office': 20_000,
    'Opening balances': -500_000,
  })
  const { items } = listEvents(app.db, { limit: 50 })
  expect(
    items.map(({ date, kind, text, purpose, isImported }) => [date, kind, text, purpose, isImported]).reverse(),
  ).toEqual([
    ['2026-01-01', 'opening', 'Main', 'Opening balance', true],
    ['2026-02-01', 'payment', 'North Sample Ltd', 'Invoice A-17', true],
    ['2026-02-12', 'client-refund', 'North Sample Ltd', 'Invoice A-17', true],
    ['2026-02-15', 'set-aside', 'Set aside for tax', 'Tax reserve', true],
    ['2026-03-01', 'expense', 'Sample Rail', 'Travel', true],
    ['2026-03-04', 'money-back', 'Sample Rail', 'Travel', true],
    ['2026-03-20', 'transfer', 'Between own accounts', '', true],
    ['2026-03-31', 'release', 'Released from the tax reserve', 'Tax reserve', true],
    ['2026-04-15', 'estimated-payment', 'Estimated tax payment', 'Tax year 2026, instalment 1', true],
    ['2026-04-30', 'draw', "Owner's draw", 'Living', true],
  ])
  const roles = app.db.$client.prepare(
    "SELECT name, role, form_key, deductible_bps, opened_on FROM accounts WHERE name IN ('Main', 'Taxes', 'Rainy day', 'Plastic', 'Illustration', 'Travel', 'Meals') ORDER BY id",
  )
  expect(roles.raw().all()).toEqual([
    ['Main', 'spending', null, 10_000, '2026-01-01'],
    ['Taxes', 'tax-reserve', null, 10_000, '2026-01-01'],
    ['Rainy day', 'buffer', null, 10_000, '2026-01-01'],
    ['Plastic', 'card', null, 10_000, '2026-01-01'],
    ['Illustration', 'income', 'gross-receipts', 0, null],
    ['Travel', 'expense', 'travel', 10_000, null],
    ['Meals', 'expense', 'meals', 5_000, null],
  ])
  expectKeptTotals(app.db)
})

test('an invoice keeps its number, is worked out by the one rule, and gets its PDF when it is first asked for', async () => {
  const app = await emptyApp()
  bringIn(app, textOf(SAMPLE))
  const { body: invoice } = await app.get<InvoiceReply>('/api/v1/invoices/1')
  expect(invoice).toMatchObject({
    number: 'A-17',
    status: 'paid',
    clientName: 'North Sample Ltd',
    issueDate: '2026-01-10',
    dueDate: '2026-02-09',
    total: usd(100_000),
    credited: usd(5_000),
    paid: usd(95_000),
    balanceDue: usd(0),
    isImported: true,
    lines: [
      { description: 'Sketches', quantity: '1.5', unitPrice: '99.99', net: usd(14_999) },
      { description: 'Cover', quantity: '1', unitPrice: '850.01', net: usd(85_001) },
    ],
    creditNotes: [{ number: 'C-1', reason: 'adjustment', date: '2026-02-10', amount: usd(5_000) }],
  })
  for (const url of ['/api/v1/invoices/1.pdf', '/api/v1/credit-notes/1.pdf']) {
    const { status, headers } = await app.get(url)
    expect([url, status, headers['content-type']]).toEqual([url, 200, 'application/pdf'])
  }
})

test('the first invoice written in the book goes on after the numbers that came in: none is given twice', async () => {
  const app = await emptyApp()
  bringIn(
    app,
    textOf(sampleWith({ 10: { number: '2026-001' }, 11: undefined, 12: undefined, 13: undefined, 0: { entries: 10 } })),
  )
  const draft = await app.post<InvoiceReply>('/api/v1/invoices', {
    clientId: 1,
    issueDate: '2026-11-01',
    dueDate: '2026-12-01',
    lines: [{ description: 'Poster', quantity: '1', unitPrice: '10', accountId: 12 }],
  })
  const issued = await app.post<InvoiceReply>(`/api/v1/invoices/${draft.body.id}/issue`, undefined, {
    'if-match': `"${draft.body.version}"`,
  })
  expect(issued.body.number).toBe('2026-002')
})

test('a write-off keeps its number and makes the invoice not collectible', async () => {
  const app = await emptyApp()
  const writeOff = {
    type: 'credit_note',
    id: 14,
    date: '2026-09-01',
    number: 'C-2',
    client: 'north',
    category: 'Illustration',
    invoice: 'A-18',
    reason: 'uncollectible',
    cents: 20_000,
  }
  bringIn(app, textOf(sampleWith({ 0: { entries: 14 } }, writeOff)))
  const { body } = await app.get<InvoiceReply>('/api/v1/invoices/2')
  expect(body).toMatchObject({
    status: 'written-off',
    balanceDue: usd(0),
    creditNotes: [{ number: 'C-2', reason: 'uncollectible' }],
  })
})

test('an import makes the profile, one entry in the history, and one row that says what came in', async () => {
  const app = await emptyApp()
  const text = textOf(SAMPLE)
  bringIn(app, text)
  const { profile, settings, history, imports } = dump(app.db)
  expect(profile).toMatchObject([
    { name: 'Robin Sample', country: 'US', currency: 'USD', time_zone: 'America/Chicago' },
  ])
  expect(settings).toMatchObject([{ from_date: '2026-01-01', set_aside_bps: 3000, essentials_minor: 0 }])
  const sha256 = createHash('sha256').update(text).digest('hex')
  expect(imports).toMatchObject([{ file_name: "Robin's 100% books.ndjson", sha256 }])
  expect(JSON.parse(String(imports?.[0]?.['summary']))).toMatchObject({ invoice: 2, payment: 2, expense: 2 })
  expect(history).toMatchObject([{ action: 'books.imported', entity: 'import', entity_id: 1 }])
  expect(JSON.parse(String(history?.[0]?.['after']))).toMatchObject({ sha256, counts: { invoice: 2 }, owner: OWNER })
})

test('the days and figures of the book can be asked for at once, and needs are asked of the owner', async () => {
  const app = await emptyApp()
  importBooks(app.db, { path: BOOKS, owner: OWNER, today: app.today })
  expectKeptTotals(app.db)
  const today = await app.get<object>('/api/v1/today')
  expect(today.status).toBe(200)
  expect(JSON.stringify(today.body)).toContain('no-needs')
})

describe('into a book that was set up', () => {
  const accounts = [
    { name: 'main', role: 'spending' as const, balance: usd(0) },
    { name: 'Cash', role: 'spending' as const, balance: usd(0) },
  ]

  test('accounts and categories of the same name are taken, others are added, and the profile stays', async () => {
    const app = await testApp({ setUp: { accounts } })
    const before = dump(app.db)
    const { madeProfile } = bringIn(app, textOf(SAMPLE))
    expect(madeProfile).toBe(false)
    const after = dump(app.db)
    expect(after['profile']).toEqual(before['profile'])
    expect(after['settings']).toEqual(before['settings'])
    const added = after['accounts']?.slice(before['accounts']?.length).map((account) => account['name'])
    expect(added).toEqual(['Taxes', 'Rainy day', 'Plastic', 'Illustration'])
    expect(balances(app)).toMatchObject({ main: 411_000, Travel: 10_000 })
  })

  test.each([
    {
      why: 'another currency',
      setUp: { currency: 'EUR', accounts: [] as never[] },
      says: 'line 1: The file is in USD; this book is kept in EUR.',
    },
    {
      why: 'an account of that name with another role',
      setUp: { accounts: [{ name: 'Main', role: 'buffer' as const, balance: usd(0) }] },
      says: 'line 2: This book has an account Main already, with the role buffer',
    },
  ])('$why is refused', async ({ setUp, says }) => {
    const money = (minor: number) => ({ minor, currency: setUp.currency ?? 'USD' })
    const zero = {
      essentials: money(0),
      benefits: money(0),
      irregularYearly: money(0),
      businessCosts: money(0),
      dayJobNet: money(0),
    }
    const kept =
      setUp.accounts.length > 0 ? setUp.accounts : [{ name: 'Konto', role: 'spending' as const, balance: money(0) }]
    const app = await testApp({ setUp: { ...zero, ...setUp, accounts: kept } })
    expect(expectRefused(app, textOf(SAMPLE), 'invalid-book')).toContain(says)
  })

  test('an opening balance is an entry already', async () => {
    const app = await testApp()
    expectRefused(app, textOf(SAMPLE), 'book-not-empty')
  })
})

test('a second import finds the book not empty', async () => {
  const app = await emptyApp()
  bringIn(app, textOf(SAMPLE))
  expect(expectRefused(app, textOf(SAMPLE), 'book-not-empty')).toContain('empty one')
})

const line = (record: object) => JSON.stringify(record)
const payment = (changes: object) => ({ ...SAMPLE[11], id: 14, date: '2026-07-01', ...changes })

describe('what is refused, whole', () => {
  test.each<{ why: string; file: string | Buffer; says: string }>([
    { why: 'no record at all', file: '\n\n', says: 'line 1: The file is empty.' },
    {
      why: 'no meta line',
      file: textOf(SAMPLE.slice(1)),
      says: 'line 1: The first line must be the one with "type": "meta".',
    },
    {
      why: 'two meta lines',
      file: textOf([SAMPLE[0] ?? {}, ...SAMPLE]),
      says: 'line 2: There is a line with "type": "meta" before',
    },
    {
      why: 'no JSON',
      file: `${textOf(SAMPLE.slice(0, 5))}{"type": "category",}\n`,
      says: 'line 6: This line is not one whole JSON object.',
    },
    {
      why: 'a list instead of an object',
      file: `${line(SAMPLE[0] ?? {})}\n[]\n`,
      says: 'line 2: This must be an object.',
    },
    {
      why: 'no UTF-8',
      file: Buffer.concat([Buffer.from(textOf(SAMPLE)), Buffer.from([0x22, 0xe9, 0x22])]),
      says: 'line 23: This line is not UTF-8 text.',
    },
    {
      why: 'an unknown type',
      file: textOf(sampleWith({ 19: { type: 'gift' } })),
      says: 'line 20: "type": Each line is a JSON object whose "type" is',
    },
    {
      why: 'an unknown field',
      file: textOf(sampleWith({ 20: { colour: 'red' } })),
      says: 'line 21: There is no field "colour" in such a record.',
    },
    {
      why: 'a missing field',
      file: textOf(sampleWith({ 20: { cents: undefined } })),
      says: 'line 21: "cents": This field is missing.',
    },
    {
      why: 'one and a half cents',
      file: textOf(sampleWith({ 20: { cents: 1.5 } })),
      says: 'line 21: "cents": Give a whole number of cents.',
    },
    {
      why: 'cents as text',
      file: textOf(sampleWith({ 20: { cents: '150' } })),
      says: 'line 21: "cents": Give a whole number of cents.',
    },
    {
      why: 'cents past the range',
      file: textOf(SAMPLE).replace('"cents":150000', '"cents":1e999'),
      says: 'line 21: "cents": Give a whole number of cents.',
    },
    {
      why: 'an amount below zero where none can be',
      file: textOf(sampleWith({ 20: { cents: -1 } })),
      says: 'line 21: "cents": Give an amount above zero.',
    },
    {
      why: 'an amount of nothing',
      file: textOf(sampleWith({ 15: { cents: 0 } })),
      says: 'line 16: "cents": Give an amount other than zero.',
    },
    {
      why: 'a day that does not exist',
      file: textOf(sampleWith({ 20: { date: '2026-02-29' } })),
      says: 'line 21: "date": Use a date that exists',
    },
    {
      why: 'a day that has not come',
      file: textOf(sampleWith({ 20: { date: '2026-11-20' } })),
      says: 'line 21: 2026-11-20 has not come yet',
    },
    {
      why: 'an invoice dated after today',
      file: textOf(sampleWith({ 21: { date: '2026-11-20', due: '2026-12-01' } })),
      says: 'line 22: 2026-11-20 has not come yet',
    },
    {
      why: 'an end before the start',
      file: textOf(sampleWith({ 0: { end: '2025-12-31' } })),
      says: 'line 1: The end, 2025-12-31, lies before the start',
    },
    {
      why: 'text with a control character',
      file: textOf(sampleWith({ 15: { vendor: 'a\u0007b' } })),
      says: 'line 16: "vendor": Remove control characters.',
    },
    {
      why: 'an unknown client',
      file: textOf(sampleWith({ 21: { client: 'south' } })),
      says: 'line 22: No line before this one names a client "south".',
    },
    {
      why: 'an unknown account',
      file: textOf(sampleWith({ 20: { account: 'Sock' } })),
      says: 'line 21: No line before this one names an account "Sock".',
    },
    {
      why: 'an unknown category',
      file: textOf(sampleWith({ 15: { category: 'Fun' } })),
      says: 'line 16: No line before this one names a category "Fun".',
    },
    {
      why: 'an unknown invoice',
      file: textOf(sampleWith({ 12: { invoice: 'A-99' } })),
      says: 'line 13: No line before this one names an invoice "A-99".',
    },
    {
      why: 'a cost in a category of income',
      file: textOf(sampleWith({ 15: { category: 'Illustration' } })),
      says: 'line 16: "Illustration" is a category of income, not of expense.',
    },
    {
      why: 'an invoice of another client',
      file: textOf([
        ...sampleWith({ 0: { entries: 14 } }),
        { type: 'client', id: 'south', name: 'South', terms_days: 0 },
        payment({ client: 'south' }),
      ]),
      says: 'line 24: Invoice A-17 is one of another client, North Sample Ltd.',
    },
    {
      why: 'an allocation in another category',
      file: textOf([
        ...sampleWith({ 0: { entries: 13 } }),
        { type: 'category', id: 'Talks', kind: 'income', schedule_c: '1', deductible_pct: 0 },
        payment({ allocations: [{ invoice: 'A-17', category: 'Talks', cents: 100_000 }] }),
      ]),
      says: 'line 24: Invoice A-17 belongs to another category than "Talks".',
    },
    {
      why: 'a line that is not quantity times price',
      file: textOf(
        sampleWith({ 21: { lines: [{ text: 'Sketches', qty_milli: 2000, unit_cents: 10_001, cents: 20_000 }] } }),
      ),
      says: 'line 22: Line 1 of invoice A-18 comes to 20002 cents',
    },
    {
      why: 'a total that is not the sum of its lines',
      file: textOf(sampleWith({ 21: { cents: 20_001 } })),
      says: 'line 22: The lines of invoice A-18 sum to 20000 cents; the file says 20001.',
    },
    {
      why: 'an invoice without lines',
      file: textOf(sampleWith({ 21: { lines: [], cents: 0 } })),
      says: 'line 22: "lines": An invoice has at least one line.',
    },
    {
      why: 'an invoice due before its date',
      file: textOf(sampleWith({ 21: { due: '2026-06-29' } })),
      says: 'line 22: The invoice is due on 2026-06-29, before its own date',
    },
    {
      why: 'allocations that are not the payment',
      file: textOf(sampleWith({ 11: { cents: 100_001 } })),
      says: 'line 12: The allocations sum to 100000 cents; the payment says 100001.',
    },
    {
      why: 'a number given twice',
      file: textOf(sampleWith({ 21: { number: 'A-17' } })),
      says: 'line 22: There is already an invoice "A-17".',
    },
    {
      why: "a credit note's number given twice",
      file: textOf([...sampleWith({ 0: { entries: 14 } }), { ...SAMPLE[12], id: 14 }]),
      says: 'line 23: There is already a credit note "C-1".',
    },
    {
      why: 'an id given twice',
      file: textOf(sampleWith({ 21: { id: 12 } })),
      says: 'line 22: There is already an entry with the id 12.',
    },
    {
      why: 'a client named twice',
      file: textOf(sampleWith({}, SAMPLE[8] ?? {})),
      says: 'line 23: There is already a client "north".',
    },
    {
      why: 'two accounts that differ in capitals only',
      file: textOf(sampleWith({}, { type: 'account', id: 'MAIN', kind: 'checking' })),
      says: 'line 23: There is already one named MAIN.',
    },
    {
      why: 'an invoice paid twice',
      file: textOf([...sampleWith({ 0: { entries: 14 } }), payment({})]),
      says: 'line 23: More is paid on invoice A-17 than it comes to.',
    },
    {
      why: 'more given back than was paid',
      file: textOf(sampleWith({ 11: undefined, 0: { entries: 12 } })),
      says: 'line 13: More is given back on invoice A-17 than was paid on it.',
    },
    {
      why: 'credit notes over more than the invoice',
      file: textOf(sampleWith({ 12: { cents: 100_001 } })),
      says: 'line 13: This is more than what is left of invoice A-17.',
    },
    {
      why: 'a write-off of what was paid',
      file: textOf(sampleWith({ 12: { reason: 'uncollectible' } })),
      says: 'line 13: This is more than what is left of invoice A-17.',
    },
    {
      why: 'a credit note before its invoice',
      file: textOf(sampleWith({ 12: { date: '2026-01-09' } })),
      says: 'line 13: Invoice A-17 was issued on 2026-01-10, after this.',
    },
    {
      why: 'a transfer to the same account',
      file: textOf(sampleWith({ 14: { to: 'Main' } })),
      says: 'line 15: A transfer goes from one account to another one.',
    },
    {
      why: 'a second opening balance',
      file: textOf(sampleWith({ 20: { ...SAMPLE[9], id: 12, type: 'opening', cents: 1 } })),
      says: 'line 21: Main has an opening balance already',
    },
    {
      why: 'an opening balance after the first entry',
      file: textOf([
        ...sampleWith({ 0: { entries: 14 } }),
        { type: 'opening', id: 14, date: '2026-05-01', account: 'Plastic', cents: -1 },
      ]),
      says: 'line 23: Plastic has an entry on 2026-03-01; its opening balance cannot lie after it.',
    },
    {
      why: 'an entry before the opening balance',
      file: textOf(sampleWith({ 9: { date: '2026-02-02' } })),
      says: 'line 12: Main has its opening balance on 2026-02-02',
    },
    {
      why: 'a file cut off within a line',
      file: textOf(SAMPLE).slice(0, -40),
      says: 'line 22: This line is not one whole JSON object.',
    },
    {
      why: 'a file cut off between lines',
      file: textOf(SAMPLE.slice(0, -1)),
      says: 'line 21: The first line announces 13 entries; the file ends here with 12.',
    },
    {
      why: 'a line longer than any record',
      file: `${textOf(SAMPLE)}"${'x'.repeat(3 * 1024 * 1024)}"\n`,
      says: 'line 23: This line is longer than a record can be',
    },
  ])('$why', async ({ file, says }) => {
    const app = await emptyApp()
    const message = expectRefused(app, file, 'invalid-book')
    expect(message).toContain('Nothing was brought in; the book is as it was.')
    expect(message).toContain(says)
    // A fault is told once: what merely refers to a faulty line is no problem of its own.
    expect(message.match(/^ {2}line /gm)).toHaveLength(1)
  })

  test('all problems are told with their lines, and the first twenty at most', async () => {
    const app = await emptyApp()
    const faulty = sampleWith({ 5: { kind: 'gift' }, 14: { cents: 0 }, 20: { date: '2027-01-01' } })
    const message = expectRefused(app, textOf(faulty), 'invalid-book')
    expect(message.split('\n').slice(1)).toEqual([
      '  line 6: "kind": Use one of: income, expense.',
      '  line 15: "cents": Give an amount above zero.',
      expect.stringContaining('  line 21: 2027-01-01 has not come yet'),
    ])
    const many = expectRefused(app, `${textOf(SAMPLE)}${'{}\n'.repeat(100)}`, 'invalid-book')
    expect(many).toContain('The first 20 problems:')
    expect(many.split('\n')).toHaveLength(21)
  })
})

test('blank lines, a byte order mark and Windows line ends are no fault', async () => {
  const app = await emptyApp()
  bringIn(app, `\uFEFF${textOf(SAMPLE).replaceAll('\n', '\r\n')}\r\n\r\n`)
  expect(balances(app)['Main']).toBe(411_000)
})

describe('the command', () => {
  test('says what came in, in words', async () => {
    const { db, today } = await emptyApp()
    const said = vi.spyOn(console, 'log').mockImplementation(() => {})
    try {
      await importBooksCommand(db, {
        file: aFile(textOf(SAMPLE)),
        name: 'Robin',
        country: 'GB',
        'time-zone': 'Europe/London',
        today,
      })
      expect(said.mock.calls.join('\n').split('\n')).toEqual([
        'Brought in 13 entries, from 1 Jan 2026 to 30 Jun 2026:',
        '  4 accounts',
        '  3 categories',
        '  1 client',
        '  1 opening balance',
        '  2 invoices',
        '  1 credit note',
        '  2 payments',
        '  2 expenses',
        '  1 tax payment',
        '  3 transfers',
        '  1 draw',
        '',
        'Your accounts hold:',
        '  Main       $4,110.00',
        '  Taxes         $40.00',
        '  Rainy day      $0.00',
        '  Plastic        $0.00',
        '',
        'Clients owe:',
        '  North Sample Ltd  $200.00',
        '  Together          $200.00',
        '',
        'Open the app and enter what a month of living costs: the runway needs it.',
      ])
    } finally {
      said.mockRestore()
    }
    const { profile, events } = dump(db)
    expect(profile).toMatchObject([{ name: 'Robin', country: 'GB', time_zone: 'Europe/London' }])
    // A tax year of the United Kingdom bears two years: the file's year is the one it begins in.
    expect(events?.find((event) => event['kind'] === 'estimated-payment')).toMatchObject({ tax_year: '2026/27' })
  })

  test.each([
    { why: 'no file', given: {}, says: 'Name the file to bring in' },
    {
      why: 'a file that is not there',
      given: { file: '/nowhere/books.ndjson' },
      says: '/nowhere/books.ndjson cannot be read',
    },
    { why: 'a folder', given: { file: '/' }, says: '/ is not a file.' },
    {
      why: 'a country that is no code',
      given: { file: BOOKS, country: 'usa' },
      says: '--country: Use a country code such as "US".',
    },
    {
      why: 'an unknown time zone',
      given: { file: BOOKS, 'time-zone': 'Mars/Base' },
      says: '--time-zone: Use a time zone',
    },
    { why: 'an empty name', given: { file: BOOKS, name: ' ' }, says: '--name: Enter some text.' },
  ])('refuses $why', async ({ given, says }) => {
    const { db } = await emptyApp()
    const asked = importBooksCommand(db, given)
    await expect(asked).rejects.toThrow(ConfigError)
    await expect(asked).rejects.toThrow(says)
  })
})

test('the examples of the documentation are a whole file', async () => {
  const app = await emptyApp()
  const page = readFileSync(new URL('../../docs/books-format.md', import.meta.url), 'utf8')
  const examples = page.split('\n').filter((text) => text.startsWith('{"type"'))
  bringIn(app, examples.join('\n'))
  expect(balances(app)).toMatchObject({ Main: 418_000, Taxes: 5_000, 'Meals out': 2_000, Illustration: -95_000 })
  expect(new Set(examples.map((text) => (JSON.parse(text) as { type: string }).type)).size).toBe(12)
})
