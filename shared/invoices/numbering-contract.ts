import { z } from 'zod'

const NumberedKind = z.enum(['invoice', 'credit-note'])
/** A space at its end stays: 'CN ' gives 'CN 2026-001'. */
const Prefix = z
  .string()
  .max(20, 'Use at most 20 characters.')
  .normalize('NFC')
  .refine((text) => !/[\p{Cc}\p{Cs}\p{Cf}]/u.test(text), 'Remove control characters.')
const Sequence = z.int().min(1, 'The count begins with 1.').max(99_999_999, 'Use at most eight digits.')

export const NumberingParams = z.strictObject({ kind: NumberedKind })
export const NumberingPatch = z.strictObject({
  prefix: Prefix.optional(),
  byYear: z.boolean().optional(),
  digits: z.int().min(1, 'Use 1 to 8 digits.').max(8, 'Use 1 to 8 digits.').optional(),
  /** The count of the next document, as long as none was issued here in this series: 39 goes on after 38 elsewhere. */
  next: Sequence.optional(),
})
export const NumberingPreviewQuery = z.strictObject({
  prefix: Prefix,
  byYear: z.enum(['yes', 'no']),
  digits: z
    .string()
    .regex(/^[1-8]$/, 'Use 1 to 8 digits.')
    .transform(Number),
})

const NextNumber = z.strictObject({
  nextNumber: z.string(),
  next: z.int(),
  /** True while no document was issued here in this series. */
  canSetNext: z.boolean(),
})
export const NumberingPreviewReply = NextNumber.meta({ id: 'NumberingPreview' })
export const NumberingReply = z
  .strictObject({
    items: z.array(NextNumber.extend({ kind: NumberedKind, prefix: z.string(), byYear: z.boolean(), digits: z.int() })),
    /** The version of profile and settings. */
    version: z.int(),
  })
  .meta({ id: 'Numbering' })

export type NumberingPatch = z.infer<typeof NumberingPatch>
export type NumberingPreviewReply = z.infer<typeof NumberingPreviewReply>
export type NumberingReply = z.infer<typeof NumberingReply>
