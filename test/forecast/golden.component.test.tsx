import { expect, test } from 'vitest'
import { GOLDEN } from './golden.ts'
import { goldenRuns } from './golden-runs.ts'

test('in the browser the forecasts of fixed seeds come to the same numbers as in the server', () => {
  expect(goldenRuns()).toEqual(GOLDEN)
})
