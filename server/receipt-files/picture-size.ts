import type { ReceiptMediaType } from '../../shared/accounts/receipt-files.ts'

interface Size {
  width: number
  height: number
}

/**
 * How large a picture says it is, in pixels, read from its header alone: nothing is unpacked.
 * Undefined when the header does not say so where it must.
 */
export function pictureSize(bytes: Buffer, mediaType: Exclude<ReceiptMediaType, 'application/pdf'>): Size | undefined {
  try {
    return READERS[mediaType](bytes)
  } catch (error) {
    // A header that points past the end of the file.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const READERS = { 'image/png': png, 'image/jpeg': jpeg, 'image/webp': webp, 'image/heic': heic }

/** IHDR is the first chunk. */
function png(bytes: Buffer): Size | undefined {
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Marker by marker up to the frame header (SOF0 to SOF15, but for DHT, JPG and DAC, which lie between them). */
function jpeg(bytes: Buffer): Size | undefined {
  let at = 2
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) return undefined
    const marker = bytes.readUInt8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    if (marker === 0xda || marker === 0xd9) return undefined // the picture itself, or its end
    const hasContent = marker !== 0x01 && (marker < 0xd0 || marker > 0xd8)
    if (marker === 0xff)
      at += 1 // fills up
    else at += hasContent ? 2 + Math.max(2, bytes.readUInt16BE(at + 2)) : 2
  }
}

function webp(bytes: Buffer): Size | undefined {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21)
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
    default:
      return undefined
  }
}

/** The largest of the pictures in the file: a photo is often cut into tiles, and the whole has a size of its own. */
function heic(bytes: Buffer): Size | undefined {
  const properties = ['meta', 'iprp', 'ipco'].reduce<Buffer | undefined>((inside, name) => {
    const found = inside && boxes(inside).find((box) => box.name === name)
    // meta alone has a version before its boxes.
    return found && (name === 'meta' ? found.content.subarray(4) : found.content)
  }, bytes)
  const sizes = boxes(properties ?? Buffer.alloc(0))
    .filter(({ name }) => name === 'ispe')
    .map(({ content }) => ({ width: content.readUInt32BE(4), height: content.readUInt32BE(8) }))
  return sizes.sort((one, other) => other.width * other.height - one.width * one.height)[0]
}

/** The boxes of an ISO media file, one after the other. */
function boxes(bytes: Buffer): { name: string; content: Buffer }[] {
  const found: { name: string; content: Buffer }[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = bytes.readUInt32BE(at)
    const head = short === 1 ? 16 : 8
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? bytes.length - at : short
    if (size < head) break
    found.push({ name: bytes.toString('latin1', at + 4, at + 8), content: bytes.subarray(at + head, at + size) })
    at += size
  }
  return found
}
