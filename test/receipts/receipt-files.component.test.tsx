import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ReceiptFileReply } from '../../shared/accounts/contract.ts'
import { sizeText } from '../../web/receipt-files/attach.ts'
import { Clip } from '../../web/receipt-files/clip.tsx'
import { ReceiptFilesSection } from '../../web/receipt-files/receipt-files-section.tsx'
import { Around, aDetail, answerRequests, chooseFiles, type Sent } from '../accounts/answers.tsx'
import { mount } from '../web/mount.ts'

afterEach(() => vi.unstubAllGlobals())

function aReceipt(changes: Partial<ReceiptFileReply> = {}): ReceiptFileReply {
  const known = { eventId: 7, sizeBytes: 86_000, sha256: 'a'.repeat(64), addedAt: '2026-11-19T08:12:00.000Z' }
  return { id: 3, name: 'bill.pdf', mediaType: 'application/pdf', ...known, ...changes }
}

const aFile = (name: string, bytes = 10, type = 'image/png') => new File([new Uint8Array(bytes)], name, { type })

function show(receiptFiles: ReceiptFileReply[] = []): Sent[] {
  const sent = answerRequests({})
  mount(
    <Around>
      <ReceiptFilesSection event={aDetail({ id: 7, receiptFiles })} />
    </Around>,
  )
  return sent
}

function filesSent(sent: Sent[]): unknown[] {
  return sent.map(({ path, body }) => [path, body['file'] instanceof File ? body['file'].name : body])
}

/** Files as the browser hands them over when they are pasted or dropped. */
function carrying(...files: File[]): DataTransfer {
  const data = new DataTransfer()
  for (const file of files) data.items.add(file)
  return data
}

const input = () => document.querySelector('input[type=file]')

const TO = '/api/v1/events/7/receipt-files'

test('chosen files are sent one by one, each with a word that it arrived', async () => {
  const sent = show()
  chooseFiles(input(), aFile('a.png'), aFile('b.png'))
  await expect
    .poll(() => filesSent(sent))
    .toEqual([
      [TO, 'a.png'],
      [TO, 'b.png'],
    ])
  await expect.element(page.getByText('Attached b.png.')).toBeVisible()
})

test('a file can be dropped, and a picture pasted; text that is pasted stays text', async () => {
  const sent = show()
  const place = document.querySelector('.drop')
  place?.dispatchEvent(
    new DragEvent('drop', { dataTransfer: carrying(aFile('dropped.png')), bubbles: true, cancelable: true }),
  )
  await expect.poll(() => filesSent(sent)).toEqual([[TO, 'dropped.png']])
  const paste = (clipboardData: DataTransfer) =>
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  const text = new DataTransfer()
  text.setData('text/plain', 'sample')
  paste(text)
  paste(carrying(aFile('image.png')))
  await expect.poll(() => filesSent(sent)).toHaveLength(2)
})

test('what is too large or empty is said and not sent, and can be left', async () => {
  const sent = show()
  const files = [aFile('large.pdf', 10 * 1024 * 1024 + 1), aFile('empty.png', 0)]
  chooseFiles(input(), ...files)
  await expect.element(page.getByText('large.pdf is larger than 10 MiB. Make it smaller, and try again.')).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'empty.png was not attached' })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Leave it' }).first())
  await expect.poll(() => page.getByRole('heading', { name: 'large.pdf was not attached' }).elements()).toEqual([])
  expect(sent).toEqual([])
})

test('the server’s refusal is shown; after a fault the same file goes again under the same key', async () => {
  show()
  const keys: (string | null)[] = []
  const answers = [
    { status: 507, detail: 'There is no room left to write on.' },
    { status: 415, detail: 'This is no receipt.' },
  ]
  vi.stubGlobal('fetch', async (_address: string, { headers }: RequestInit) => {
    keys.push(new Headers(headers).get('idempotency-key'))
    const problem = { type: '/problems/x', title: 'X', instance: TO, ...answers.shift() }
    return Response.json(problem, {
      status: problem.status ?? 500,
      headers: { 'content-type': 'application/problem+json' },
    })
  })
  chooseFiles(input(), aFile('a.png'))
  await expect.element(page.getByText('There is no room left to write on.')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Try again' }))
  await expect.element(page.getByText('This is no receipt.')).toBeVisible()
  expect(page.getByRole('button', { name: 'Try again' }).elements()).toEqual([])
  expect([keys.length, new Set(keys).size]).toEqual([2, 1])
})

test('a document is kept by a link; a picture that the browser cannot draw shows its kind', async () => {
  show([aReceipt(), aReceipt({ id: 4, name: 'photo.heic', mediaType: 'image/heic', sizeBytes: 2_400_000 })])
  await expect
    .poll(() => [...document.querySelectorAll('.receipt-kind')].map((kind) => kind.textContent))
    .toEqual(['PDF', 'HEIC'])
  const link = page.getByRole('link', { name: 'Download bill.pdf' })
  await expect.element(link).toHaveAttribute('href', '/api/v1/receipt-files/3')
  await expect.element(page.getByText('HEIC, 2.3 MiB')).toBeVisible()
})

test('a receipt is removed only after a question', async () => {
  const sent = show([aReceipt()])
  await userEvent.click(page.getByRole('button', { name: 'Remove… bill.pdf' }))
  await expect.element(page.getByRole('dialog', { name: 'Remove this receipt?' })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
  expect(sent).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Remove… bill.pdf' }))
  await userEvent.click(page.getByRole('button', { name: /^Remove(?!…)/ }))
  await expect.poll(() => sent.map(({ path }) => path)).toEqual(['/api/v1/receipt-files/3'])
  await expect.element(page.getByText('Removed bill.pdf.')).toBeVisible()
  expect(page.getByRole('button', { name: 'Undo' }).elements()).toEqual([])
})

test.each([
  { count: undefined, says: '' },
  { count: 1, says: ' with a receipt' },
  { count: 3, says: ' with 3 receipts' },
])('the clip of $count says "$says"', ({ count, says }) => {
  expect(mount(<Clip count={count} />).textContent).toBe(says)
})

test.each([
  { bytes: 1, says: '1 KiB' },
  { bytes: 86_016, says: '84 KiB' },
  { bytes: 1024 * 1024, says: '1.0 MiB' },
  { bytes: 10 * 1024 * 1024, says: '10.0 MiB' },
])('$bytes bytes are $says', ({ bytes, says }) => {
  expect(sizeText(bytes)).toBe(says)
})
