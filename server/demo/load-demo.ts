import type { OpenDemoBody } from '../../shared/demo/contract.ts'
import { demoPlace } from '../../shared/demo/place.ts'
import { demoStory } from '../../shared/demo/story.ts'
import { recordChange } from '../db/history.ts'
import type { Tx } from '../db/transaction.ts'
import { markAsDemo } from './demo-mark.ts'
import { followStory } from './follow-story.ts'

/**
 * Makes the demo book of an empty one: two years up to today, in the country and the currency that were chosen.
 *
 * Throws: DomainError 'already-set-up' when the book is somebody's already.
 */
export function loadDemo(tx: Tx, place: OpenDemoBody, dataDir: string): void {
  followStory(tx, demoStory(tx.today, demoPlace(place)), dataDir)
  markAsDemo(tx.db)
  recordChange(tx, { action: 'demo.loaded', entity: 'book', after: place })
}
