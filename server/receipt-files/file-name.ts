import type { ReceiptMediaType } from '../../shared/accounts/receipt-files.ts'

const LONGEST = 100
const UNSEEN = /[\p{Cc}\p{Cs}\uFFFD\u202A-\u202E\u2066-\u2069]/gu

/** The endings that a name may have, the usual one first. */
const ENDINGS: Record<ReceiptMediaType, [string, ...string[]]> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
}

/**
 * The name of an upload as text to show: its last part, without controls, at most 100 characters, ending as the bytes are.
 * Whoever saves 'invoice.html' that is a PDF gets 'invoice.html.pdf'.
 */
export function receiptName(given: string, mediaType: ReceiptMediaType): string {
  const [usual, ...others] = ENDINGS[mediaType]
  const base = (given.split(/[/\\]/).at(-1) ?? '').replace(UNSEEN, '').normalize('NFC').trim()
  const ending = /\.([a-z]+)$/i.exec(base)?.[1]?.toLowerCase()
  const hasEnding = ending !== undefined && [usual, ...others].includes(ending)
  const stem = hasEnding ? base.slice(0, -(ending.length + 1)) : base
  const kept = hasEnding ? ending : usual
  return `${shortened(stem, LONGEST - kept.length - 1) || 'receipt'}.${kept}`
}

/** At most so many UTF-16 units, and no half of a character. */
function shortened(text: string, units: number): string {
  let short = ''
  for (const character of text) {
    if (short.length + character.length > units) break
    short += character
  }
  return short.trim()
}
