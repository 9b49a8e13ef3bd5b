// The normal distribution as a table of 65 536 values that are equally likely: a draw is one look-up. The values are
// rounded to single precision, so that they are the same wherever logarithms differ in their last bit.

const SIZE = 2 ** 16

let table: Float32Array | undefined

/** The values in rising order: mean 0, standard deviation 1, the furthest at 4.3. */
export function normalTable(): Float32Array {
  table ??= Float32Array.from({ length: SIZE }, (_, index) => quantile((index + 0.5) / SIZE))
  return table
}

// Wichura, "The percentage points of the normal distribution", Applied Statistics 37 (1988), algorithm AS 241, PPND7.
const CENTRE = [
  [3.3871327179, 50.434271938, 159.29113202, 59.10937472],
  [1, 17.895169469, 78.757757664, 67.1875636],
] as const
const MIDDLE = [
  [1.4234372777, 2.75681539, 1.3067284816, 0.17023821103],
  [1, 0.7370016425, 0.12021132975],
] as const
const TAIL = [
  [6.657905115, 3.081226386, 0.42868294337, 0.017337203997],
  [1, 0.24197894225, 0.012258202635],
] as const

/** The value that a share of a normal distribution lies below; exact to about seven digits. */
function quantile(share: number): number {
  const fromMiddle = share - 0.5
  if (Math.abs(fromMiddle) <= 0.425) {
    const r = 0.180625 - fromMiddle * fromMiddle
    return (fromMiddle * polynomial(CENTRE[0], r)) / polynomial(CENTRE[1], r)
  }
  const r = Math.sqrt(-Math.log(fromMiddle < 0 ? share : 1 - share))
  const [above, below] = r <= 5 ? MIDDLE : TAIL
  const shifted = r - (r <= 5 ? 1.6 : 5)
  const value = polynomial(above, shifted) / polynomial(below, shifted)
  return fromMiddle < 0 ? -value : value
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)
}
