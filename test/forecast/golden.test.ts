import { expect, test } from 'vitest'
import { GOLDEN } from './golden.ts'
import { goldenRuns } from './golden-runs.ts'

test('the forecasts of fixed seeds come to the numbers that are written down', () => {
  expect(goldenRuns()).toEqual(GOLDEN)
})
