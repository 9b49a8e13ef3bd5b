import { isUtf8 } from 'node:buffer'
import type { Hash } from 'node:crypto'
import { readSync } from 'node:fs'

/** One line of a text file. */
export interface Line {
  /** Counted from 1, as editors do. */
  number: number
  /** Without its line break; undefined when the bytes are not UTF-8, so that no character is ever replaced. */
  text: string | undefined
}

const CHUNK_BYTES = 1024 * 1024
/** More than an invoice of 200 full lines needs. */
const LONGEST_LINE_BYTES = 1024 * 1024
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/** A line that is too long to be a record; the file is read no further. */
export class LineTooLong extends Error {
  readonly line: number
  constructor(line: number) {
    super(`line ${line} is too long`)
    this.line = line
  }
}

/**
 * Reads an open file line by line, in constant memory, and adds every byte to the hash. It does not wait, because a
 * transaction must not.
 *
 * Throws: LineTooLong.
 */
export function* readLines(file: number, hash: Hash): Generator<Line> {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let rest = Buffer.alloc(0)
  let number = 0
  for (let count = readSync(file, chunk); count > 0; count = readSync(file, chunk)) {
    const read = chunk.subarray(0, count)
    hash.update(read)
    const data = rest.length === 0 ? read : Buffer.concat([rest, read])
    let start = 0
    for (let end = data.indexOf('\n'); end >= 0; end = data.indexOf('\n', start)) {
      number += 1
      yield lineOf(number, data.subarray(start, end))
      start = end + 1
    }
    rest = Buffer.from(data.subarray(start))
    if (rest.length > LONGEST_LINE_BYTES) throw new LineTooLong(number + 1)
  }
  if (rest.length > 0) yield lineOf(number + 1, rest)
}

function lineOf(number: number, bytes: Buffer): Line {
  const content = number === 1 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes
  return { number, text: isUtf8(content) ? content.toString() : undefined }
}
