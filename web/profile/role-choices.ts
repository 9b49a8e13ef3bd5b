import type { RealRole } from '../../shared/accounts/roles.ts'

/** What an account can be used for, as people choose it. */
export const ROLE_CHOICES: readonly { value: RealRole; label: string }[] = [
  { value: 'spending', label: 'Spending' },
  { value: 'tax-reserve', label: 'Tax reserve' },
  { value: 'buffer', label: 'Buffer' },
  { value: 'card', label: 'Credit card' },
  { value: 'other', label: 'Investments, loans' },
]
