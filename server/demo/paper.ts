import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { amountText } from '../../shared/words.ts'
import { findEvent } from '../accounts/statement.ts'
import { sha256 } from '../db/history.ts'
import type { Tx } from '../db/transaction.ts'
import { attachReceiptFile } from '../receipt-files/repository.ts'
import { keepReceiptFile, uploadFolder } from '../receipt-files/store.ts'

/** Attaches a receipt to an entry of the demo: a page that says what was paid, and that it is invented. */
export function attachPaper(tx: Tx, eventId: number, name: string, dataDir: string): void {
  const { text, date, amount } = findEvent(tx.db, eventId)
  const bytes = pageOf([
    text,
    date,
    `${amountText(amount.minor, amount.currency)} ${amount.currency}`,
    'An invented receipt of the demo book',
  ])
  const draft = { sha256: sha256(bytes), sizeBytes: bytes.length, mediaType: 'application/pdf', name } as const
  const temporary = join(uploadFolder(dataDir), randomUUID())
  const file = openSync(temporary, 'wx', 0o600)
  try {
    writeSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  keepReceiptFile(dataDir, temporary, draft.sha256)
  attachReceiptFile(tx, eventId, draft)
}

/** A PDF of one small page with a few lines, written out here: drawing waits, and a transaction must not. */
function pageOf(lines: readonly string[]): Buffer {
  const shown = lines.map((line, index) => `1 0 0 1 24 ${180 - 24 * index} Tm (${escaped(line)}) Tj`)
  const content = `BT /F1 11 Tf ${shown.join(' ')} ET`
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 260 210] /Contents 4 0 R /Resources << /Font << /F1 ${font} >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + table + end, 'latin1')
}

/** What the font has no sign for becomes a question mark; brackets and backslashes are written so that they stay text. */
function escaped(line: string): string {
  const known = line.replace(/[^\x20-\x7e\xa0-\xff]/g, '?')
  return known.replace(/[\\()]/g, '\\$&')
}
