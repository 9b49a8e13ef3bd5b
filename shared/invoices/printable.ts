import { unprintableCharacters } from '../printable.ts'

// What is issued never changes: so the person is told before what its PDF would show as boxes.

/** The parts of an invoice that people write themselves. */
export const PRINTED_PARTS = ['number', 'you', 'client', 'reference', 'lines', 'note'] as const
type PrintedPart = (typeof PRINTED_PARTS)[number]

/** What people wrote of what stands on an invoice. */
export interface PrintedTexts {
  number: string
  seller: { name: string; tradeName?: string; address: string; email: string; taxNumber: string; howToPay: string }
  client: { name: string; contact: string; address: string }
  reference: string
  lines: readonly { description: string; unit: string }[]
  note: string
}

export interface Unprintable {
  part: PrintedPart
  /** Each once, in the order in which they come. */
  characters: string[]
}

/** Which parts of an invoice cannot be printed as they are, and which of their characters; nothing when all can. */
export function unprintableIn({ number, seller, client, reference, lines, note }: PrintedTexts): Unprintable[] {
  const { name, tradeName = '', address, email, taxNumber, howToPay } = seller
  const printed: Record<PrintedPart, readonly string[]> = {
    number: [number],
    you: [name, tradeName, address, email, taxNumber, howToPay],
    client: [client.name, client.contact, client.address],
    reference: [reference],
    lines: lines.flatMap(({ description, unit }) => [description, unit]),
    note: [note],
  }
  return PRINTED_PARTS.map((part) => ({ part, characters: unprintableCharacters(printed[part]) })).filter(
    ({ characters }) => characters.length > 0,
  )
}
