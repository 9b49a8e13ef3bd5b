import { DomainError } from '../../shared/errors.ts'
import { type DocumentTotals, documentTotals, type LineInput } from '../../shared/invoices/totals.ts'
import { type Draft, type DraftLine, filledLines, numbersOf } from './draft.ts'

export interface TypedTotals {
  /** Of the lines that can be read, by the same rules as when the invoice is kept. */
  totals: DocumentTotals
  /** How many lines cannot be read yet, and are in no total. */
  leftOut: number
}

/** What the lines come to as they are being typed, or the sentence that says why they come to nothing. */
export function typedTotals(draft: Draft): TypedTotals | string {
  const lines = filledLines(draft).map(inputOf)
  const readable = lines.filter((line) => line !== undefined)
  return orSentence(() => ({
    totals: documentTotals(readable, draft.currency),
    leftOut: lines.length - readable.length,
  }))
}

/** One line after its discount and before tax, in minor units; undefined while it cannot be read. */
export function typedAmountMinor(draft: Draft, line: DraftLine): number | undefined {
  const input = inputOf(line)
  if (!input) return undefined
  const amount = orSentence(() => documentTotals([input], draft.currency).netMinor)
  return typeof amount === 'number' ? amount : undefined
}

function inputOf(line: DraftLine): LineInput | undefined {
  const numbers = numbersOf(line)
  return numbers && { ...numbers, accountId: Number(line.category.text.value) }
}

function orSentence<T>(work: () => T): T | string {
  try {
    return work()
  } catch (error) {
    if (error instanceof DomainError) return error.message
    throw error
  }
}
