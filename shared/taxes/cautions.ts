import type { Figure } from '../figure.ts'
import { linesUnder } from './engine.ts'

/**
 * What is not certain of the tables that some figures rest on: that an entry is announced and not yet law, that one
 * source alone has it. Each sentence once, in the order in which the figures come to it.
 */
export function cautionsUnder(figures: readonly Figure[]): string[] {
  const ofTables = figures.flatMap(linesUnder).filter(({ from }) => from !== undefined && !from.startsWith('profile/'))
  return [...new Set(ofTables.flatMap(({ because }) => because.notes ?? []))]
}
