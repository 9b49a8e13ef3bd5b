export const FORECAST_PATH = '/api/v1/forecast'
export const PLAN_PATH = '/api/v1/plan'
export const CONTRACTS_PATH = '/api/v1/contracts'
export const ONE_OFFS_PATH = '/api/v1/one-offs'
