import type { JSX } from 'preact'
import type { MileageReply, TaxEstimateReply, TripReply, TripsReply } from '../../shared/taxes/contract.ts'
import { numberText } from '../../shared/words.ts'
import { dayText } from '../book.ts'
import { showDialog } from '../dialogs.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { FigureLine, Lines } from '../parts/lines.tsx'
import { MoreButton, usePaged } from '../parts/more.tsx'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { useResource } from '../resource.ts'
import { MILEAGE_PATH, ofYear, TRIPS_PATH } from './addresses.ts'
import { distanceText, removeTrip, VEHICLES } from './trips.ts'

const PAGE_ROWS = 20

/** What is taken off the profit by a rate instead of by receipts: the business trips of the year, and the work at home. */
export function MileageSection({ estimate }: { estimate: TaxEstimateReply }): JSX.Element {
  const { taxYear, from, to, homeOffice } = estimate
  const mileage = useResource<MileageReply>(MILEAGE_PATH, ofYear(taxYear))
  const trips = usePaged<TripReply, TripsReply>(TRIPS_PATH, { from, to, limit: PAGE_ROWS })
  return (
    <Section
      title="Mileage and home office"
      id="mileage"
      aside={
        <button type="button" class="button small" onClick={() => showDialog({ kind: 'trip' })}>
          Add trip <kbd>t</kbd>
        </button>
      }
    >
      <Loaded resource={mileage} says="Reading the mileage log…">
        {(value) => (
          <>
            <Lines isOpenEnded>
              <FigureLine label="Off the profit by mileage" note={tripsNote(value)} figure={value.deduction} />
              <FigureLine label="Off the profit by the home office" figure={homeOffice} />
            </Lines>
            {trips.items.length > 0 ? (
              <DataTable
                says={`Business trips of ${taxYear}`}
                columns={columnsOf(value.unit)}
                rows={trips.items}
                keyOf={({ id }) => id}
              />
            ) : (
              <p class="note note-gap">
                No business trips in {taxYear} yet. Write them down as they are made: date, distance and purpose are
                what the tax office asks for. The way from home to a usual place of work does not count.
              </p>
            )}
            <MoreButton paged={trips} />
          </>
        )}
      </Loaded>
      {homeOffice.state === 'known' && (
        <p class="note note-gap">
          The home office is worked out from your <a href="/settings#tax-profile">tax profile</a>.
        </p>
      )}
    </Section>
  )
}

/** "4 trips, 443 miles", and what of them has no rate. */
function tripsNote({ trips, distance, unit, deduction }: MileageReply): string {
  const all = `${trips} ${trips === 1 ? 'trip' : 'trips'}, ${distanceText(distance, unit)}.`
  return deduction.says === undefined ? all : `${all} ${deduction.says}`
}

function columnsOf(unit: MileageReply['unit']): Column<TripReply>[] {
  return [
    {
      head: 'Date',
      cell: ({ date }) => <time dateTime={date}>{dayText(date)}</time>,
      fold: 'left',
      look: 'date muted',
    },
    {
      head: 'Purpose',
      cell: ({ purpose, clientName }) => (
        <>
          {purpose}
          {clientName && <span class="sub">{clientName}</span>}
        </>
      ),
      fold: 'name',
      isRowHead: true,
    },
    {
      head: 'Vehicle',
      cell: ({ vehicle }) => VEHICLES.find(({ value }) => value === vehicle)?.label,
      fold: 'none',
      look: 'muted',
    },
    {
      head: unit === 'mile' ? 'Miles' : 'Kilometers',
      cell: ({ distance }) => numberText(distance),
      fold: 'amount',
      isNumber: true,
    },
    {
      head: <span class="sr">Change</span>,
      cell: (trip) => <TripActions trip={trip} />,
      fold: 'right',
      look: 'num own-line',
    },
  ]
}

function TripActions({ trip }: { trip: TripReply }): JSX.Element {
  const name = `${trip.purpose}, ${dayText(trip.date)}`
  return (
    <span class="row-of row-actions">
      <button
        type="button"
        class="button small"
        aria-label={`Correct ${name}`}
        onClick={() => showDialog({ kind: 'trip', trip })}
      >
        Correct…
      </button>
      <button type="button" class="button small" aria-label={`Remove ${name}`} onClick={() => void removeTrip(trip)}>
        Remove
      </button>
    </span>
  )
}
