import type { Source } from '../figure.ts'

/** What has to be registered before the first day on one's own, as far as the country is known here. */
export interface Registration {
  says: string
  sources: readonly Source[]
}

const BY_COUNTRY = new Map<string, Registration>([
  [
    'US',
    {
      says: 'Under your own name nothing has to be founded; look at a trade name (DBA), state and local licenses, an EIN, or an LLC.',
      sources: [
        {
          title: 'SBA: Register your business',
          url: 'https://www.sba.gov/business-guide/launch-your-business/register-your-business',
        },
        {
          title: 'IRS: Get an employer identification number',
          url: 'https://www.irs.gov/businesses/small-businesses-self-employed/get-an-employer-identification-number',
        },
      ],
    },
  ],
  [
    'GB',
    {
      says: 'Above £1,000 a tax year, register for Self Assessment by 5 October after the tax year in which you began.',
      sources: [
        { title: 'GOV.UK: Register for Self Assessment', url: 'https://www.gov.uk/register-for-self-assessment' },
      ],
    },
  ],
  [
    'NZ',
    {
      says: 'Tell Inland Revenue that you are self-employed, get a business number (NZBN), and register for GST above $60,000 a year.',
      sources: [
        { title: 'Inland Revenue: Self-employed', url: 'https://www.ird.govt.nz/roles/self-employed' },
        { title: 'New Zealand Business Number', url: 'https://www.nzbn.govt.nz/' },
      ],
    },
  ],
])

const ELSEWHERE: Registration = {
  says: 'Ask the tax office, and your town or chamber, what has to be registered before the first day on your own.',
  sources: [],
}

/** The words of a country, or the general ones where its rules are not known here. */
export function registrationIn(country: string): Registration {
  return BY_COUNTRY.get(country) ?? ELSEWHERE
}
