import { z } from 'zod'
import { SetUpBody } from '../profile/contract.ts'

/** Where the demo book is told: as chosen in set-up. */
export const OpenDemoBody = SetUpBody.pick({ country: true, currency: true, timeZone: true })

/** Starting afresh removes every entry, so it is asked for in so many words. */
export const StartAfreshBody = z.strictObject({ removeAllEntries: z.literal(true) })
export const StartAfreshReply = z.strictObject({
  /** The folder of the checked backup that was made before. */
  backup: z.string(),
})

export type OpenDemoBody = z.infer<typeof OpenDemoBody>
export type StartAfreshReply = z.infer<typeof StartAfreshReply>
