import { randomUUID } from 'node:crypto'
import type { ReceiptFileReply } from '../../shared/accounts/contract.ts'
import { idOf, ok } from './entries.ts'
import { type Answer, type TestApp, usd } from './test-app.ts'

// Files as a page sends them, the smallest that are what they say.

/** A white PNG that says it is so large; its bytes differ with `text`. */
export function aPng({ width = 1, height = 1, text = 'sample' } = {}): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    return Buffer.concat([length, Buffer.from(name), content, Buffer.alloc(4)])
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const comment = chunk('tEXt', Buffer.from(`Comment\0${text}`))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    comment,
    chunk('IDAT', Buffer.alloc(8)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export function aPdf(text = 'Sample'): Buffer {
  return Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`)
}

/** A box of an ISO media file. */
function box(name: string, ...content: Buffer[]): Buffer {
  const inside = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(inside.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, inside])
}

function ispe([width, height]: readonly [number, number]): Buffer {
  const content = Buffer.alloc(12)
  content.writeUInt32BE(width, 4)
  content.writeUInt32BE(height, 8)
  return box('ispe', content)
}

/** A HEIC of pictures of these sizes; the brand is what it calls itself. */
export function aHeic(sizes: readonly (readonly [width: number, height: number])[], brand = 'heic'): Buffer {
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0mif1heic`)),
    box(
      'meta',
      Buffer.alloc(4),
      box('hdlr', Buffer.alloc(20)),
      box('iprp', box('ipco', box('colr', Buffer.alloc(4)), ...sizes.map(ispe))),
    ),
  ])
}

const BOUNDARY = 'a-boundary-of-the-tests'

/** One part of a form; without `filename` it is a field. */
export function aPart(
  content: Buffer | string,
  { name = 'file', filename }: { name?: string; filename?: string } = {},
): Buffer {
  const file = filename === undefined ? '' : `; filename="${filename}"`
  const type = filename === undefined ? '' : '\r\nContent-Type: image/png'
  return Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}${type}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
}

/** A form as it goes over the wire. */
export function aForm(...parts: Buffer[]): { payload: Buffer; headers: Record<string, string> } {
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  }
}

export function sendForm<Body>(
  app: TestApp,
  eventId: number,
  form: ReturnType<typeof aForm>,
  key: string = randomUUID(),
): Promise<Answer<Body>> {
  const headers = { ...form.headers, 'idempotency-key': key }
  const url = `/api/v1/events/${eventId}/receipt-files`
  return app.send<Body>({ method: 'POST', url, payload: form.payload, headers })
}

export function upload<Body = ReceiptFileReply>(
  app: TestApp,
  eventId: number,
  content: Buffer,
  { filename = 'receipt.png', key = randomUUID() as string } = {},
): Promise<Answer<Body>> {
  return sendForm<Body>(app, eventId, aForm(aPart(content, { filename })), key)
}

export async function attach(
  app: TestApp,
  eventId: number,
  content = aPng(),
  filename?: string,
): Promise<ReceiptFileReply> {
  return ok(await upload(app, eventId, content, filename === undefined ? {} : { filename }))
}

/** A cost paid out of the spending account; gives the id of its entry. */
export async function anExpense(app: TestApp, changes: object = {}): Promise<number> {
  const body = {
    date: '2026-11-11',
    vendor: 'Paper Shop',
    amount: usd(2_500),
    accountId: idOf(app, 'Spending'),
    categoryId: idOf(app, 'Supplies'),
    ...changes,
  }
  return ok(await app.post<{ event: { id: number } }>('/api/v1/expenses', body)).event.id
}
