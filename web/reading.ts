/** What a typed text was understood as, or why it was not. */
export type Reading<T> = { ok: true; value: T } | { ok: false; says: string }

export function understood<T>(value: T): Reading<T> {
  return { ok: true, value }
}

export function refused(says: string): { ok: false; says: string } {
  return { ok: false, says }
}

/** A field that may stay empty: nothing typed is nothing meant. */
export function optional<T>(read: (text: string) => Reading<T>): (text: string) => Reading<T | undefined> {
  return (text) => (text.trim() === '' ? understood(undefined) : read(text))
}

/** One line that must say something. */
export function readText(missing: string): (text: string) => Reading<string> {
  return (text) => (text.trim() === '' ? refused(missing) : understood(text.trim()))
}
