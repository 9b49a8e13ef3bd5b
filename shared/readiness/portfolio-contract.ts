import { z } from 'zod'
import { BusinessDate, Name, Note } from '../contract.ts'

const Kind = z.enum(['piece', 'testimonial'])

export const PortfolioBody = z.strictObject({
  kind: Kind,
  /** What was made, or who said it. */
  title: Name,
  /** Where it can be seen, or what was said. */
  note: Note.default(''),
  date: BusinessDate,
})
export const PortfolioItemReply = z
  .strictObject({
    id: z.int(),
    kind: Kind,
    title: z.string(),
    note: z.string(),
    date: z.string(),
    version: z.int(),
  })
  .meta({ id: 'PortfolioItem' })
export const PortfolioReply = z.strictObject({ items: z.array(PortfolioItemReply), nextCursor: z.string().nullable() })

export type PortfolioBody = z.infer<typeof PortfolioBody>
export type PortfolioItemReply = z.infer<typeof PortfolioItemReply>
export type PortfolioReply = z.infer<typeof PortfolioReply>
