import type { FieldChange } from './contract.ts'
import { fieldWords, valueWords, type Wording } from './value-words.ts'

export type Content = Record<string, unknown>

// What the program needs and a person does not: keys, hashes, what the sentence says already.
const UNSAID = new Set([
  'id',
  'version',
  'contentHash',
  'pdfHash',
  'sha256',
  'series',
  'sequence',
  'state',
  'importId',
  'creditNoteId',
  'invoiceId',
  'reverses',
  'replaces',
  'forEventId',
  'frozen',
  'contentsOf',
  'eventId',
  'receiptFileId',
  'receiptFileIds',
  'mediaType',
  'sizeBytes',
  'figuresSha256',
  'startValue',
  'targetValue',
])

/** What comes first when a change is told; the rest follows by its name, notes and lines at the end. */
const FIRST = ['name', 'text', 'number', 'kind', 'fromDate', 'date', 'issueDate', 'dueDate', 'clientId', 'movements']
const LAST = ['note', 'lines']

/**
 * What changed, field by field, in words. Of a record that was made or removed every field is told; of one that was
 * changed those that `after` names and that differ. An invoice's lines are told one by one.
 */
export function changesOf(before: Content | null, after: Content | null, wording: Wording): FieldChange[] {
  const named = Object.keys(after ?? before ?? {}).filter((field) => !UNSAID.has(field))
  const fields = [
    ...FIRST.filter((field) => named.includes(field)),
    ...named.filter((field) => !FIRST.includes(field) && !LAST.includes(field)),
    ...LAST.filter((field) => named.includes(field)),
  ]
  return fields.flatMap((field) => {
    const was = before?.[field]
    const is = after?.[field]
    if (field === 'lines') return lineChanges(was, is, wording)
    return changeOf(fieldWords(field), valueWords(field, was, wording), valueWords(field, is, wording))
  })
}

function lineChanges(was: unknown, is: unknown, wording: Wording): FieldChange[] {
  const before = Array.isArray(was) ? was : []
  const after = Array.isArray(is) ? is : []
  const longer = before.length > after.length ? before : after
  return longer.flatMap((_line, index) =>
    changeOf(
      `Line ${index + 1}`,
      valueWords('lines', before[index], wording),
      valueWords('lines', after[index], wording),
    ),
  )
}

function changeOf(field: string, before: string | null, after: string | null): FieldChange[] {
  return before === after ? [] : [{ field, before, after }]
}
