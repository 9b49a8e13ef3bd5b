import fc from 'fast-check'
import { test } from 'vitest'
import { HistoryModel } from './history-model.ts'
import { anyStep } from './steps.ts'

// Random lives of a freelancer, told through the use cases to a real database, with a plain model beside it. Should one
// fail, fast-check prints the seed and the shortest history that still does.

test('whatever happens, money is conserved, no total drifts, and what is taken back leaves nothing behind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 40 }), async (steps) => {
      const model = new HistoryModel()
      try {
        for (const step of steps) await model.do(step)
        model.expectSound()
        model.reverseAll()
        model.expectSound()
        model.expectAsOpened()
      } finally {
        model.close()
      }
    }),
    { numRuns: 15, interruptAfterTimeLimit: 45_000 },
  )
})
