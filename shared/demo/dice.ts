/** Chance that can be repeated: the same seed throws the same numbers. */
export interface Dice {
  /** A whole number from the lowest to the highest, both included. */
  between(lowest: number, highest: number): number
  /** One of several things. Throws: RangeError when there are none. */
  oneOf<Thing>(things: readonly Thing[]): Thing
}

/**
 * Dice over the generator sfc32, on 32-bit whole numbers alone: the same numbers on every machine.
 *
 * Source: Chris Doty-Humphrey, PractRand, sfc32 (small fast counting generator, public domain).
 */
export function makeDice(seed: number): Dice {
  const next = sfc32(seed)
  const between = (lowest: number, highest: number) =>
    lowest + Math.floor((next() / 4_294_967_296) * (highest - lowest + 1))
  return {
    between,
    oneOf(things) {
      const thing = things[between(0, things.length - 1)]
      if (thing === undefined) throw new RangeError('there is nothing to choose from')
      return thing
    },
  }
}

function sfc32(seed: number): () => number {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  // The first numbers still show the seed; these are thrown away.
  for (let count = 0; count < 12; count += 1) next()
  return next
}
