import type { JSX } from 'preact'
import type { ProfileReply } from '../../shared/profile/contract.ts'
import { checkedValue, readAnyText } from '../accounts/entry.ts'
import { type Field, useField } from '../form.ts'
import { ChoiceGroup, SelectField } from '../parts/choice-fields.tsx'
import { Section } from '../parts/section.tsx'
import { TextareaField, TextField } from '../parts/text-fields.tsx'
import { readText } from '../reading.ts'
import type { Resource } from '../resource.ts'
import { countryChoices, currencyChoices, timeZoneChoices } from './places.ts'
import { ProfileHistory } from './profile-history.tsx'
import { StoredFormBox, useStoredForm } from './stored-form.tsx'

interface ProfileSectionProps {
  profile: ProfileReply
  source: Resource<ProfileReply>
}

/** Who the owner is, and what stands on invoices. */
export function ProfileSection({ profile, source }: ProfileSectionProps): JSX.Element {
  const useStart = (name: keyof ProfileReply, read: (text: string) => ReturnType<typeof readAnyText>) =>
    useField(read, { start: String(profile[name]), pointer: `#/${name}` })
  const fields = {
    name: useStart('name', readText('Enter your name, or that of your business.')),
    trade: useStart('trade', readAnyText),
    address: useStart('address', readAnyText),
    email: useStart('email', readAnyText),
    taxNumber: useStart('taxNumber', readAnyText),
    howToPay: useStart('howToPay', readAnyText),
    work: useStart('work', readText('Choose how you work.')),
    timeZone: useStart('timeZone', readText('Choose a time zone.')),
    country: useStart('country', readText('Choose a country.')),
    currency: useStart('currency', readText('Choose a currency.')),
  }
  const entries = Object.entries(fields) as [keyof typeof fields, Field<string>][]
  const stored = useStoredForm({
    path: '/api/v1/profile',
    source,
    stored: entries.map(([name, field]) => [field, profile[name]]),
    body: () => Object.fromEntries(entries.map(([name, field]) => [name, checkedValue(field)])),
    done: 'Saved. Invoices that are issued already stay as they were.',
  })
  const region = new Intl.DisplayNames('en', { type: 'region' }).of(profile.country) ?? profile.country
  return (
    <Section title="You, and what stands on invoices" id="profile" aside={`${region}, ${profile.currency}`}>
      <StoredFormBox stored={stored} says="You, and what stands on invoices">
        <TextField field={fields.name} label="Name" autocomplete="name" span="c6" />
        <TextField field={fields.trade} label="What you do" span="c6" />
        <TextareaField field={fields.address} label="Address" span="c6" rows={4} />
        <TextareaField
          field={fields.howToPay}
          label="How to pay you"
          hint="Bank and account number, for instance."
          span="c6"
          rows={3}
        />
        <TextField field={fields.email} label="E-mail" autocomplete="email" span="c6" />
        <TextField field={fields.taxNumber} label="Tax number" span="c6" />
        <ChoiceGroup
          field={fields.work}
          label="How do you work now?"
          span="c6"
          isRow
          choices={[
            { value: 'independent', label: 'Full-time for myself' },
            { value: 'employed', label: 'I still have a job' },
          ]}
        />
        <SelectField field={fields.timeZone} label="Time zone" span="c6" choices={timeZoneChoices(profile.timeZone)} />
        {profile.canChangePlace ? (
          <>
            <SelectField field={fields.country} label="Country" span="c6" choices={countryChoices()} />
            <SelectField
              field={fields.currency}
              label="Currency"
              hint="Amounts typed so far keep their number."
              span="c6"
              choices={currencyChoices()}
            />
          </>
        ) : (
          <p class="note">
            Country and currency, {region} and {profile.currency}, are fixed once the book has entries: these are kept
            in that currency, and tax years follow the country. For another one, begin a new book.
          </p>
        )}
      </StoredFormBox>
      <ProfileHistory />
    </Section>
  )
}
