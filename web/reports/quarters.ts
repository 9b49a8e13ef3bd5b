import { type Resource, useResource } from '../resource.ts'

export interface QuarterRow {
  /** '2026-Q3' */
  quarter: string
  from: string
  to: string
  isRunning: boolean
  isClosed: boolean
}

/** The quarters of the book, the running one first. */
export function useQuarters(): Resource<{ items: QuarterRow[] }> {
  return useResource('/api/v1/reports/quarters')
}

/** The API's address of a quarter's report; the files of the quarter lie beneath it. */
export function reportPath(quarter: string): string {
  return `/api/v1/reports/quarters/${encodeURIComponent(quarter)}`
}
