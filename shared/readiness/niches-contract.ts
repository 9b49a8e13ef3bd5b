import { z } from 'zod'
import { Name, Note } from '../contract.ts'
import { SIDES } from './niches.ts'

const Score = z.int('Score with a whole number from 1 to 5.').min(1, 'Score from 1 to 5.').max(5, 'Score from 1 to 5.')

export const NicheBody = z.strictObject({
  name: Name.refine((name) => name.length <= 100, 'Use at most 100 characters.'),
  skills: Score,
  interest: Score,
  demand: Score,
  note: Note.default(''),
  /** The one that was chosen; it takes the place of whichever was before. */
  isChosen: z.boolean().default(false),
})
export const NicheReply = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    skills: z.int(),
    interest: z.int(),
    demand: z.int(),
    /** Of 15. */
    total: z.int(),
    weakest: z.array(z.enum(SIDES)),
    says: z.string(),
    note: z.string(),
    chosenOn: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Niche' })
export const NichesReply = z.strictObject({ items: z.array(NicheReply), nextCursor: z.string().nullable() })

export type NicheBody = z.infer<typeof NicheBody>
export type NicheReply = z.infer<typeof NicheReply>
export type NichesReply = z.infer<typeof NichesReply>
