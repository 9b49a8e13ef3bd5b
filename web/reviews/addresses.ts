export const GOALS_PATH = '/api/v1/goals'
export const REVIEWS_PATH = '/api/v1/reviews'

/** The page of a month's review. */
export function reviewPage(month: string): string {
  return `/independence/reviews/${month}`
}
