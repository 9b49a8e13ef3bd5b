// Where the API answers what the page Living shows.

export const BUDGET_PATH = '/api/v1/living/budget'
export const PAY_PATH = '/api/v1/living/pay'
export const DAYS_OFF_PATH = '/api/v1/days-off'
export const GOALS_PATH = '/api/v1/savings-goals'
