import { expect } from 'vitest'
import type { Figure, Input } from '../../shared/figure.ts'

/**
 * What must hold for any figure, and for every figure among its inputs: inputs that carry a sign add up to the value,
 * an unknown figure says why, and no sentence shows a fault of the program or promises anything.
 */
export function expectSound(figure: Figure, path: string): void {
  const inputs = figure.because?.inputs ?? []
  const signed = inputs.filter((input) => input.sign !== 'none')
  if (signed.length > 0) {
    const minor = signed.reduce((total, input) => total + (input.sign === '-' ? -1 : 1) * minorOf(input, path), 0)
    expect(figure.state, path).toBe('known')
    expect(figure.state === 'known' && figure.value, path).toMatchObject({ minor: minor === 0 ? 0 : minor })
  }
  if (figure.state !== 'known') expect(figure.says, path).toMatch(/\w.*\.$/)
  for (const sentence of [
    figure.says,
    figure.because?.says,
    figure.because?.worked,
    ...(figure.because?.notes ?? []),
  ]) {
    expect(sentence ?? '', path).not.toMatch(/NaN|undefined|Infinity|null|\b(guaranteed|risk-free|will|great)\b/i)
  }
  for (const input of inputs) if (input.figure) expectSound(input.figure, `${path} > ${input.label}`)
}

function minorOf(input: Input, path: string): number {
  const value = input.figure?.state === 'known' ? input.figure.value : input.value
  if (typeof value !== 'object') throw new Error(`${path} > ${input.label} is part of a sum, and no known amount`)
  return value.minor
}
