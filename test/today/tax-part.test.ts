import { expect, test } from 'vitest'
import type { Figure } from '../../shared/figure.ts'
import { taxPart } from '../../web/today/tax-part.ts'

const known = (minor: number): Figure => ({
  state: 'known',
  value: { minor, currency: 'USD' },
  because: { says: 'A sum.', inputs: [] },
})
const unknown: Figure = { state: 'no-rate', says: 'Say how much of your income goes to tax.' }

test.each([
  { required: known(3), reserved: known(2), part: known(3), why: 'what is needed is more' },
  { required: known(2), reserved: known(3), part: known(3), why: 'what is set aside is more' },
  { required: unknown, reserved: known(3), part: unknown, why: 'what is needed is not known, and is no zero' },
  { required: known(2), reserved: unknown, part: unknown, why: 'what is set aside is not known, and is no zero' },
])('the tax office’s part of the money at hand: $why', ({ required, reserved, part }) => {
  expect(taxPart({ required, reserved })).toEqual(part)
})
