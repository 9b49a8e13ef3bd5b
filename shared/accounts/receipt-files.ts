// What the paper of an entry may be. Without zod, so that a page can ask before it sends.

/** A document or a picture, and nothing that can run. */
export const RECEIPT_MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'image/heic'] as const
export type ReceiptMediaType = (typeof RECEIPT_MEDIA_TYPES)[number]

/** In bytes: 10 MiB. */
export const LARGEST_RECEIPT_FILE = 10 * 1024 * 1024
