import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { recordEvent } from '../../server/accounts/record-event.ts'
import { sha256 } from '../../server/db/history.ts'
import { inTransaction } from '../../server/db/transaction.ts'
import { closeQuarter } from '../../server/reports/close-quarter.ts'
import { manifestHash } from '../../server/reports/closings.ts'
import { calendarDate } from '../../shared/calendar.ts'
import type { ClosingReply, ClosingsReply, QuarterReport } from '../../shared/reports/contract.ts'
import { readPdf } from '../pdf/read-pdf.ts'
import { codeOf, dump, gained, refused } from '../support/dump.ts'
import { aDraft, anIssued, bytesOf, idOf, issue, ok, pay, receive } from '../support/entries.ts'
import { type Answer, sharedApp, type TestApp, testApp, usd } from '../support/test-app.ts'

const PATH = '/api/v1/reports/quarters/2026-Q3'
const late = { lateChange: { reason: 'The receipt turned up.' } }

const close = (app: TestApp, quarter = '2026-Q3') => app.post<ClosingReply>(`/api/v1/reports/quarters/${quarter}/close`)
const reopen = (app: TestApp, reason = 'A wrong category.') => app.post<ClosingReply>(`${PATH}/reopen`, { reason })
const report = async (app: TestApp) => ok(await app.get<QuarterReport>(PATH))

/** A third quarter with an invoice half paid, income without one, and a cost. */
async function aQuarter(app: TestApp): Promise<{ invoiceId: number; clientId: number; expenseId: number }> {
  const invoice = await anIssued(app, { issueDate: '2026-08-03', dueDate: '2026-09-02' })
  await pay(app, invoice.id, 40_000, { receivedDate: '2026-09-10' })
  await receive(app, 25_000, { receivedDate: '2026-07-15' })
  const expense = ok(await app.post<{ event: { id: number } }>('/api/v1/expenses', expenseBody(app)))
  return { invoiceId: invoice.id, clientId: invoice.clientId, expenseId: expense.event.id }
}

function expenseBody(app: TestApp, changes: object = {}): object {
  return {
    date: '2026-09-20',
    vendor: 'Paper Shop',
    amount: usd(2_500),
    accountId: idOf(app, 'Spending'),
    categoryId: idOf(app, 'Supplies'),
    ...changes,
  }
}

describe('closing a quarter', () => {
  test('keeps its pack with the hash of each file and one over all of them', async () => {
    const app = await testApp()
    await aQuarter(app)
    const before = dump(app.db)
    const answer = await close(app)
    expect(answer.status).toBe(201)
    const { files, hash, ...closing } = answer.body
    expect(gained(before, dump(app.db))).toEqual({
      closed_quarters: 1,
      closed_files: 12,
      history: 1,
      idempotency_keys: 1,
    })
    expect(closing).toMatchObject({ quarter: '2026-Q3', closedOn: '2026-11-19', reopenedAt: null, lateChanges: [] })
    expect(files.map(({ name }) => name)).toEqual([
      '2026-Q3-closing.json',
      '2026-Q3-forecast.csv',
      '2026-Q3-invoices.csv',
      '2026-Q3-movements.csv',
      '2026-Q3-profit-and-loss.csv',
      '2026-Q3-receivables.csv',
      '2026-Q3-report.json',
      '2026-Q3-set-asides.csv',
      '2026-Q3-summary.csv',
      '2026-Q3-tax-payments.csv',
      '2026-Q3.pdf',
      '2026-Q3.zip',
    ])
    const zip = unzipSync(await bytesOf(app, `${PATH}.zip`))
    const listed = JSON.parse(Buffer.from(zip['2026-Q3-closing.json'] ?? []).toString()) as ClosingReply
    expect(listed.hash).toBe(hash)
    expect(manifestHash(listed.files)).toBe(hash)
    for (const { name, sha256: expected } of listed.files) {
      expect([name, sha256(Buffer.from(zip[name] ?? []))]).toEqual([name, expected])
    }
    const { pages } = await readPdf(await bytesOf(app, `${PATH}.pdf`))
    expect(pages[0]).toContain('Closed Nov 19, 2026')
    expect(pages[0]).toContain('There are none.')
  })

  test('answers a repeated request the same, and makes one closing', async () => {
    const app = await testApp()
    await aQuarter(app)
    const once = await app.post<ClosingReply>(`${PATH}/close`, undefined, { 'idempotency-key': 'k' })
    const again = await app.post<ClosingReply>(`${PATH}/close`, undefined, { 'idempotency-key': 'k' })
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(again.body).toEqual(once.body)
  })

  test('is refused while it runs, and when it is closed', async () => {
    const app = await testApp()
    await aQuarter(app)
    expect(codeOf(await refused(app, () => close(app, '2026-Q4')))).toBe('quarter-not-over')
    ok(await close(app))
    const again = await refused(app, () => close(app))
    expect([again.status, codeOf(again)]).toEqual([409, 'quarter-already-closed'])
    const list = ok(await app.get<{ items: { quarter: string; isClosed: boolean }[] }>('/api/v1/reports/quarters'))
    expect(list.items.filter(({ isClosed }) => isClosed).map(({ quarter }) => quarter)).toEqual(['2026-Q3'])
  })

  test('two at once make one closing', async () => {
    const app = await testApp()
    await aQuarter(app)
    const statuses = await Promise.all([close(app), close(app)])
    expect(statuses.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('a write that comes while the pack is drawn is in it: the pack is drawn anew', async () => {
    const app = await testApp()
    await aQuarter(app)
    const who = { actor: 'owner', today: app.today }
    let drawn = 0
    const closing = await closeQuarter(app.db, '2026-Q3', app.today, (close) => {
      drawn += 1
      const amountMinor = 700
      const movements = [{ fromAccountId: idOf(app, 'Spending'), toAccountId: idOf(app, 'Tax savings'), amountMinor }]
      const draft = { kind: 'transfer', date: calendarDate('2026-09-30'), text: 'In between', movements } as const
      if (drawn === 1) inTransaction(app.db, who, (tx) => recordEvent(tx, draft))
      return inTransaction(app.db, who, close)
    })
    expect([drawn, closing.lateChanges]).toEqual([2, []])
    expect(String(await bytesOf(app, `${PATH}/movements.csv`))).toContain('In between')
  })

  test('its downloads stay as they were, whatever comes later; the books as known now can still be had', async () => {
    const app = await testApp()
    await aQuarter(app)
    ok(await close(app))
    const files = ['.pdf', '.zip', '/summary.csv', '/movements.csv', '/receivables.csv', '/report.json']
    const before = await Promise.all(files.map((file) => bytesOf(app, PATH + file)))
    ok(await app.post('/api/v1/expenses', { ...expenseBody(app), ...late }))
    await app.post('/api/v1/transfers', {
      date: '2026-11-01',
      amount: usd(100),
      fromAccountId: idOf(app, 'Spending'),
      toAccountId: idOf(app, 'Tax savings'),
    })
    app.today = '2026-12-24' as typeof app.today
    const after = await Promise.all(files.map((file) => bytesOf(app, PATH + file)))
    expect(after.map((bytes, index) => bytes.equals(before[index] ?? Buffer.of()))).toEqual(files.map(() => true))
    expect(String(await bytesOf(app, `${PATH}/movements.csv`)).match(/Paper Shop/g)).toHaveLength(1)
    expect(String(await bytesOf(app, `${PATH}/movements.csv?current=1`)).match(/Paper Shop/g)).toHaveLength(2)
    const { pages } = await readPdf(await bytesOf(app, `${PATH}.pdf?current=1`))
    expect(pages[0]).toContain('Closed Nov 19, 2026, changed since')
    expect(pages.join(' ')).toContain('The receipt turned up.')
    expect(pages.join(' ')).toContain('Business expenses 25.00 50.00')
  })

  test('of an open quarter the ZIP is the same bytes each time', async () => {
    const app = await testApp()
    await aQuarter(app)
    const [one, other] = [await bytesOf(app, `${PATH}.zip`), await bytesOf(app, `${PATH}.zip`)]
    expect(one.equals(other)).toBe(true)
    expect(Object.keys(unzipSync(one))).toHaveLength(10)
  })
})

interface LateWrite {
  what: string
  send: (app: TestApp, about: Awaited<ReturnType<typeof aQuarter>>, more: object) => Promise<Answer>
  /** What is listed with the quarter. */
  lists: string[]
}

const inQuarter = { date: '2026-09-15', amount: usd(1_000) }

const LATE_WRITES: LateWrite[] = [
  {
    what: 'an expense',
    send: (app, _, more) => app.post('/api/v1/expenses', { ...expenseBody(app), ...more }),
    lists: ['event'],
  },
  {
    what: 'an expense before the account came into the book, which moves its opening',
    send: (app, _, more) => app.post('/api/v1/draws', { ...inQuarter, accountId: idOf(app, 'Later'), ...more }),
    lists: ['event', 'event', 'event'],
  },
  {
    what: 'money back',
    send: (app, _, more) =>
      app.post('/api/v1/money-back', {
        ...inQuarter,
        accountId: idOf(app, 'Spending'),
        categoryId: idOf(app, 'Supplies'),
        vendor: 'Paper Shop',
        ...more,
      }),
    lists: ['event'],
  },
  {
    what: 'a correction, which reverses and records anew',
    send: (app, { expenseId }, more) =>
      app.post('/api/v1/expenses', { ...expenseBody(app, { amount: usd(2_600), replaces: expenseId }), ...more }),
    lists: ['event', 'event'],
  },
  {
    what: 'a reversal, dated as what it reverses',
    send: (app, { expenseId }, more) => app.post(`/api/v1/events/${expenseId}/reverse`, more),
    lists: ['event'],
  },
  {
    what: 'a payment',
    send: (app, { invoiceId }, more) =>
      app.post('/api/v1/payments', {
        receivedDate: '2026-09-25',
        amount: usd(10_000),
        accountId: idOf(app, 'Spending'),
        allocations: [{ invoiceId, amount: usd(10_000) }],
        ...more,
      }),
    lists: ['event'],
  },
  {
    what: 'a payment with its set-aside, which moves today',
    send: (app, { invoiceId }, more) =>
      app.post('/api/v1/payments', {
        receivedDate: '2026-09-25',
        amount: usd(10_000),
        accountId: idOf(app, 'Spending'),
        allocations: [{ invoiceId, amount: usd(10_000) }],
        setAside: {
          amount: usd(2_750),
          fromAccountId: idOf(app, 'Spending'),
          toAccountId: idOf(app, 'Tax savings'),
        },
        ...more,
      }),
    lists: ['event'],
  },
  {
    what: 'a move between own accounts',
    send: (app, _, more) =>
      app.post('/api/v1/transfers', {
        ...inQuarter,
        fromAccountId: idOf(app, 'Spending'),
        toAccountId: idOf(app, 'Tax savings'),
        ...more,
      }),
    lists: ['event'],
  },
  {
    what: 'an estimated payment',
    send: (app, _, more) =>
      app.post('/api/v1/estimated-payments', {
        ...inQuarter,
        accountId: idOf(app, 'Spending'),
        taxYear: '2026',
        ...more,
      }),
    lists: ['event'],
  },
  {
    what: 'an invoice issued',
    send: async (app, { clientId }, more) => {
      const draft = await aDraft(app, { clientId, issueDate: '2026-09-01', dueDate: '2026-10-01' })
      return app.post(`/api/v1/invoices/${draft.id}/issue`, more, { 'if-match': `"${draft.version}"` })
    },
    lists: ['invoice'],
  },
  {
    what: 'a credit note',
    send: (app, { invoiceId }, more) =>
      app.post(`/api/v1/invoices/${invoiceId}/credit-notes`, { ...inQuarter, reason: 'adjustment', ...more }),
    lists: ['credit-note'],
  },
  {
    what: 'a write-off',
    send: (app, { invoiceId }, more) =>
      app.post(`/api/v1/invoices/${invoiceId}/credit-notes`, { ...inQuarter, reason: 'uncollectible', ...more }),
    lists: ['credit-note'],
  },
  {
    what: 'a void invoice',
    send: async (app, { clientId }, more) => {
      const [unpaid] = app.db.$client
        .prepare<[number], { id: number; version: number }>(
          "SELECT id, version FROM invoices WHERE client_id = ? AND state = 'issued' AND total_minor = 77700",
        )
        .all(clientId)
      return app.post(
        `/api/v1/invoices/${unpaid?.id}/void`,
        { reason: 'Sent twice', ...more },
        { 'if-match': `"${unpaid?.version}"` },
      )
    },
    lists: ['invoice'],
  },
]

describe('what is dated in a closed quarter', () => {
  test.each(LATE_WRITES)('$what: refused, and listed when it is a late change', async ({ send, lists }) => {
    const app = await testApp()
    const about = await aQuarter(app)
    const line = { description: 'Twice', quantity: '1', unitPrice: '777', accountId: idOf(app, 'Client work') }
    await anIssued(app, { clientId: about.clientId, issueDate: '2026-09-01', dueDate: '2026-09-30', lines: [line] })
    ok(
      await app.post('/api/v1/accounts', {
        name: 'Later',
        role: 'spending',
        openingBalance: usd(50_000),
        openingDate: '2026-09-30',
      }),
    )
    ok(await close(app))

    const before = dump(app.db)
    const refusal = (await send(app, about, {})) as Answer<{ type: string; detail: string }>
    expect([refusal.status, refusal.body.type]).toEqual([409, '/problems/quarter-closed'])
    expect(refusal.body.detail).toContain('2026-Q3')
    expect(
      Object.keys(gained(before, dump(app.db))).filter((table) => !/^invoice|history|idempot/.test(table)),
    ).toEqual([])

    const answer = await send(app, about, late)
    expect([answer.status, answer.body]).toEqual([expect.toBeOneOf([200, 201]), expect.anything()])
    const [closing] = ok(await app.get<ClosingsReply>(`${PATH}/closings`)).items
    expect(closing?.lateChanges.map(({ entity }) => entity)).toEqual(lists)
    for (const change of closing?.lateChanges ?? []) {
      expect(change).toMatchObject({ reason: 'The receipt turned up.', date: expect.stringMatching(/^2026-0[789]/) })
      // By the clock of the book's zone, Chicago, as the day of the closing is.
      const recordedOn = new Intl.DateTimeFormat('sv', { timeZone: 'America/Chicago' }).format(new Date(change.at))
      expect(change.recordedOn).toBe(recordedOn)
    }
    const [changed] = (await report(app)).changesAfterClosing
    expect(changed).toMatchObject({ quarter: '2026-Q3', isReopened: false })
  })

  test('a preview of a payment is shown all the same, and changes nothing', async () => {
    const app = await testApp()
    const { invoiceId } = await aQuarter(app)
    ok(await close(app))
    const before = dump(app.db)
    const body = {
      receivedDate: '2026-09-25',
      amount: usd(10_000),
      accountId: idOf(app, 'Spending'),
      allocations: [{ invoiceId, amount: usd(10_000) }],
    }
    expect((await app.post('/api/v1/payments/preview', body)).status).toBe(200)
    expect(dump(app.db)).toEqual(before)
  })

  test('a write into another quarter needs no word', async () => {
    const app = await testApp()
    await aQuarter(app)
    ok(await close(app))
    ok(await app.post('/api/v1/expenses', expenseBody(app, { date: '2026-10-01' })))
    ok(await app.post('/api/v1/expenses', { ...expenseBody(app, { date: '2026-06-30' }), ...late }))
    expect((await report(app)).changesAfterClosing.flatMap(({ lateChanges }) => lateChanges)).toEqual([])
  })

  test('the database itself refuses a movement that no late change names', async () => {
    const app = await testApp({ isDamaged: true })
    await aQuarter(app)
    ok(await close(app))
    const insert =
      "INSERT INTO movements (event_id, date, from_account_id, to_account_id, amount_minor) VALUES (1, '2026-09-30', 1, 2, 5)"
    expect(() => app.db.$client.exec(insert)).toThrow('the quarter is closed')
  })

  test('the same key with another reason is another request', async () => {
    const app = await testApp()
    await aQuarter(app)
    ok(await close(app))
    const key = { 'idempotency-key': 'k' }
    const body = { ...expenseBody(app), ...late }
    ok(await app.post('/api/v1/expenses', body, key))
    expect((await app.post('/api/v1/expenses', body, key)).headers['idempotency-replayed']).toBe('true')
    const other = { ...body, lateChange: { reason: 'Another one.' } }
    expect((await app.post('/api/v1/expenses', other, key)).status).toBe(422)
    expect((await app.post('/api/v1/expenses', expenseBody(app), key)).status).toBe(422)
  })
})

const theApp = sharedApp()

test.each([
  { lateChange: {}, pointer: '#/lateChange/reason' },
  { lateChange: { reason: ' ' }, pointer: '#/lateChange/reason' },
  { lateChange: 'because', pointer: '#/lateChange' },
  { lateChange: null, pointer: '#/lateChange' },
  { lateChange: { reason: 'x', closing: 1 }, pointer: '#/lateChange' },
])('a late change as $lateChange is refused at $pointer', async ({ lateChange, pointer }) => {
  const app = await theApp()
  const answer = await refused(app, () => app.post('/api/v1/expenses', { ...expenseBody(app), lateChange }))
  expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer])
})

describe('opening a quarter again', () => {
  test('takes a reason, lets entries in, and leaves the pack as it was; closing again makes another', async () => {
    const app = await testApp()
    await aQuarter(app)
    const first = ok(await close(app))
    ok(await app.post('/api/v1/expenses', { ...expenseBody(app), ...late }))
    const pdf = await bytesOf(app, `${PATH}.pdf`)
    const reopened = ok(await reopen(app))
    expect(reopened).toMatchObject({ id: first.id, reopenReason: 'A wrong category.' })
    ok(await app.post('/api/v1/expenses', expenseBody(app, { vendor: 'After opening' })))
    expect(String(await bytesOf(app, `${PATH}/movements.csv`))).toContain('After opening')
    expect((await bytesOf(app, `${PATH}.pdf?closing=${first.id}`)).equals(pdf)).toBe(true)
    expect((await report(app)).changesAfterClosing[0]).toMatchObject({ isReopened: true })

    const second = ok(await close(app))
    expect(second.hash).not.toBe(first.hash)
    const { pages } = await readPdf(await bytesOf(app, `${PATH}.pdf`))
    expect(pages.join(' ')).toContain('Changes after closing, Q3 2026')
    expect(pages.join(' ')).toContain('has been opened again since')
    expect((await bytesOf(app, `${PATH}.pdf?closing=${first.id}`)).equals(pdf)).toBe(true)
    expect(ok(await app.get<ClosingsReply>(`${PATH}/closings`)).items.map(({ id }) => id)).toEqual([
      second.id,
      first.id,
    ])
    expect((await report(app)).changesAfterClosing).toEqual([])
  })

  test('is refused when it is not closed, and without a reason', async () => {
    const app = await theApp()
    expect(codeOf(await refused(app, () => reopen(app)))).toBe('quarter-not-closed')
    expect(codeOf(await refused(app, () => reopen(app, ' ')))).toBe('invalid')
    expect((await app.get(`${PATH}.pdf?closing=7`)).status).toBe(404)
  })

  test('the next quarter says that the one before is no longer as it was closed', async () => {
    const app = await testApp()
    await aQuarter(app)
    ok(await close(app))
    ok(await app.post('/api/v1/expenses', { ...expenseBody(app), ...late }))
    const { changesAfterClosing } = ok(await app.get<QuarterReport>('/api/v1/reports/quarters/2026-Q4'))
    expect(changesAfterClosing).toHaveLength(1)
    expect(changesAfterClosing[0]?.totals.find(({ key }) => key === 'business-expenses')).toMatchObject({
      closed: usd(2_500),
      now: usd(5_000),
    })
  })
})

test('the invoice that was issued late and voided late is listed once', async () => {
  const app = await testApp()
  const { clientId } = await aQuarter(app)
  ok(await close(app))
  const draft = await aDraft(app, { clientId, issueDate: '2026-09-01', dueDate: '2026-10-01' })
  expect((await issue(app, draft)).status).toBe(409)
  const issued = ok(
    await app.post<{ version: number }>(`/api/v1/invoices/${draft.id}/issue`, late, {
      'if-match': `"${draft.version}"`,
    }),
  )
  const headers = { 'if-match': `"${issued.version}"` }
  ok(await app.post(`/api/v1/invoices/${draft.id}/void`, { reason: 'Sent twice', ...late }, headers))
  const [closing] = ok(await app.get<ClosingsReply>(`${PATH}/closings`)).items
  expect(closing?.lateChanges).toHaveLength(1)
})
