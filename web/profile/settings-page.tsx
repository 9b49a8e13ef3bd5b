import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { AccountReply, CategoryReply, FormLinesReply } from '../../shared/accounts/contract.ts'
import type { CalendarDate } from '../../shared/calendar.ts'
import type { NumberingReply } from '../../shared/invoices/numbering-contract.ts'
import type { ProfileReply, SettingsReply } from '../../shared/profile/contract.ts'
import type { IncomeReply, SetAsideReply } from '../../shared/today/contract.ts'
import { book } from '../book.ts'
import { DemoSection } from '../demo/demo-section.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { focusSection } from '../parts/section.tsx'
import { Loaded } from '../parts/skeleton.tsx'
import { type Resource, useResource } from '../resource.ts'
import { TaxProfileSection } from '../taxes/tax-profile-section.tsx'
import { AccountsSection } from './accounts-section.tsx'
import { BrowserSection } from './browser-section.tsx'
import { CategoriesSection } from './categories-section.tsx'
import { EarlierMonthsSection } from './earlier-months-section.tsx'
import { NeedsSection } from './needs-section.tsx'
import { NumberingSection } from './numbering-section.tsx'
import { ProfileSection } from './profile-section.tsx'
import { SetAsideSection } from './set-aside-section.tsx'
import { TaxYearsSection } from './tax-years-section.tsx'

/** What every section over the settings is given. */
export interface SettingsSectionProps {
  settings: SettingsReply
  source: Pick<Resource<SettingsReply>, 'etag' | 'reload'>
  today: CalendarDate
}

const SECTIONS = {
  profile: 'You',
  'set-aside': 'Set-aside',
  'tax-profile': 'Tax profile',
  needs: 'Needs',
  accounts: 'Accounts',
  categories: 'Categories',
  'earlier-months': 'Earlier months',
  'tax-years': 'Tax years',
  numbering: 'Numbering',
  browser: 'This browser',
}

const DEMO = { demo: 'Demo book' }

/** Everything that was asked at the start, and what came to it; each section is saved by itself. */
export default function SettingsPage(): JSX.Element {
  const profile = useResource<ProfileReply>('/api/v1/profile')
  const settings = useResource<SettingsReply>('/api/v1/settings')
  const accounts = useResource<{ items: AccountReply[] }>('/api/v1/accounts')
  const categories = useResource<{ items: CategoryReply[] }>('/api/v1/categories')
  const formLines = useResource<FormLinesReply>('/api/v1/form-lines')
  const income = useResource<IncomeReply>('/api/v1/income')
  const setAside = useResource<SetAsideReply>('/api/v1/set-aside')
  const numbering = useResource<NumberingReply>('/api/v1/numbering')
  const all = [profile, settings, accounts, categories, formLines, income, setAside, numbering] as const
  const waiting = all.find(({ value }) => value === undefined) ?? settings
  const today = book.value?.today as CalendarDate
  useSectionOfAddress(all.every(({ value }) => value !== undefined))
  return (
    <>
      <PageHead title="Settings" />
      <nav class="tabs" aria-label="Sections">
        {Object.entries(book.value?.isDemo ? { ...SECTIONS, ...DEMO } : SECTIONS).map(([id, name]) => (
          <a key={id} href={`#${id}`}>
            {name}
          </a>
        ))}
      </nav>
      <Loaded<unknown> resource={waiting} says="Reading your settings…">
        {() => {
          if (!profile.value || !settings.value || !accounts.value || !income.value || !setAside.value) return null
          if (!categories.value || !formLines.value || !numbering.value) return null
          const common = { settings: settings.value, source: settings, today }
          return (
            <>
              <ProfileSection profile={profile.value} source={profile} />
              <SetAsideSection {...common} />
              <TaxProfileSection taxYears={setAside.value.years.map(({ taxYear }) => taxYear)} />
              <NeedsSection {...common} />
              <AccountsSection accounts={accounts.value.items} currency={profile.value.currency} today={today} />
              <CategoriesSection categories={categories.value.items} lines={formLines.value.items} />
              <EarlierMonthsSection {...common} income={income.value} />
              <TaxYearsSection {...common} setAside={setAside.value} country={profile.value.country} />
              <NumberingSection numbering={numbering.value} source={numbering} today={today} />
              <BrowserSection />
              {book.value?.isDemo && <DemoSection />}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

/** Goes to the section that the address names, as soon as there is one. */
function useSectionOfAddress(isDrawn: boolean): void {
  const { url } = useLocation()
  useEffect(() => {
    if (!isDrawn || !location.hash) return
    // After the page itself has taken the focus.
    const frame = requestAnimationFrame(() => {
      const section = document.getElementById(location.hash.slice(1))
      section?.scrollIntoView()
      if (section) focusSection(section)
    })
    return () => cancelAnimationFrame(frame)
  }, [isDrawn, url])
}
