import type { EventReply } from '../../shared/accounts/contract.ts'

export { KIND_WORDS, ROLE_WORDS } from '../../shared/accounts/words.ts'

/** '+' for what came in, '−' for what went out; a move between own accounts has no sign. */
export const SIGNS: Record<EventReply['direction'], '+' | '−' | ''> = { in: '+', out: '−', own: '', none: '' }
