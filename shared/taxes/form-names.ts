const NAMES: Readonly<Record<string, string>> = {
  US: 'Schedule C',
  GB: 'SA103F',
  NZ: 'IR10',
}

/** The form whose lines or boxes a country's categories belong to, as it is called there; null where none is known. */
export function formName(country: string): string | null {
  return NAMES[country] ?? null
}
