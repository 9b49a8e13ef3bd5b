// Random numbers that are the same everywhere: 32-bit integer arithmetic alone, so that one seed gives one picture in
// the server, in the browser and in a test. Source: docs/figures.md, chapter 6.4.

/** A stream of random numbers. Its state is open, because a forecast keeps ten thousand of them apart. */
export interface Stream {
  a: number
  b: number
  c: number
  d: number
}

const DROPPED = 12

/** splitmix32: from one seed a row of well-mixed numbers. Result: whole numbers from 0 to 2^32 − 1. */
export function splitmix32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
}

/** A stream that begins at a seed: three numbers of splitmix32, a counter at one, the first twelve outputs dropped. */
export function streamOf(seed: number): Stream {
  const next = splitmix32(seed)
  const stream = { a: next() | 0, b: next() | 0, c: next() | 0, d: 1 }
  for (let dropped = 0; dropped < DROPPED; dropped += 1) nextWhole(stream)
  return stream
}

/** The next number of a stream (sfc32): whole, from 0 to 2^32 − 1. */
export function nextWhole(stream: Stream): number {
  const out = (stream.a + stream.b + stream.d) | 0
  stream.d = (stream.d + 1) | 0
  stream.a = stream.b ^ (stream.b >>> 9)
  stream.b = (stream.c + (stream.c << 3)) | 0
  stream.c = (((stream.c << 21) | (stream.c >>> 11)) + out) | 0
  return out >>> 0
}

/** Fills a batch with the next numbers of a stream, its state held in registers meanwhile. */
export function refill(stream: Stream, batch: Uint32Array): void {
  let { a, b, c, d } = stream
  for (let index = 0; index < batch.length; index += 1) {
    const out = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + out) | 0
    batch[index] = out
  }
  stream.a = a
  stream.b = b
  stream.c = c
  stream.d = d
}
