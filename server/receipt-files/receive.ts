import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Multipart, MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import {
  LARGEST_RECEIPT_FILE,
  RECEIPT_MEDIA_TYPES,
  type ReceiptMediaType,
} from '../../shared/accounts/receipt-files.ts'
import { DomainError } from '../../shared/errors.ts'
import { HttpRefusal } from '../http/problem.ts'
import { receiptName } from './file-name.ts'
import { pictureSize } from './picture-size.ts'
import type { ReceiptDraft } from './repository.ts'
import { uploadFolder } from './store.ts'

const LARGEST_PICTURE = 40_000_000

/** For @fastify/multipart: more than one file, or any field, is refused when it is seen. */
export const UPLOAD_LIMITS = {
  fileSize: LARGEST_RECEIPT_FILE,
  files: 2,
  fields: 20,
  parts: 22,
  fieldNameSize: 100,
  fieldSize: 1024,
  headerPairs: 20,
  headerSize: 8 * 1024,
}

interface Upload {
  /** Where the bytes lie until they are kept. */
  temporary: string
  receipt: ReceiptDraft
}

/**
 * Receives the one file of a request into tmp/, counts and hashes it, looks what it is, and hands it over when it is on
 * disk whole. Whatever happens, nothing is left in tmp/ afterwards.
 *
 * Throws: HttpRefusal 400 for what does not arrive whole, 413 above 10 MiB, 415 for what is no receipt;
 * DomainError 'invalid-receipt' for no file or more than one, an empty one, or a picture above 40 megapixels.
 */
export async function receiveReceiptFile<Result>(
  request: FastifyRequest,
  dataDir: string,
  work: (upload: Upload) => Result,
): Promise<Result> {
  const temporary = join(uploadFolder(dataDir), randomUUID())
  try {
    const { name, sha256, sizeBytes } = await receive(request, temporary)
    const mediaType = await mediaTypeOf(await readFile(temporary))
    return work({ temporary, receipt: { sha256, sizeBytes, mediaType, name: receiptName(name, mediaType) } })
  } finally {
    await rm(temporary, { force: true })
    // What was refused on its way is still coming: it is read and left aside, so that the answer arrives.
    request.raw.unpipe()
    request.raw.resume()
  }
}

async function receive(
  request: FastifyRequest,
  temporary: string,
): Promise<{ name: string; sha256: string; sizeBytes: number }> {
  let received: { name: string; sha256: string; sizeBytes: number } | undefined
  for await (const part of partsOf(request)) {
    if (received || part.type !== 'file' || part.fieldname !== 'file') refuse('Send one file, in the field "file".')
    received = { name: part.filename ?? '', ...(await write(part, temporary)) }
  }
  if (!received) refuse('Send one file, in the field "file".')
  if (received.sizeBytes === 0) refuse('The file is empty.')
  return received
}

async function write(part: MultipartFile, temporary: string): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const file = await open(temporary, 'wx', 0o600)
  try {
    part.file.once('limit', () => part.file.destroy(tooLarge()))
    for await (const piece of piecesOf(part)) {
      sizeBytes += piece.length
      hash.update(piece)
      await writeWhole(file, piece)
    }
    if (part.file.truncated) throw tooLarge()
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}

async function writeWhole(file: FileHandle, piece: Buffer): Promise<void> {
  for (let written = 0; written < piece.length; ) written += (await file.write(piece, written)).bytesWritten
}

/** What comes over the wire; its faults are told from those of the disk. */
async function* partsOf(request: FastifyRequest): AsyncGenerator<Multipart> {
  try {
    yield* request.parts()
  } catch (error) {
    throw unreadable(error)
  }
}

async function* piecesOf({ file }: MultipartFile): AsyncGenerator<Buffer> {
  try {
    for await (const piece of file) yield piece as Buffer
  } catch (error) {
    throw unreadable(error)
  }
}

function tooLarge(): HttpRefusal {
  return new HttpRefusal(413, 'too-large', 'The file is larger than 10 MiB. Make the picture smaller, and try again.')
}

function unreadable(cause: unknown): HttpRefusal {
  if (cause instanceof HttpRefusal) return cause
  const refusal = new HttpRefusal(400, 'unreadable', 'The upload did not arrive whole. Send it again.')
  refusal.cause = cause
  return refusal
}

/** Looks at the bytes, never at the name or at what the sender says they are. */
async function mediaTypeOf(bytes: Buffer): Promise<ReceiptMediaType> {
  // Loaded with the first receipt, so that the program starts without it.
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(bytes)
  // A camera may call its HEIC the general HEIF.
  const mime = found?.mime === 'image/heif' ? 'image/heic' : found?.mime
  const mediaType = RECEIPT_MEDIA_TYPES.find((type) => type === mime)
  if (!mediaType)
    throw new HttpRefusal(415, 'media-type', 'This is no receipt: send a PDF, or a PNG, JPEG, WebP or HEIC picture.')
  if (mediaType === 'application/pdf') return mediaType
  const size = pictureSize(bytes, mediaType)
  if (!size || size.width === 0 || size.height === 0)
    refuse('The picture does not say how large it is; it may be damaged.')
  if (size.width * size.height > LARGEST_PICTURE)
    refuse(`The picture has ${size.width} × ${size.height} pixels; at most 40 megapixels can be kept. Make it smaller.`)
  return mediaType
}

function refuse(says: string): never {
  throw new DomainError('invalid-receipt', says, '#/file')
}
