import { z } from 'zod'
import { BusinessDate, Note } from '../contract.ts'
import { STEP_STATES, STEPS } from './steps.ts'

const Key = z.enum(STEPS)

export const StepParams = z.strictObject({ step: Key })
/** What the person says of a step; 'open' takes it back, and the book speaks again. */
export const StepBody = z.strictObject({
  state: z.enum(['open', 'done', 'left-out']),
  /** With `state: "done"`: since when; today when it is not said. */
  doneOn: BusinessDate.optional(),
  note: Note.default(''),
})
export const StepReply = z
  .strictObject({
    step: Key,
    title: z.string(),
    state: z.enum(STEP_STATES),
    says: z.string(),
    /** 'book' where the facts are in the book, 'you' where the person says so, or would. */
    from: z.enum(['book', 'you']),
    since: z.string().nullable(),
    link: z.string().nullable(),
    sources: z.array(z.strictObject({ title: z.string(), url: z.string() })),
    /** True when it can be ticked by hand. */
    isByHand: z.boolean(),
    doneOn: z.string().nullable(),
    note: z.string(),
    /** 0 while nothing was said of it. */
    version: z.int(),
  })
  .meta({ id: 'Step' })
export const StepsReply = z.strictObject({
  items: z.array(StepReply),
  /** How many are done, of those that are not left out. */
  done: z.int(),
  wanted: z.int(),
})

export type StepBody = z.infer<typeof StepBody>
export type StepReply = z.infer<typeof StepReply>
export type StepsReply = z.infer<typeof StepsReply>
