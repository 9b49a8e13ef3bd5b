/** A sheet of paper with the text block on it, in px of 1/96 inch, in which all documents are set. */
export interface Paper {
  name: 'Letter' | 'A4'
  width: number
  height: number
}

const MILLIMETRE = 96 / 25.4

/** 174 × 240 mm on either paper, so that a document breaks into the same pages on both. */
export const TEXT_WIDTH = 657
export const TEXT_HEIGHT = 907

/** Two columns side by side, and the room between them. */
export const COLUMN_GAP = 40
export const HALF_WIDTH = (TEXT_WIDTH - COLUMN_GAP) / 2

const LETTER: Paper = { name: 'Letter', width: 816, height: 1056 }
const A4: Paper = { name: 'A4', width: 210 * MILLIMETRE, height: 297 * MILLIMETRE }

// Source: Unicode CLDR, supplemental measurement data, paperSize "US-Letter".
const LETTER_COUNTRIES = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'])

/** The paper that a country (ISO 3166 code) prints on. */
export function paperOf(country: string): Paper {
  return LETTER_COUNTRIES.has(country) ? LETTER : A4
}
