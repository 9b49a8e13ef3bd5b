// Where the API answers what the pages of the way show.

export const STEPS_PATH = '/api/v1/steps'
export const LEADS_PATH = '/api/v1/leads'
export const NICHES_PATH = '/api/v1/niches'
export const PORTFOLIO_PATH = '/api/v1/portfolio'
export const RATE_PATH = '/api/v1/rate-floor'
export const PLAN_PATH = '/api/v1/plan'
