import type { ReceiptFileReply } from '../../shared/accounts/contract.ts'
import { LARGEST_RECEIPT_FILE, type ReceiptMediaType } from '../../shared/accounts/receipt-files.ts'
import { call } from '../api.ts'

/**
 * For the choice of files; a phone offers its camera and its photos by it. HEIC is kept as well, but not asked for:
 * a phone then gives the photo as a JPEG, which every browser can show.
 */
export const ACCEPTED = 'application/pdf,image/png,image/jpeg,image/webp'

/** What a file may be, for whoever chooses one. */
export const MAY_BE = 'A PDF or a picture (PNG, JPEG, WebP, HEIC), up to 10 MiB.'

const KINDS: Record<ReceiptMediaType, string> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  'image/heic': 'HEIC',
}

/** Attaches a file to an entry. The server looks at the bytes, whatever the name says. */
export async function attachReceipt(eventId: number, file: File, key: string): Promise<ReceiptFileReply> {
  const body = new FormData()
  body.append('file', file, file.name)
  return (await call<ReceiptFileReply>('POST', `/api/v1/events/${eventId}/receipt-files`, { key, body })).value
}

/** Why a file need not be sent at all, or undefined. */
export function faultOf(file: File): string | undefined {
  if (file.size === 0) return `${file.name} is empty.`
  if (file.size > LARGEST_RECEIPT_FILE) return `${file.name} is larger than 10 MiB. Make it smaller, and try again.`
  return undefined
}

/** 'PDF', 'JPEG'. */
export function kindText(mediaType: ReceiptMediaType): string {
  return KINDS[mediaType]
}

/** '84 KiB', '1.2 MiB': at least one, rounded to one decimal above a MiB. */
export function sizeText(bytes: number): string {
  const kib = Math.max(1, Math.round(bytes / 1024))
  return kib < 1024 ? `${kib} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`
}

export function addressOfFile({ id }: ReceiptFileReply): string {
  return `/api/v1/receipt-files/${id}`
}
