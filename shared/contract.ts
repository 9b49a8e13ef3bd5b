import { z } from 'zod'
import { isCalendarDate, isMonth, isQuarter } from './calendar.ts'
import { CURRENCIES } from './currencies.ts'
import type { Figure } from './figure.ts'
import { LARGEST_AMOUNT_MINOR } from './money.ts'

/** The pieces that the contracts of all slices are made of. Everything is strict: a misspelt field is an error. */

const CONTROLS = /\p{Cc}/u
const LONE_SURROGATE = /\p{Cs}/u
const CONTROLS_BUT_BREAKS = /[^\P{Cc}\n\t]/u
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/u
const VISIBLE = /[^\p{Z}\p{Cf}\p{Cc}\p{Cn}]/u

/** Stream-safe text has at most thirty marks on one letter (UAX #15, chapter 13). */
const PILED_MARKS = /\p{M}{31}/u

const wellFormed = (text: string) => !LONE_SURROGATE.test(text) && !BIDI_CONTROLS.test(text)

/**
 * Text, trimmed and in Unicode form C. What is going to be refused stays as it came: the form puts the marks of a letter in
 * order, which for thousands of them takes minutes. No character of form C is written with more than four.
 */
const textUpTo = (most: number, tooLong: string) =>
  z
    .string()
    .trim()
    .overwrite((text) => (text.length > 4 * most || PILED_MARKS.test(text) ? text : text.normalize('NFC')))
    .max(most, tooLong)
    .refine((text) => !PILED_MARKS.test(text), 'Remove the marks that are piled up on one letter.')

const LineText = textUpTo(200, 'Use at most 200 characters.')

/** One line of text that must say something: a name, a title. At most 200 characters, trimmed, in Unicode form C. */
export const Name = LineText.refine((text) => VISIBLE.test(text), 'Enter some text.').refine(
  (text) => wellFormed(text) && !CONTROLS.test(text),
  'Remove control characters.',
)

/** One line of text that may be empty. */
export const Line = LineText.refine((text) => wellFormed(text) && !CONTROLS.test(text), 'Remove control characters.')

/** Text that may hold line breaks: an address, a note. */
export const Note = textUpTo(10_000, 'Use at most 10 000 characters.').refine(
  (text) => wellFormed(text) && !CONTROLS_BUT_BREAKS.test(text),
  'Remove control characters.',
)

/** What a request says that writes into a closed quarter: why. Every write may bring it along, as `lateChange`. */
export const LateChangeBody = z.strictObject({ reason: Name })

export const Id = z.int().positive()

/** An id in an address. */
export const IdParams = z.strictObject({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'An id is a whole number.')
    .transform(Number),
})

export const Currency = z.string().refine((code) => CURRENCIES.includes(code), 'Use an ISO 4217 code such as "USD".')

export const BusinessDate = z
  .string()
  .refine(isCalendarDate, 'Use a date that exists, from 1990 to 2100, as YYYY-MM-DD.')
  .brand<'CalendarDate'>()
  .meta({ format: 'date' })

export const MonthText = z.string().refine(isMonth, 'Use a month as YYYY-MM.')
export const QuarterText = z.string().refine(isQuarter, 'Use a quarter as YYYY-Q1 to YYYY-Q4.')

const TOO_LARGE = 'Amounts go up to 100 000 000 000 minor units.'
const Minor = z
  .int('Give a whole number of minor units (cents).')
  .min(-LARGEST_AMOUNT_MINOR, TOO_LARGE)
  .max(LARGEST_AMOUNT_MINOR, TOO_LARGE)
  .refine((minor) => !Object.is(minor, -0), 'Zero has no sign.')

/** An amount of either sign, such as a balance. */
export const MoneyContract = z.strictObject({ minor: Minor, currency: Currency })
/** An amount above zero: a payment, an expense. */
export const PositiveMoney = z.strictObject({ minor: Minor.min(1, 'Enter an amount above zero.'), currency: Currency })
/** An amount that may be zero but not below: a fee, a monthly budget. */
export const NonNegativeMoney = z.strictObject({ minor: Minor.min(0, 'Enter zero or more.'), currency: Currency })
/** A total that the program worked out: its own limit is 2^53 − 1. */
export const MoneyReply = z.strictObject({ minor: z.int(), currency: z.string() }).meta({ id: 'Money' })

/** A fraction from 0 to 1 with at most five decimals, as text: "0.08875" is 8.875 %. */
export const RateText = z
  .string()
  .regex(/^(0(\.\d{1,5})?|1(\.0{1,5})?)$/, 'Use a fraction such as "0.275", with at most five decimals.')
/** A set-aside rate: a fraction in whole basis points. */
export const BpsRateText = z
  .string()
  .regex(/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/, 'Use a fraction such as "0.275", with at most four decimals.')
/** A quantity or a price: a plain decimal number with at most four decimals, as text. */
export const DecimalText = z
  .string()
  .regex(/^-?\d{1,9}(\.\d{1,4})?$/, 'Use a number with at most four decimals, such as "33.333".')
  .refine((text) => !/^-0+(\.0+)?$/.test(text), 'Zero has no sign.')

export const AsOfQuery = z.strictObject({ asOf: BusinessDate.optional() })

/** How many a page holds. Query parameters arrive as text. */
export const limitUpTo = (most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, `Use a number from 1 to ${most}.`)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= most, `Use a number from 1 to ${most}.`)
    .default(50)
export const Limit = limitUpTo(200)
export const Cursor = z
  .string()
  .regex(/^[\w-]{1,200}$/, 'Use the nextCursor of the page before.')
  .optional()
export const IdText = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'An id is a whole number.')
  .transform(Number)
/** An amount in an address, in minor units. */
export const MinorText = z
  .string()
  .regex(/^\d{1,12}$/, 'Give a whole number of minor units (cents).')
  .transform(Number)

/** A page of a list. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })
}

/** RFC 9457, as every error answers. */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string().optional(),
    errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>

export const ValueReply = z.union([MoneyReply, z.string(), z.number()]).meta({ id: 'Value' })
export const UnitReply = z.enum(['months', 'days', 'count', 'ratio'])
const ConfidenceReply = z
  .strictObject({ months: z.int(), label: z.enum(['none', 'too-early', 'rough', 'fair', 'good']) })
  .meta({ id: 'Confidence' })

const InputReply = z
  .strictObject({
    label: z.string(),
    value: ValueReply.exactOptional(),
    unit: UnitReply.exactOptional(),
    figure: z.lazy(() => FigureReply).exactOptional(),
    link: z.string().exactOptional(),
    note: z.string().exactOptional(),
    sign: z.enum(['+', '-', 'none']).exactOptional(),
  })
  .meta({ id: 'Input' })

const BecauseReply = z
  .strictObject({
    says: z.string(),
    worked: z.string().exactOptional(),
    inputs: z.array(InputReply),
    notes: z.array(z.string()).exactOptional(),
    confidence: ConfidenceReply.exactOptional(),
  })
  .meta({ id: 'Because' })

const SourceReply = z.strictObject({ title: z.string(), url: z.string() }).meta({ id: 'Source' })

const KnownFigureReply = z
  .strictObject({
    state: z.literal('known'),
    value: ValueReply,
    unit: UnitReply.exactOptional(),
    says: z.string().exactOptional(),
    because: BecauseReply,
    key: z.string().exactOptional(),
    label: z.string().exactOptional(),
    source: SourceReply.exactOptional(),
    from: z.string().exactOptional(),
  })
  .meta({ id: 'KnownFigure' })

const UnknownFigureReply = z
  .strictObject({
    state: z.enum([
      'no-data',
      'too-little-history',
      'no-rate',
      'no-tax-year',
      'no-tax-rules',
      'no-needs',
      'not-shrinking',
      'not-at-this-pace',
      'beyond-horizon',
      'may-not-come',
    ]),
    says: z.string(),
    because: BecauseReply.exactOptional(),
  })
  .meta({ id: 'UnknownFigure' })

/** A number that explains itself, or the state that stands in its place (shared/figure.ts). */
export const FigureReply: z.ZodType<Figure> = z.union([KnownFigureReply, UnknownFigureReply]).meta({ id: 'Figure' })
