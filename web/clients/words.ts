import { counted } from '../../shared/words.ts'

/** How long a client has to pay: "30 days", or "on receipt". */
export function termsText(days: number): string {
  return days === 0 ? 'on receipt' : counted(days, 'day')
}
