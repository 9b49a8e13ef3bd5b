import type { CalendarDate, Quarter } from '../../shared/calendar.ts'
import { Aside } from '../aside/aside.ts'
import { workerFile } from '../aside/program.ts'
import type { Db } from '../db/open.ts'
import { whileUnchanged } from '../db/while-unchanged.ts'
import type { InvoiceDocument } from '../invoices/invoice-pdf.ts'
import type { PrintedReadiness } from '../readiness/readiness-pdf.ts'
import type { QuarterFile } from '../reports/pack-files.ts'

/** What can be drawn: the packs from the book as it is now, the other documents from what stands on them. */
export type Drawing =
  | { kind: 'quarter-file'; quarter: Quarter; file: QuarterFile; today: CalendarDate }
  | { kind: 'closing-pack'; quarter: Quarter; closedOn: CalendarDate }
  | { kind: 'year-pack'; taxYear: string; today: CalendarDate }
  | { kind: 'invoice'; document: InvoiceDocument }
  | { kind: 'readiness'; printed: PrintedReadiness }

export interface DrawnFile {
  fileName: string
  mediaType: string
  bytes: Buffer
}

const aside = new Aside(workerFile(import.meta.url, 'drawing-worker.js'), {
  slow: 'Drawing takes longer than usual on this machine, and goes on.',
  crowded: 'Too many wait for a document.',
  broken: 'What draws documents broke down.',
})

/** What is being drawn, and what took longer than somebody waited: until it was given out, or the next commit. */
const running = whileUnchanged((_db, _key: string): { files: Promise<unknown> | undefined } => ({ files: undefined }))

let isAside = false

/** From now on documents are drawn in a worker, so that no request waits for them: for the server. A command draws at once. */
export function drawAside(): void {
  isAside = true
}

/**
 * Draws the files of a document or a pack. The same book gives the same bytes, wherever they are drawn. When it takes too
 * long the work goes on, and who asks again gets what it came to.
 *
 * Throws: DomainError as what is drawn does; HttpRefusal 503 when too many wait, when it takes longer than
 *         somebody waits, or when the work broke down.
 */
export async function draw(db: Db, drawing: Drawing): Promise<DrawnFile[]> {
  if (!isAside) {
    // Loaded with the first document, so that the program starts without it.
    const { carryOut } = await import('./carry-out.ts')
    return carryOut(db, drawing)
  }
  const files = await inTime(db, drawing)
  return files.map((file) => ({ ...file, bytes: asBuffer(file.bytes) }))
}

async function inTime(db: Db, drawing: Drawing): Promise<DrawnFile[]> {
  const one = running(db, JSON.stringify(drawing))
  const isDone = () => {
    one.files = undefined
  }
  if (one.files === undefined) {
    one.files = aside.ask({ file: db.$client.name, question: drawing })
    one.files.catch(isDone)
  }
  const files = (await aside.inTime(one.files)) as DrawnFile[]
  isDone()
  return files
}

/** Lets go of a book that is about to be closed, because the last to close it tidies up. */
export function leaveDrawing(db: Db): Promise<void> {
  return aside.leave(db.$client.name)
}

/** Draws what is one file. Errors as `draw`. */
export async function drawOne(db: Db, drawing: Drawing): Promise<DrawnFile> {
  const [file] = await draw(db, drawing)
  if (file === undefined) throw new RangeError(`nothing was drawn of ${drawing.kind}`)
  return file
}

/** What comes from another thread is bytes, but no Buffer any more. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
