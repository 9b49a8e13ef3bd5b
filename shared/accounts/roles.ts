/** The roles of real accounts. All but `other` (investments, loans) are liquid; a card's debt is below zero. */
export const REAL_ROLES = ['spending', 'tax-reserve', 'buffer', 'card', 'other'] as const
export type RealRole = (typeof REAL_ROLES)[number]

/** The ends of the world that money comes from and goes to. */
export const WORLD_ROLES = [
  'income',
  'expense',
  'living',
  'private',
  'day-job',
  'tax-office',
  'sales-tax',
  'client-money',
  'opening',
] as const
export type WorldRole = (typeof WORLD_ROLES)[number]

export type AccountRole = RealRole | WorldRole

export function isRealRole(role: AccountRole): role is RealRole {
  return (REAL_ROLES as readonly string[]).includes(role)
}
