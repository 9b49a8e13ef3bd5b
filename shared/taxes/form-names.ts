const NAMES: Readonly<Record<string, string>> = {
  US: 'Schedule C',
  GB: 'SA103F',
  NZ: 'IR10',
}

/** The form whose lines or boxes a country's categories belong to, as it is called there; null where none is known. */
export function formName(country: string): string | null {
  return NAMES[country] ?? null
}

/** What is to be known to fill the form in from totals and from what of them counts; null where nothing is. */
export function formNote(country: string): string | null {
  return NOTES[country] ?? null
}

const NOTES: Readonly<Record<string, string>> = {
  GB: 'Boxes 17 to 30 take the totals. What of them does not count goes into the disallowable box 15 numbers further on: of box 17 into box 32, of box 30 into box 45.',
}
