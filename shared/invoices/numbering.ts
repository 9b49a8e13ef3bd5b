/** Invoices and credit notes are numbered each in a series of their own. */
export type NumberedKind = 'invoice' | 'credit-note'

/** How the documents of a kind are numbered: '2026-001', or 'A-0038' running on from year to year. */
export interface NumberFormat {
  prefix: string
  /** True when the count begins anew with each year, which then stands in the number. */
  byYear: boolean
  /** At least as many digits, filled up with zeros. */
  digits: number
}

/** As a book numbers that says nothing else: by year, with three digits. */
export const USUAL_FORMATS: Readonly<Record<NumberedKind, NumberFormat>> = {
  invoice: { prefix: '', byYear: true, digits: 3 },
  'credit-note': { prefix: 'CN ', byYear: true, digits: 3 },
}

/** What stands before the count: 'CN 2026-'. */
export function headOf({ prefix, byYear }: NumberFormat, date: string): string {
  return byYear ? `${prefix}${date.slice(0, 4)}-` : prefix
}

/** The number of the document that comes at a place of the count: '2026-038'. */
export function documentNumber(format: NumberFormat, date: string, sequence: number): string {
  return `${headOf(format, date)}${String(sequence).padStart(format.digits, '0')}`
}
