import type { JSX } from 'preact'
import type { MileageReply, TripReply } from '../../shared/taxes/contract.ts'
import { checkedValue, readId } from '../accounts/entry.ts'
import { call } from '../api.ts'
import { type Book, book, dayText } from '../book.ts'
import { useClientChoices } from '../clients/use-client-choices.ts'
import type { OpenDialog } from '../dialogs.ts'
import { useField, useForm } from '../form.ts'
import { readDate } from '../number-entry.ts'
import { DateField, SelectField } from '../parts/choice-fields.tsx'
import { FormDialog } from '../parts/dialog.tsx'
import { QuantityField } from '../parts/number-fields.tsx'
import { TextField } from '../parts/text-fields.tsx'
import { sayDone } from '../parts/toast.tsx'
import { optional, readText, understood } from '../reading.ts'
import { useResource } from '../resource.ts'
import { MILEAGE_PATH, TRIPS_PATH } from './addresses.ts'
import { distanceText, readDistance, removeTrip, VEHICLES } from './trips.ts'

interface TripDialogProps {
  dialog: Extract<OpenDialog, { kind: 'trip' }>
  onClose: () => void
}

/** A business trip: what the mileage log wants to know of it. */
export default function TripDialog({ dialog: { trip }, onClose }: TripDialogProps): JSX.Element | null {
  const mileage = useResource<MileageReply>(MILEAGE_PATH).value
  const { clients, chosen } = useClientChoices(trip?.clientId ?? undefined)
  if (!book.value || !mileage || !clients) return null
  if (trip?.clientId != null && !chosen) return null
  return <TripForm book={book.value} unit={mileage.unit} trip={trip} clients={clients} onClose={onClose} />
}

interface TripFormProps {
  book: Book
  unit: MileageReply['unit']
  trip: TripReply | undefined
  clients: readonly { id: number; name: string }[]
  onClose: () => void
}

function TripForm({ book, unit, trip, clients, onClose }: TripFormProps): JSX.Element {
  const date = useField(readDate, { start: trip?.date ?? book.today, pointer: '#/date' })
  const distance = useField(readDistance, { start: trip ? String(trip.distance) : '', pointer: '#/distance' })
  const vehicle = useField(readVehicle, { start: trip?.vehicle ?? 'car', pointer: '#/vehicle' })
  const purpose = useField(readText('Say what it was for: the tax office asks.'), {
    start: trip?.purpose ?? '',
    pointer: '#/purpose',
  })
  const client = useField(optional(readId('')), { start: String(trip?.clientId ?? ''), pointer: '#/clientId' })
  const form = useForm([date, distance, purpose, vehicle, client], async (key) => {
    const body = {
      date: checkedValue(date),
      distance: checkedValue(distance),
      vehicle: checkedValue(vehicle),
      purpose: checkedValue(purpose),
      clientId: checkedValue(client) ?? null,
    }
    const says = `${distanceText(body.distance, unit)} on ${dayText(body.date)}`
    if (trip) {
      await call('PUT', `${TRIPS_PATH}/${trip.id}`, { ifMatch: `"${trip.version}"`, body })
      onClose()
      sayDone(`Corrected: ${says}.`)
    } else {
      const { value } = await call<TripReply>('POST', TRIPS_PATH, { key, body })
      onClose()
      sayDone(`Added ${says}.`, () => void removeTrip(value))
    }
  })
  return (
    <FormDialog
      title={trip ? 'Correct the trip' : 'Add a business trip'}
      form={form}
      action={trip ? 'Save' : 'Add'}
      consequence="The rate of its own day takes it off the profit. The log can be corrected."
      onClose={onClose}
    >
      <div class="form">
        <QuantityField field={distance} label={unit === 'mile' ? 'Miles' : 'Kilometers'} span="c4 half" />
        <DateField field={date} label="Date" latest={book.today} span="c4 half" />
        <SelectField field={vehicle} label="Vehicle" span="c4" choices={VEHICLES} />
        <TextField field={purpose} label="Purpose" hint="Where to, and what for." span="c8" />
        <SelectField
          field={client}
          label="Client"
          span="c4"
          choices={[
            { value: '', label: 'None' },
            ...clients.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      </div>
    </FormDialog>
  )
}

function readVehicle(text: string): ReturnType<typeof understood<TripReply['vehicle']>> {
  return understood(text as TripReply['vehicle'])
}
