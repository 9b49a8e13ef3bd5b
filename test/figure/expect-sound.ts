import { expect } from 'vitest'
import type { Figure, Input } from '../../shared/figure.ts'

/**
 * What must hold for any figure, and for every figure among its inputs: inputs that carry a sign add up to the value,
 * an unknown figure says why, and no sentence shows a fault of the program or promises anything.
 */
export function expectSound(figure: Figure, path: string): void {
  expect(faultsOf(figure, path)).toEqual([])
}

const NOT_FIT_TO_READ = /NaN|undefined|Infinity|null|\b(guaranteed|risk-free|will|great)\b/i

function faultsOf(figure: Figure, path: string): string[] {
  const inputs = figure.because?.inputs ?? []
  const sentences = [figure.says, figure.because?.says, figure.because?.worked, ...(figure.because?.notes ?? [])]
  return [
    ...(addsUp(figure, inputs) ? [] : [`${path}: the inputs do not add up`]),
    ...(figure.state === 'known' || /\w.*\.$/.test(figure.says) ? [] : [`${path}: does not say why it is not known`]),
    ...sentences.filter((sentence) => NOT_FIT_TO_READ.test(sentence ?? '')).map((sentence) => `${path}: ${sentence}`),
    ...inputs.flatMap((input) => (input.figure ? faultsOf(input.figure, `${path} > ${input.label}`) : [])),
  ]
}

function addsUp(figure: Figure, inputs: readonly Input[]): boolean {
  const signed = inputs.filter((input) => input.sign !== 'none')
  if (signed.length === 0) return true
  if (figure.state !== 'known' || typeof figure.value !== 'object') return false
  const total = signed.reduce((sum, input) => sum + (input.sign === '-' ? -1 : 1) * minorOf(input), 0)
  return total === figure.value.minor
}

/** NaN for what is no known amount: a sum with it never adds up. */
function minorOf(input: Input): number {
  const value = input.figure?.state === 'known' ? input.figure.value : input.value
  return typeof value === 'object' ? value.minor : Number.NaN
}
