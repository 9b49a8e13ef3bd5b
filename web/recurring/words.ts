import type { RecurringItemReply } from '../../shared/recurring/contract.ts'

/** How often, as one says it. */
export const EVERY_WORDS: Record<RecurringItemReply['every'], string> = {
  week: 'Every week',
  'two-weeks': 'Every two weeks',
  'four-weeks': 'Every four weeks',
  month: 'Every month',
  'two-months': 'Every two months',
  quarter: 'Every quarter',
  'half-year': 'Every half year',
  year: 'Every year',
}
