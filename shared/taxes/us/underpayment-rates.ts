import type { CalendarDate } from '../../calendar.ts'
import { type Dated, loadHistory, type Parameter, rate } from '../parameters.ts'

const QUARTERLY = 'https://www.irs.gov/payments/quarterly-interest-rates'
const day = (text: string): CalendarDate => text as CalendarDate

/** What the tax office charges on underpayments, for the quarters whose rate is published. */
const HISTORY: readonly Dated[] = [
  {
    from: day('2024-01-01'),
    to: day('2024-12-31'),
    value: 0.08,
    source: { title: 'Rev. Rul. 2023-22, 2024-6, 2024-11 and 2024-18', url: QUARTERLY },
    status: 'law',
  },
  {
    from: day('2025-01-01'),
    to: day('2026-03-31'),
    value: 0.07,
    source: { title: 'I.R.B. 2024-49, 2025-13, 2025-23, 2025-37 and 2025-48', url: QUARTERLY },
    status: 'law',
  },
  {
    from: day('2026-04-01'),
    to: day('2026-06-30'),
    value: 0.06,
    source: { title: 'I.R.B. 2026-8', url: QUARTERLY },
    status: 'law',
    caution: 'The interest rate of April to June 2026 is from one source.',
  },
  {
    from: day('2026-07-01'),
    to: day('2026-12-31'),
    value: 0.07,
    source: { title: 'I.R.B. 2026-22 and 2026-36 (Rev. Rul. 2026-15)', url: QUARTERLY },
    status: 'law',
    caution: 'The interest rate of July to December 2026 is from one source.',
  },
]

export const UNDERPAYMENT_RATES: readonly Parameter<number>[] = loadHistory('us/underpayment-rate', rate, HISTORY)
