import type { EventDetailReply } from '../../shared/accounts/contract.ts'
import type { ProposalReply, RecordedReply } from '../../shared/payments/contract.ts'
import { moneyText } from '../../shared/words.ts'
import { call } from '../api.ts'
import type { Field, Sending } from '../form.ts'
import { sayDone } from '../parts/toast.tsx'
import { type Reading, refused, understood } from '../reading.ts'
import { takingBack } from '../undo.ts'

// What the forms of all entries have in common: how they read, send and say what was done.

/** What a field means once it was checked: a form is sent only when every field is understood. */
export function checkedValue<T>(field: Field<T>): T {
  const reading = field.read()
  if (!reading.ok) throw new Error(`sent with a field that says "${reading.says}"`)
  return reading.value
}

/** What a field means right now, or undefined while it cannot be read. */
export function valueNow<T>(field: Field<T>): T | undefined {
  const reading = field.read()
  return reading.ok ? reading.value : undefined
}

/** One of a list, by its id. */
export function readId(missing: string): (text: string) => Reading<number> {
  return (text) => (text === '' ? refused(missing) : understood(Number(text)))
}

/** Text that may be empty. */
export function readAnyText(text: string): Reading<string> {
  return understood(text.trim())
}

/** Records an entry, in the place of another one if it corrects it. */
export async function recordEntry(
  path: string,
  sending: Sending,
  body: object,
  replaces: EventDetailReply | undefined,
): Promise<RecordedReply> {
  const { value } = await call<RecordedReply>('POST', path, {
    ...sending,
    body: replaces ? { ...body, replaces: replaces.id } : body,
  })
  return value
}

/**
 * Says what was recorded. An entry can be undone; a correction cannot, since taking the new entry back would not bring the
 * old one again. What was recorded late is undone late.
 */
export function sayRecorded(
  { event }: Pick<RecordedReply, 'event'>,
  says: string,
  replaces: EventDetailReply | undefined,
  lateReason?: string,
): void {
  if (replaces) sayDone(`Corrected. ${says}`)
  else sayDone(says, takingBack([event.id], lateReason))
}

/** What the tax reserve lacks or has to spare after an entry, to say after what was done. */
export function reserveText({ total, releasable }: ProposalReply): string {
  if (total.minor > 0) return ` ${moneyText(total)} is missing from the tax reserve.`
  if (releasable.minor > 0) return ` ${moneyText(releasable)} of the tax reserve can be released.`
  return ''
}
