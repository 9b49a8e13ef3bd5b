import type { MileageReply, TripReply } from '../../shared/taxes/contract.ts'
import { numberText } from '../../shared/words.ts'
import { call, submission } from '../api.ts'
import { dayText } from '../book.ts'
import { sayDone } from '../parts/toast.tsx'
import { type Reading, refused, understood } from '../reading.ts'
import { telling } from '../telling.ts'
import { TRIPS_PATH } from './addresses.ts'

export const VEHICLES: readonly { value: TripReply['vehicle']; label: string }[] = [
  { value: 'car', label: 'Car or van' },
  { value: 'motorcycle', label: 'Motorcycle' },
  { value: 'bicycle', label: 'Bicycle' },
]

/** "12.5 miles", "1 kilometer" */
export function distanceText(distance: number, unit: MileageReply['unit']): string {
  return `${numberText(distance)} ${distance === 1 ? unit : `${unit}s`}`
}

/** Miles or kilometers with at most one decimal, as the log has them. */
export function readDistance(text: string): Reading<number> {
  const typed = text.trim().replaceAll(',', '')
  if (typed === '') return refused('Enter the distance.')
  if (!/^\d{1,5}(\.\d)?$/.test(typed)) return refused('Write a number like 12.5, with at most one decimal.')
  return Number(typed) > 0 ? understood(Number(typed)) : refused('Enter a distance above zero.')
}

/** Takes a trip out of the log. The toast can put it back. */
export async function removeTrip(trip: TripReply): Promise<void> {
  await telling('Not removed.', async () => {
    await call('DELETE', `${TRIPS_PATH}/${trip.id}`, { ifMatch: `"${trip.version}"` })
    const { date, distance, vehicle, purpose, clientId } = trip
    const putBack = submission((key) =>
      call('POST', TRIPS_PATH, { key, body: { date, distance, vehicle, purpose, clientId } }),
    )
    sayDone(`Removed the trip of ${dayText(date)}.`, () => {
      void telling('Not put back.', async () => {
        await putBack()
        sayDone('The trip is in the log again.')
      })
    })
  })
}
