import fc from 'fast-check'
import { test, vi } from 'vitest'
import { HistoryModel } from './history-model.ts'
import { anyStep } from './steps.ts'

// Random lives of a freelancer, told through the use cases to a real database, with a plain model beside it. Should one
// fail, fast-check prints the seed and the shortest history that still does.

// What an invoice looks like does not matter here, and drawing it would take nearly all of the time.
vi.mock('../../server/invoices/invoice-pdf.ts', () => ({ renderInvoicePdf: async () => Buffer.from('%PDF-sample') }))

test('whatever happens, money is conserved, no total drifts, and what is taken back leaves nothing behind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 50 }), async (steps) => {
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
    { numRuns: 40, interruptAfterTimeLimit: 30_000 },
  )
})
