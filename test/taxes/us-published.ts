import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FilingStatus } from '../../shared/taxes/us/tables.ts'

/** A worked example that somebody published: amounts in dollars, and how far from them an answer may be. */
export interface PublishedCase {
  id: string
  kind: string
  source: string
  grade: 'official' | 'published' | 'engine'
  year: number
  filingStatus: FilingStatus | null
  inputs: Record<string, unknown>
  expected: Record<string, unknown>
  tolerance: number
  /** Figures of the example's own year, where that is not one of ours. */
  params?: { ssWageBase?: number; threshold?: number; range?: number }
}

const FILE = join(import.meta.dirname, 'us-cases.json')

/** All examples of the file. */
export function publishedCases(): PublishedCase[] {
  const { cases }: { cases: PublishedCase[] } = JSON.parse(readFileSync(FILE, 'utf8'))
  return cases
}

export function casesOf(kind: string): PublishedCase[] {
  return publishedCases().filter((each) => each.kind === kind)
}

/** A number among the inputs, 0 where the example has none. */
export function input({ inputs }: PublishedCase, key: string): number {
  const value = inputs[key] ?? 0
  if (typeof value !== 'number') throw new Error(`${key} is no number`)
  return value
}
